/** The tables of notices as they are today. */
import type { NoticeKind } from '@tsunagu/contract/notices.ts'
import type { JSONColumnType } from 'kysely'

export type Facts = Record<string, string | number | boolean | null>
/** Channels beside the inbox, which every notice reaches by being written. */
export type SentChannel = 'mail' | 'push'
export type DeliveryState = 'waiting' | 'sent' | 'failed' | 'bounced'

export type NoticesTables = {
  'notices.notices': {
    id: string
    account_id: string
    kind: NoticeKind
    /** A NoticeWord; older rows may hold words that are no longer told. */
    word: string
    facts: JSONColumnType<Facts>
    vehicle_id: string | null
    /** News with the same mark is told to an account once. */
    once: string | null
    at: Date
    read_at: Date | null
  }
  /** One row for a mail address or a browser that a notice goes to. */
  'notices.deliveries': {
    id: string
    notice_id: string
    account_id: string
    channel: SentChannel
    /** Push only; the subscription may be gone since. */
    subscription_id: string | null
    state: DeliveryState
    /** Code of the last failure; stands beside `waiting` while it is tried again. */
    error: string | null
    /** Of the last change. */
    at: Date
  }
  /** What a person has chosen; without a row the rules' default holds. */
  'notices.preferences': {
    account_id: string
    kind: NoticeKind
    mail: boolean
    push: boolean
  }
  'notices.push_subscriptions': {
    id: string
    account_id: string
    /** Unique: a browser belongs to who used it last. */
    endpoint: string
    p256dh: string
    auth: string
    /** The name a person knows the browser by. */
    device: string
    created_at: Date
    /** The web session that switched it on: they end together. */
    session_id: string | null
  }
}
