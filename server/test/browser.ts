/** A browser that takes push messages at a service that the recording stand-in stands for. */
import { createECDH, randomBytes, randomUUID } from 'node:crypto'

interface SubscribedBrowser {
  endpoint: string
  keys: { p256dh: string; auth: string }
  device: string
}

/** What a page sends for a browser of its own; a new one each time. */
export function newBrowser(device = 'Pixel · Chrome'): SubscribedBrowser {
  const keys = { p256dh: createECDH('prime256v1').generateKeys('base64url'), auth: randomBytes(16).toString('base64url') }
  return { endpoint: `https://push.tsunagu.example/${randomUUID()}`, keys, device }
}
