import { formats, type Language, type Moment, momentMs, plural, tokyoDay } from './format.ts'

const minuteMs = 60_000

/** How long ago, as people say it: 「たった今」「25分前」「3時間前」「2日前」. A moment in the future is now: clocks differ. */
export function since(moment: Moment, now: Moment, language: Language): string {
  const minutes = Math.max(0, Math.floor((momentMs(now) - momentMs(moment)) / minuteMs))
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (minutes < 1) return language === 'ja' ? 'たった今' : 'just now'
  if (hours < 1) return language === 'ja' ? `${minutes}分前` : `${minutes} min ago`
  if (days < 1) return language === 'ja' ? `${hours}時間前` : `${plural(hours, 'hour', 'hours')} ago`
  return language === 'ja' ? `${days}日前` : `${plural(days, 'day', 'days')} ago`
}

/** IMP-10: 「14:03 時点・25分前」; with the day when it was not today in Tokyo. */
export function ageText(moment: Moment, now: Moment, language: Language): string {
  const format = formats(language)
  const at = tokyoDay(moment) === tokyoDay(now) ? format.time(moment) : format.dateTime(moment)
  return language === 'ja' ? `${at} 時点・${since(moment, now, language)}` : `as of ${at} · ${since(moment, now, language)}`
}

/** Older than it may be to be taken for the present. */
export const isStale = (moment: Moment, now: Moment, afterMinutes: number) => momentMs(now) - momentMs(moment) > afterMinutes * minuteMs
