/** SMS: Twilio, or a local stand-in whose SMS lie in the local mailbox. Every SMS leaves a row in platform.sms, the delivery log. */
import { createHmac, hkdfSync } from 'node:crypto'
import type { SmsState } from '@tsunagu/contract/second-factor.ts'
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import type { Db } from '../database/db.ts'
import { Refused } from '../errors.ts'
import { localTexter } from './sms-local.ts'
import { twilioTexter } from './sms-twilio.ts'

export interface Sms {
  /** Chosen by the sender, new for each try: `smsState` tells by it what became of the SMS. */
  id: string
  /** What kind of SMS, for the log: `accounts.code`. */
  kind: string
  /** E.164 */
  to: string
  /** One language; up to 70 characters travel as one SMS. */
  text: string
}

export interface Texter {
  /**
   * Hands one SMS to the carrier, who delivers later or not at all (`smsState`). Throws Unavailable `sms-down` when trying again
   * makes sense, Refused `sms-undeliverable` when the number takes none, Refused `sms-refused` for any other lasting no.
   */
  send(sms: Sms): Promise<void>
  /** True: SMS lie in the local mailbox page. */
  readonly local: boolean
  /** What the provider's message about the SMS `id` says; undefined: nothing new. Throws NotAllowed `bad-signature`. */
  reportOf(id: string, body: Buffer, headers: Readonly<Record<string, unknown>>): Report | undefined
}

export interface Report {
  state: SmsState
  /** The provider's word for what went wrong. */
  error: string | null
}

const hasTwilio = ({ TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM }: Config) =>
  TWILIO_ACCOUNT_SID !== undefined && TWILIO_AUTH_TOKEN !== undefined && TWILIO_FROM !== undefined

/** False: mails are real here and no provider of SMS is configured; a stand-in would swallow people's codes. */
export const canText = (config: Config): boolean => hasTwilio(config) || config.SMTP_URL === undefined

export function openTexter(config: Config, db: Db): Texter {
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from, ORIGIN: origin } = config
  const log = smsLog(config, db)
  if (sid && token && from) return twilioTexter({ sid, token, from, origin }, log)
  return canText(config) ? localTexter(log, 700) : noTexter
}

const noTexter: Texter = {
  local: false,
  async send() {
    throw new Refused('sms-refused')
  },
  reportOf: () => undefined,
}

/** The delivery log as an adapter sees it. */
export interface SmsLog {
  /** `keep`: with number and words, for the local mailbox. */
  begin(sms: Sms, keep: boolean): Promise<void>
  settle(id: string, report: Report): Promise<void>
}

export const smsLog = (config: Config, db: Db): SmsLog => ({
  async begin({ id, kind, to, text }, keep) {
    const [recipient, body] = keep ? [to, text] : [null, null]
    await sql`insert into platform.sms (id, kind, recipient_hash, state, recipient, body, at)
      values (${id}, ${kind}, ${recipientHash(config, to)}, 'queued', ${recipient}, ${body}, ${new Date()})`.execute(db)
  },
  settle: (id, report) => settleSms(db, id, report),
})

/** Reports come in any order: a state never goes back to an earlier one, and the end stays the end. */
const ranks: Readonly<Record<SmsState, number>> = { queued: 0, sent: 1, delivered: 2, undelivered: 2, failed: 2 }

export async function settleSms(db: Db, id: string, { state, error }: Report): Promise<void> {
  const earlier = Object.entries(ranks).flatMap(([name, rank]) => (rank < ranks[state] ? [name] : []))
  await sql`update platform.sms set state = ${state}, error = ${error} where id = ${id} and state = any(${earlier})`.execute(db)
}

/** What became of an SMS; null: it was never handed over, or forgotten after 90 days. */
export async function smsState(db: Db, id: string): Promise<SmsState | null> {
  const found = await sql<{ state: SmsState }>`select state from platform.sms where id = ${id}`.execute(db)
  return found.rows[0]?.state ?? null
}

/** What became of the newest SMS to a number; null: there was none. */
export async function lastSmsTo(config: Config, db: Db, phone: string): Promise<{ state: SmsState; at: Date } | null> {
  const found = await sql<{ state: SmsState; at: Date }>`select state, at from platform.sms
    where recipient_hash = ${recipientHash(config, phone)} order by at desc limit 1`.execute(db)
  return found.rows[0] ?? null
}

const recipientHash = ({ SECRET }: Config, phone: string): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', Buffer.from(SECRET, 'base64'), Buffer.alloc(0), 'tsunagu sms recipients', 32)))
    .update(phone)
    .digest()

export interface KeptSms {
  id: string
  kind: string
  recipient: string
  state: string
  body: string
  at: Date
}

/** The newest SMS of the local mailbox, to one number or to all. */
export async function recentSms(db: Db, recipient: string | null, most = 50): Promise<KeptSms[]> {
  const found = await sql<KeptSms>`select id, kind, recipient, state, body, at from platform.sms
    where recipient is not null and (${recipient}::text is null or recipient = ${recipient}) order by at desc limit ${most}`.execute(db)
  return found.rows
}
