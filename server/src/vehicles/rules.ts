/** Which services a vehicle has, and why not. Pure. */
import { type Service, services, type Vehicle } from '@tsunagu/contract/vehicles.ts'

export interface ServiceGround {
  /** services of this model, grade and year */
  listed: ReadonlySet<string>
  /** services of any grade of the same model name */
  onOtherGrades: ReadonlySet<string>
  /** YYYY-MM-DD, Asia/Tokyo */
  networkEndsOn: string | null
  today: string
}

/** Every service with the reason when it is not there (GEN-03, GEN-12). */
export function serviceList(ground: ServiceGround): Vehicle['services'] {
  return services.map((service) => {
    const why = whyNot(service, ground)
    return { service, available: why === null, why }
  })
}

function whyNot(service: Service, { listed, onOtherGrades, networkEndsOn, today }: ServiceGround): Vehicle['services'][number]['why'] {
  if (!listed.has(service)) return onOtherGrades.has(service) ? 'not-on-grade' : 'not-on-model'
  return networkEndsOn !== null && today > networkEndsOn ? 'network-ended' : null
}

// making a formatter costs more than everything else here
const inTokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })

/** The day in Japan, YYYY-MM-DD. */
export const dayInTokyo = (moment: Date): string => inTokyo.format(moment)

/** Chassis numbers are compared by this: widths, spaces and kinds of hyphens gone. */
export const chassisKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/\s/g, '')
    .replaceAll(/[‐‑‒–—―−ー]/g, '-')

/** 品川 330 あ ・・12, 品川330あ12 and 品川 330 あ 00-12 are one plate. */
export const plateKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s・･.‐‑‒–—―−ー-]/g, '')
    .replace(/(?<=\D)0+(?=\d+$)/, '')

/** The four parts of a plate as the master keeps it; null when it has others. */
export function readPlate(text: string): { region: string; classNumber: string; kana: string; serial: string } | null {
  const parts = /^(\S{1,4}) (\S{1,3}) (\S) ([\d・-]+)$/.exec(text)
  if (!parts) return null
  const [, region = '', classNumber = '', kana = '', serial = ''] = parts
  return { region, classNumber, kana, serial: serial.replaceAll(/\D/g, '') }
}
