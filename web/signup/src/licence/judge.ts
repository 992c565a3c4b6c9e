/** Two readers' lines become one reading: what is taken, and what is sure. Pure. */
import { readAddress } from './addresses.ts'
import { eraDate, expiryDate, isMonthAfterBirthday } from './era-dates.ts'
import { hasCheckDigit, licenceNumber } from './licence-number.ts'
import { readName } from './names.ts'
import { type LicenceReading, type ReadItem, type ReadLine, unread } from './reading.ts'

/** One field as each reader saw it; null where there was no print. */
export type Sightings = readonly (ReadLine | null)[]
export type Lines = Record<keyof LicenceReading, Sightings>

interface Candidate {
  value: string
  /** Passes every check a single reading can pass. */
  sound: boolean
  confidence: number
}

/**
 * The least a character may be trusted by its reader for the field to be sure. Readers are shy of digits; a number and the dates have
 * checks of their own, names and streets have none.
 */
const least = { name: 0.8, birthDate: 0.1, address: 0.75, number: 0.05, expiresOn: 0.1 } as const

/** @param today YYYY-MM-DD in Japan */
export function judge(lines: Lines, today: string): LicenceReading {
  const birth = decide(lines.birthDate, least.birthDate, (text) => {
    const read = eraDate(text)
    return read && { value: read.day, sound: read.whole && isAdult(read.day, today) }
  })
  const expiry = decide(lines.expiresOn, least.expiresOn, (text) => {
    const read = expiryDate(text)
    return read && { value: read.day, sound: read.whole && isNear(read.day, today) }
  })
  // Day and month stand on the card twice, as the birthday and a month later: neither is sure without the other.
  const confirmed = birth.sure && expiry.sure && isMonthAfterBirthday(expiry.value ?? '', birth.value ?? '')
  return {
    name: decide(lines.name, least.name, (text) => {
      const read = readName(text)
      return read && { value: read.name, sound: read.plain }
    }),
    birthDate: { ...birth, sure: confirmed },
    address: decide(lines.address, least.address, (text) => {
      const read = readAddress(text)
      return read && { value: read.line, sound: read.known && /\d$|[号棟室)]$/.test(read.line) }
    }),
    number: decide(lines.number, least.number, (text) => {
      const value = licenceNumber(text)
      return value === null ? null : { value, sound: hasCheckDigit(value) }
    }),
    expiresOn: { ...expiry, sure: confirmed },
  }
}

/** The soundest, then the most confident candidate; sure when every reader says the very same and trusts it. */
function decide(sightings: Sightings, least: number, understand: (text: string) => Omit<Candidate, 'confidence'> | null): ReadItem {
  const candidates = sightings.flatMap((line) => {
    const read = line && understand(line.text)
    return line && read ? [{ ...read, confidence: line.confidence }] : []
  })
  const [best] = candidates.toSorted((a, b) => Number(b.sound) - Number(a.sound) || b.confidence - a.confidence)
  if (!best) return unread
  const agreed = candidates.length >= 2 && candidates.length === sightings.length && candidates.every(({ value }) => value === best.value)
  const confidence = Math.min(...candidates.map((candidate) => candidate.confidence))
  return { value: best.value, sure: agreed && candidates.every(({ sound }) => sound) && confidence >= least, confidence: best.confidence }
}

/** Old enough for a licence (16), and not older than people get. */
function isAdult(birthDate: string, today: string): boolean {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0)
  return years >= 16 && years <= 105
}

/** A licence is good for five years and a little; one that expired decades ago was read wrongly. */
function isNear(expiresOn: string, today: string): boolean {
  const ahead = (Date.parse(expiresOn) - Date.parse(today)) / (365.25 * 86_400_000)
  return ahead > -10 && ahead < 6.2
}
