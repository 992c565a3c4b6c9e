import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { addressOf } from './address-of.ts'
import { openProcedureOf } from './procedure-of.ts'

/** Mails the way back to the verified address (IMP-01). The link shows nothing: it asks for a code. Refused `no-address`, `procedure-over`. */
export async function mailResumeLink(work: Work, procedureId: string, browserHash: Buffer): Promise<Refused | undefined> {
  const held = await openProcedureOf(work, procedureId, browserHash)
  if (held instanceof Refused) return held
  if (!(await addressOf(work, held))) return new Refused('no-address')
  await work.later({ name: 'signup.mail-resume', payload: { procedureId }, key: `signup.mail-resume ${procedureId}`, maxAttempts: 6 })
  return undefined
}
