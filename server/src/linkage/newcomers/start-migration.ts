import type { startMigration as contract } from '@tsunagu/contract/linkage.ts'
import type * as z from 'zod'
import { Refused, type TooMany } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { checkExpiry } from '../check-card.ts'
import { type FoundCard, findCard } from '../identify.ts'
import { tryCard } from '../misses.ts'
import { insertCheck } from '../queries.ts'
import type { CardIdentity } from '../rules.ts'
import { showCard } from '../show-card.ts'

type Begun = z.input<NonNullable<(typeof contract)['response']>>

/** Procedure ②, step 5 (MIG-10): whatever does not fit is refused in one way, `card-not-matching`; `already-linked` hears who fits. */
export async function startMigration(
  work: Work,
  { browserHash, address, ...given }: CardIdentity & { browserHash: Buffer; address: string },
): Promise<Begun | Refused | TooMany> {
  const found = await tryCard(work, { accountId: null, address, ...given }, async (): Promise<FoundCard | Refused> => {
    const card = await findCard(work, given)
    if (card instanceof Refused) return new Refused('card-not-matching')
    return card.accountId === null ? card : new Refused('already-linked', { mine: false })
  })
  if (!('card' in found)) return found
  const [id, expiresAt] = [crypto.randomUUID(), checkExpiry(work)]
  await insertCheck(work.db, {
    id,
    card_id: found.card.id,
    account_id: null,
    browser_hash: browserHash,
    expires_at: expiresAt,
    created_at: work.now,
  })
  return { migrationId: id, shows: await showCard(work, found.card), expiresAt: expiresAt.toISOString() }
}
