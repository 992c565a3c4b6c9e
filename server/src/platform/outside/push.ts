/** Web Push (RFC 8030, 8291, 8292): one message to one browser. The push service is whatever the browser named. */
import webpush from 'web-push'
import { Refused, Unavailable } from '../errors.ts'

export interface PushTarget {
  endpoint: string
  p256dh: string
  auth: string
}

export interface Pusher {
  /** VAPID public key, base64url: the page subscribes with it. */
  readonly publicKey: string
  /** Sends the payload encrypted. Throws Refused `push-gone` when the browser has gone for good, Unavailable when later may work. */
  send(target: PushTarget, payload: object, options?: { urgent?: boolean; topic?: string; ttl?: number }): Promise<void>
}

export interface VapidKeys {
  publicKey: string
  privateKey: string
}

export const makeVapidKeys = (): VapidKeys => webpush.generateVAPIDKeys()

/** `subject`: mailto: or https: of the operator, told to push services. */
export function webPusher(keys: VapidKeys, subject: string): Pusher {
  return {
    publicKey: keys.publicKey,
    async send(target, payload, { urgent = false, topic, ttl = 86_400 } = {}) {
      try {
        await webpush.sendNotification(
          { endpoint: target.endpoint, keys: { p256dh: target.p256dh, auth: target.auth } },
          JSON.stringify(payload),
          {
            vapidDetails: { subject, ...keys },
            TTL: ttl,
            urgency: urgent ? 'high' : 'normal',
            ...(topic ? { topic } : {}),
            timeout: 10_000,
          },
        )
      } catch (error) {
        const status = (error as { statusCode?: number }).statusCode
        // 404 and 410: the subscription is over (RFC 8030 §7.3)
        if (status === 404 || status === 410) throw new Refused('push-gone')
        if (status !== undefined && status < 500 && status !== 429) throw new Refused('push-refused', { status })
        throw new Unavailable('push-down')
      }
    },
  }
}
