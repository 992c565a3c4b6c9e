import type { Work } from '../../platform/work.ts'
import { verifiedSince } from '../rules.ts'
import type { CodePurpose } from '../tables.ts'
import { endCode, lockVerified, rebindCode } from './queries.ts'

/** Uses up a code that was verified in this browser within half an hour, and gives its address; undefined: there is none. */
export async function takeVerified(
  work: Work,
  asked: { id: string; purpose: CodePurpose; browserHash: Buffer },
): Promise<{ email: string } | undefined> {
  const code = await lockVerified(work.db, asked.id, asked.purpose, asked.browserHash, verifiedSince(work.now))
  if (!code) return undefined
  await endCode(work.db, code.id, work.now)
  return { email: code.email }
}

/**
 * What was verified and kept in one browser goes on in another. The caller has made sure that it is the same person
 * (a code to the same address, taken there). False: there is nothing that could go on.
 */
export const bindVerified = (work: Work, asked: { codeId: string; browserHash: Buffer }): Promise<boolean> =>
  rebindCode(work.db, asked.codeId, asked.browserHash)
