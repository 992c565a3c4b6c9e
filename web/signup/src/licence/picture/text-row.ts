/** One line of print within a strip of the card: its height, its ends, its gaps. Pure. */
import { type Box, crop, evenLight, type Grey, smooth } from './grey.ts'

const dark = 150

/**
 * The row of print nearest to the middle of `strip`, cut close, ruled lines taken out, light evened.
 * @param size height of the print in pixels, about
 * @returns null when there is no print; `left`: where the picture of the print begins within the strip
 */
export function textRow(card: Grey, strip: Box, size: number): { print: Grey; left: number } | null {
  const even = withoutRules(evenLight(crop(card, strip), Math.round(size * 0.9)), size)
  const { width, height } = even
  // Grains of noise are no print: where print is, is told from a smoother picture than the one that is read.
  const calm = smooth(even, 2)
  const ink = (x: number, y: number) => (calm.data[y * width + x] ?? 255) < dark
  const perRow = Array.from({ length: height }, (_, y) => {
    let count = 0
    for (let x = 0; x < width; x++) if (ink(x, y)) count++
    return count
  })
  const rows = runs(
    perRow.map((count) => count > width * 0.006),
    Math.round(size * 0.22),
  ).filter(([from, to]) => to - from > size * 0.45)
  const middle = height / 2
  const weight = ([from, to]: [number, number]) => {
    const mass = perRow.slice(from, to).reduce((sum, count) => sum + count, 0)
    const off = Math.abs((from + to) / 2 - middle) / height
    return mass * (1.15 - off * 1.6)
  }
  const [row] = rows.toSorted((a, b) => weight(b) - weight(a))
  if (!row) return null
  const [top, bottom] = row
  const columns = runs(filledColumns(crop(calm, { left: 0, top, width, height: bottom - top })), 1).filter(([from, to]) => to - from > 1)
  const left = columns[0]?.[0] ?? 0
  const right = columns.at(-1)?.[1] ?? width
  const close = { left, top: Math.max(0, top - 3), width: right - left, height: Math.min(height, bottom + 3) - Math.max(0, top - 3) }
  const margin = Math.round(size * 0.4)
  // Once more without what lies around: within a coloured band the band is the paper.
  const print = blackOnWhite(evenLight(crop(even, close), Math.round(size * 0.5)))
  return { print: padded(print, margin), left: left - margin }
}

/** Takes off what stands before the widest gap between `from` and `to` (pixels): the label of the field. */
export function cutLabel(row: Grey, from: number, to: number): Grey {
  const { width, height } = row
  const low = Math.max(0, Math.round(from))
  const gaps = runs(
    filledColumns(row).map((filled) => !filled),
    0,
  ).filter(([start, end]) => end > low && start < to)
  const [widest] = gaps.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))
  // Print begins only after the label's place: there is no label.
  if (!widest || widest[0] <= 0) return row
  const left = Math.max(0, widest[1] - Math.round(height * 0.2))
  return crop(row, { left, top: 0, width: width - left, height })
}

/** Widest gap between two characters, as a share of the row's height, and where it is (share of the width). */
export function widestGap(row: Grey): { at: number; gap: number } {
  const { width, height } = row
  const print = runs(filledColumns(row), 1)
  let best = { at: 0, gap: 0 }
  for (const [n, [, end]] of print.slice(0, -1).entries()) {
    const next = print[n + 1]?.[0] ?? end
    if (next - end > best.gap * height) best = { at: (end + next) / 2 / width, gap: (next - end) / height }
  }
  return best
}

function filledColumns(grey: Grey): boolean[] {
  const { width, height, data } = smooth(grey, 1)
  return Array.from({ length: width }, (_, x) => {
    for (let y = 0; y < height; y++) if ((data[y * width + x] ?? 255) < dark) return true
    return false
  })
}

/** Stretches of `true`, those that are nearer than `bridge` joined. */
function runs(filled: readonly boolean[], bridge: number): [number, number][] {
  const found: [number, number][] = []
  for (let n = 0; n < filled.length; n++) {
    if (!filled[n]) continue
    const last = found.at(-1)
    if (last && n - last[1] <= bridge) last[1] = n + 1
    else found.push([n, n + 1])
  }
  return found
}

/** Long straight strokes are the form, no letter has them: turned to paper. */
function withoutRules(grey: Grey, size: number): Grey {
  const { width, height } = grey
  const data = grey.data.slice()
  const calm = smooth(grey, 1)
  const ink = (x: number, y: number) => (calm.data[y * width + x] ?? 255) < 150
  const wipe = (x: number, y: number) => {
    if (x >= 0 && y >= 0 && x < width && y < height) data[y * width + x] = 255
  }
  const strokes = (length: number, inkAt: (n: number) => boolean, least: number) =>
    runs(
      Array.from({ length }, (_, n) => inkAt(n)),
      2,
    ).filter(([from, to]) => to - from > least)
  for (let y = 0; y < height; y++)
    for (const [from, to] of strokes(width, (x) => ink(x, y), size * 3.2))
      for (let x = from; x < to; x++) for (let off = -2; off <= 2; off++) wipe(x, y + off)
  for (let x = 0; x < width; x++)
    for (const [from, to] of strokes(height, (y) => ink(x, y), size * 1.4))
      for (let y = from; y < to; y++) for (let off = -2; off <= 2; off++) wipe(x + off, y)
  return { width, height, data }
}

/** Paper that is nearly white becomes white, with its waves, traces of rules and noise. */
function blackOnWhite(grey: Grey): Grey {
  return { ...grey, data: grey.data.map((value) => ((value - 40) * 255) / 150) }
}

/** White all around: readers lose letters at the very edge. */
function padded(grey: Grey, by: number): Grey {
  const width = grey.width + 2 * by
  const height = grey.height + 2 * by
  const data = new Uint8ClampedArray(width * height).fill(255)
  for (let y = 0; y < grey.height; y++) data.set(grey.data.subarray(y * grey.width, (y + 1) * grey.width), (y + by) * width + by)
  return { width, height, data }
}
