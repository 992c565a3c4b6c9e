import { describe, expect, it } from 'vitest'
import { distanceBetween, metresPerPixel, moved, ringAround } from './metres.ts'

const tokyo = { latitude: 35.6812, longitude: 139.7671 }
const osaka = { latitude: 34.7025, longitude: 135.4959 }

describe('metres', () => {
  it('knows how far Osaka is from Tokyo', () => {
    expect(distanceBetween(tokyo, osaka)).toBeGreaterThan(402_000)
    expect(distanceBetween(tokyo, osaka)).toBeLessThan(404_500)
    expect(distanceBetween(tokyo, tokyo)).toBe(0)
  })
  it('moves by as much as it is told', () => {
    expect(distanceBetween(tokyo, moved(tokyo, 300, 400))).toBeCloseTo(500, 0)
  })
  it('halves a pixel with each zoom', () => {
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_187, -2)
    expect(metresPerPixel(16, 35.68)).toBeCloseTo(metresPerPixel(15, 35.68) / 2, 6)
  })
  it('draws a closed ring with one radius', () => {
    const ring = ringAround(tokyo, 100)
    expect(ring[0]).toEqual(ring.at(-1))
    for (const [longitude, latitude] of ring) expect(distanceBetween(tokyo, { latitude, longitude })).toBeCloseTo(100, 0)
  })
})
