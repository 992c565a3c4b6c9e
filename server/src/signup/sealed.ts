/** Personal JSON under SECRET; the name of its row is bound in. */
import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { seal, unseal } from '../platform/secrets.ts'
import type { Work } from '../platform/work.ts'

type Secret = Pick<Work, 'config'>

export const sealJson = ({ config }: Secret, name: string, value: unknown): Buffer =>
  seal(config.SECRET, `signup ${name}`, Buffer.from(JSON.stringify(value)))

export const openJson = <T>({ config }: Secret, name: string, sealed: Buffer): T =>
  JSON.parse(unseal(config.SECRET, `signup ${name}`, sealed).toString('utf8')) as T

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** For secrets short enough to be tried through by whoever holds the table. */
export function keyedHash({ config }: Secret, purpose: string, text: string): Buffer {
  const key = hkdfSync('sha256', Buffer.from(config.SECRET, 'base64'), Buffer.alloc(0), `tsunagu signup ${purpose}`, 32)
  return createHmac('sha256', Buffer.from(key)).update(text).digest()
}
