/** Roads the cars drive: a few approximate lines through Tokyo, Nagoya and Sapporo, and the geometry of a line. */

export interface Place {
  latitude: number
  longitude: number
}

export interface Route {
  /** km/h a careful driver keeps where nothing forces less. */
  limit: number
  /** Mean metres between red lights; 0 = an expressway without any. */
  lights: number
  /** The last point leads back to the first. */
  loop: boolean
  path: readonly Place[]
}

const line = (...points: [number, number][]): Place[] => points.map(([latitude, longitude]) => ({ latitude, longitude }))

export const routes = {
  'tokyo-palace': {
    limit: 50,
    lights: 600,
    loop: true,
    path: line(
      [35.67772, 139.75271],
      [35.67515, 139.75982],
      [35.67873, 139.76131],
      [35.68534, 139.76242],
      [35.69031, 139.75815],
      [35.69171, 139.75203],
      [35.69018, 139.74553],
      [35.68523, 139.74242],
      [35.67914, 139.74482],
    ),
  },
  'tokyo-bay': {
    limit: 80,
    lights: 0,
    loop: false,
    path: line(
      [35.6269, 139.77512],
      [35.62081, 139.77253],
      [35.61124, 139.76461],
      [35.60112, 139.76034],
      [35.58653, 139.75982],
      [35.57421, 139.76482],
      [35.56273, 139.77531],
      [35.55321, 139.78334],
      [35.54931, 139.78571],
    ),
  },
  'nagoya-centre': {
    limit: 50,
    lights: 500,
    loop: false,
    path: line(
      [35.17092, 136.88412],
      [35.17231, 136.88974],
      [35.17302, 136.89662],
      [35.17311, 136.90841],
      [35.16992, 136.90852],
      [35.16421, 136.90843],
      [35.15762, 136.90661],
      [35.15041, 136.90384],
      [35.14304, 136.90102],
    ),
  },
  'sapporo-centre': {
    limit: 50,
    lights: 450,
    loop: false,
    path: line(
      [43.06764, 141.35112],
      [43.06072, 141.35412],
      [43.05563, 141.35351],
      [43.04724, 141.35483],
      [43.04012, 141.36071],
      [43.03303, 141.36882],
      [43.02341, 141.37434],
    ),
  },
  'sapporo-maruyama': {
    limit: 40,
    lights: 500,
    loop: false,
    path: line(
      [43.06072, 141.35412],
      [43.05921, 141.34372],
      [43.05812, 141.33413],
      [43.05634, 141.32252],
      [43.05561, 141.31661],
      [43.05072, 141.30953],
    ),
  },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes
export const routeNames = Object.keys(routes) as [RouteName, ...RouteName[]]

const rad = Math.PI / 180
const earth = 6_371_000

/** Metres between two places (haversine). */
export function distance(a: Place, b: Place): number {
  const sinLat = Math.sin(((b.latitude - a.latitude) * rad) / 2)
  const sinLon = Math.sin(((b.longitude - a.longitude) * rad) / 2)
  const h = sinLat * sinLat + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * sinLon * sinLon
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Degrees clockwise from north. */
export function bearing(a: Place, b: Place): number {
  const dLon = (b.longitude - a.longitude) * rad
  const y = Math.sin(dLon) * Math.cos(b.latitude * rad)
  const x =
    Math.cos(a.latitude * rad) * Math.sin(b.latitude * rad) - Math.sin(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.cos(dLon)
  return (Math.atan2(y, x) / rad + 360) % 360
}

export function between(a: Place, b: Place, part: number): Place {
  return { latitude: a.latitude + (b.latitude - a.latitude) * part, longitude: a.longitude + (b.longitude - a.longitude) * part }
}

/** A path measured once: metres from its start to each point, heading of each segment, m/s allowed through each point. */
export interface Measured {
  at: number[]
  heading: number[]
  corner: number[]
  length: number
}

const known = new WeakMap<readonly Place[], Measured>()

export function measure(path: readonly Place[]): Measured {
  const before = known.get(path)
  if (before) return before
  const at = [0]
  const heading: number[] = []
  for (let i = 1; i < path.length; i++) {
    const [from, to] = [path[i - 1] as Place, path[i] as Place]
    at.push((at[i - 1] as number) + distance(from, to))
    heading.push(bearing(from, to))
  }
  const corner = path.map((_, i) => cornerSpeed(heading[i - 1], heading[i]))
  const measured = { at, heading, corner, length: at.at(-1) as number }
  known.set(path, measured)
  return measured
}

/** m/s that a turn by this many degrees allows. */
function cornerSpeed(from: number | undefined, to: number | undefined): number {
  if (from === undefined || to === undefined) return Infinity
  const turn = Math.abs(((to - from + 540) % 360) - 180)
  if (turn < 15) return Infinity
  if (turn < 35) return 13
  if (turn < 60) return 9
  return turn < 110 ? 6 : 3
}

/** The way to go from a place along a route: onward when enough of it is left, otherwise back the way it came. */
export function pathFrom(place: Place, route: Route): Place[] {
  const closed = route.loop ? [...route.path, route.path[0] as Place] : route.path
  const here = nearest(place, closed)
  const measured = measure(closed)
  const left = measured.length - (measured.at[here.segment] as number) - distance(closed[here.segment] as Place, here.place)
  const onward = closed.slice(here.segment + 1)
  const back = closed.slice(0, here.segment + 1).reverse()
  const ahead = route.loop ? [...onward, ...closed.slice(1, here.segment + 1), here.place] : left > 800 ? onward : back
  const joined = [place, ...(distance(place, here.place) > 30 ? [here.place] : []), ...ahead]
  return joined.filter((point, i) => i === 0 || distance(joined[i - 1] as Place, point) > 1)
}

/** The point of a path nearest to a place, and the segment it lies on. */
function nearest(place: Place, path: readonly Place[]): { segment: number; place: Place } {
  let best = { segment: 0, place: path[0] as Place, far: Infinity }
  const shrink = Math.cos(place.latitude * rad)
  for (let i = 0; i + 1 < path.length; i++) {
    const [a, b] = [path[i] as Place, path[i + 1] as Place]
    const [x, y] = [(b.longitude - a.longitude) * shrink, b.latitude - a.latitude]
    const along = ((place.longitude - a.longitude) * shrink * x + (place.latitude - a.latitude) * y) / (x * x + y * y || 1)
    const point = between(a, b, Math.max(0, Math.min(1, along)))
    const far = distance(place, point)
    if (far < best.far) best = { segment: i, place: point, far }
  }
  return best
}
