/** Dates as a licence prints them, with the slips of a reader. Pure. */

/** First day of each era that can stand on a licence; the last year is that of the next era's beginning. */
const eras = [
  { name: '令和', first: '2019-05-01' },
  { name: '平成', first: '1989-01-08', last: '2019-04-30' },
  { name: '昭和', first: '1926-12-25', last: '1989-01-07' },
  { name: '大正', first: '1912-07-30', last: '1926-12-24' },
] as const

/** Half of an era's name is enough, as no two share one; readers like 命 for 令 and 信 for the bold 令. */
const names = '令和|平成|昭和|大正'
const slips: [RegExp, string][] = [
  [/[命信今合]和/g, '令和'],
  [/平[咸戌威]/g, '平成'],
  [/[昭照招沼]和/g, '昭和'],
  [/大[正止]/g, '大正'],
]
const digitSlips: Record<string, string> = {
  O: '0',
  o: '0',
  D: '0',
  Q: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  B: '8',
}

/** Full width to half, no spaces, letters that stand where only a digit can. */
export function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[ODQoIli|ZzSsB]/g, (letter) => digitSlips[letter] ?? letter)
}

export interface ReadDate {
  /** YYYY-MM-DD */
  day: string
  /** Nothing had to be guessed: era, 年, 月 and 日 are all there, and where two years stand they agree. */
  whole: boolean
}

/** 昭和６０年 ４月 ２日生 → 1985-04-02. Null for what is no day of that era. */
export function eraDate(text: string): ReadDate | null {
  const plain = plainDigits(text)
  const mended = slips.reduce((line, [wrong, right]) => line.replaceAll(wrong, right), plain)
  const found = new RegExp(`(${names})(元|\\d{1,2})([年]?)(\\d{1,2})([月]?)(\\d{1,2})([日]?)`).exec(mended)
  if (!found) return null
  const [, era = '', year = '', y, month = '', m, date = '', d] = found
  const day = dayOf(era, year === '元' ? 1 : Number(year), Number(month), Number(date))
  return day === null ? null : { day, whole: mended === plain && y !== '' && m !== '' && d !== '' }
}

/** 2029年（令和11年）05月02日まで有効 → 2029-05-02. The year stands twice on most licences; on older ones only the era's. */
export function expiryDate(text: string): ReadDate | null {
  const plain = plainDigits(text)
  const found = new RegExp(`(\\d{4})年\\(?(${names})(元|\\d{1,2})年\\)?(\\d{1,2})月(\\d{1,2})日`).exec(plain)
  if (found) {
    const [, western = '', era = '', year = '', month = '', date = ''] = found
    const day = dayOf(era, year === '元' ? 1 : Number(year), Number(month), Number(date))
    const byWestern = calendarDay(Number(western), Number(month), Number(date))
    if (day !== null && day === byWestern) return { day, whole: true }
    // A licence of 2018 may say 平成35年: an era that ended before its year came.
    if (byWestern !== null && Number(western) === westernYear(era, Number(year))) return { day: byWestern, whole: true }
    return (day ?? byWestern) === null ? null : { day: (byWestern ?? day) as string, whole: false }
  }
  const loose = /(20\d\d)年?\D*?[^\d]{0,3}(?:元|\d{1,2})年?\)?(\d{2})月?(\d{2})日?/.exec(plain)
  if (loose) {
    const day = calendarDay(Number(loose[1]), Number(loose[2]), Number(loose[3]))
    if (day !== null) return { day, whole: false }
  }
  const only = eraDate(text)
  return only && { day: only.day, whole: false }
}

/** A licence ends a month after a birthday (道路交通法 92条の2): 2 April → 2 May; 31 January → the last of February. */
export function isMonthAfterBirthday(expiresOn: string, birthDate: string): boolean {
  const year = Number(expiresOn.slice(0, 4))
  const [, month = 0, date = 0] = birthDate.split('-').map(Number)
  const ends = month === 12 ? { year, month: 1 } : { year, month: month + 1 }
  const last = new Date(Date.UTC(ends.year, ends.month, 0)).getUTCDate()
  return expiresOn === `${year}-${two(ends.month)}-${two(Math.min(date, last))}`
}

function dayOf(era: string, year: number, month: number, date: number): string | null {
  const known = eras.find(({ name }) => name === era)
  if (!known || year < 1) return null
  const day = calendarDay(Number(known.first.slice(0, 4)) + year - 1, month, date)
  if (day === null || day < known.first) return null
  return 'last' in known && day > known.last ? null : day
}

function westernYear(era: string, year: number): number {
  const known = eras.find(({ name }) => name === era)
  return known ? Number(known.first.slice(0, 4)) + year - 1 : Number.NaN
}

function calendarDay(year: number, month: number, date: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, date))
  const day = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
  return month >= 1 && month <= 12 && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day ? day : null
}

const two = (number: number) => String(number).padStart(2, '0')
