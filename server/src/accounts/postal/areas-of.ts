/** The areas of a postal code, from data on board (README.md beside this file says whose they are). Read at the first question. */
import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

export interface Area {
  prefecture: string
  city: string
  /** Empty for the rest of a city. */
  town: string
}

/** `code`: seven digits. Several areas for some codes, none for one that is not given out. */
export function areasOf(code: string): Area[] {
  areas ??= readAreas()
  const { cities, byRegion } = areas
  const lines = byRegion.get(code.slice(0, 3))?.split('\n') ?? []
  return lines
    .filter((line) => line.startsWith(code))
    .map((line) => {
      const [, number = '', town = ''] = line.split('\t')
      const [prefecture = '', city = ''] = cities[Number(number)]?.split('\t') ?? []
      return { prefecture, city, town }
    })
}

/** A few thousand strings instead of a hundred thousand objects: one region's lines are looked through per question. */
interface Areas {
  cities: string[]
  /** First three digits → its lines. */
  byRegion: Map<string, string>
}
let areas: Areas | undefined

function readAreas(): Areas {
  const text = brotliDecompressSync(readFileSync(new URL('areas.tsv.br', import.meta.url))).toString('utf8')
  const border = text.indexOf('\n\n')
  const byRegion = new Map<string, string>()
  let start = border + 2
  while (start < text.length) {
    const region = text.slice(start, start + 3)
    const end = endOfRegion(text, start, region)
    byRegion.set(region, text.slice(start, end))
    start = end
  }
  return { cities: text.slice(0, border).split('\n'), byRegion }
}

function endOfRegion(text: string, start: number, region: string): number {
  let end = start
  while (text.startsWith(region, end)) end = text.indexOf('\n', end) + 1
  return end
}
