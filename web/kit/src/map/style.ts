import { land } from 'virtual:land'
import type { FeatureCollection, LineString, Polygon } from 'geojson'
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { moved, ringAround, type Spot } from './metres.ts'

/** Where the picture of the ground comes from: raster tiles (`{z}/{x}/{y}`) or a whole style of one's own server. */
export type Tiles = { raster: string; attribution: string; maxZoom?: number } | { style: string }

export interface Colours {
  sea: string
  land: string
  coast: string
  grid: string
  ink: string
  accent: string
}

/** Radii of the rings around the car in metres, so that near and far still read where there is no street to see. */
export const rings = [100, 500, 1000] as const

/**
 * The map without anybody's server: coastlines of the package, no glyphs, no sprites, no requests.
 * Coastlines of 1:10 million say nothing about a street, so they fade away as one comes near and a grid of metres takes over.
 */
export function outlineStyle(colours: Colours, tiles?: Extract<Tiles, { raster: string }>): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: land, attribution: 'Natural Earth' },
      graticule: { type: 'geojson', data: graticule() },
      around: aroundSource,
      ...(tiles
        ? { tiles: { type: 'raster', tiles: [tiles.raster], tileSize: 256, attribution: tiles.attribution, maxzoom: tiles.maxZoom ?? 18 } }
        : {}),
    },
    layers: [
      {
        id: 'ground',
        type: 'background',
        paint: { 'background-color': ['interpolate', ['linear'], ['zoom'], 10.5, colours.sea, 12.5, colours.land] },
      },
      { id: 'graticule', type: 'line', source: 'graticule', maxzoom: 9, paint: { 'line-color': colours.grid, 'line-width': 1 } },
      {
        id: 'land',
        type: 'fill',
        source: 'land',
        paint: { 'fill-color': colours.land, 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 11, 1, 12.5, 0] },
      },
      {
        id: 'coast',
        type: 'line',
        source: 'land',
        paint: {
          'line-color': colours.coast,
          'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.75, 9, 1.5],
          'line-opacity': ['interpolate', ['linear'], ['zoom'], 11, 1, 12.5, 0],
        },
      },
      ...(tiles ? [{ id: 'tiles', type: 'raster', source: 'tiles' } as const] : []),
      {
        id: 'grid',
        type: 'line',
        source: 'around',
        minzoom: 12,
        filter: ['==', ['get', 'kind'], 'grid'],
        layout: { visibility: tiles ? 'none' : 'visible' },
        paint: { 'line-color': colours.grid, 'line-width': 1, 'line-opacity': ['interpolate', ['linear'], ['zoom'], 12, 0, 13.5, 1] },
      },
      ...aroundLayers(colours),
    ],
  }
}

/** Rings and the circle of accuracy: they lie over any map. The style needs a source `around`. */
export function aroundLayers(colours: Colours): StyleSpecification['layers'] {
  return [
    {
      id: 'rings',
      type: 'line',
      source: 'around',
      minzoom: 11,
      filter: ['==', ['get', 'kind'], 'ring'],
      paint: { 'line-color': colours.coast, 'line-width': 1.25, 'line-dasharray': [3, 3] },
    },
    {
      id: 'accuracy',
      type: 'fill',
      source: 'around',
      filter: ['==', ['get', 'kind'], 'accuracy'],
      paint: { 'fill-color': colours.accent, 'fill-opacity': 0.14 },
    },
    {
      id: 'accuracy-edge',
      type: 'line',
      source: 'around',
      filter: ['==', ['get', 'kind'], 'accuracy'],
      paint: { 'line-color': colours.accent, 'line-width': 1.25, 'line-opacity': 0.7 },
    },
  ]
}

type Around = FeatureCollection<Polygon | LineString, { kind: 'ring' | 'accuracy' | 'grid' }>
const nothing: Around = { type: 'FeatureCollection', features: [] }
/** Not simplified: a circle must stay round when one comes near. */
export const aroundSource = { type: 'geojson', data: nothing, tolerance: 0 } as const satisfies SourceSpecification

/** What is drawn around the car; `accuracy` in metres. */
export function around(car: Spot, accuracy: number | null): Around {
  const circle = (radius: number, kind: 'ring' | 'accuracy'): Around['features'][number] => ({
    type: 'Feature',
    properties: { kind },
    geometry: { type: 'Polygon', coordinates: [ringAround(car, radius)] },
  })
  return {
    type: 'FeatureCollection',
    features: [...gridAround(car), ...rings.map((radius) => circle(radius, 'ring')), ...(accuracy ? [circle(accuracy, 'accuracy')] : [])],
  }
}

/** The grid of metres alone, where nothing stands in the middle. */
export const gridAt = (spot: Spot): Around => ({ type: 'FeatureCollection', features: gridAround(spot) })

const gridStep = 250
const gridReach = 5000

function gridAround(car: Spot): Around['features'] {
  const offsets = Array.from({ length: (2 * gridReach) / gridStep + 1 }, (_, line) => line * gridStep - gridReach)
  const line = (from: Spot, to: Spot): Around['features'][number] => ({
    type: 'Feature',
    properties: { kind: 'grid' },
    geometry: {
      type: 'LineString',
      coordinates: [
        [from.longitude, from.latitude],
        [to.longitude, to.latitude],
      ],
    },
  })
  return offsets.flatMap((offset) => [
    line(moved(car, offset, -gridReach), moved(car, offset, gridReach)),
    line(moved(car, -gridReach, offset), moved(car, gridReach, offset)),
  ])
}

function graticule(step = 5): FeatureCollection<LineString> {
  const line = (coordinates: [number, number][]): FeatureCollection<LineString>['features'][number] => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates },
  })
  const meridians = Array.from({ length: 360 / step }, (_, at) => at * step - 180)
  const parallels = Array.from({ length: 160 / step + 1 }, (_, at) => at * step - 80)
  return {
    type: 'FeatureCollection',
    features: [
      ...meridians.map((lon) =>
        line([
          [lon, -80],
          [lon, 80],
        ]),
      ),
      ...parallels.map((lat) =>
        line([
          [-180, lat],
          [180, lat],
        ]),
      ),
    ],
  }
}
