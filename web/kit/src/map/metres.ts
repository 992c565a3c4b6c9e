/** Distances on the ground, in metres; positions in degrees, WGS 84. Good to a few parts in a thousand, as a phone's map needs. */
export interface Spot {
  latitude: number
  longitude: number
}

const earthRadius = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI

/** Great-circle distance in metres. */
export function distanceBetween(a: Spot, b: Spot): number {
  const lat = radians(b.latitude - a.latitude)
  const lon = radians(b.longitude - a.longitude)
  const h = Math.sin(lat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(lon / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The spot so many metres to the east and to the north. */
export function moved(from: Spot, east: number, north: number): Spot {
  return {
    latitude: from.latitude + degrees(north / earthRadius),
    longitude: from.longitude + degrees(east / (earthRadius * Math.cos(radians(from.latitude)))),
  }
}

/** A closed ring of `[longitude, latitude]` around a spot. */
export function ringAround(spot: Spot, radius: number, corners = 96): [number, number][] {
  return Array.from({ length: corners + 1 }, (_, corner) => {
    const turn = (2 * Math.PI * (corner % corners)) / corners
    const { latitude, longitude } = moved(spot, radius * Math.sin(turn), radius * Math.cos(turn))
    return [longitude, latitude]
  })
}

/** Metres on the ground to one CSS pixel, for 512-pixel Mercator tiles as MapLibre counts its zoom. */
export const metresPerPixel = (zoom: number, latitude: number) =>
  (2 * Math.PI * earthRadius * Math.cos(radians(latitude))) / (512 * 2 ** zoom)
