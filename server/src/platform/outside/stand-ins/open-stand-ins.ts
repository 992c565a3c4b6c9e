/** A card company and a bank for a laptop, on a port and so on an origin of their own. */
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { hangCardCompany } from './card-company.ts'
import { hangLocalBank } from './local-bank.ts'
import { createMessenger, type Deliver, type Messenger } from './messenger.ts'
import { hangAssets } from './pages.ts'

export interface StandInsAsked {
  host: string
  /** 0: any free one. */
  port: number
  /** Paths of PEM files: HTTPS with them. */
  tls: { cert: string; key: string } | undefined
  /** Origin of the pages that show ours. */
  parent: string
  cardKey: string
  bankSecret: string
  deliver: Deliver
  /** How long company and bank take to decide, in ms. */
  delay: number
}

export interface StandIns {
  port: number
  messenger: Messenger
  close(): Promise<void>
}

/** Throws what `listen` throws: EADDRINUSE. */
export async function openStandIns({ host, port, tls, parent, cardKey, bankSecret, deliver, delay }: StandInsAsked): Promise<StandIns> {
  const messenger = createMessenger(deliver)
  const options = { forceCloseConnections: true, bodyLimit: 16 * 1024, routerOptions: { maxParamLength: 100 } }
  const app = tls
    ? (Fastify({ ...options, https: { cert: readFileSync(tls.cert), key: readFileSync(tls.key) } }) as unknown as FastifyInstance)
    : Fastify(options)
  hangAssets(app)
  hangCardCompany(app, { key: cardKey, parent, delay, messenger })
  await app.register(async (inner) => hangLocalBank(inner, { secret: bankSecret, delay, messenger }), { prefix: '/bank' })
  await app.listen({ host, port })
  return {
    port: (app.server.address() as AddressInfo).port,
    messenger,
    async close() {
      await app.close()
      await messenger.close()
    },
  }
}
