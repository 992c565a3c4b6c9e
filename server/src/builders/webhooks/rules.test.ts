import { retrySeconds } from '@tsunagu/contract/builders.ts'
import { describe, expect, it } from 'vitest'
import { allTries, cleaned, type Try, verdictOf } from './rules.ts'

const answered = (status: number): Try => ({ status, answer: '', milliseconds: 1 })
const lost: Try = { error: 'timed-out', milliseconds: 10_000 }
const days = (n: number) => n * 86_400_000

describe('verdictOf', () => {
  it.each([200, 202, 204, 299])('%d has arrived', (status) => {
    expect(verdictOf(answered(status), 1, allTries - 1, 0)).toEqual({ state: 'sent', retryIn: null, stop: false })
  })
  it.each([answered(500), answered(404), answered(302), answered(199), lost])('%j is tried again, later each time', (tried) => {
    const waits = retrySeconds.map((_, at) => verdictOf(tried, at + 1, allTries - 1 - at, 0).retryIn)
    expect(waits).toEqual(retrySeconds.map((seconds) => seconds * 1000))
    expect(waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0)).toBeLessThan(days(3))
    expect(waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0)).toBeGreaterThan(days(2))
  })
  it('gives up after the last, and stops a webhook where nothing arrived for three days', () => {
    expect(verdictOf(lost, allTries, 0, days(1))).toEqual({ state: 'failed', retryIn: null, stop: false })
    expect(verdictOf(lost, allTries, 0, days(3))).toEqual({ state: 'failed', retryIn: null, stop: true })
  })
  it('a receiver that is gone is left alone at once', () => {
    expect(verdictOf(answered(410), 1, allTries - 1, 0)).toEqual({ state: 'failed', retryIn: null, stop: true })
  })
})

it('shows the start of an answer without what breaks a screen', () => {
  expect(cleaned(`a\u0000b\nc${'x'.repeat(600)}`)).toMatch(/^a b\nc/)
  expect(cleaned('x'.repeat(600))).toHaveLength(500)
})
