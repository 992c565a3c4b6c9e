/** Where the stand-ins of card company and bank are, and the keys they share with the centre. */
import { hkdfSync } from 'node:crypto'
import type { Config } from '../config.ts'

export const hasStripe = (config: Config): boolean =>
  config.STRIPE_SECRET_KEY !== undefined && config.STRIPE_PUBLISHABLE_KEY !== undefined && config.STRIPE_WEBHOOK_SECRET !== undefined

/** The name people type, another port: another origin, so that our pages cannot look into theirs. */
export const standInOrigin = (config: Config): string =>
  `${config.TLS_CERT ? 'https' : 'http'}://${new URL(config.ORIGIN).hostname}:${config.CARD_PORT}`

/** The same for every process with this SECRET; nothing else is signed with them. */
export function standInKeys(secret: string): { cardKey: string; bankSecret: string } {
  const derive = (name: string) => Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), '', `tsunagu ${name}`, 32)).toString('hex')
  return { cardKey: derive('local card company'), bankSecret: derive('local bank') }
}
