import type { SignalValue } from '@tsunagu/contract/message.ts'
import { describe, expect, it } from 'vitest'
import { nightSeconds } from './driving/rules.ts'
import { cutTrips } from './rules.ts'
import { type Measured, paths } from './samples/rules.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
/** Ten in the morning, in Japan. */
const ten = Date.parse('2026-11-20T10:00:00+09:00')
const start = { latitude: 35.6777, longitude: 139.7527 }
/** Degrees of latitude a metre. */
const metre = 1 / 111_195

type Said = Partial<Record<keyof typeof paths, SignalValue>>
type Moment = [at: number, said: Said]

const measured = (moments: readonly Moment[]): Measured => {
  const sorted = moments.toSorted(([a], [b]) => a - b)
  const column = (name: keyof typeof paths) => sorted.map(([, said]) => said[name] ?? null)
  const names = (Object.keys(paths) as (keyof typeof paths)[]).filter((name) => sorted.some(([, said]) => said[name] !== undefined))
  return { times: sorted.map(([at]) => at), columns: Object.fromEntries(names.map((name) => [paths[name], column(name)])) }
}

interface Ride {
  from?: number
  seconds?: number
  kmh?: number
  every?: number
  /** Metres it stands from the start, and on the odometer. */
  metres?: number
  odometer?: number
  /** Signals it does not have. */
  without?: (keyof typeof paths)[]
  off?: boolean
  more?: (s: number) => Said
}

/** A drive north at one speed, switched on and, unless said otherwise, off. */
function ride({
  from = ten,
  seconds = 600,
  kmh = 36,
  every = 1,
  metres = 0,
  odometer = 12_000_000,
  without = [],
  off = true,
  more,
}: Ride): Moment[] {
  const moments: Moment[] = []
  const at = (s: number, said: Said) =>
    moments.push([from + s * second, Object.fromEntries(Object.entries(said).filter(([name]) => !without.includes(name as never)))])
  for (let s = 0; s <= seconds; s += every) {
    const way = metres + (kmh / 3.6) * s
    const { longitude } = start
    const said = { speed: kmh, latitude: start.latitude + way * metre, longitude, odometer: (odometer + way) / 1000 }
    at(s, { power: 'ON', ...said, ...more?.(s) })
  }
  if (off) at(seconds + 1, { power: 'OFF', speed: 0 })
  return moments
}

const cut = (moments: readonly Moment[], now = ten + 12 * hour) => cutTrips(measured(moments), now)
const trips = (moments: readonly Moment[], now?: number) => cut(moments, now).trips
const only = (moments: readonly Moment[], now?: number) => {
  const found = trips(moments, now)
  expect(found).toHaveLength(1)
  return found[0] as (typeof found)[number]
}

describe('a trip', () => {
  it('lasts from switching on to switching off', () => {
    const trip = only([[ten - hour, { power: 'OFF', speed: 0 }], ...ride({})])
    expect(trip.startedAt).toBe(ten)
    expect(trip.endedAt).toBe(ten + 601 * second)
    expect(trip.distance).toBeCloseTo(6000, 0)
    expect(trip.distanceBy).toBe('odometer')
    expect(trip.movingSeconds).toBeCloseTo(601, 0)
    expect(trip.topSpeed).toBe(36)
    expect(trip.from).toEqual(start)
    expect(trip.to?.latitude).toBeCloseTo(start.latitude + 6000 * metre, 5)
    expect(trip.points).toHaveLength(602)
  })

  it('is cut the same from the same samples, whatever else stands around it', () => {
    const before = trips(ride({}))
    const after = trips([...ride({ from: ten - 5 * hour }), ...ride({}), ...ride({ from: ten + 5 * hour })])
    expect(after).toHaveLength(3)
    expect(after[1]).toEqual(before[0])
  })

  it('goes on through a stop of less than three minutes, and ends at a longer one', () => {
    const next = (pause: number) => ride({ from: ten + 601 * second + pause, metres: 6000 })
    expect(only([...ride({}), ...next(2 * minute)]).distance).toBeCloseTo(12_000, 0)
    expect(trips([...ride({}), ...next(4 * minute)])).toHaveLength(2)
  })

  it('does not end at a red light, in a jam, or with the engine stopped by itself', () => {
    const jam: Moment[] = Array.from({ length: 20 }, (_, i) => [ten + (601 + i * 60) * second, { power: 'ON', speed: 0, running: false }])
    const trip = only([...ride({ off: false }), ...jam, ...ride({ from: ten + 1900 * second, metres: 6000 })])
    expect(trip.distance).toBeCloseTo(12_000, 0)
  })

  it('is not listening to music in a parked car, nor rolling in the yard', () => {
    expect(
      trips([
        [ten, { power: 'ACC', speed: 0 }],
        [ten + hour, { power: 'OFF', speed: 0 }],
      ]),
    ).toEqual([])
    expect(trips(ride({ seconds: 20, kmh: 9 }))).toEqual([])
  })

  it('that is under way is left for later, and said to be', () => {
    const now = ten + 601 * second
    expect(cut([...ride({ from: ten - 2 * hour }), ...ride({ off: false })], now)).toMatchObject({
      trips: [{ startedAt: ten - 2 * hour }],
      openSince: ten,
    })
  })

  it('ends without a word when the car has been silent for half an hour', () => {
    const silent = ride({ off: false })
    expect(cut(silent, ten + 600 * second + 29 * minute).trips).toEqual([])
    expect(only(silent, ten + 600 * second + 31 * minute).endedAt).toBe(ten + 600 * second)
    // and when the next thing it says is a new drive
    expect(trips([...silent, ...ride({ from: ten + 2 * hour, metres: 6000 })]).map(({ endedAt }) => endedAt)).toEqual([
      ten + 600 * second,
      ten + 2 * hour + 601 * second,
    ])
  })

  it('was over at its last sample when the word OFF comes long after it', () => {
    const trip = only([...ride({ off: false }), [ten + 600 * second + 20 * minute, { power: 'OFF', speed: 0 }]])
    expect(trip.endedAt).toBe(ten + 600 * second)
  })

  it('through a tunnel keeps its distance and has no line there', () => {
    const more = (s: number): Said => (s > 200 && s < 400 ? { latitude: null as never, longitude: null as never } : {})
    const trip = only(ride({ more }))
    expect(trip.distance).toBeCloseTo(6000, 0)
    expect(trip.points[300]).toMatchObject({ place: null, speed: 36 })
    expect(trip.points[500]?.place).not.toBeNull()
  })

  it('of a unit that lost its network for ten minutes is one, and its distance is the odometer’s', () => {
    const trip = only([...ride({ off: false }), ...ride({ from: ten + 1200 * second, metres: 12_000 })])
    expect(trip.distance).toBeCloseTo(18_000, 0)
    // what nobody measured is not claimed to have been driven
    expect(trip.movingSeconds).toBeLessThan(1210)
  })

  it('of a clock that jumps an hour and back is no line across the map and no thousand kilometres', () => {
    const jumped: Moment[] = [[ten + 300.5 * second, { latitude: 43.06, longitude: 141.35, odometer: 12_900 }]]
    const trip = only([...ride({}), ...jumped])
    expect(trip.distance).toBeLessThan(6200)
    expect(Math.max(...trip.points.map(({ place }) => place?.latitude ?? 0))).toBeLessThan(36)
  })

  it('without an odometer, or with one of whole kilometres, is measured by positions', () => {
    const without = only(ride({ without: ['odometer'] }))
    expect(without.distanceBy).toBe('positions')
    expect(without.distance).toBeGreaterThan(5900)
    expect(without.distance).toBeLessThan(6010)
    const coarse = only(ride({ more: (s) => ({ odometer: Math.floor(12_000 + s / 100) }) }))
    expect(coarse.distanceBy).toBe('positions')
    expect(coarse.distance).toBeGreaterThan(5900)
  })

  it('with a coarse odometer and no positions is at least that', () => {
    const trip = only(ride({ without: ['latitude', 'longitude'], more: (s) => ({ odometer: Math.floor(12_000 + s / 100) }) }))
    expect(trip).toMatchObject({ distanceBy: 'odometer', distance: 6000, from: null, to: null })
  })

  it('of a tracker that knows no switch begins with moving and ends five minutes still', () => {
    const without: Ride['without'] = ['power', 'odometer']
    const halt = (from: number, minutes: number): Moment[] =>
      Array.from({ length: minutes * 6 }, (_, i) => [from + i * 10 * second, { speed: 0 }])
    const light = [
      ...ride({ without, off: false, every: 10 }),
      ...halt(ten + 610 * second, 4),
      ...ride({ without, off: false, every: 10, from: ten + 860 * second, metres: 6000 }),
    ]
    expect(only([...light, ...halt(ten + 1470 * second, 10)]).distance).toBeGreaterThan(11_800)
    const shop = [
      ...ride({ without, off: false, every: 10 }),
      ...halt(ten + 610 * second, 8),
      ...ride({ without, off: false, every: 10, from: ten + 1100 * second, metres: 6000 }),
    ]
    expect(trips([...shop, ...halt(ten + 1710 * second, 10)])).toHaveLength(2)
  })

  it('of nothing is nothing', () => {
    expect(cut([])).toEqual({ trips: [], openSince: null })
    expect(trips([[ten, {}]])).toEqual([])
  })

  it('leaves out what a sensor cannot mean', () => {
    const trip = only(
      ride({ more: (s) => (s === 300 ? { speed: 255 } : s === 310 ? { latitude: 0, longitude: 0 } : s === 320 ? { speed: -4 } : {}) }),
    )
    expect(trip.topSpeed).toBe(36)
    expect(trip.points.some(({ place }) => place !== null && place.latitude < 1)).toBe(false)
  })
})

describe('how it was driven', () => {
  /** Speeds of each second, km/h. */
  const speeds = (of: readonly number[], more?: (s: number) => Said): Moment[] => {
    let metres = 0
    return [
      ...of.map((speed, s): Moment => {
        metres += speed / 3.6
        return [ten + s * second, { power: 'ON', speed, odometer: metres / 1000, ...more?.(s) }]
      }),
      [ten + of.length * second, { power: 'OFF', speed: 0 }],
    ]
  }
  const steady = (speed: number, seconds: number) => Array.from<number>({ length: seconds }).fill(speed)

  it('counts a hard brake once however long the pedal is down, and a soft one not at all', () => {
    const hard = only(speeds([...steady(60, 60), 48, 36, 24, 12, 0, ...steady(0, 20), ...steady(1, 10)]))
    expect(hard.hard).toEqual([{ at: ten + 59 * second, acceleration: -3.33 }])
    expect(only(speeds([...steady(60, 60), 52, 44, 36, 28, 20, 12, 4, 0])).hard).toEqual([])
  })

  it('counts hard acceleration', () => {
    const trip = only(speeds([...steady(30, 60), 40, 50, 60, ...steady(60, 60)]))
    expect(trip.hard).toEqual([{ at: ten + 59 * second, acceleration: 2.78 }])
  })

  it('does not take two speeds of one tenth of a second for a brake', () => {
    const moments = ride({ seconds: 300 })
    const trip = only([...moments, [ten + 100.1 * second, { speed: 35 }]])
    expect(trip.hard?.filter(({ at }) => at < ten + 200 * second)).toEqual([])
  })

  it('says nothing of brakes where a speed comes every ten seconds', () => {
    expect(only(ride({ every: 10 }))).toMatchObject({ hard: null, starts: null, hastyStarts: null })
  })

  it('counts starts, hasty ones by the time to 20 km/h', () => {
    const calm = [0, 4, 8, 12, 16, 20, 24, ...steady(24, 60)]
    const hasty = [0, 0, 11, 22, 30, ...steady(30, 60)]
    expect(only(speeds([...calm, ...hasty]))).toMatchObject({ starts: 2, hastyStarts: 1 })
  })

  it('counts idling while the engine runs, and as avoidable only from ninety seconds on', () => {
    const trip = only(
      speeds([...steady(40, 60), ...steady(0, 60), ...steady(40, 60), ...steady(0, 120), ...steady(40, 5)], () => ({ running: true })),
    )
    expect(trip.idleSeconds).toBeCloseTo(180, 0)
    expect(trip.longIdleSeconds).toBeCloseTo(120, 0)
    const stopped = only(speeds([...steady(40, 60), ...steady(0, 120)], (s) => ({ running: s < 60 })))
    expect(stopped.idleSeconds).toBeLessThan(2)
  })

  it('knows no idling of an electric car, and takes the engine of a petrol one for running while it is on', () => {
    const of = [...steady(40, 60), ...steady(0, 120)]
    expect(only(speeds(of, () => ({ energyPercent: 60 })))).toMatchObject({ idleSeconds: null, longIdleSeconds: null })
    expect(only(speeds(of, () => ({ fuelPercent: 60 }))).idleSeconds).toBeCloseTo(120, 0)
  })

  it('says what was used, and adds what was filled in on the way', () => {
    const petrol = only(ride({ more: (s) => ({ fuel: 30 - s / 1000, fuelPercent: 50 - s / 600 }) }))
    expect(petrol.fuel).toBeCloseTo(0.6, 2)
    expect(petrol.fuelPercent).toBeCloseTo(1, 2)
    expect(petrol.energy).toBeNull()
    const filled = only(
      speeds([...steady(40, 60), ...steady(0, 60), ...steady(40, 60)], (s) => ({ fuel: s < 80 ? 10 - s / 100 : 40 - s / 100 })),
    )
    expect(filled.fuel).toBeCloseTo(1.8, 1)
  })

  it('takes what braking gave back off what a battery gave', () => {
    const trip = only(ride({ more: (s) => ({ energy: s < 300 ? 50 - s / 100 : 47 + (s - 300) / 300 }) }))
    expect(trip.energy).toBeCloseTo(2, 1)
  })

  it('counts the night of Japan', () => {
    const at = (text: string) => Date.parse(`2026-11-20T${text}:00+09:00`)
    expect(nightSeconds(at('21:30'), at('22:30'))).toBe(1800)
    expect(nightSeconds(at('04:00'), at('06:00'))).toBe(3600)
    expect(nightSeconds(at('10:00'), at('12:00'))).toBe(0)
  })

  it('ends a stretch of driving at a rest of a quarter of an hour with the car on', () => {
    const rest: Moment[] = Array.from({ length: 20 }, (_, i) => [ten + (600 + i * 60) * second, { power: 'ON', speed: 0 }])
    const trip = only([...ride({ off: false, seconds: 599 }), ...rest, ...ride({ from: ten + 1800 * second, metres: 6000 })])
    expect(trip.stretches.map(Math.round)).toEqual([600, 601])
    expect(only(ride({})).stretches).toEqual([601])
  })
})
