/** What every map of the kit stands on: MapLibre with its worker, colours of the theme, parts of the page at spots of the map. */
import { type Map as MapLibreMap, Marker, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import './map.css'
// The bundler does not find the worker by itself: without its address the map stays empty in the built pages.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Spot } from './metres.ts'
import { type Colours, outlineStyle, type Tiles } from './style.ts'

setWorkerUrl(workerUrl)

/** Nearer than this the outline shows nothing more: the rings have left the picture. */
export const mostOutline = 16
/** Where one begins: at the street, or, where none is drawn, with the ring of a kilometre in sight. */
export const near = (tiles: Tiles | undefined) => (tiles ? 15 : 13.5)

export const at = ({ longitude, latitude }: Spot): [number, number] => [longitude, latitude]

/** North stays up, and fingers find no other turn than near and far. */
export const quiet = {
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  maxPitch: 0,
  minZoom: 2,
  attributionControl: { compact: false },
} as const

export const styleFor = (colours: Colours, tiles: Tiles | undefined) =>
  tiles && 'style' in tiles ? tiles.style : outlineStyle(colours, tiles)

/** The map draws on a canvas, so the theme's colours are read from the page. */
export function coloursOf(element: Element): Colours {
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

/** A part of the page that stands at a spot of the map. */
export function At({ map, spot, children }: { map: MapLibreMap; spot: Spot; children: ReactNode }) {
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
