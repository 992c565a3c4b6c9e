import { describe, expect, it, vi } from 'vitest'
import { Counters, kindOfTrouble, Spread } from './counters.ts'

it('a spread counts each value once, at its bound or below', () => {
  const spread = new Spread([1, 10])
  for (const value of [0.5, 1, 1.1, 10, 11]) spread.add(value)
  expect([spread.counts, spread.sum]).toEqual([[2, 2, 1], 23.6])
})

describe('refusals', () => {
  it('are told once, with whose they were; beyond a hundred cars only how many', () => {
    const counters = new Counters()
    counters.refuse('clock', 'car-1')
    counters.refuse('clock', 'car-1')
    counters.refuse('certificate')
    expect(counters.takeRefused()).toEqual([
      { cause: 'clock', vehicleId: 'car-1', times: 2 },
      { cause: 'certificate', vehicleId: undefined, times: 1 },
    ])
    expect(counters.takeRefused()).toEqual([])
    for (let car = 0; car < 500; car++) counters.refuse('not-json', `car-${car}`)
    const taken = counters.takeRefused()
    expect(taken.length).toBeLessThanOrEqual(101)
    expect(taken.reduce((sum, { times }) => sum + times, 0)).toBe(500)
    expect(counters.refused['not-json']).toBe(500)
  })
  it('that could not be written down are told again and count no more for it', () => {
    const counters = new Counters()
    counters.refuse('qos-2', 'car-1', 3)
    counters.giveBack({ refused: counters.takeRefused(), troubles: [] })
    expect([counters.takeRefused(), counters.refused['qos-2']]).toEqual([[{ cause: 'qos-2', vehicleId: 'car-1', times: 3 }], 3])
  })
})

describe('trouble with the database', () => {
  it.each([
    [{ code: '53100' }, 'disk-full'],
    [{ code: 'ENOSPC' }, 'disk-full'],
    [{ code: '57P01' }, 'database-unreachable'],
    [{ code: '53300' }, 'database-unreachable'],
    [{ code: '55000' }, 'database-unreachable'],
    [{ code: 'ECONNREFUSED' }, 'database-unreachable'],
    [new Error('Connection terminated unexpectedly'), 'database-unreachable'],
    [{ code: '40P01' }, 'batch-retried'],
    [new TypeError('no such thing'), 'batch-retried'],
  ] as const)('%o is %s', (error, kind) => {
    expect(kindOfTrouble(error)).toBe(kind)
  })

  it('lasts from the first failure to the first success, and is told when it is over', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 })
    const counters = new Counters()
    counters.notStored({ code: 'ECONNREFUSED' })
    vi.setSystemTime(1_030_000)
    counters.notStored({ code: '57P03' })
    expect(counters.trouble).toMatchObject({ kind: 'database-unreachable', times: 2 })
    expect(counters.takeTroubles()).toEqual([])
    vi.setSystemTime(1_060_000)
    counters.stored(1, 10, 20)
    expect(counters.trouble).toBeUndefined()
    expect(counters.takeTroubles()).toEqual([
      { kind: 'database-unreachable', since: new Date(1_000_000), until: new Date(1_060_000), times: 2 },
    ])
    vi.useRealTimers()
  })

  it('is not over because somebody else’s statement went well, until it has been quiet for a while', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 })
    const counters = new Counters()
    counters.notStored({ code: '53100' })
    counters.well('watch', 3)
    expect(counters.trouble?.kind).toBe('disk-full')
    vi.setSystemTime(1_020_000)
    counters.well('watch', 3)
    expect(counters.takeTroubles()).toMatchObject([{ kind: 'disk-full', until: new Date(1_000_000) }])
    vi.useRealTimers()
  })

  it('a statement of more than a second is a slow database', () => {
    const counters = new Counters()
    counters.stored(500, 5000, 1500)
    expect(counters.trouble?.kind).toBe('database-slow')
    counters.stored(500, 5000, 40)
    expect(counters.takeTroubles()).toMatchObject([{ kind: 'database-slow', times: 1 }])
  })
})
