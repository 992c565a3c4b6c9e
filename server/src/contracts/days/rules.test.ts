import { describe, expect, it } from 'vitest'
import { addDays, dayOf, lastDayAfter, lastDayOfTerm } from './rules.ts'

describe('the last day', () => {
  it.each([
    ['2024-02-10', 36, '2027-02-09'],
    ['2024-02-10', 24, '2026-02-09'],
    // no 29 February in that year: the time ends with the month
    ['2024-02-29', 36, '2027-02-28'],
    ['2024-02-29', 48, '2028-02-28'],
    ['2025-02-28', 36, '2028-02-27'],
    ['2025-03-01', 36, '2028-02-29'],
    ['2026-01-01', 36, '2028-12-31'],
    ['2026-12-31', 24, '2028-12-30'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
  ])('CON-01 CON-02 of %s after %i months is %s', (first, months, last) => expect(lastDayAfter(first, months)).toBe(last))

  it('CON-01 the rule is data: the anniversary itself where a plan says so', () => {
    expect(lastDayAfter('2024-02-10', 36, 'anniversary')).toBe('2027-02-10')
    expect(lastDayAfter('2024-02-29', 36, 'anniversary')).toBe('2027-02-28')
  })

  it('of a paid term', () => {
    expect(lastDayOfTerm('2027-02-10', 'year')).toBe('2028-02-09')
    expect(lastDayOfTerm('2027-02-10', 'two-years')).toBe('2029-02-09')
    expect(lastDayOfTerm('2027-02-10', 'month')).toBe('2027-03-09')
  })
})

it('a day begins at midnight in Japan', () => {
  expect(dayOf(new Date('2026-11-22T14:59:59Z'))).toBe('2026-11-22')
  expect(dayOf(new Date('2026-11-22T15:00:00Z'))).toBe('2026-11-23')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
})
