import { expect, it } from 'vitest'
import { dayIn, daysOf, isMonth, lengthOf, shifted } from './months.ts'
import { marksTo, nearestTo } from './scale.ts'

it('leafs through months over the turn of a year, and knows how long they are', () => {
  expect(shifted('2026-01', -1)).toBe('2025-12')
  expect(shifted('2025-12', 1)).toBe('2026-01')
  expect(lengthOf('2028-02')).toBe(29)
  expect(daysOf('2026-11')).toEqual({ from: '2026-11-01', until: '2026-11-30' })
  expect(dayIn('2026-11', 3)).toBe('2026-11-03')
  expect([isMonth('2026-11'), isMonth('2026-13'), isMonth(undefined)]).toEqual([true, false, false])
})

it('has round marks from nothing to beyond the most', () => {
  expect(marksTo(37)).toEqual([0, 10, 20, 30, 40])
  expect(marksTo(0)).toEqual([0, 1])
  expect(marksTo(5.8).at(-1)).toBeGreaterThanOrEqual(5.8)
  for (const most of [0.4, 3, 12, 88, 104, 777]) expect(marksTo(most).length).toBeLessThanOrEqual(6)
})

it('finds the sample nearest to a moment', () => {
  expect([nearestTo([0, 10, 20], 4), nearestTo([0, 10, 20], 16), nearestTo([0, 10, 20], 99), nearestTo([5], 0)]).toEqual([0, 2, 2, 0])
})
