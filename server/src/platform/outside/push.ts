/** Web Push (RFC 8030, 8291, 8292): one message to one browser. The push service is whatever the browser named. */
import { Agent, request } from 'node:https'
import webpush, { type RequestDetails } from 'web-push'
import type { Db } from '../database/db.ts'
import { type Failure, Refused, Unavailable } from '../errors.ts'
import { sharedSecret } from '../secrets.ts'
import { isPublicName, lookupPublic } from './public-address.ts'

export interface PushTarget {
  endpoint: string
  /** Base64url: the browser's P-256 point and its 16 secret bytes. */
  p256dh: string
  auth: string
}

export interface Pusher {
  /** VAPID public key, base64url: the page subscribes with it. */
  readonly publicKey: string
  /**
   * Sends the payload encrypted; it must stay below 3993 bytes of JSON. `topic`: replaces an undelivered message of the same topic. `ttl` in seconds.
   * Throws Refused `push-gone` when the browser has gone for good, Refused `push-refused` when this message or target will never do,
   * Unavailable `push-down` when later may work.
   */
  send(target: PushTarget, payload: object, options?: { urgent?: boolean; topic?: string; ttl?: number }): Promise<void>
}

interface VapidKeys {
  publicKey: string
  privateKey: string
}

export const makeVapidKeys = (): VapidKeys => webpush.generateVAPIDKeys()

/** The centre's own pair, the same for every replica; browsers are subscribed to it, so it stays. */
export const vapidKeys = (db: Db, secret: string): Promise<VapidKeys> => sharedSecret(db, secret, 'web-push', makeVapidKeys)

interface PusherOptions {
  /** True: push services at private addresses too. Otherwise an endpoint could be used to reach into our own network. */
  local?: boolean
  /** Certificate of a local push service. */
  ca?: string
}

/** How long one push service may take, in ms. */
const patience = 10_000

/** `subject`: mailto: or https: of the operator, told to push services. */
export function webPusher(keys: VapidKeys, subject: string, { local = false, ca }: PusherOptions = {}): Pusher {
  const agent = new Agent({ keepAlive: true, maxSockets: 50, ...(local ? {} : { lookup: lookupPublic }), ...(ca ? { ca } : {}) })
  return {
    publicKey: keys.publicKey,
    async send(target, payload, { urgent = false, topic, ttl = 86_400 } = {}) {
      const url = new URL(target.endpoint)
      // an address in figures never passes the lookup
      if (url.protocol !== 'https:' || (!local && !isPublicName(url.hostname))) throw new Refused('push-refused')
      const status = await post(url, agent, () =>
        webpush.generateRequestDetails(
          { endpoint: url.href, keys: { p256dh: target.p256dh, auth: target.auth } },
          JSON.stringify(payload),
          {
            vapidDetails: { subject, ...keys },
            TTL: ttl,
            urgency: urgent ? 'high' : 'normal',
            ...(topic ? { topic } : {}),
          },
        ),
      )
      const failure = failureOf(status)
      if (failure) throw failure
    },
  }
}

/** What a push service's status means (RFC 8030 §5, §7.3). */
export function failureOf(status: number): Failure | null {
  if (status >= 200 && status < 300) return null
  if (status === 404 || status === 410) return new Refused('push-gone')
  if (status === 408 || status === 429 || status >= 500) return new Unavailable('push-down')
  return new Refused('push-refused', { status })
}

/** Posts without following redirects; reads no more than the status, for the other end is anybody. */
async function post(url: URL, agent: Agent, make: () => RequestDetails): Promise<number> {
  let message: RequestDetails
  try {
    message = make()
  } catch {
    // keys that are no keys: no later try will encrypt
    throw new Refused('push-refused')
  }
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { method: 'POST', agent, headers: message.headers as Record<string, string>, signal: AbortSignal.timeout(patience) },
      (answer) => {
        // read to nowhere, so that the connection can be used again; the signal ends an endless answer
        answer.on('error', () => {}).resume()
        resolve(answer.statusCode ?? 0)
      },
    )
    asked.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOTPUBLIC' ? new Refused('push-refused') : new Unavailable('push-down'))
    })
    asked.end(message.body)
  })
}
