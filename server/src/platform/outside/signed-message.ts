/** Messages between two parties that share a secret: `t=seconds,v1=hex HMAC-SHA256 of "t.body"`, the form that Stripe uses. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { NotAllowed } from '../errors.ts'

/** Older messages could be somebody's copy. */
const toleranceSeconds = 300

export const sign = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('hex')

/** The header that goes with a body. */
export function signed(secret: string, body: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  return `t=${seconds},v1=${sign(secret, `${seconds}.${body}`)}`
}

/** Compares two secrets; takes the same time wherever they differ. */
export function sameSecret(one: string, other: unknown): boolean {
  const [a, b] = [one, typeof other === 'string' ? other : ''].map((text) => createHmac('sha256', 'compare').update(text).digest())
  return timingSafeEqual(a as Buffer, b as Buffer)
}

/** True when `given` is what `sign` makes. */
export const isSigned = (secret: string, text: string, given: unknown): boolean => sameSecret(sign(secret, text), given)

/** Throws NotAllowed `bad-signature` for another secret, another body, or more than five minutes between the two clocks. */
export function checkSigned(secret: string, body: string, header: unknown, now: Date): void {
  const [, seconds = '', mac = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(typeof header === 'string' ? header : '') ?? []
  const age = Math.abs(now.getTime() / 1000 - Number(seconds))
  if (!seconds || age > toleranceSeconds || !isSigned(secret, `${seconds}.${body}`, mac)) throw new NotAllowed('bad-signature')
}

/** The JSON of a signed body; undefined when it is none. */
export function readSigned(secret: string, body: Buffer, header: unknown, now: Date): unknown {
  const text = body.toString('utf8')
  checkSigned(secret, text, header, now)
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
