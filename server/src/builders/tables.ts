/** The tables of builders as they are today. Secrets and passwords lie sealed. */
import type { Delivery, HomeAssistant, Webhook, WebhookEventType } from '@tsunagu/contract/builders.ts'

export type BuildersTables = {
  'builders.webhooks': {
    id: string
    account_id: string
    name: string
    url: string
    events: WebhookEventType[]
    /** Only of these cars; null: of all. */
    vehicle_ids: string[] | null
    state: Webhook['state']
    /** Sealed. */
    secret: Buffer
    former_secret: Buffer | null
    former_secret_until: Date | null
    /** The first failure without a success since. */
    failing_since: Date | null
    last_delivered_at: Date | null
    created_at: Date
  }
  /** One message to one webhook, with what came of its newest try. */
  'builders.deliveries': {
    id: string
    webhook_id: string
    /** Names the event, so that one handled twice is sent once. */
    once: string
    type: string
    vehicle_id: string | null
    /** Exactly what is signed and sent. */
    body: string
    state: Delivery['state']
    at: Date
    tries: number
    tries_left: number
    tried_at: Date | null
    next_try_at: Date | null
    status: number | null
    error: Delivery['error']
    milliseconds: number | null
    answer: string | null
  }
  /** Is the car on the line, as it was told last. */
  'builders.presence_told': { vehicle_id: string; online: boolean }
  /** A person's own MQTT broker, where Home Assistant finds the cars. */
  'builders.brokers': {
    account_id: string
    url: string
    username: string
    /** Sealed; null: none. */
    password: Buffer | null
    authority: string | null
    discovery_prefix: string
    prefix: string
    vehicle_ids: string[] | null
    may_operate: boolean
    is_on: boolean
    /** Raised by each change. */
    version: number
    /** Cars whose discovery messages lie on the broker. */
    published: string[]
    /** Taken away: goes when the cars are taken back from the broker, or after a day. */
    removed: boolean
    state: HomeAssistant['state']
    error: HomeAssistant['error']
    state_since: Date
    /** The process that holds the connection, and until when it says so. */
    holder: string | null
    held_until: Date | null
    set_at: Date
  }
}
