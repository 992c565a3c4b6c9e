import { describe, expect, it } from 'vitest'
import { eraDate, expiryDate, isMonthAfterBirthday } from './era-dates.ts'

describe('dates of a licence', () => {
  it.each([
    ['昭和60年4月2日生', '1985-04-02', true],
    ['昭 和 6 0 年 4 月 2 日 生', '1985-04-02', true],
    ['昭和６０年　４月　２日生', '1985-04-02', true],
    ['平成元年1月8日生', '1989-01-08', true],
    ['令和01年05月07日12345', '2019-05-07', true],
    ['大正15年12月24日生', '1926-12-24', true],
    ['信和05年06月30日', '2023-06-30', false],
    ['平咸3年2月1日生', '1991-02-01', false],
    ['昭和6O年l2月3日生', '1985-12-03', true],
    ['昭和60年4月2', '1985-04-02', false],
  ])('BUY-23 %s is %s', (text, day, whole) => {
    expect(eraDate(text)).toEqual({ day, whole })
  })

  it.each(['昭和65年1月8日生', '平成1年1月7日生', '令和1年4月30日', '昭和60年13月2日', '平成5年2月30日', '60年4月2日', '免許の条件等', ''])(
    '%s is no date',
    (text) => expect(eraDate(text)).toBeNull(),
  )

  it.each([
    ['2029年(令和11年)05月02日まで有効', '2029-05-02', true],
    ['２０２９年（令和１１年）０５月０２日まで有効', '2029-05-02', true],
    ['2024年(平成36年)06月01日まで有効', '2024-06-01', true],
    ['2028年(令和11年)05月02日まで有効', '2028-05-02', false],
    ['2029年(合和11年)05月02日まで有効', '2029-05-02', false],
    ['令和11年05月02日まで有効', '2029-05-02', false],
  ])('BUY-23 %s ends on %s', (text, day, whole) => {
    expect(expiryDate(text)).toEqual({ day, whole })
  })

  it('an expiry that is no day is none', () => {
    expect(expiryDate('2029年(令和11年)02月30日まで有効')).toBeNull()
    expect(expiryDate('まで有効')).toBeNull()
  })

  it.each([
    ['2029-05-02', '1985-04-02', true],
    ['2029-01-31', '1985-12-31', true],
    ['2029-02-28', '1985-01-31', true],
    ['2028-02-29', '1985-01-31', true],
    ['2029-05-03', '1985-04-02', false],
    ['2029-04-02', '1985-04-02', false],
  ])('%s is a month after the birthday of %s: %s', (expiry, birth, wanted) => {
    expect(isMonthAfterBirthday(expiry, birth)).toBe(wanted)
  })
})
