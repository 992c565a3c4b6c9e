/** Distances on the ground. Pure. */

/** Degrees, WGS 84. */
export interface Place {
  latitude: number
  longitude: number
}

const rad = Math.PI / 180
/** Metres. */
const earth = 6_371_008.8

/** Metres between two places (haversine). */
export function metresBetween(a: Place, b: Place): number {
  const sinLat = Math.sin(((b.latitude - a.latitude) * rad) / 2)
  const sinLon = Math.sin(((b.longitude - a.longitude) * rad) / 2)
  const h = sinLat * sinLat + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * sinLon * sinLon
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** A place a car can be at: on the globe, and not the 0°, 0° of a receiver that has none. */
export const isPlace = ({ latitude, longitude }: Place): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (Math.abs(latitude) > 1e-4 || Math.abs(longitude) > 1e-4)
