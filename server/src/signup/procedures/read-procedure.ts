import type { Procedure } from '@tsunagu/contract/signup.ts'
import type { Work } from '../../platform/work.ts'
import { procedureOf } from './procedure-of.ts'
import { touchProcedure } from './queries.ts'
import { showProcedure } from './show-procedure.ts'

/** Where the person is, for the browser the procedure is bound to. Throws NotAllowed `other-browser`, NotFound `procedure-over`. */
export async function readProcedure(work: Work, procedureId: string, browserHash: Buffer): Promise<Procedure> {
  const held = await procedureOf(work, procedureId, browserHash)
  await touchProcedure(work.db, procedureId, work.now)
  return showProcedure(work, held)
}
