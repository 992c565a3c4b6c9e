/** Notices: the inbox, what is told through which channel, and whether a channel works. */
import * as z from 'zod'
import { endpoint } from './endpoint.ts'

/** Kinds of news; later services add theirs. */
export const noticeKinds = ['account', 'vehicle', 'remote'] as const
export const noticeKind = z.enum(noticeKinds)
export type NoticeKind = z.infer<typeof noticeKind>
export const channels = ['inbox', 'mail', 'push'] as const
export const channel = z.enum(channels)

type OfRequest = {
  /** `module/verb` */ verb: string /** The car's name at that time. */
  vehicle: string /** Why, a code of the car. */
  code: string | null
}

/** Every word of news and the facts of its sentence. A page meets words that it does not know yet: it then says that there is news. */
export type NoticeFacts = {
  registered: { name: string }
  'signed-in-on-new-device': { device: string }
  'password-changed': Record<never, never>
  'passkey-added': Record<never, never>
  'second-factor-on': Record<never, never>
  'second-factor-off': Record<never, never>
  /** `left`: how many still work. */
  'recovery-code-used': { left: number }
  /** The number that codes go to by SMS. */
  'phone-changed': Record<never, never>
  /** A personal API token; `name`: what its owner calls it. */
  'token-made': { name: string }
  /** A webhook was switched off after days of failures; `host` of its address. */
  'webhook-off': { host: string }
  /** Mail for the kind `account` was switched off; told by mail all the same, for it might not have been the owner. */
  'account-mail-off': Record<never, never>
  /** The address takes no mail. */
  'mail-bounced': { email: string }
  /** A browser takes no more push messages. */
  'push-ended': { device: string }
  trial: Record<never, never>
  'vehicle-taken-over': { vehicle: string }
  /** A device of the owner's raised an alert; `alert` as the device names it (`alarm.sounding`). */
  'device-alerted': { vehicle: string; alert: string }
  /** A registration after delivery (4-1), at each change (IMP-02). Its mails come from `signup`. */
  'registration-under-review': { receipt: string }
  'registration-approved': { receipt: string; vehicle: string; vehicleId: string }
  'registration-rejected': { receipt: string; registrationId: string }
  'registration-overdue': { receipt: string }
  /** Told to who asked. After `request-no-answer` one of the last two follows when the car has shown what came of it. */
  'request-done': OfRequest
  'request-refused': OfRequest
  'request-failed': OfRequest
  'request-no-answer': OfRequest
  'request-happened': OfRequest
  'request-did-not-happen': OfRequest
  /** Told to the vehicle's owner; `by`: name of the person who asked. */
  'others-request-done': { verb: string; vehicle: string; by: string }
}
export type NoticeWord = keyof NoticeFacts

/** The page has the sentence for `word` in both languages; `facts` fills it in. */
export const notice = z.object({
  id: z.uuid(),
  kind: noticeKind,
  word: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  vehicleId: z.uuid().nullable(),
  at: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  deliveries: z.array(z.object({ channel, state: z.enum(['waiting', 'sent', 'failed', 'bounced', 'off']), at: z.iso.datetime() })),
})
export type Notice = z.infer<typeof notice>

const id = z.object({ id: z.uuid() })
export const listNotices = endpoint({
  id: 'notices.list',
  method: 'GET',
  path: '/api/notices',
  who: 'owner',
  summary: 'The inbox, newest first.',
  /** `before`: id of the last notice shown. */
  query: z.object({ before: z.uuid().optional(), most: z.coerce.number().int().min(1).max(100).default(30) }),
  response: z.object({ notices: z.array(notice), unread: z.number(), more: z.boolean() }),
})
export const readNotice = endpoint({
  id: 'notices.read',
  method: 'PUT',
  path: '/api/notices/:id/read',
  who: 'owner',
  summary: 'Marks one notice read, or unread again.',
  params: id,
  body: z.object({ read: z.boolean() }),
})
export const readAllNotices = endpoint({
  id: 'notices.read-all',
  method: 'POST',
  path: '/api/notices/read',
  who: 'owner',
  summary: 'Marks every notice read.',
})

export const channelHealth = z.object({
  channel,
  state: z.enum(['ok', 'untried', 'failing', 'bounced', 'off']),
  since: z.iso.datetime().nullable(),
  detail: z.string().nullable(),
})
export type ChannelHealth = z.infer<typeof channelHealth>
export const settings = z.object({
  kinds: z.array(z.object({ kind: noticeKind, mail: z.boolean(), push: z.boolean() })),
  /** `detail`: `mail-bounced`, `mail-refused`, `mail-down`, `push-gone`, `push-refused` or `push-down` while something is wrong. */
  channels: z.array(channelHealth),
  /** Browsers that take push messages. */
  browsers: z.array(z.object({ id: z.uuid(), device: z.string(), since: z.iso.datetime() })),
  /** VAPID public key, base64url: `applicationServerKey` of `pushManager.subscribe`. */
  pushKey: z.string(),
})
export const readSettings = endpoint({
  id: 'notices.read-settings',
  method: 'GET',
  path: '/api/notices/settings',
  who: 'owner',
  summary: 'What is told through which channel, and whether each channel works (IMP-36).',
  response: settings,
})
export const changeSettings = endpoint({
  id: 'notices.change-settings',
  method: 'PUT',
  path: '/api/notices/settings/:kind',
  who: 'owner',
  summary: 'Mail and push for one kind, each independent; the inbox always.',
  params: z.object({ kind: noticeKind }),
  body: z.object({ mail: z.boolean(), push: z.boolean() }),
})

/** `PushSubscription.toJSON()` of the browser: an uncompressed P-256 point and 16 bytes, both base64url (RFC 8291). */
export const pushSubscription = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1000),
  keys: z.object({ p256dh: z.string().regex(/^[\w-]{87}=?$/), auth: z.string().regex(/^[\w-]{22}(==)?$/) }),
})
export const subscribePush = endpoint({
  id: 'notices.subscribe-push',
  method: 'POST',
  path: '/api/notices/push-subscriptions',
  who: 'owner',
  summary: 'This browser takes push messages; asked again by the same browser, the id stays.',
  body: pushSubscription.extend({ device: z.string().trim().min(1).max(80) }),
  response: z.object({ id: z.uuid() }),
  status: 201,
  limit: { calls: 20, seconds: 600 },
})
export const unsubscribePush = endpoint({
  id: 'notices.unsubscribe-push',
  method: 'DELETE',
  path: '/api/notices/push-subscriptions/:id',
  who: 'owner',
  summary: 'This browser takes no more push messages.',
  params: id,
})
export const sendTestNotice = endpoint({
  id: 'notices.send-test',
  method: 'POST',
  path: '/api/notices/tests',
  who: 'owner',
  summary: 'Sends a trial through every channel that is on.',
  status: 202,
  response: z.object({ id: z.uuid() }),
  limit: { calls: 5, seconds: 600 },
})
