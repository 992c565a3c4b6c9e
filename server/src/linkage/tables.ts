/** The tables of `linkage` as they are today. A copy of the database shows neither a card number nor whose it is. */
import type { cardKind, oldRecordKind } from '@tsunagu/contract/linkage.ts'
import type * as z from 'zod'

export type CardKind = z.infer<typeof cardKind>
export type OldRecordKind = z.infer<typeof oldRecordKind>

export type LinkageTables = {
  'linkage.cards': {
    id: string
    kind: CardKind
    /** HMAC of kind and folded number under SECRET */
    number_hash: Buffer
    /** the last four, as they are shown */
    number_tail: string
    /** the number and its holder as sealed JSON */
    sealed: Buffer
    /** `issued`: by a sign-up here; `imported`: from before */
    origin: 'issued' | 'imported'
    created_at: Date
  }
  /** a car goes with one card at a time */
  'linkage.card_vehicles': { vehicle_id: string; card_id: string; since: Date }
  /** a card has one account at a time, an account may have several cards (ACC-27) */
  'linkage.links': {
    id: string
    card_id: string
    account_id: string
    linked_at: Date
    /** the last car of the card went to somebody else */
    ended_at: Date | null
  }
  /** somebody has shown that a card is theirs; bound to an account (procedure ①) or a browser (procedure ②) */
  'linkage.checks': {
    id: string
    card_id: string
    account_id: string | null
    /** SHA-256 of the cookie of the browser that asked */
    browser_hash: Buffer | null
    /** sealed: the address that will be the account's */
    email: Buffer | null
    /** the mailed code, a row of accounts */
    code_id: string | null
    terms_version: string | null
    verified_at: Date | null
    used_at: Date | null
    expires_at: Date
    created_at: Date
  }
  /** cards that did not fit, in a row; the key is an HMAC of account, network or card */
  'linkage.misses': {
    key: Buffer
    misses: number
    blocked_until: Date | null
    last_at: Date
  }
  /** what a person kept at the old owner's site, sealed as it was (MIG-12 … 16) */
  'linkage.old_records': {
    id: string
    card_id: string
    kind: OldRecordKind
    sealed: Buffer
    /** there */
    created_at: Date
  }
}
