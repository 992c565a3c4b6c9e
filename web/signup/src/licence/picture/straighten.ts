/** A card seen at an angle, laid flat. Pure. */
import type { Point, Quad } from './find-card.ts'
import { type Box, blank, type Grey, smooth } from './grey.ts'

/** Corners of an upright rectangle. */
export const quadOf = ({ left, top, width, height }: Box): Quad => [
  { x: left, y: top },
  { x: left + width, y: top },
  { x: left + width, y: top + height },
  { x: left, y: top + height },
]

/** What lies within `quad`, as a picture of `width` × `height`. */
export function straighten(picture: Grey, quad: Quad, width: number, height: number): Grey {
  const matrix = perspective(quad, width, height)
  const shrinkage = Math.hypot(quad[1].x - quad[0].x, quad[1].y - quad[0].y) / width
  // Several pixels become one: take their mean, or thin strokes break.
  const source = shrinkage > 1.6 ? smooth(picture, Math.round(shrinkage / 2)) : picture
  const out = blank(width, height)
  const [a, b, c, d, e, f, g, h] = matrix
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const u = x + 0.5
      const v = y + 0.5
      const w = g * u + h * v + 1
      out.data[y * width + x] = sample(source, (a * u + b * v + c) / w - 0.5, (d * u + e * v + f) / w - 0.5)
    }
  return out
}

function sample({ width, height, data }: Grey, x: number, y: number): number {
  const left = Math.min(width - 2, Math.max(0, Math.floor(x)))
  const top = Math.min(height - 2, Math.max(0, Math.floor(y)))
  const dx = Math.min(1, Math.max(0, x - left))
  const dy = Math.min(1, Math.max(0, y - top))
  const n = top * width + left
  const upper = (data[n] ?? 0) * (1 - dx) + (data[n + 1] ?? 0) * dx
  const lower = (data[n + width] ?? 0) * (1 - dx) + (data[n + width + 1] ?? 0) * dx
  return upper * (1 - dy) + lower * dy
}

type Eight = [number, number, number, number, number, number, number, number]

/** The projection that takes (0,0) (w,0) (w,h) (0,h) to the four corners (Heckbert 1989). */
function perspective(quad: Quad, width: number, height: number): Eight {
  const [p0, p1, p2, p3] = quad
  const sum = (of: keyof Point) => p0[of] - p1[of] + p2[of] - p3[of]
  const [dx1, dx2, dx3] = [p1.x - p2.x, p3.x - p2.x, sum('x')]
  const [dy1, dy2, dy3] = [p1.y - p2.y, p3.y - p2.y, sum('y')]
  const scale = dx1 * dy2 - dx2 * dy1
  const g = (dx3 * dy2 - dx2 * dy3) / scale
  const h = (dx1 * dy3 - dx3 * dy1) / scale
  return [
    (p1.x - p0.x + g * p1.x) / width,
    (p3.x - p0.x + h * p3.x) / height,
    p0.x,
    (p1.y - p0.y + g * p1.y) / width,
    (p3.y - p0.y + h * p3.y) / height,
    p0.y,
    g / width,
    h / height,
  ]
}
