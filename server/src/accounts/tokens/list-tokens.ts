import type { ApiToken } from '@tsunagu/contract/tokens.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { tokensOf } from './queries.ts'
import { shown } from './shown.ts'

/** My tokens, the newest first. */
export async function listTokens(work: Work): Promise<ApiToken[]> {
  return (await tokensOf(work.db, ownerSession(work).accountId)).map((row) => shown(row, work.now))
}
