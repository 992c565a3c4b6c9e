/** Days of the calendar in Japan from `now` (ms) to a date; negative once it is past. Pure. */
export function daysUntil(date: string, now: number): number {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(now)
  return Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000)
}
