import type { Feature, FeatureCollection, MultiLineString } from 'geojson'
import { type GeoJSONSource, LngLatBounds, type Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo } from 'react'
import { IconButton } from '../Button.tsx'
import { Icon } from '../Icon.tsx'
import { useTexts } from '../language.tsx'
import type { TrackMapProps } from '../TrackMap.tsx'
import { kitTexts } from '../texts.ts'
import { At, at, coloursOf, mostOutline } from './ground.tsx'
import type { Spot } from './metres.ts'
import { aroundSource, gridAt, type Tiles } from './style.ts'
import { useMap } from './use-map.ts'

export function LiveTrack({ points, here, marks = [], tiles }: TrackMapProps) {
  const t = useTexts(kitTexts)
  const known = useMemo(() => points.filter((point): point is Spot => point !== null), [points])
  const [first, last] = [known[0], known.at(-1)]
  const { frame, map, ground, failed, theme } = useMap(tiles, {
    centre: first,
    zoom: 12,
    label: t.trackLabel,
    look: (made, tiles) => fit(made, known, tiles),
  })

  useEffect(() => {
    if (!map || !first) return
    const draw = () => {
      if (!map.getSource('around')) map.addSource('around', aroundSource)
      map.getSource<GeoJSONSource>('around')?.setData(gridAt(middleOf(known)))
      if (map.getSource('track') || !frame.current) return
      const { accent, land } = coloursOf(frame.current)
      map.addSource('track', { type: 'geojson', data: lineOf(points), tolerance: 0.1 })
      const round = { 'line-cap': 'round', 'line-join': 'round' } as const
      map.addLayer({ id: 'track-edge', type: 'line', source: 'track', layout: round, paint: { 'line-color': land, 'line-width': 8 } })
      map.addLayer({ id: 'track', type: 'line', source: 'track', layout: round, paint: { 'line-color': accent, 'line-width': 4.5 } })
    }
    // the style may have come before this: then nobody tells of it any more
    if (map.getSource('around') || map.isStyleLoaded()) draw()
    map.on('style.load', draw)
    return () => {
      map.off('style.load', draw)
    }
  }, [map, points, known, first, frame])

  return (
    <div className="map" data-theme={theme}>
      <div ref={frame} className="map-canvas" />
      {map && first && last ? (
        <>
          {marks.map(({ spot, kind }) => (
            <At key={`${spot.latitude} ${spot.longitude} ${kind}`} map={map} spot={spot}>
              <span className="map-mark" data-kind={kind}>
                <Icon name={kind === 'slower' ? 'chevron-down' : 'chevron-up'} size={16} />
              </span>
            </At>
          ))}
          <At map={map} spot={first}>
            <span className="map-end" data-end="start">
              {t.trackStart}
            </span>
          </At>
          <At map={map} spot={last}>
            <span className="map-end" data-end="end">
              {t.trackEnd}
            </span>
          </At>
          {here ? (
            <At map={map} spot={here}>
              <span className="map-here" />
            </At>
          ) : null}
          <div className="map-buttons">
            <IconButton icon="plus" label={t.mapZoomIn} onPress={() => map.zoomIn()} />
            <IconButton icon="minus" label={t.mapZoomOut} onPress={() => map.zoomOut()} />
            <IconButton icon="expand" label={t.trackWhole} onPress={() => fit(map, known, ground, true)} />
          </div>
        </>
      ) : null}
      {failed ? <p className="map-note">{t.mapOutline}</p> : null}
    </div>
  )
}

/** The whole way in sight; nearer than a few streets it says nothing more. */
function fit(map: MapLibreMap, spots: readonly Spot[], tiles: Tiles | undefined, animate = false): void {
  const bounds = new LngLatBounds()
  for (const spot of spots) bounds.extend(at(spot))
  map.fitBounds(bounds, { padding: { top: 56, bottom: 48, left: 56, right: 76 }, maxZoom: tiles ? 16 : mostOutline - 1, animate })
}

function middleOf(spots: readonly Spot[]): Spot {
  const bounds = new LngLatBounds()
  for (const spot of spots) bounds.extend(at(spot))
  const { lat, lng } = bounds.getCenter()
  return { latitude: lat, longitude: lng }
}

function lineOf(points: readonly (Spot | null)[]): FeatureCollection<MultiLineString> {
  const lines: [number, number][][] = [[]]
  for (const point of points) {
    if (point) lines.at(-1)?.push(at(point))
    else if (lines.at(-1)?.length) lines.push([])
  }
  const coordinates = lines.filter((line) => line.length > 1)
  const way: Feature<MultiLineString> = { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } }
  return { type: 'FeatureCollection', features: [way] }
}
