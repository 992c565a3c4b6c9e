import { describe, expect, it } from 'vitest'
import { ageText, isStale, since } from './age.ts'

const now = Date.UTC(2026, 10, 22, 5, 28)
const minutesAgo = (minutes: number) => now - minutes * 60_000

describe('ageText', () => {
  it('says the time and how long ago', () => {
    expect(ageText(minutesAgo(25), now, 'ja')).toBe('14:03 時点・25分前')
    expect(ageText(minutesAgo(25), now, 'en')).toBe('as of 14:03 · 25 min ago')
  })
  it('says the day when it was another one in Tokyo', () => {
    expect(ageText(minutesAgo(15 * 60), now, 'ja')).toBe('11月21日 23:28 時点・15時間前')
    expect(ageText(minutesAgo(3 * 24 * 60), now, 'en')).toBe('as of 19 Nov, 14:28 · 3 days ago')
  })
})

describe('since', () => {
  it.each([
    [0.5, 'たった今', 'just now'],
    [1, '1分前', '1 min ago'],
    [59.9, '59分前', '59 min ago'],
    [60, '1時間前', '1 hour ago'],
    [24 * 60, '1日前', '1 day ago'],
    [-3, 'たった今', 'just now'],
  ])('%d minutes', (minutes, ja, en) => {
    expect([since(minutesAgo(minutes), now, 'ja'), since(minutesAgo(minutes), now, 'en')]).toEqual([ja, en])
  })
})

describe('isStale', () => {
  it('turns after the limit, not at it', () => {
    expect([isStale(minutesAgo(30), now, 30), isStale(minutesAgo(30.1), now, 30)]).toEqual([false, true])
  })
})
