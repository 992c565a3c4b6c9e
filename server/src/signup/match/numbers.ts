/** Chassis numbers, plates and days: equal once widths are folded, near, or different. Pure. */
import type { Plate } from '@tsunagu/contract/signup.ts'
import { foldChosen, plainText } from '../../platform/kanji/rules.ts'
import { distance } from './distance.ts'
import type { Found } from './names.ts'

const found = (verdict: Found['verdict'], why: string | null): Found => ({ verdict, why })

const plainChassis = (text: string) =>
  plainText(text)
    .toUpperCase()
    .replaceAll(/[\s‐‑‒–—―−ー-]/g, '')
/** Letters that are read as digits; on a certificate they are clear, on a photograph not. */
const lookAlike = (text: string) =>
  text
    .replaceAll('O', '0')
    .replaceAll('Q', '0')
    .replaceAll('D', '0')
    .replaceAll('I', '1')
    .replaceAll('Z', '2')
    .replaceAll('S', '5')
    .replaceAll('B', '8')

export function compareChassisNumbers(expected: string, given: string): Found {
  const [a, b] = [plainChassis(expected), plainChassis(given)]
  if (a === b) return found('same', expected === given ? null : 'width')
  if (lookAlike(a) === lookAlike(b)) return found('unclear', 'look-alike')
  return distance(a, b) === 1 ? found('unclear', 'digits') : found('differs', null)
}

const plateParts = /^([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]{1,4})([0-9][0-9A-Z]{0,2})([ぁ-んア-ンA-Z])(\d{1,4})$/u
/** Four parts of `品川 330 あ 12-34`, whatever stands between and before the digits; null when it is no plate. */
export function readPlate(text: string): Plate | null {
  const parts = plateParts.exec(
    plainText(text)
      .toUpperCase()
      .replaceAll(/[\s・･.。‐‑‒–—―−-]/g, ''),
  )
  if (!parts) return null
  const [, region = '', classNumber = '', kana = '', serial = ''] = parts
  return { region, classNumber, kana: hiragana(kana), serial }
}
const hiragana = (kana: string) => kana.replaceAll(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))
const plain = ({ region, classNumber, kana, serial }: Plate): Plate => ({
  region: foldChosen(plainText(region)).trim(),
  classNumber: plainText(classNumber).toUpperCase(),
  kana: hiragana(plainText(kana)),
  // ・・12 and 0012 are 12
  serial: plainText(serial).replaceAll(/\D/g, '').replace(/^0+/, ''),
})

export function comparePlates(expected: string, given: Plate): Found {
  const read = readPlate(expected)
  if (!read) return found('unclear', 'not-readable')
  const [a, b] = [plain(read), plain(given)]
  const differing = (['region', 'classNumber', 'kana', 'serial'] as const).filter((part) => a[part] !== b[part])
  if (differing.length === 0) return found('same', null)
  if (differing.length > 1) return found('differs', null)
  const [part = 'serial'] = differing
  return distance(a[part], b[part]) === 1 || part === 'kana' ? found('unclear', part) : found('differs', part)
}

/** Days `YYYY-MM-DD`. */
export function compareDays(expected: string, given: string): Found {
  if (expected === given) return found('same', null)
  const [year, month, day] = given.split('-')
  if (expected === `${year}-${day}-${month}`) return found('unclear', 'day-and-month')
  return distance(expected, given) === 1 ? found('unclear', 'digits') : found('differs', null)
}
