/// <reference path="./topojson-client.d.ts" />
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Topology } from 'topojson-client'
import { feature } from 'topojson-client'
import type { Plugin } from 'vite'

const id = 'virtual:land'
/** West, south, east, north: islands that lie wholly inside are drawn finely. */
const near = [118, 20, 156, 55] as const

/** `virtual:land`: the outline of the land, fine around Japan (1:10m) and coarse elsewhere (1:110m), so that the page stays light. */
export function landPlugin(): Plugin {
  return {
    name: 'tsunagu-land',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: async (source) => {
      if (source !== `\0${id}`) return undefined
      const fine = (await polygonsOf('land-10m.json')).filter(isNear).map((polygon) => rounded(polygon, 4))
      const coarse = (await polygonsOf('land-110m.json')).filter((polygon) => !isNear(polygon)).map((polygon) => rounded(polygon, 2))
      const land: MultiPolygon = { type: 'MultiPolygon', coordinates: [...coarse, ...fine] }
      return `export const land = JSON.parse('${JSON.stringify(land)}')`
    },
  }
}

async function polygonsOf(file: string): Promise<Position[][][]> {
  const path = createRequire(import.meta.url).resolve(`world-atlas/${file}`)
  const topology = JSON.parse(await readFile(path, 'utf8')) as Topology
  const land = topology.objects.land
  if (!land) throw new Error(`${file} has no land`)
  const found = feature(topology, land)
  const geometries = found.type === 'FeatureCollection' ? found.features.map((one) => one.geometry) : [found.geometry]
  return geometries.flatMap((geometry) =>
    geometry.type === 'MultiPolygon' ? geometry.coordinates : geometry.type === 'Polygon' ? [(geometry as Polygon).coordinates] : [],
  )
}

const isNear = (polygon: Position[][]) =>
  (polygon[0] ?? []).every(([lon = 0, lat = 0]) => lon > near[0] && lat > near[1] && lon < near[2] && lat < near[3])

const rounded = (polygon: Position[][], digits: number) =>
  polygon.map((ring) => ring.map((position) => position.map((value) => Number(value.toFixed(digits)))))
