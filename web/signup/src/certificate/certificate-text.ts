/**
 * What the QR codes of an inspection certificate (自動車検査証) say: fields between slashes, of which an ordinary car's code 2 holds six and
 * code 3 nineteen; a light car's begin with K. They are not signed, so they fill a form and prove nothing. Pure.
 */
import { chassisNumber, keiClass, type Plate, plate } from '@tsunagu/contract/signup.ts'

export type CertificateText =
  /** Code 2: plate and chassis number. */
  | { kind: 'numbers'; chassisNumber: string | null; plate: Plate | null }
  /** Code 3. */
  | {
      kind: 'technical'
      /** 型式; null where none is given. */
      model: string | null
      /** 初度登録年月 as YYYY-MM. */
      firstRegistered: string | null
      /** 有効期間の満了する日 as YYYY-MM-DD; an electronic certificate holds it in its chip only. */
      expiresOn: string | null
      fuel: string | null
    }
  /** A light car, whichever of its codes (PDL-09). */
  | { kind: 'kei' }

/** Null for what is no certificate's code, e.g. a link on a leaflet. */
export function certificateText(text: string): CertificateText | null {
  const fields = text.split('/').map((field) => field.normalize('NFKC').trim())
  if (fields[0] === 'K' && /^\d+$/.test(fields[1] ?? '') && (fields.length === 7 || fields.length === 19)) return { kind: 'kei' }
  if (fields[0] !== '2') return null
  if (fields.length === 6) return numbers(fields[1] ?? '', fields[3] ?? '')
  if (fields.length !== 19) return null
  return {
    kind: 'technical',
    model: given(fields[5]),
    firstRegistered: monthOf(fields[4] ?? ''),
    expiresOn: dayOf(fields[3] ?? ''),
    fuel: given(fields[18]),
  }
}

function numbers(plateText: string, chassisText: string): CertificateText {
  const read = plateOf(plateText)
  const chassis = chassisNumber.safeParse(chassisText)
  if (read && keiClass(read.classNumber) === 'kei') return { kind: 'kei' }
  return { kind: 'numbers', chassisNumber: chassis.success ? chassis.data : null, plate: read }
}

/** 品川　３３０つ１２０７, 品川330つ・・12, 名古屋 3AC か 1: padded in one way or another. */
export function plateOf(text: string): Plate | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s・･.‐−－-]/g, '')
  const [, region = '', classNumber = '', kana = '', serial = ''] =
    /^([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]{1,4})(\d[0-9ACFHKLMPXY]{0,2})([ぁ-んA-Z])(\d{1,4})$/u.exec(plain) ?? []
  const read = plate.safeParse({ region, classNumber, kana, serial: serial.replace(/^0+(?=\d)/, '') })
  return read.success ? read.data : null
}

const given = (field: string | undefined) => (!field || /^-*$/.test(field) ? null : field)

/** Two digits of a year: codes began in 2002, cars of the nineties still run. */
const yearOf = (two: string) => (Number(two) >= 70 ? `19${two}` : `20${two}`)

function monthOf(yymm: string): string | null {
  const [, year = '', month = ''] = /^(\d\d)(0[1-9]|1[0-2])$/.exec(yymm) ?? []
  return year ? `${yearOf(year)}-${month}` : null
}

function dayOf(yymmdd: string): string | null {
  const month = monthOf(yymmdd.slice(0, 4))
  const day = `${month}-${yymmdd.slice(4)}`
  const real = month && /^\d{6}$/.test(yymmdd) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)
  return real ? day : null
}
