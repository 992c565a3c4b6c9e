import type { mailedCode } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import { countTry } from '../../platform/limits.ts'
import type { Work } from '../../platform/work.ts'
import { hmac } from '../keys.ts'
import type { CodePurpose, Language } from '../tables.ts'
import { type CodeRow, insertCode } from './queries.ts'

export interface AskedCode {
  purpose: CodePurpose
  email: string
  language: Language
  termsVersion: string | null
  /** SHA-256 of the asking browser's cookie. */
  browserHash: Buffer
}

/** One address gets at most this many codes, whoever asks. */
const perAddress = { calls: 10, seconds: 3600 }

/** Asks for a code by mail. Does and answers the same whether the address has an account or not: the job that mails decides. */
export async function askForCode(work: Work, asked: AskedCode): Promise<z.input<typeof mailedCode>> {
  const key = hmac(work.config.SECRET, 'code address', asked.email).toString('base64url')
  await countTry(work.db, `accounts.codes ${key}`, perAddress, work.now)
  const id = crypto.randomUUID()
  const row = await insertCode(work.db, { ...asked, id, now: work.now, expiresAt: codeExpiry(work) })
  await mailLater(work, id)
  return codeAnswer(work, row)
}

export const codeExpiry = (work: Work) => new Date(work.now.getTime() + work.config.CODE_MINUTES * 60_000)

/** The code itself is made by the job: it never lies in a payload. A resend takes the place of a mail still waiting. */
export const mailLater = (work: Work, codeId: string) =>
  work.later({ name: 'accounts.mail-code', payload: { codeId }, key: `accounts.mail-code ${codeId}`, maxAttempts: 6 })

export const codeAnswer = (work: Work, row: CodeRow): z.input<typeof mailedCode> => ({
  id: row.id,
  resendAfter: Math.max(0, Math.ceil((row.last_sent_at.getTime() - work.now.getTime()) / 1000 + work.config.CODE_RESEND_SECONDS)),
  resendsLeft: Math.max(0, work.config.CODE_RESENDS + 1 - row.sends),
  expiresAt: row.expires_at.toISOString(),
})
