/** Codes by SMS, wherever they are asked for: how often, how they are answered, how they are tried. */
import { randomInt } from 'node:crypto'
import { codeDigits } from '@tsunagu/contract/accounts.ts'
import type { textedCode } from '@tsunagu/contract/second-factor.ts'
import type * as z from 'zod'
import { Refused } from '../../platform/errors.ts'
import { countTry, networkOf, refuseSpent } from '../../platform/limits.ts'
import { smsState } from '../../platform/outside/sms.ts'
import type { Work } from '../../platform/work.ts'
import { hmac } from '../keys.ts'
import { countPhoneResend, insertPhoneCode, type PhoneCode, tryPhoneCode } from './queries.ts'

/** SMS cost money and wake people: per account, per number whoever asks, per network. */
const hourly = { account: 10, number: 10, network: 30 } as const
/** Wrong codes of one account, over all its codes: at this pace a million takes ninety years. */
const missesADay = { calls: 30, seconds: 86_400 }
const missKey = (accountId: string) => `accounts.phone-code-misses ${accountId}`

type Asked = Pick<PhoneCode, 'account_id' | 'phone' | 'interaction' | 'session_id'>

/** Asks for a code by SMS; the job that sends it makes it. Throws TooMany. `address`: of the network. */
export async function askByPhone(work: Work, asked: Asked, address: string): Promise<PhoneCode> {
  await countSms(work, asked, address)
  const row = await insertPhoneCode(work.db, { ...asked, id: crypto.randomUUID(), sends: 1, expires_at: expiry(work) }, work.now)
  await textLater(work, row.id)
  return row
}

/** Sends another code; the older one ends. Refused `resend-too-early` (with `resendAfter`, seconds) or `code-used-up`. Throws TooMany. */
export async function resendByPhone(work: Work, row: PhoneCode, address: string): Promise<PhoneCode | Refused> {
  const sent = await countPhoneResend(work.db, row.id, work.now, {
    sends: work.config.CODE_RESENDS + 1,
    sentBefore: new Date(work.now.getTime() - work.config.CODE_RESEND_SECONDS * 1000),
    expiresAt: expiry(work),
  })
  if (sent) {
    await countSms(work, sent, address)
    await textLater(work, sent.id)
    return sent
  }
  const { resendAfter, resendsLeft } = waits(work, row)
  return resendsLeft > 0 && row.verified_at === null ? new Refused('resend-too-early', { resendAfter }) : new Refused('code-used-up')
}

async function countSms(work: Work, { account_id, phone }: Asked, address: string): Promise<void> {
  const number = hmac(work.config.SECRET, 'code number', phone).toString('base64url')
  const keys = { account: account_id, number, network: networkOf(address) }
  for (const kind of ['account', 'number', 'network'] as const)
    await countTry(work.db, `accounts.phone-codes ${kind} ${keys[kind]}`, { calls: hourly[kind], seconds: 3600 }, work.now)
}

const expiry = (work: Work) => new Date(work.now.getTime() + work.config.CODE_MINUTES * 60_000)

/** The code itself never lies in a payload. A resend takes the place of an SMS still waiting. */
const textLater = (work: Work, codeId: string) =>
  work.later({ name: 'accounts.text-code', payload: { codeId }, key: `accounts.text-code ${codeId}`, maxAttempts: 4 })

/** Six digits that nobody could foresee. */
export const newCode = (): string =>
  randomInt(10 ** codeDigits)
    .toString()
    .padStart(codeDigits, '0')

/** What of a code is kept: useless without SECRET, and for another row. */
export const phoneCodeHash = (secret: string, id: string, code: string): Buffer => hmac(secret, 'texted code', id, code)

/**
 * Takes the code, once: only the newest unexpired one counts. Refused `code-wrong` (with `triesLeft`), `code-used-up` or
 * `code-expired`; undefined: it was right. Throws TooMany after too many wrong ones of this account in a day.
 */
export async function tryByPhone(work: Work, row: PhoneCode, code: string): Promise<Refused | undefined> {
  await refuseSpent(work.db, missKey(row.account_id), missesADay, work.now)
  const most = work.config.CODE_TRIES
  const tried = await tryPhoneCode(work.db, row.id, phoneCodeHash(work.config.SECRET, row.id, code), work.now, most)
  if (tried?.verified_at) return undefined
  await countTry(work.db, missKey(row.account_id), missesADay, work.now)
  if (tried) return tried.tries < most ? new Refused('code-wrong', { triesLeft: most - tried.tries }) : new Refused('code-used-up')
  return new Refused(row.tries >= most ? 'code-used-up' : 'code-expired')
}

/** `phone`: as much of it as the caller may see. */
export async function phoneCodeAnswer(work: Work, row: PhoneCode, phone: string): Promise<z.input<typeof textedCode>> {
  const delivery = row.sms_id === null ? null : await smsState(work.db, row.sms_id)
  return { id: row.id, phone, ...waits(work, row), expiresAt: row.expires_at.toISOString(), delivery }
}

const waits = (work: Work, row: PhoneCode) => ({
  resendAfter: Math.max(0, Math.ceil((row.last_sent_at.getTime() - work.now.getTime()) / 1000 + work.config.CODE_RESEND_SECONDS)),
  resendsLeft: Math.max(0, work.config.CODE_RESENDS + 1 - row.sends),
})
