import type { mailedCode } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { codeAnswer, codeExpiry, mailLater } from './ask-for-code.ts'
import { countResend, findCode } from './queries.ts'

/** Mails a new code; the older one ends (ACC-11). Refused `resend-too-early` (with `resendAfter`, seconds) or `code-used-up`. */
export async function resendCode(work: Work, asked: { id: string; browserHash: Buffer }): Promise<z.input<typeof mailedCode> | Refused> {
  const sent = await countResend(work.db, asked.id, asked.browserHash, work.now, {
    sends: work.config.CODE_RESENDS + 1,
    sentBefore: new Date(work.now.getTime() - work.config.CODE_RESEND_SECONDS * 1000),
    expiresAt: codeExpiry(work),
  })
  if (sent) {
    await mailLater(work, sent.id)
    return codeAnswer(work, sent)
  }
  const row = await findCode(work.db, asked.id, asked.browserHash)
  if (!row) throw new NotFound()
  const { resendAfter, resendsLeft } = codeAnswer(work, row)
  const over = row.ended_at !== null || row.verified_at !== null || resendsLeft === 0
  return over ? new Refused('code-used-up') : new Refused('resend-too-early', { resendAfter })
}
