import { type GeoJSONSource, LngLatBounds, type Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { IconButton } from '../Button.tsx'
import type { CarMapProps } from '../CarMap.tsx'
import { Icon } from '../Icon.tsx'
import { useLanguage, useTexts } from '../language.tsx'
import { kitTexts } from '../texts.ts'
import { At, at, coloursOf, mostOutline, near } from './ground.tsx'
import { metresPerPixel, moved } from './metres.ts'
import { around, aroundLayers, aroundSource, rings } from './style.ts'
import { useMap } from './use-map.ts'

export function LiveMap({ car, user, tiles }: CarMapProps) {
  const t = useTexts(kitTexts)
  const { format } = useLanguage()
  const { frame, map, ground, failed, theme } = useMap(tiles, {
    centre: car,
    zoom: near(tiles),
    label: t.mapLabel,
    look: (made, tiles) => {
      if (!user) return
      made.fitBounds(new LngLatBounds(at(car), at(car)).extend(at(user)), {
        padding: 72,
        maxZoom: tiles ? 16 : mostOutline,
        animate: false,
      })
    },
  })

  useEffect(() => {
    map?.setMaxZoom(ground ? 22 : mostOutline)
  }, [map, ground])

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
  }, [map, car, frame])

  const zoom = useZoom(map)
  const readable = rings.filter((radius) => radius / metresPerPixel(zoom, car.latitude) > labelRoom)

  return (
    <div className="map" data-theme={theme}>
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
              onPress={() => map.easeTo({ center: at(car), zoom: Math.max(map.getZoom(), near(ground)) })}
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
