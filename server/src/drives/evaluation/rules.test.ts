import { thresholds } from '@tsunagu/contract/drives.ts'
import { describe, expect, it } from 'vitest'
import { consumptionOf, type Driven, eco, safety, together, usedTogether } from './rules.ts'

const calm: Driven = {
  distance: 100_000,
  seconds: 7200,
  longIdleSeconds: 0,
  starts: 40,
  hastyStarts: 0,
  hardAccelerations: 0,
  hardBrakings: 0,
  measured: 100_000,
  nightSeconds: 0,
  unrested: 0,
}

describe('APP-12 the driving diagnosis', () => {
  it('APP-12 shows an eco and a safety score, and every point that is missing from them with its reason', () => {
    expect(eco(calm).score).toBe(100)
    expect(safety(calm).score).toBe(100)
    const driven = {
      ...calm,
      hastyStarts: 20,
      longIdleSeconds: 360,
      hardAccelerations: 3,
      hardBrakings: 2,
      nightSeconds: 3600,
      unrested: 1,
    }
    for (const { score, factors } of [eco(driven), safety(driven)]) {
      expect(score).toBe(100 - factors.reduce((sum, { points }) => sum + (points ?? 0), 0))
      for (const { points, value } of factors) if (points) expect(value).toBeGreaterThan(0)
    }
    expect(eco(driven).factors).toEqual([
      { id: 'start', points: 15, most: 30, value: 50, of: 40 },
      { id: 'idling', points: 5, most: 30, value: 360, of: 7200 },
      { id: 'acceleration', points: 12, most: 40, value: 3, of: 3 },
    ])
    expect(safety(driven).factors).toEqual([
      { id: 'braking', points: 8, most: 40, value: 2, of: 2 },
      { id: 'acceleration', points: 6, most: 20, value: 3, of: 3 },
      { id: 'rest', points: 10, most: 30, value: 1, of: null },
      { id: 'night', points: 5, most: 10, value: 3600, of: 7200 },
    ])
  })

  it('never takes more than a factor may, nor gives less than nothing', () => {
    const wild = {
      ...calm,
      hastyStarts: 40,
      longIdleSeconds: 7200,
      hardAccelerations: 900,
      hardBrakings: 900,
      nightSeconds: 7200,
      unrested: 9,
    }
    expect(eco(wild).score).toBe(0)
    expect(safety(wild).score).toBe(0)
  })

  it('one brake on a short way does not decide: it counts as thirty kilometres', () => {
    const short = { ...calm, distance: 3000, measured: 3000, seconds: 600, hardBrakings: 1 }
    expect(safety(short).factors[0]?.points).toBe(13)
  })

  it('what could not be measured takes no points and is said to be unmeasured; when most of it is, there is no score', () => {
    const tracker = { ...calm, hardAccelerations: null, hardBrakings: null, starts: null, hastyStarts: null, measured: 0 }
    expect(eco(tracker)).toMatchObject({
      score: null,
      factors: [{ id: 'start', points: null }, { id: 'idling' }, { id: 'acceleration', points: null }],
    })
    expect(safety(tracker).score).toBeNull()
    expect(eco({ ...calm, longIdleSeconds: null }).score).toBe(100)
  })

  it('says nothing of a few hundred metres', () => {
    expect(eco({ ...calm, distance: thresholds.leastMetres - 1 }).score).toBeNull()
    expect(safety({ ...calm, distance: 0, seconds: 0 }).score).toBeNull()
  })

  it('a month is its trips together; what one of them could not measure is left to the others', () => {
    const month = together([calm, { ...calm, hardBrakings: null, hardAccelerations: null, measured: 0 }, { ...calm, hardBrakings: 2 }])
    expect(month).toMatchObject({ distance: 300_000, hardBrakings: 2, measured: 200_000 })
    expect(together([])).toMatchObject({ distance: 0, hardBrakings: null })
  })
})

describe('economy', () => {
  const none = { fuel: null, energy: null, fuelPercent: null, energyPercent: null }
  it('is km a litre of petrol and km a kWh of electricity', () => {
    expect(consumptionOf({ ...none, fuel: 5 }, 60_000)).toMatchObject({ kmPerLitre: 12, kmPerKwh: null })
    expect(consumptionOf({ ...none, energy: 10 }, 62_000)).toMatchObject({ kmPerLitre: null, kmPerKwh: 6.2 })
  })
  it('is not said of a hybrid that used both, of too little, or of less than nothing', () => {
    expect(consumptionOf({ ...none, fuel: 2, energy: 3 }, 60_000)).toMatchObject({ kmPerLitre: null, kmPerKwh: null, fuel: 2, energy: 3 })
    expect(consumptionOf({ ...none, fuel: 0.05 }, 60_000).kmPerLitre).toBeNull()
    expect(consumptionOf({ ...none, energy: -0.4 }, 6000).kmPerKwh).toBeNull()
    expect(consumptionOf({ ...none, fuelPercent: 3 }, 6000)).toMatchObject({ fuelPercent: 3, kmPerLitre: null })
  })
  it('of several trips is of their sum', () => {
    expect(usedTogether([{ ...none, fuel: 1.25 }, none, { ...none, fuel: 2, energy: 1 }])).toEqual({ ...none, fuel: 3.25, energy: 1 })
  })
})
