import { code as codeShape } from '@tsunagu/contract/accounts.ts'
import { takeVerified, verifyCode } from '../../accounts/index.ts'
import { Invalid, NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { tellDealer } from '../purchases/purchase-of.ts'
import { addressOf } from './address-of.ts'
import { rebind } from './begin.ts'
import { holding, isOver } from './procedure-of.ts'
import { lockProcedure } from './queries.ts'

/** The code binds the procedure to this browser; the other one is let go. Refused `code-wrong` (also for a code never mailed), `code-expired`, `code-used-up`. */
export async function takeAccessCode(
  work: Work,
  { procedureId, codeId, code, browserHash }: { procedureId: string; codeId: string; code: string; browserHash: Buffer },
): Promise<Refused | undefined> {
  const read = codeShape.safeParse(code)
  if (!read.success) throw new Invalid({ code: 'invalid' })
  const row = await lockProcedure(work.db, procedureId)
  const held = row && !isOver(row, work.now) ? await holding(work, row) : undefined
  const verified = await verifyCode(work, { id: codeId, browserHash, code: read.data }).catch(wrongWhenUnknown)
  if (verified instanceof Refused) return verified
  const taken = await takeVerified(work, { id: codeId, purpose: 'access', browserHash })
  // a code mailed for something else, or to somebody else, opens nothing here
  if (!held || !taken || taken.email !== (await addressOf(work, held))) return new Refused('code-wrong')
  await rebind(work, held.row, browserHash)
  if (held.purchase) await tellDealer(work, held.purchase)
  return undefined
}

function wrongWhenUnknown(error: unknown): Refused {
  if (error instanceof NotFound) return new Refused('code-wrong')
  throw error
}
