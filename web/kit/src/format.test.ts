import { describe, expect, it } from 'vitest'
import { formats, plural, tokyoDay } from './format.ts'

describe('formats', () => {
  const moment = Date.UTC(2026, 10, 22, 5, 3)
  it('tells the time of Tokyo in both languages', () => {
    expect(formats('ja').time(moment)).toBe('14:03')
    expect(formats('en').time(moment)).toBe('14:03')
    expect(formats('ja').dateTime(moment)).toBe('11月22日 14:03')
    expect(formats('en').dateTime(moment)).toBe('22 Nov, 14:03')
  })
  it('says days as each language does', () => {
    expect(formats('ja').day(moment)).toBe('11月22日(日)')
    expect(formats('en').day(moment)).toBe('Sun 22 Nov')
    expect(formats('ja').date(moment)).toBe('2026年11月22日')
  })
  it('changes the unit of a distance where people do', () => {
    const { distance } = formats('ja')
    expect([7.4, 326, 999, 1400, 312_400].map(distance)).toEqual(['7 m', '330 m', '1,000 m', '1.4 km', '312 km'])
  })
  it('writes amounts', () => {
    expect(formats('ja').yen(36_000)).toBe('36,000円')
    expect(formats('en').yen(1900)).toBe('¥1,900')
    expect(formats('ja').percent(61.6)).toBe('62%')
  })
})

describe('plural and day', () => {
  it('counts in English', () => expect([plural(1, 'try', 'tries'), plural(0, 'try', 'tries')]).toEqual(['1 try', '0 tries']))
  it('turns the day at midnight in Tokyo, not in Greenwich', () => {
    expect(tokyoDay('2026-11-21T15:00:00Z')).toBe('2026-11-22')
    expect(tokyoDay('2026-11-21T14:59:59Z')).toBe('2026-11-21')
  })
})
