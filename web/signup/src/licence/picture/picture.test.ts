import { describe, expect, it } from 'vitest'
import { cardRatio, findCard, type Point, type Quad } from './find-card.ts'
import { blank, crop, evenLight, type Grey, greymap, greyOf, shrink, smooth } from './grey.ts'
import { quadOf, straighten } from './straighten.ts'
import { cutLabel, textRow, widestGap } from './text-row.ts'

/** A picture by a function of its pixels. */
function draw(width: number, height: number, shade: (x: number, y: number) => number): Grey {
  const grey = blank(width, height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) grey.data[y * width + x] = shade(x, y)
  return grey
}
const within = (x: number, y: number, [a, b, c, d]: Quad) =>
  [
    [a, b],
    [b, c],
    [c, d],
    [d, a],
  ].every(([p, q]) => {
    const [from, to] = [p as Point, q as Point]
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) >= 0
  })
const desk = (x: number, y: number) => 60 + ((x * 7 + y * 13) % 9)

describe('finding the card', () => {
  const tilted: Quad = [
    { x: 150, y: 130 },
    { x: 690, y: 160 },
    { x: 672, y: 492 },
    { x: 140, y: 470 },
  ]
  // ruled like a licence: an inner line must not be taken for the edge
  const ruled = (x: number, y: number) => (Math.abs(y - (160 + (x - 150) * 0.055)) < 1.2 ? 90 : 225)

  it('BUY-22 a card at an angle on a desk, to within three hundredths of its width', () => {
    const found = findCard(draw(800, 600, (x, y) => (within(x, y, tilted) ? ruled(x, y) : desk(x, y)))) as Quad
    for (const [n, corner] of found.entries()) {
      const wanted = tilted[n] as Point
      expect(Math.hypot(corner.x - wanted.x, corner.y - wanted.y)).toBeLessThan(16)
    }
  })

  it('also in uneven light', () => {
    const found = findCard(draw(800, 600, (x, y) => (within(x, y, tilted) ? 220 : 60) * (0.5 + x / 1600)))
    expect(found).not.toBeNull()
  })

  it('finds none where there is none', () => {
    expect(findCard(draw(800, 600, desk))).toBeNull()
    // a square is no card
    expect(findCard(draw(800, 600, (x, y) => (x > 200 && x < 560 && y > 120 && y < 480 ? 220 : 60)))).toBeNull()
  })
})

describe('laying it flat', () => {
  it('takes each corner to its corner', () => {
    const quad: Quad = [
      { x: 20, y: 10 },
      { x: 180, y: 30 },
      { x: 170, y: 120 },
      { x: 30, y: 110 },
    ]
    const quarters = draw(200, 140, (x, y) => (x < 100 ? (y < 68 ? 10 : 70) : y < 68 ? 130 : 250))
    const flat = straighten(quarters, quad, 86, 54)
    const at = (x: number, y: number) => flat.data[y * 86 + x]
    expect([at(5, 5), at(5, 48), at(80, 5), at(80, 48)]).toEqual([10, 70, 130, 250])
  })

  it('an upright frame is only cut out and scaled', () => {
    const flat = straighten(
      draw(200, 100, (x) => x),
      quadOf({ left: 50, top: 20, width: 100, height: 100 / cardRatio }),
      50,
      32,
    )
    expect(flat.data[10 * 50]).toBeGreaterThanOrEqual(50)
    expect(flat.data[10 * 50 + 49]).toBeLessThanOrEqual(150)
  })
})

describe('the line of print', () => {
  /** Bars for letters, 20 wide and 30 high, between ruled lines, the light falling off to the right. */
  const letters = [40, 66, 150, 176, 250, 276]
  const form = draw(400, 90, (x, y) => {
    const paper = 230 - x / 4
    if (Math.abs(y - 12) < 2 || Math.abs(y - 80) < 2 || Math.abs(x - 110) < 2) return paper * 0.3
    return y >= 30 && y < 60 && letters.some((left) => x >= left && x < left + 20) ? paper * 0.25 : paper
  })

  it('BUY-23 is cut close, without the rules, black on white', () => {
    const row = textRow(form, { left: 0, top: 0, width: 400, height: 90 }, 30)
    const { print, left } = row as NonNullable<typeof row>
    expect(left).toBeGreaterThan(20)
    expect(print.height).toBeLessThan(68)
    const column = (x: number) => Math.min(...Array.from({ length: print.height }, (_, y) => print.data[y * print.width + x] ?? 255))
    expect(column(50 - left)).toBeLessThan(60)
    expect(column(110 - left)).toBe(255)
    expect(column(286 - left)).toBeLessThan(60)
  })

  it('BUY-23 the label goes, the gap between two names is seen', () => {
    const row = textRow(form, { left: 0, top: 0, width: 400, height: 90 }, 30) as NonNullable<ReturnType<typeof textRow>>
    const value = cutLabel(row.print, 90 - row.left, 140 - row.left)
    const { at, gap } = widestGap(value)
    expect(value.width).toBeLessThan(row.print.width - 80)
    expect(gap).toBeGreaterThan(0.6)
    expect(at).toBeGreaterThan(0.3)
    expect(at).toBeLessThan(0.7)
  })

  it('no print, no line', () => {
    expect(
      textRow(
        draw(300, 90, () => 220),
        { left: 0, top: 0, width: 300, height: 90 },
        30,
      ),
    ).toBeNull()
  })
})

describe('shades', () => {
  it('grey by how bright colours look', () => {
    expect([
      ...greyOf({ width: 3, height: 1, data: Uint8ClampedArray.of(255, 255, 255, 255, 0, 255, 0, 255, 0, 0, 255, 255) }).data,
    ]).toEqual([255, 150, 29])
  })

  it('smaller, smoother, cut out', () => {
    const steps = draw(8, 8, (x) => (x < 4 ? 0 : 200))
    expect([...shrink(steps, 2).data]).toEqual([0, 200, 0, 200])
    expect(smooth(steps, 1).data[3]).toBe(67)
    expect([...crop(steps, { left: 3, top: 2, width: 2, height: 1 }).data]).toEqual([0, 200])
    expect(crop(steps, { left: 6, top: 6, width: 50, height: 50 })).toMatchObject({ width: 2, height: 2 })
  })

  it('even light: ink in the shade is as black as ink in the sun', () => {
    const shaded = draw(200, 40, (x, y) => (x % 40 < 8 && y > 12 && y < 28 ? 0.25 : 1) * (240 - x))
    const even = evenLight(shaded, 15)
    expect(even.data[20 * 200 + 4]).toBeLessThan(40)
    expect(even.data[20 * 200 + 164]).toBeLessThan(40)
    expect(even.data[20 * 200 + 180]).toBeGreaterThan(170)
  })

  it('a greymap says its size', () => {
    const file = greymap(draw(3, 2, () => 7))
    expect(new TextDecoder().decode(file.slice(0, 11))).toBe('P5\n3 2\n255\n')
    expect([...file.slice(11)]).toEqual([7, 7, 7, 7, 7, 7])
  })
})
