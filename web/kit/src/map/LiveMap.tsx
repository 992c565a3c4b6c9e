import { type GeoJSONSource, LngLatBounds, Map as MapLibreMap, ScaleControl } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '../Button.tsx'
import type { CarMapProps } from '../CarMap.tsx'
import { Icon } from '../Icon.tsx'
import { useLanguage, useTexts } from '../language.tsx'
import { kitTexts } from '../texts.ts'
import { useTheme } from '../theme.tsx'
import { At, at, coloursOf, mostOutline, near, quiet, styleFor } from './ground.tsx'
import { metresPerPixel, moved } from './metres.ts'
import { around, aroundLayers, aroundSource, rings } from './style.ts'

export function LiveMap({ car, user, tiles }: CarMapProps) {
  const t = useTexts(kitTexts)
  const { format } = useLanguage()
  const { shown } = useTheme()
  const frame = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibreMap | null>(null)
  const [failed, setFailed] = useState(false)
  const used = failed ? undefined : tiles
  const look = `${shown} ${failed}`
  const drawn = useRef(look)

  // biome-ignore lint/correctness/useExhaustiveDependencies: one map for the life of the part; what changes is handled below
  useEffect(() => {
    const container = frame.current
    if (!container) return
    let made: MapLibreMap
    try {
      made = new MapLibreMap({ container, center: at(car), zoom: near(used), style: styleFor(coloursOf(container), used), ...quiet })
    } catch {
      // no WebGL here: the words under the map say the same
      return
    }
    made.touchZoomRotate.disableRotation()
    made.addControl(new ScaleControl({ maxWidth: 96 }), 'bottom-left')
    made.getCanvas().setAttribute('aria-label', t.mapLabel)
    if (user)
      made.fitBounds(new LngLatBounds(at(car), at(car)).extend(at(user)), { padding: 72, maxZoom: used ? 16 : mostOutline, animate: false })
    setMap(made)
    return () => {
      setMap(null)
      made.remove()
    }
  }, [])

  useEffect(() => {
    map?.setMaxZoom(used ? 22 : mostOutline)
  }, [map, used])

  useEffect(() => {
    if (!map || !tiles || failed) return
    const note = (event: { sourceId?: string; error?: unknown }) => {
      const about = 'style' in tiles ? !map.isStyleLoaded() : event.sourceId === 'tiles'
      if (about) setFailed(true)
    }
    map.on('error', note)
    return () => {
      map.off('error', note)
    }
  }, [map, tiles, failed])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read here
  useEffect(() => {
    if (!map || !frame.current || drawn.current === look) return
    drawn.current = look
    map.setStyle(styleFor(coloursOf(frame.current), used), { diff: false })
  }, [map, look])

  useEffect(() => {
    if (!map) return
    const draw = () => {
      if (!map.getSource('around')) {
        // a style of somebody's server: ours goes on top
        map.addSource('around', aroundSource)
        if (frame.current) for (const layer of aroundLayers(coloursOf(frame.current))) map.addLayer(layer)
      }
      map.getSource<GeoJSONSource>('around')?.setData(around(car, car.accuracy ?? null))
    }
    if (map.getSource('around')) draw()
    map.on('style.load', draw)
    return () => {
      map.off('style.load', draw)
    }
  }, [map, car])

  const zoom = useZoom(map)
  const readable = rings.filter((radius) => radius / metresPerPixel(zoom, car.latitude) > labelRoom)

  return (
    <div className="map" data-theme={shown}>
      <div ref={frame} className="map-canvas" />
      {map ? (
        <>
          {readable.map((radius) => (
            <At key={radius} map={map} spot={moved(car, 0, radius)}>
              <span className="map-ring">{format.distance(radius)}</span>
            </At>
          ))}
          {user ? (
            <At map={map} spot={user}>
              <span className="map-user block" title={t.mapYou} />
            </At>
          ) : null}
          <At map={map} spot={car}>
            <span className="map-car">
              <Icon name="car" size={22} label={t.mapCar} />
              {typeof car.heading === 'number' ? <span className="map-heading" style={{ transform: `rotate(${car.heading}deg)` }} /> : null}
            </span>
          </At>
          <div className="map-buttons">
            <IconButton icon="plus" label={t.mapZoomIn} onPress={() => map.zoomIn()} />
            <IconButton icon="minus" label={t.mapZoomOut} onPress={() => map.zoomOut()} />
            <IconButton
              icon="locate"
              label={t.mapToCar}
              onPress={() => map.easeTo({ center: at(car), zoom: Math.max(map.getZoom(), near(used)) })}
            />
          </div>
        </>
      ) : null}
      {failed ? <p className="map-note">{t.mapOutline}</p> : null}
    </div>
  )
}

/** Pixels from the car at which a ring's label stands clear of it. */
const labelRoom = 48

function useZoom(map: MapLibreMap | null): number {
  const [zoom, setZoom] = useState(15)
  useEffect(() => {
    if (!map) return
    const follow = () => setZoom(map.getZoom())
    follow()
    map.on('zoomend', follow)
    return () => {
      map.off('zoomend', follow)
    }
  }, [map])
  return zoom
}
