import { type GeoJSONSource, LngLatBounds, Map as MapLibreMap, Marker, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import './map.css'
// The bundler does not find the worker by itself: without its address the map stays empty in the built pages.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { IconButton } from '../Button.tsx'
import type { CarMapProps } from '../CarMap.tsx'
import { Icon } from '../Icon.tsx'
import { useLanguage, useTexts } from '../language.tsx'
import { kitTexts } from '../texts.ts'
import { useTheme } from '../theme.tsx'
import { metresPerPixel, moved, type Spot } from './metres.ts'
import { around, aroundLayers, aroundSource, type Colours, outlineStyle, rings, type Tiles } from './style.ts'

setWorkerUrl(workerUrl)

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

/** Nearer than this the outline shows nothing more: the rings have left the picture. */
const mostOutline = 16
/** Where one begins: at the street, or, where none is drawn, with the ring of a kilometre in sight. */
const near = (tiles: Tiles | undefined) => (tiles ? 15 : 13.5)

const at = ({ longitude, latitude }: Spot): [number, number] => [longitude, latitude]

/** North stays up, and fingers find no other turn than near and far. */
const quiet = {
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  maxPitch: 0,
  minZoom: 2,
  attributionControl: { compact: false },
} as const

const styleFor = (colours: Colours, tiles: Tiles | undefined) => (tiles && 'style' in tiles ? tiles.style : outlineStyle(colours, tiles))

/** The map draws on a canvas, so the theme's colours are read from the page. */
function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return {
    sea: read('--map-sea'),
    land: read('--map-land'),
    coast: read('--map-coast'),
    grid: read('--map-grid'),
    ink: read('--ink'),
    accent: read('--accent'),
  }
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

/** A part of the page that stands at a spot of the map. */
function At({ map, spot, children }: { map: MapLibreMap; spot: Spot; children: ReactNode }) {
  const [element] = useState(() => document.createElement('div'))
  const { longitude, latitude } = spot
  const marker = useRef<Marker | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place it is made at; moving it is the next effect's
  useEffect(() => {
    const made = new Marker({ element }).setLngLat([longitude, latitude]).addTo(map)
    // The marker calls itself a button; it only shows.
    element.removeAttribute('role')
    element.removeAttribute('aria-label')
    element.removeAttribute('tabindex')
    marker.current = made
    return () => {
      made.remove()
    }
  }, [map, element])
  useEffect(() => {
    marker.current?.setLngLat([longitude, latitude])
  }, [longitude, latitude])
  return createPortal(children, element)
}
