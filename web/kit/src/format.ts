/** Numbers, dates and amounts as people read them. Time is Asia/Tokyo, whatever the device says. */
export type Language = 'ja' | 'en'

const zone = 'Asia/Tokyo'
const locale = { ja: 'ja-JP', en: 'en-GB' } as const

/** A moment: milliseconds since 1970, an ISO string, or a Date. */
export type Moment = number | string | Date
export const momentMs = (moment: Moment) => new Date(moment).getTime()

const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()
function dates(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${language}${JSON.stringify(options)}`
  const format =
    (made.get(key) as Intl.DateTimeFormat | undefined) ?? new Intl.DateTimeFormat(locale[language], { timeZone: zone, ...options })
  made.set(key, format)
  return format
}
function numbers(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${language}${JSON.stringify(options)}`
  const format = (made.get(key) as Intl.NumberFormat | undefined) ?? new Intl.NumberFormat(locale[language], options)
  made.set(key, format)
  return format
}

/** The formatters of one language; get them from `useLanguage().format`. */
export function formats(language: Language) {
  const number = (value: number, digits = 0) => numbers(language, { maximumFractionDigits: digits }).format(value)
  return {
    /** `12,345` */
    number,
    /** Always with so many digits, where figures are compared: `7.0` beside `6.9`. */
    fixed: (value: number, digits: number) =>
      numbers(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    /** `62%`; takes 0 … 100. */
    percent: (value: number) => `${number(Math.round(value))}%`,
    /** Yen including tax: `1,900円` / `¥1,900`. */
    yen: (value: number) => (language === 'ja' ? `${number(value)}円` : `¥${number(value)}`),
    /** Metres → `320 m`, `1.4 km`, `312 km`. */
    distance: (metres: number) => {
      if (metres < 1000) return `${number(metres < 100 ? Math.round(metres) : Math.round(metres / 10) * 10)} m`
      return `${number(metres / 1000, metres < 10_000 ? 1 : 0)} km`
    },
    /** `14:03` */
    time: (moment: Moment) => dates(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(momentMs(moment)),
    /** `2026年11月22日` / `22 November 2026` */
    date: (moment: Moment) => dates(language, { dateStyle: 'long' }).format(momentMs(moment)),
    /** `11月22日(日)` / `Sun 22 Nov` */
    day: (moment: Moment) =>
      language === 'ja'
        ? dates('ja', { month: 'long', day: 'numeric', weekday: 'short' }).format(momentMs(moment))
        : dates('en', { month: 'short', day: 'numeric', weekday: 'short' }).format(momentMs(moment)).replace(',', ''),
    /** `11月22日 14:03` / `22 Nov, 14:03` */
    dateTime: (moment: Moment) =>
      dates(language, {
        month: language === 'ja' ? 'long' : 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(momentMs(moment)),
  }
}
export type Format = ReturnType<typeof formats>

/** English needs it, Japanese does not: `plural(3, 'try', 'tries')` → `3 tries`. */
export const plural = (count: number, one: string, other: string) => `${count} ${count === 1 ? one : other}`

/** The calendar day in Tokyo, `2026-11-22`. */
export const tokyoDay = (moment: Moment) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(momentMs(moment))
