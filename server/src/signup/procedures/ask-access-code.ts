import type { mailedCode } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import { askForCode } from '../../accounts/index.ts'
import { countTry } from '../../platform/limits.ts'
import type { Work } from '../../platform/work.ts'
import { addressOf } from './address-of.ts'
import { holding, isOver } from './procedure-of.ts'
import { findProcedure } from './queries.ts'

const perProcedure = { calls: 6, seconds: 3600 }

/**
 * Another browser wants to go on: a code goes to the procedure's own address, whose name is not shown. A procedure without an
 * address, one that is over and one that never was answer the same.
 */
export async function askAccessCode(work: Work, procedureId: string, browserHash: Buffer): Promise<z.input<typeof mailedCode>> {
  await countTry(work.db, `signup.access ${procedureId}`, perProcedure, work.now)
  const row = await findProcedure(work.db, procedureId)
  const held = row && !isOver(row, work.now) ? await holding(work, row) : undefined
  // RFC 2606: an address where nobody is gets no mail, and everything else is the same
  const email = (held && (await addressOf(work, held))) ?? `${procedureId}@nobody.invalid`
  return askForCode(work, { purpose: 'access', email, language: held?.row.language ?? 'ja', termsVersion: null, browserHash })
}
