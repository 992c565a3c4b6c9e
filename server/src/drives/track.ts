/**
 * A track as bytes: what a page draws and a file gives out, in a few bytes a point. Pure.
 *
 *   version 1, number of points, then for each point: ms since the one before × 2 (+ 1: it has a place), degrees × 10⁶ and
 *   km/h × 10 as differences from the ones before. Whole numbers in seven bits a byte, differences zigzag.
 */
import type { Point } from './cutting/rules.ts'

const version = 1
const degree = 1e6
const unknownSpeed = -1

export function packTrack(points: readonly Point[], startedAt: number): Buffer {
  const bytes: number[] = [version]
  unsigned(bytes, points.length)
  let [at, latitude, longitude, speed] = [startedAt, 0, 0, 0]
  for (const point of points) {
    unsigned(bytes, Math.max(0, point.at - at) * 2 + (point.place ? 1 : 0))
    at = Math.max(at, point.at)
    if (point.place) {
      const [lat, lon] = [Math.round(point.place.latitude * degree), Math.round(point.place.longitude * degree)]
      signed(bytes, lat - latitude)
      signed(bytes, lon - longitude)
      ;[latitude, longitude] = [lat, lon]
    }
    const next = point.speed === null ? unknownSpeed : Math.round(point.speed * 10)
    signed(bytes, next - speed)
    speed = next
  }
  return Buffer.from(bytes)
}

/** Throws for bytes of another version. */
export function unpackTrack(bytes: Buffer, startedAt: number): Point[] {
  if (bytes[0] !== version) throw new Error(`track of version ${bytes[0]}`)
  let here = 1
  const read = () => {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = bytes[here++] as number
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 128
    }
  }
  const difference = () => {
    const value = read()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
  const points: Point[] = new Array(read())
  let [at, latitude, longitude, speed] = [startedAt, 0, 0, 0]
  for (let i = 0; i < points.length; i++) {
    const head = read()
    at += Math.floor(head / 2)
    let place: Point['place'] = null
    if (head % 2 === 1) {
      latitude += difference()
      longitude += difference()
      place = { latitude: latitude / degree, longitude: longitude / degree }
    }
    speed += difference()
    points[i] = { at, place, speed: speed === unknownSpeed ? null : speed / 10 }
  }
  return points
}

function unsigned(bytes: number[], value: number): void {
  let left = Math.round(value)
  while (left >= 0x80) {
    bytes.push((left % 128) | 0x80)
    left = Math.floor(left / 128)
  }
  bytes.push(left)
}

const signed = (bytes: number[], value: number) => unsigned(bytes, value >= 0 ? value * 2 : -value * 2 - 1)

/** At most so many points, with the first, the last and the fastest of each part: a page needs no more than it has pixels. */
export function thinned(points: readonly Point[], most: number): Point[] {
  if (points.length <= most) return [...points]
  const step = points.length / (most - 1)
  const kept: Point[] = []
  for (let part = 0; part < most - 1; part++) {
    const of = points.slice(Math.floor(part * step), Math.max(Math.floor(part * step) + 1, Math.floor((part + 1) * step)))
    kept.push(part === 0 ? (of[0] as Point) : of.reduce((fast, one) => ((one.speed ?? -1) > (fast.speed ?? -1) ? one : fast)))
  }
  return [...kept, points.at(-1) as Point]
}
