import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { endSessions } from '../sessions/end-sessions.ts'
import { endStaffRow, findStaffRow } from './queries.ts'
import { staffSession } from './staff-of.ts'

/** Ends a staff account and every session of it; ending it again changes nothing. Refused `own-account`. */
export async function endStaff(work: Work, staffId: string): Promise<Refused | undefined> {
  if (staffSession(work).accountId === staffId) return new Refused('own-account')
  if (!(await findStaffRow(work.db, staffId))) throw new NotFound()
  if (await endStaffRow(work.db, staffId, work.now)) await endSessions(work, staffId, {})
  return undefined
}
