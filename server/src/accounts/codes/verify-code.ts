import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { hmac } from '../keys.ts'
import { findCode, tryCode } from './queries.ts'

/** What of a code is kept: useless without SECRET, and for another row. */
export const codeHash = (secret: string, id: string, code: string): Buffer => hmac(secret, 'mailed code', id, code)

/**
 * Takes the mailed code, once (ACC-11): only the newest unexpired one counts, and wrong tries are counted for good.
 * Refused `code-wrong` (with `triesLeft`), `code-used-up` or `code-expired`; an address that was mailed no code refuses likewise.
 */
export async function verifyCode(
  work: Work,
  asked: { id: string; browserHash: Buffer; code: string },
): Promise<{ email: string } | Refused> {
  const most = work.config.CODE_TRIES
  const hash = codeHash(work.config.SECRET, asked.id, asked.code)
  const tried = await tryCode(work.db, asked.id, asked.browserHash, hash, work.now, most)
  if (tried?.verified_at) return { email: tried.email }
  if (tried) return tried.tries < most ? new Refused('code-wrong', { triesLeft: most - tried.tries }) : new Refused('code-used-up')
  const row = await findCode(work.db, asked.id, asked.browserHash)
  if (!row) throw new NotFound()
  const usedUp = row.ended_at === null && row.verified_at === null && row.tries >= most
  return new Refused(usedUp ? 'code-used-up' : 'code-expired')
}
