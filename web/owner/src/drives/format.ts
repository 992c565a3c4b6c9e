import type { Trip } from '@tsunagu/contract/drives.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { driveTexts, durationTexts } from './texts.ts'

/** Kilometres, minutes and litres as these pages say them. */
export function useDriveFormat() {
  const { format } = useLanguage()
  const { duration } = useTexts(durationTexts)
  const t = useTexts(driveTexts)
  const economy = ({ kmPerLitre, kmPerKwh }: Trip['consumption']) =>
    kmPerLitre !== null ? `${format.fixed(kmPerLitre, 1)} km/L` : kmPerKwh !== null ? `${format.fixed(kmPerKwh, 1)} km/kWh` : null
  const used = (amount: number | null, percent: number | null, unit: string) =>
    amount ? `${format.number(amount, 1)} ${unit}` : amount === null && percent ? `${format.number(percent, 1)}%` : null
  return {
    duration,
    /** Metres → `5.8 km`: a log keeps its tenths. */
    km: (metres: number) => `${format.fixed(metres / 1000, metres < 99_950 ? 1 : 0)} km`,
    speed: (kmh: number | null) => (kmh === null ? t.unknown : `${format.number(Math.round(kmh))} km/h`),
    economy,
    fuel: ({ fuel, fuelPercent }: Trip['consumption']) => used(fuel, fuelPercent, 'L'),
    energy: ({ energy, energyPercent }: Trip['consumption']) => used(energy, energyPercent, 'kWh'),
    month: (month: string) => monthText(format.date(`${month}-15T12:00:00+09:00`)),
    /** A day of the drives: `11月20日(金)`. */
    day: (day: string) => format.day(`${day}T12:00:00+09:00`),
    time: format.time,
  }
}

/** The date without its day: `2026年11月` / `November 2026`. */
const monthText = (date: string) => date.replace(/15日$/, '').replace(/^15 /, '')
