/** For builders: webhooks (Standard Webhooks, https://www.standardwebhooks.com) and one's own Home Assistant. API tokens are in tokens.ts. */
import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { carRequest, requestState } from './link.ts'
import { noticeKind } from './notices.ts'

/* What webhooks tell. Ids, codes and times only: positions and names are read through the API, by whoever may. */

const ofCar = { vehicleId: z.uuid() }

/**
 * Every event: what it is about, the version of its `data`, and its shape. A field may be added within a version; a changed meaning is a
 * new version. `owner`: only the car's owner hears of it; `people`: whoever has the car in the garage; `account`: who it concerns.
 */
export const webhookEvents = {
  'request.ended': {
    about: 'A request to a car has ended, or one without an answer was settled later by what the car showed.',
    version: 1,
    hears: 'people',
    data: z.object({
      ...ofCar,
      requestId: z.uuid(),
      verb: z.string(),
      state: requestState,
      code: z.string().nullable(),
      settled: carRequest.shape.settled,
    }),
  },
  'trip.ended': {
    about: 'A trip is over and can be read (scope drives:read).',
    version: 1,
    hears: 'owner',
    data: z.object({ ...ofCar, tripId: z.uuid() }),
  },
  'device.alerted': {
    about: 'A device of the car raised an alert, named as the device names it.',
    version: 1,
    hears: 'people',
    data: z.object({ ...ofCar, deviceId: z.string(), alert: z.string() }),
  },
  'presence.changed': {
    about:
      'The car came on the line (online), or went off it: it fell asleep (asleep) or was lost (lost). Told when it has been so for a minute, so that a tunnel is no news; `since` is when it happened.',
    version: 1,
    hears: 'owner',
    data: z.object({ ...ofCar, state: z.enum(['online', 'asleep', 'lost']), since: z.iso.datetime() }),
  },
  'notice.told': {
    about: 'There is a new notice in the inbox.',
    version: 1,
    hears: 'account',
    data: z.object({ vehicleId: z.uuid().nullable(), noticeId: z.uuid(), kind: noticeKind, word: z.string() }),
  },
} as const satisfies Record<string, { about: string; version: number; hears: 'owner' | 'people' | 'account'; data: z.ZodType }>

export const webhookEventTypes = Object.keys(webhookEvents) as [WebhookEventType, ...WebhookEventType[]]
export type WebhookEventType = keyof typeof webhookEvents
export type WebhookData<T extends WebhookEventType> = z.infer<(typeof webhookEvents)[T]['data']>
/** Sent by hand to try an address; nobody subscribes to it. */
export const trialType = 'webhook.trial'

/** The body of a delivery; its id is in the header webhook-id and stays the same in every try and replay. */
export const webhookMessage = z.object({
  type: z.string(),
  version: z.number().int(),
  /** When it happened. */
  timestamp: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
})

/** Seconds to wait after each failed try: twelve tries within three days. */
export const retrySeconds = [5, 60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400, 86_400] as const
/** A receiver answers within so many seconds, with any status from 200 to 299. */
export const answerSeconds = 10
export const deliveryDays = 30

const eventTypes = z.array(z.enum(webhookEventTypes)).min(1).max(webhookEventTypes.length)
const vehicleIds = z.array(z.uuid()).min(1).max(50).nullable()
const id = z.object({ id: z.uuid() })

export const webhook = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.enum(webhookEventTypes)),
  /** Only of these cars; null: of every car of the account. */
  vehicleIds,
  /** off: by the owner · stopped: by the centre, after days of failures or because the receiver said that it is gone (410). */
  state: z.enum(['on', 'off', 'stopped']),
  /** Since when every delivery fails; null while they work. */
  failingSince: z.iso.datetime().nullable(),
  lastDeliveredAt: z.iso.datetime().nullable(),
  /** Until when messages are signed with the former secret as well; null: with one alone. */
  formerSecretUntil: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type Webhook = z.infer<typeof webhook>

export const delivery = z.object({
  /** Header webhook-id. */
  id: z.uuid(),
  type: z.string(),
  vehicleId: z.uuid().nullable(),
  /** waiting: for its first or next try · sent · failed: given up · held: the webhook was off · dropped: the car is no longer in the garage. */
  state: z.enum(['waiting', 'sent', 'failed', 'held', 'dropped']),
  at: z.iso.datetime(),
  tries: z.number().int(),
  triedAt: z.iso.datetime().nullable(),
  nextTryAt: z.iso.datetime().nullable(),
  /** Of the newest try: HTTP status, or why there was none. */
  status: z.number().int().nullable(),
  error: z.enum(['timed-out', 'unreachable', 'certificate', 'address-not-public']).nullable(),
  milliseconds: z.number().int().nullable(),
  /** How the answer began, 500 characters at most. */
  answer: z.string().nullable(),
  body: z.string(),
})
export type Delivery = z.infer<typeof delivery>

const mine = { who: 'owner' } as const
const asked = { name: z.string().trim().min(1).max(60), url: z.url({ protocol: /^https?$/ }).max(500), events: eventTypes, vehicleIds }

export const listWebhooks = endpoint({
  ...mine,
  id: 'builders.list-webhooks',
  method: 'GET',
  path: '/api/me/webhooks',
  summary: 'My webhooks.',
  response: z.array(webhook),
})
export const addWebhook = endpoint({
  ...mine,
  id: 'builders.add-webhook',
  method: 'POST',
  path: '/api/me/webhooks',
  assurance: 'fresh',
  summary: 'Adds a webhook; its secret (whsec_…) is shown this once. The address is https and public.',
  body: z.object(asked),
  response: z.object({ webhook, secret: z.string() }),
  status: 201,
  refusals: ['too-many-webhooks', 'address-not-public'],
  limit: { calls: 20, seconds: 600 },
})
export const changeWebhook = endpoint({
  ...mine,
  id: 'builders.change-webhook',
  method: 'PUT',
  path: '/api/me/webhooks/:id',
  assurance: 'fresh',
  summary: 'Changes a webhook, switches it off or on again; what was held meanwhile can be replayed.',
  params: id,
  body: z.object({ ...asked, on: z.boolean() }),
  response: webhook,
  refusals: ['address-not-public'],
})
export const removeWebhook = endpoint({
  ...mine,
  id: 'builders.remove-webhook',
  method: 'DELETE',
  path: '/api/me/webhooks/:id',
  summary: 'Removes a webhook and its log.',
  params: id,
})
export const rotateSecret = endpoint({
  ...mine,
  id: 'builders.rotate-secret',
  method: 'POST',
  path: '/api/me/webhooks/:id/secrets',
  assurance: 'fresh',
  summary: 'A new secret, shown this once; for a day messages carry both signatures.',
  params: id,
  response: z.object({ webhook, secret: z.string() }),
  status: 201,
})
export const tryWebhook = endpoint({
  ...mine,
  id: 'builders.try-webhook',
  method: 'POST',
  path: '/api/me/webhooks/:id/trials',
  summary: 'Sends a trial message, once.',
  params: id,
  response: z.object({ deliveryId: z.uuid() }),
  status: 202,
  limit: { calls: 20, seconds: 600 },
})
export const listDeliveries = endpoint({
  ...mine,
  id: 'builders.list-deliveries',
  method: 'GET',
  path: '/api/me/webhooks/:id/deliveries',
  summary: 'What was sent in the last 30 days and what came of it, the newest first.',
  params: id,
  /** `before`: id of the last delivery shown. */
  query: z.object({ before: z.uuid().optional(), most: z.coerce.number().int().min(1).max(100).default(20) }),
  response: z.object({ deliveries: z.array(delivery), more: z.boolean() }),
})
export const replayDelivery = endpoint({
  ...mine,
  id: 'builders.replay-delivery',
  method: 'POST',
  path: '/api/me/webhooks/:id/deliveries/:deliveryId/replays',
  summary: 'Sends one message again, with the id it had.',
  params: id.extend({ deliveryId: z.uuid() }),
  status: 202,
  response: z.object({ count: z.number().int() }),
  refusals: ['webhook-off'],
  limit: { calls: 60, seconds: 600 },
})
export const replaySince = endpoint({
  ...mine,
  id: 'builders.replay-since',
  method: 'POST',
  path: '/api/me/webhooks/:id/replays',
  summary: 'Sends everything since a moment again, or only what did not arrive; the oldest first, 1,000 at most at a time.',
  params: id,
  body: z.object({ since: z.iso.datetime(), all: z.boolean().default(false) }),
  status: 202,
  response: z.object({ count: z.number().int() }),
  refusals: ['webhook-off'],
  limit: { calls: 10, seconds: 600 },
})

/* Home Assistant: we connect to the person's own MQTT broker and publish cars as Home Assistant discovers them. */

/** A topic level or several: no wildcard, no leading or trailing slash. */
const topicPrefix = z
  .string()
  .trim()
  .regex(/^[\w-]+(\/[\w-]+){0,4}$/, 'not-a-topic')
  .max(80)

export const homeAssistant = z.object({
  url: z.string(),
  user: z.string(),
  hasPassword: z.boolean(),
  /** PEM of the authority that signed the broker's certificate, when it is one's own. */
  authority: z.string().nullable(),
  discoveryPrefix: z.string(),
  prefix: z.string(),
  vehicleIds,
  /** Buttons and the lock work; otherwise everything is for looking only. */
  mayOperate: z.boolean(),
  on: z.boolean(),
  state: z.enum(['off', 'waiting', 'connected', 'failing']),
  error: z.enum(['unreachable', 'certificate', 'refused', 'address-not-public']).nullable(),
  stateSince: z.iso.datetime(),
})
export type HomeAssistant = z.infer<typeof homeAssistant>

export const readHomeAssistant = endpoint({
  ...mine,
  id: 'builders.read-home-assistant',
  method: 'GET',
  path: '/api/me/home-assistant',
  summary: 'How my cars reach my Home Assistant; null: not at all.',
  response: z.object({ homeAssistant: homeAssistant.nullable() }),
})
export const setHomeAssistant = endpoint({
  ...mine,
  id: 'builders.set-home-assistant',
  method: 'PUT',
  path: '/api/me/home-assistant',
  assurance: 'fresh',
  summary: 'Connects my cars to my own MQTT broker (mqtts:// or mqtt://), where Home Assistant discovers them.',
  body: z.object({
    url: z.url({ protocol: /^mqtts?$/ }).max(300),
    user: z.string().max(100).default(''),
    /** Left out: as it was. Empty: none. */
    password: z.string().max(300).optional(),
    authority: z.string().trim().max(20_000).nullable().default(null),
    discoveryPrefix: topicPrefix.default('homeassistant'),
    prefix: topicPrefix.default('tsunagu'),
    vehicleIds: vehicleIds.default(null),
    mayOperate: z.boolean().default(false),
    on: z.boolean().default(true),
  }),
  response: homeAssistant,
  refusals: ['address-not-public', 'tls-needed', 'authority-invalid'],
  limit: { calls: 20, seconds: 600 },
})
export const removeHomeAssistant = endpoint({
  ...mine,
  id: 'builders.remove-home-assistant',
  method: 'DELETE',
  path: '/api/me/home-assistant',
  summary: 'Takes my cars out of Home Assistant and forgets the broker.',
})
