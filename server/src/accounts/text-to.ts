import type { Both } from '@tsunagu/contract/brand.ts'
import { countTry } from '../platform/limits.ts'
import type { JobDoor } from '../platform/module.ts'
import type { Sms } from '../platform/outside/sms.ts'
import { hmac } from './keys.ts'
import type { Language } from './tables.ts'

/** One number gets no more SMS than this, whoever sends them and why. */
const perNumber = { calls: 20, seconds: 3600 }

export interface Text {
  /** For the delivery log: `signup.link`. */
  kind: string
  /** E.164 */
  phone: string
  /** Short; an address in it in full. */
  text: Both
  language: Language
}

/**
 * Sends an SMS of a job; number and words never stand in its payload. Gives the id by which `smsState` tells what became of it.
 * Throws Unavailable `sms-down` (the job is tried again), Refused `sms-undeliverable` or `sms-refused`, TooMany.
 */
export async function textTo(door: JobDoor, { kind, phone, text, language }: Text): Promise<string> {
  const id = crypto.randomUUID()
  await sendText(door, { id, kind, to: phone, text: text[language] })
  return id
}

/** The same for who has chosen the id before. */
export async function sendText({ centre, work }: JobDoor, sms: Sms): Promise<void> {
  const key = hmac(centre.config.SECRET, 'texted number', sms.to).toString('base64url')
  await work(({ db, now }) => countTry(db, `accounts.texts ${key}`, perNumber, now))
  await centre.outside.sms.send(sms)
}
