/** An address as it was read: does such a place exist? Pure. */
import { municipalities } from './municipalities.ts'

export interface ReadAddress {
  /** One line, prefecture first, half-width digits. */
  line: string
  /** Prefecture and municipality exist as they were read; nothing was put right. */
  known: boolean
}

/** Prefecture and municipality in one word → itself. Made at the first reading. */
let places: string[] | undefined
const allPlaces = () =>
  (places ??= Object.entries(municipalities)
    .flatMap(([prefecture, list]) => list.split(' ').map((city) => `${prefecture}${city}`))
    .toSorted((a, b) => b.length - a.length))

/**
 * Spaces that a reader sees between characters go; one wide gap before a building stays where the caller kept it as a full-width space.
 * @returns null when nothing like an address was read.
 */
export function readAddress(text: string): ReadAddress | null {
  const line = tidy(text)
  if (line.length < 5) return null
  const place = allPlaces().find((known) => line.startsWith(known))
  if (place) return { line, known: true }
  const alone = withoutPrefecture(line)
  if (alone) return { line: alone, known: true }
  const near = nearest(line)
  return { line: near ?? line, known: false }
}

/** 横浜市中区… → 神奈川県横浜市中区…, where only one prefecture has that municipality. */
function withoutPrefecture(line: string): string | undefined {
  const found = allPlaces().filter((place) => line.startsWith(cityOf(place)))
  const longest = Math.max(0, ...found.map((place) => cityOf(place).length))
  const [only, ...others] = found.filter((place) => cityOf(place).length === longest)
  return only && others.length === 0 ? `${only}${line.slice(longest)}` : undefined
}

const cityOf = (place: string) => place.replace(/^(?:東京都|北海道|(?:京都|大阪)府|神奈川県|和歌山県|鹿児島県|.{2}県)/u, '')

/** The one municipality that a slip or two away begins the line. */
function nearest(line: string): string | undefined {
  const scored = allPlaces()
    .filter((place) => line.length > place.length)
    .map((place) => ({ place, ...prefixDistance(place, line) }))
    .filter(({ slips, place }) => slips <= Math.min(2, Math.floor(place.length / 3)))
    .toSorted((a, b) => a.slips - b.slips || b.place.length - a.place.length)
  const [best] = scored
  if (!best || scored.some(({ place, slips }) => slips === best.slips && place !== best.place && !best.place.startsWith(place)))
    return undefined
  return `${best.place}${line.slice(best.length)}`
}

/** Fewest slips (replaced, lost or added characters) that turn `word` into a beginning of `line`, and how long that beginning is. */
function prefixDistance(word: string, line: string): { slips: number; length: number } {
  const most = Math.min(line.length, word.length + 2)
  let row = Array.from({ length: most + 1 }, (_, n) => n)
  for (let i = 1; i <= word.length; i++) {
    const next = [i]
    for (let j = 1; j <= most; j++)
      next[j] = Math.min((row[j - 1] ?? 0) + (word[i - 1] === line[j - 1] ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
    row = next
    if (Math.min(...row) > 2) return { slips: 3, length: 0 }
  }
  const slips = Math.min(...row)
  // Of equal ones the length nearest to the word's own: a slip is rarely a lost character.
  const length = row.reduce(
    (best, value, n) => (value === slips && Math.abs(n - word.length) < Math.abs(best - word.length) ? n : best),
    most,
  )
  return { slips, length }
}

function tidy(text: string): string {
  return text
    .replaceAll('　', '\uE000')
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll('\uE000', ' ')
    .replaceAll(/(?<=\d)[‐‑–—―−ー一](?=\d)/g, '-')
    .replace(/^[^\p{sc=Han}]+/u, '')
    .replace(/[^\p{L}\p{N})]+$/u, '')
    .trim()
}
