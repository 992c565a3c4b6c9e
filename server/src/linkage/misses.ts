import { Refused, TooMany } from '../platform/errors.ts'
import { networkOf } from '../platform/limits.ts'
import type { Work } from '../platform/work.ts'
import { countMiss, forgetMisses, lockMisses } from './queries.ts'
import { type MissedBy, missDelay } from './rules.ts'
import { keyedHash, numberHash } from './sealed.ts'
import type { CardKind } from './tables.ts'

const day = 86_400_000

export interface Trier {
  /** Null: nobody signed in. */
  accountId: string | null
  /** Of the network the call came from. */
  address: string
  kind: CardKind
  number: string
}

/** Runs one try of a card. A refusal that names no owner’s right counts as a miss; too many in a row make wait, longer each time. */
export async function tryCard<T>(work: Work, trier: Trier, act: () => Promise<T | Refused>): Promise<T | Refused | TooMany> {
  const keys = new Map<MissedBy, Buffer>([
    ['network', keyedHash(work, 'misses', 'network', networkOf(trier.address))],
    // the number as given: whether there is such a card shows in nothing
    ['card', keyedHash(work, 'misses', 'card', numberHash(work, trier.kind, trier.number).toString('hex'))],
    ...(trier.accountId === null ? [] : [['account', keyedHash(work, 'misses', 'account', trier.accountId)] as const]),
  ])
  const found = await lockMisses(work.db, [...keys.values()], work.now, new Date(work.now.getTime() - day))
  const until = Math.max(0, ...found.map(({ blocked_until }) => blocked_until?.getTime() ?? 0))
  if (until > work.now.getTime()) return new TooMany(Math.ceil((until - work.now.getTime()) / 1000))
  const outcome = await act()
  if (!(outcome instanceof Refused))
    await forgetMisses(
      work.db,
      [...keys].filter(([by]) => by !== 'network').map(([, key]) => key),
    )
  else if (outcome.code !== 'already-linked')
    for (const [by, key] of keys) {
      const misses = (found.find((row) => row.key.equals(key))?.misses ?? 0) + 1
      const delay = missDelay(by, misses)
      await countMiss(work.db, key, misses, delay === 0 ? null : new Date(work.now.getTime() + delay))
    }
  return outcome
}
