import { describe, expect, it } from 'vitest'
import { bearing, walkingAddress, windOf } from './bearing.ts'

const tokyo = { latitude: 35.6812, longitude: 139.7671 }

describe('bearing', () => {
  it('north is 0, east 90, south 180, west 270', () => {
    expect(bearing(tokyo, { ...tokyo, latitude: 35.69 })).toBeCloseTo(0, 3)
    expect(bearing(tokyo, { ...tokyo, longitude: 139.78 })).toBeCloseTo(90, 1)
    expect(bearing(tokyo, { ...tokyo, latitude: 35.67 })).toBeCloseTo(180, 3)
    expect(bearing(tokyo, { ...tokyo, longitude: 139.75 })).toBeCloseTo(270, 1)
  })
  it('from Tokyo, Osaka lies to the south-west by west', () => {
    expect(bearing(tokyo, { latitude: 34.7025, longitude: 135.4959 })).toBeCloseTo(255.6, 0)
  })
})

describe('the eight winds', () => {
  it.each([
    [0, 'n'],
    [22, 'n'],
    [23, 'ne'],
    [90, 'e'],
    [200, 's'],
    [337, 'nw'],
    [338, 'n'],
    [-45, 'nw'],
  ] as const)('%i° is %s', (degrees, wind) => expect(windOf(degrees)).toBe(wind))
})

it('walking directions name the car’s position to the decimetre', () => {
  expect(walkingAddress(tokyo, false)).toContain('destination=35.681200,139.767100&travelmode=walking')
  expect(walkingAddress(tokyo, true)).toContain('daddr=35.681200,139.767100&dirflg=w')
})
