import type { linkage } from '@tsunagu/contract/linkage.ts'
import type * as z from 'zod'
import { ownerOf } from '../accounts/index.ts'
import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { attachCard } from './attach-card.ts'
import { whyNotTheirs } from './identify.ts'
import { lockCheckOf, useCheck } from './queries.ts'
import { readLinkage } from './read-linkage.ts'
import { openCard } from './sealed.ts'

/**
 * Procedure ①, step 10: links what the check showed (MIG-08). Refused `check-over` (half an hour, or done already), `identity-differs`
 * when the account became somebody else’s meanwhile, `already-linked` when another was faster.
 */
export async function linkCard(work: Work, checkId: string): Promise<z.input<typeof linkage> | Refused> {
  const accountId = ownerOf(work)
  const check = await lockCheckOf(work.db, checkId, accountId)
  if (!check || check.used_at !== null || check.expires_at <= work.now) return new Refused('check-over')
  const refused =
    (await whyNotTheirs(work, openCard(work, check.card).holder, accountId)) ?? (await attachCard(work, check.card, accountId))
  if (refused) return refused
  await useCheck(work.db, checkId, work.now)
  return readLinkage(work)
}
