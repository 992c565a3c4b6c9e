/** Push messages on this browser: whether it can, may, and does. */
import { subscribePush, unsubscribePush } from '@tsunagu/contract/notices.ts'
import { call } from '@tsunagu/kit/session.ts'
import { keep, kept } from '@tsunagu/kit/storage.ts'
import { deviceName } from './device.ts'

export type PushAbility = 'able' | 'denied' | 'unsupported' | 'install-first'

/** What this browser says before anything is tried. On an iPhone only an app on the home screen gets push. */
export function pushAbility(): PushAbility {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
    return /iPhone|iPad/.test(navigator.userAgent) ? 'install-first' : 'unsupported'
  return Notification.permission === 'denied' ? 'denied' : 'able'
}

/** The id under which the centre knows this browser; kept so that the list can say which one it is. */
export const thisBrowser = () => kept('push')

/** Asks the person, subscribes, tells the centre. @throws the browser's refusal, or the centre's problem */
export async function switchPushOn(pushKey: string): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new PushRefused()
  const registration = await navigator.serviceWorker.ready
  const subscription = await subscribed(registration, bytesOf(pushKey))
  const { endpoint, keys } = subscription.toJSON()
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new PushRefused()
  const { id } = await call(subscribePush, {
    body: { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth }, device: deviceName(navigator.userAgent) },
  })
  keep('push', id)
}

/** The centre forgets the browser; if it is this one, the browser forgets the centre too. */
export async function switchPushOff(id: string): Promise<void> {
  await call(unsubscribePush, { params: { id } })
  if (id !== thisBrowser()) return
  keep('push', '')
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

/** The person, or the browser on their behalf, said no. */
export class PushRefused extends Error {}

/** A subscription made with an older key of the centre is of no use. */
async function subscribed({ pushManager }: ServiceWorkerRegistration, key: Uint8Array<ArrayBuffer>): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey: key }
  try {
    return await pushManager.subscribe(options)
  } catch (error) {
    const old = await pushManager.getSubscription()
    if (!old) throw error
    await old.unsubscribe()
    return pushManager.subscribe(options)
  }
}

/** base64url → bytes. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0))
}
