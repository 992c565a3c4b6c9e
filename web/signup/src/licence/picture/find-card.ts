/** Where in the picture the card lies: four long edges that make a shape like a card. Pure. */
import { type Grey, shrink, smooth } from './grey.ts'

export interface Point {
  x: number
  y: number
}
/** Top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point]

/** Width by height of a card (ISO/IEC 7810 ID-1). */
export const cardRatio = 85.6 / 53.98

const longest = 360
const tilts = Array.from({ length: 41 }, (_, n) => ((n - 20) * 0.75 * Math.PI) / 180)

/** Corners in pixels of `picture`; null when no four edges stand out, e.g. a white card on white paper. */
export function findCard(picture: Grey): Quad | null {
  const small = smooth(shrink(picture, longest), 1)
  const scale = picture.width / small.width
  const edges = edgesOf(small)
  const level = lines(edges.down, edges.across, small.width, small.height)
  const upright = lines(edges.acrossTurned, edges.downTurned, small.height, small.width)
  let best: { score: number; quad: Quad } | null = null
  for (const [top, bottom] of pairs(level, small.height * 0.25))
    for (const [left, right] of pairs(upright, small.width * 0.35)) {
      const quad = [meet(top, left), meet(top, right), meet(bottom, right), meet(bottom, left)] as const
      const shape = shapeOf(quad)
      if (shape.width < small.width * 0.4 || Math.abs(Math.log(shape.ratio / cardRatio)) > 0.16) continue
      if (quad.some(({ x, y }) => x < -3 || y < -3 || x > small.width + 2 || y > small.height + 2)) continue
      const sides = quad.map((corner, n) => support(small, corner, quad[(n + 1) % 4] as Point))
      const weakest = Math.min(...sides)
      if (weakest < 0.5) continue
      const score =
        sides.reduce((sum, side) => sum + side, 0) +
        weakest +
        (2.5 * shape.width) / small.width -
        3 * Math.abs(Math.log(shape.ratio / cardRatio))
      if (!best || score > best.score) best = { score, quad }
    }
  if (!best) return null
  const up = ({ x, y }: Point): Point => ({ x: (x + 0.5) * scale - 0.5, y: (y + 0.5) * scale - 0.5 })
  const [a, b, c, d] = best.quad
  return [up(a), up(b), up(c), up(d)]
}

interface Edges {
  /** Steepness downwards and across, each row by row; turned: columns as rows. */
  down: Float32Array
  across: Float32Array
  downTurned: Float32Array
  acrossTurned: Float32Array
}

function edgesOf({ width, height, data }: Grey): Edges {
  const size = width * height
  const [down, across, downTurned, acrossTurned] = [0, 1, 2, 3].map(() => new Float32Array(size)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ]
  const at = (x: number, y: number) => data[y * width + x] ?? 0
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const v = at(x - 1, y + 1) + 2 * at(x, y + 1) + at(x + 1, y + 1) - at(x - 1, y - 1) - 2 * at(x, y - 1) - at(x + 1, y - 1)
      const h = at(x + 1, y - 1) + 2 * at(x + 1, y) + at(x + 1, y + 1) - at(x - 1, y - 1) - 2 * at(x - 1, y) - at(x - 1, y + 1)
      const n = y * width + x
      down[n] = Math.abs(v)
      across[n] = Math.abs(h)
      downTurned[x * height + y] = Math.abs(v)
      acrossTurned[x * height + y] = Math.abs(h)
    }
  return { down, across, downTurned, acrossTurned }
}

/** y = offset + slope · x in the frame of the search. */
interface Line {
  slope: number
  offset: number
  weight: number
}

/** The most marked lines that run nearly along x, by votes of the pixels whose brightness changes across them. */
function lines(steep: Float32Array, along: Float32Array, width: number, height: number): Line[] {
  const votes = tilts.map(() => new Float32Array(height + 1))
  const slopes = tilts.map(Math.tan)
  const middle = width / 2
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const n = y * width + x
      const value = steep[n] ?? 0
      if (value < 24 || value < 1.8 * (along[n] ?? 0)) continue
      // A long faint edge counts for more than a few black letters.
      const weight = Math.min(value, 90)
      for (let t = 0; t < slopes.length; t++) {
        const offset = Math.round(y - (slopes[t] ?? 0) * (x - middle))
        const row = votes[t]
        if (row && offset >= 0 && offset <= height) row[offset] = (row[offset] ?? 0) + weight
      }
    }
  const found: Line[] = []
  for (let round = 0; round < 14; round++) {
    let best = { t: 0, offset: 0, weight: 0 }
    for (let t = 0; t < votes.length; t++)
      for (let offset = 0; offset <= height; offset++) {
        const weight = votes[t]?.[offset] ?? 0
        if (weight > best.weight) best = { t, offset, weight }
      }
    if (best.weight < width * 6) break
    found.push({ slope: slopes[best.t] ?? 0, offset: best.offset - (slopes[best.t] ?? 0) * middle, weight: best.weight })
    // Its neighbours are the same edge.
    for (let t = Math.max(0, best.t - 5); t <= Math.min(votes.length - 1, best.t + 5); t++)
      for (let offset = Math.max(0, best.offset - 4); offset <= Math.min(height, best.offset + 4); offset++) {
        const row = votes[t]
        if (row) row[offset] = 0
      }
  }
  return found
}

function pairs(found: readonly Line[], apart: number): [Line, Line][] {
  const ordered = found.toSorted((a, b) => a.offset - b.offset)
  return ordered.flatMap((first, n) =>
    ordered
      .slice(n + 1)
      .filter((second) => second.offset - first.offset > apart && Math.abs(second.slope - first.slope) < 0.16)
      .map((second): [Line, Line] => [first, second]),
  )
}

/** A level line and an upright one, which is x = offset + slope · y. */
function meet(level: Line, upright: Line): Point {
  const x = (upright.offset + upright.slope * level.offset) / (1 - upright.slope * level.slope)
  return { x, y: level.offset + level.slope * x }
}

function shapeOf([a, b, c, d]: Quad): { width: number; ratio: number } {
  const length = (p: Point, q: Point) => Math.hypot(p.x - q.x, p.y - q.y)
  const width = (length(a, b) + length(d, c)) / 2
  return { width, ratio: width / ((length(a, d) + length(b, c)) / 2) }
}

/**
 * Share of a side along which one side is brighter than the other, always the same one: a desk against a card. Lines printed on the card
 * have paper on both sides. The rounded ends are left out.
 */
function support({ width, height, data }: Grey, from: Point, to: Point): number {
  const steps = 60
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const [nx, ny] = [(from.y - to.y) / length, (to.x - from.x) / length]
  const at = (x: number, y: number) =>
    data[Math.min(height - 1, Math.max(0, Math.round(y))) * width + Math.min(width - 1, Math.max(0, Math.round(x)))] ?? 0
  let brighter = 0
  let darker = 0
  for (let step = 0; step < steps; step++) {
    const share = 0.08 + (0.84 * step) / steps
    const x = from.x + (to.x - from.x) * share
    const y = from.y + (to.y - from.y) * share
    const off = 4
    const change = at(x + nx * off, y + ny * off) - at(x - nx * off, y - ny * off)
    if (change > 7) brighter++
    if (change < -7) darker++
  }
  return Math.max(brighter, darker) / steps
}
