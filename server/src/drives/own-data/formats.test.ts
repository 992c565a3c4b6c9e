import { expect, it } from 'vitest'
import type { TrackedRow } from '../queries.ts'
import { packTrack } from '../track.ts'
import { tripAs } from './formats.ts'

const at = Date.UTC(2026, 10, 20)
const gpxOf = (points: [seconds: number, latitude: number, longitude: number][]) => {
  const track = packTrack(
    points.map(([seconds, latitude, longitude]) => ({ at: at + seconds * 1000, place: { latitude, longitude }, speed: null })),
    at,
  )
  return tripAs('gpx', { name: '', madeAt: new Date(at) }).trip({ started_at: new Date(at), track } as TrackedRow, true)
}

it('GPX has no longitude of 180: it is -180 there', () => {
  expect(gpxOf([[0, -17, 180]])).toContain('lat="-17.000000" lon="-180.000000"')
  expect(gpxOf([[0, -17, 179.999999]])).toContain('lon="179.999999"')
})

it('GPX draws no line through a minute in which nobody measured', () => {
  const gpx = gpxOf([
    [0, 35, 139],
    [60, 35.001, 139],
    [121, 35.002, 139],
  ])
  expect(gpx.match(/<trkseg>/g)).toHaveLength(2)
  expect(gpx.match(/<trkpt /g)).toHaveLength(3)
})
