import { expect, it } from 'vitest'
import { bucketsBetween, bucketsSummed, growth, isLostTogether, quantile, ratesBetween, since, summed } from './rules.ts'

it('a quantile lies within its bucket, and at the last bound beyond it', () => {
  const bounds = [10, 100]
  expect(quantile(bounds, [0, 0, 0], 0.5)).toBeNull()
  expect(quantile(bounds, [10, 0, 0], 0.5)).toBe(5)
  expect(quantile(bounds, [50, 50, 0], 0.75)).toBe(55)
  expect(quantile(bounds, [0, 0, 3], 0.99)).toBe(100)
})

it('rates are growth over time; a counter that began anew does not fall', () => {
  const at = (ms: number, messages: number) => ({ at: ms, totals: { messages }, lag: [messages, 0] })
  expect(ratesBetween(at(1000, 100), at(11_000, 600))).toEqual({ messages: 50 })
  expect(ratesBetween(at(1000, 100), at(1000, 100))).toEqual({ messages: 0 })
  expect(growth({ clock: 5 }, { clock: 2, certificate: 3 })).toEqual({ clock: 0, certificate: 3 })
  expect(bucketsBetween([1, 2], [4, 2])).toEqual([3, 0])
})

it('what processes say adds up, also when one of them is of another release', () => {
  expect(summed([{ clock: 1 }, { clock: 2, 'qos-2': 1 }])).toEqual({ clock: 3, 'qos-2': 1 })
  expect(bucketsSummed([[1, 2], [1, 2, 3], []])).toEqual([2, 4, 3])
})

it('a minute ago is the newest that is at least so old, or the oldest there is', () => {
  const kept = [0, 5, 10, 15].map((at) => ({ at }))
  expect(since(kept, 20, 10)).toEqual({ at: 10 })
  expect(since(kept, 20, 60)).toEqual({ at: 0 })
  expect(since([], 20, 60)).toBeUndefined()
})

it.each([
  [9, 9, false],
  [10, 40, true],
  [10, 41, false],
  [2500, 10_000, true],
])('%i connections of %i that end within seconds: lost together is %s', (ended, held, together) => {
  expect(isLostTogether(ended, held)).toBe(together)
})
