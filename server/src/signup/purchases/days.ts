const inTokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })
/** The day in Japan, YYYY-MM-DD. */
export const dayOf = (moment: Date): string => inTokyo.format(moment)
