import { countTry, networkOf, refuseSpent } from '../../platform/limits.ts'
import type { Work } from '../../platform/work.ts'
import { sha256 } from '../sealed.ts'
import { joinHash } from './make-link.ts'
import { type LinkRow, lockLink } from './queries.ts'

export type Key = { secret: string } | { joinCode: string }

/**
 * Wrong join codes: of one network, and of all together. A thousand codes being out, a guess then hits once in some hundred hours.
 * Beyond them no code is looked at, right ones neither, or the wrong answers would tell; the QR code goes on working.
 */
const perNetwork = { calls: 20, seconds: 600 }
const overall = { calls: 600, seconds: 3600 }

/** The live link of a secret or join code; undefined for all that lead nowhere, which are told apart by nobody. */
export async function findLink(work: Work, key: Key, address: string): Promise<LinkRow | undefined> {
  if ('secret' in key) return lockLink(work.db, { secretHash: sha256(key.secret) }, work.now)
  const mine = `signup.join ${networkOf(address)}`
  await refuseSpent(work.db, mine, perNetwork, work.now)
  await refuseSpent(work.db, 'signup.join', overall, work.now)
  const found = await lockLink(work.db, { joinHash: joinHash(work, key.joinCode) }, work.now)
  if (!found) {
    await countTry(work.db, mine, perNetwork, work.now)
    await countTry(work.db, 'signup.join', overall, work.now)
  }
  return found
}
