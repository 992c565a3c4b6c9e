import { describe, expect, it } from 'vitest'
import { timeLeft } from './time-left.ts'

const now = Date.parse('2026-11-23T00:00:00Z')

describe('PDL-16 the clock of a case', () => {
  it.each([
    ['2026-11-30T00:00:00Z', { over: false, days: 7, hours: 0, soon: false }],
    ['2026-11-24T23:59:00Z', { over: false, days: 1, hours: 23, soon: true }],
    ['2026-11-23T00:30:00Z', { over: false, days: 0, hours: 0, soon: true }],
    ['2026-11-23T00:00:00Z', { over: true, days: 0, hours: 0, soon: false }],
    ['2026-11-20T21:00:00Z', { over: true, days: 2, hours: 3, soon: false }],
  ])('%s', (dueAt, left) => expect(timeLeft(dueAt, now)).toEqual(left))
})
