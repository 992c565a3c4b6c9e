import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { lockAccount } from '../queries.ts'
import { findSession } from '../sessions/queries.ts'
import { isAsked } from './rules.ts'

/** My account, and how it stands with the second factor; no other change of it goes on meanwhile. */
export async function myFactor(work: Work) {
  const { accountId, sessionId } = ownerSession(work)
  const account = await lockAccount(work.db, accountId)
  if (!account) throw new NotFound()
  const session = await findSession(work.db, sessionId)
  const provedUntil = (session?.second_factor_at?.getTime() ?? 0) + work.config.FRESH_MINUTES * 60_000
  const asked = isAsked({ mode: work.config.SECOND_FACTOR, on: account.second_factor_at !== null })
  return { account, sessionId, asked, proved: provedUntil > work.now.getTime() }
}

/** A stolen session with its password must not take the second factor away: it is asked for once more, within FRESH_MINUTES. */
export const factorMissing = ({ asked, proved }: { asked: boolean; proved: boolean }): Refused | undefined =>
  asked && !proved ? new Refused('second-factor-needed') : undefined
