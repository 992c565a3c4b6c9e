/** Who takes payments for this centre: Stripe and a bank's gateway when they are configured, else the stand-ins of this machine. */
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { type Bank, bankAddress, signedBank } from './bank.ts'
import type { Cards } from './cards.ts'
import { localCards } from './cards-local.ts'
import { stripeCards } from './cards-stripe.ts'
import { type Send, sendHere, sendOut } from './send-out.ts'
import { signed } from './signed-message.ts'
import { standInKeys, standInOrigin } from './stand-in-address.ts'
import type { Deliver } from './stand-ins/messenger.ts'
import { openStandIns, type StandIns } from './stand-ins/open-stand-ins.ts'

export interface Paying {
  cards: Cards
  /** Null: no agreements at a bank's page, only on paper. */
  bank: Bank | null
  close(): Promise<void>
}

/** `listen: false` opens no port: nobody answers at the stand-ins then. */
export async function openPaying(config: Config, log: Log, { listen }: { listen: boolean }): Promise<Paying> {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_PUBLISHABLE_KEY: publishableKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = config
  const address = bankAddress(config)
  if (secretKey && publishableKey && webhookSecret)
    return { cards: stripeCards({ secretKey, publishableKey, webhookSecret }), bank: address && signedBank(address), close: async () => {} }
  const send = sendHere({ host: config.HOST, certificate: config.TLS_CERT })
  const standIns = listen && config.ROLES.includes('http') ? await startStandIns(config, log, send) : undefined
  return {
    cards: localCards({ url: standInOrigin(config), key: standInKeys(config.SECRET).cardKey, send }),
    bank: address && signedBank(address, config.BANK_URL ? sendOut : send),
    close: async () => standIns?.close(),
  }
}

async function startStandIns(config: Config, log: Log, send: Send): Promise<StandIns | undefined> {
  const { HOST: host, CARD_PORT: port, ORIGIN: parent, TLS_CERT: cert, TLS_KEY: key } = config
  const keys = standInKeys(config.SECRET)
  try {
    const tls = cert && key ? { cert, key } : undefined
    return await openStandIns({ host, port, tls, parent, ...keys, delay: 700, deliver: toCentre(config, send) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    // another process of this centre runs them, with keys from the same SECRET
    log.warn({ port }, 'CARD_PORT is taken: the card company there is asked')
    return undefined
  }
}

/** To the centre itself, not to what may stand in front of it. */
function toCentre(config: Config, send: Send): Deliver {
  const keys = standInKeys(config.SECRET)
  const origin = `${config.TLS_CERT ? 'https' : 'http'}://${new URL(config.ORIGIN).hostname}:${config.PORT}`
  return async (path, body) => {
    const key = path.endsWith('/bank') ? keys.bankSecret : keys.cardKey
    const headers = { 'tsunagu-signature': signed(key, body, new Date()) }
    return (await send(origin + path, { method: 'POST', headers, body })).status < 300
  }
}
