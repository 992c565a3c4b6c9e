import { expect, it } from 'vitest'
import type { Point } from './cutting/rules.ts'
import { packTrack, thinned, unpackTrack } from './track.ts'

const began = Date.parse('2026-11-20T01:00:00Z')
const points: Point[] = Array.from({ length: 1800 }, (_, i) => ({
  at: began + i * 1000,
  place: i > 600 && i < 700 ? null : { latitude: 35.677721 + i * 0.0001, longitude: 139.752713 - i * 0.00005 },
  speed: i % 100 === 50 ? null : 40 + (i % 17) / 10,
}))

it('gives a track back as it was, tunnels and all, in a few bytes a point', () => {
  const bytes = packTrack(points, began)
  const back = unpackTrack(bytes, began)
  expect(bytes.length).toBeLessThan(points.length * 8)
  expect(back).toHaveLength(points.length)
  for (const [i, point] of points.entries()) {
    expect(back[i]?.at).toBe(point.at)
    expect(back[i]?.speed ?? null).toBe(point.speed)
    if (point.place === null) expect(back[i]?.place).toBeNull()
    else expect(back[i]?.place?.latitude).toBeCloseTo(point.place.latitude, 6)
  }
})

it('holds the south, the west and long silences', () => {
  const far: Point[] = [
    { at: began, place: { latitude: -33.9, longitude: -70.6 }, speed: 0 },
    { at: began + 40 * 3600_000, place: { latitude: -34.1, longitude: -70.2 }, speed: 320.5 },
  ]
  expect(unpackTrack(packTrack(far, began), began)).toEqual(far)
  expect(unpackTrack(packTrack([], began), began)).toEqual([])
  expect(() => unpackTrack(Buffer.from([9, 0]), began)).toThrow()
})

it('thinned keeps both ends and the fastest moment', () => {
  const fast = points.map((point, i) => (i === 777 ? { ...point, speed: 130 } : point))
  const few = thinned(fast, 100)
  expect(few.length).toBeLessThanOrEqual(100)
  expect([few[0], few.at(-1)]).toEqual([fast[0], fast.at(-1)])
  expect(few.some(({ speed }) => speed === 130)).toBe(true)
  expect(thinned(fast, 5000)).toEqual(fast)
})
