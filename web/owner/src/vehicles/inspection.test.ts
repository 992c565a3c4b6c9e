import { expect, it } from 'vitest'
import { daysUntil } from './inspection.ts'

it('counts days as they are in Japan', () => {
  expect(daysUntil('2026-11-23', Date.parse('2026-11-22T14:59:00Z'))).toBe(1)
  expect(daysUntil('2026-11-23', Date.parse('2026-11-22T15:00:00Z'))).toBe(0)
  expect(daysUntil('2026-11-20', Date.parse('2026-11-22T12:00:00Z'))).toBe(-2)
})
