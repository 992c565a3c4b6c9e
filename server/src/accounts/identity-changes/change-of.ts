import type { identityChange } from '@tsunagu/contract/profile.ts'
import type * as z from 'zod'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { type ChangeRow, findChange, lockChange } from './queries.ts'
import { openFormer, openWanted } from './sealed.ts'

export type IdentityChange = z.input<typeof identityChange>

export const changeShown = (work: Work, row: ChangeRow): IdentityChange => ({
  id: row.id,
  ...openWanted(work.config, row),
  reason: row.reason,
  hasDocument: row.has_document,
  state: row.state,
  answer: row.answer,
  askedAt: row.asked_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  former: row.former && row.both_until && row.both_until > work.now ? openFormer(work.config, row.id, row.former).name : null,
  bothUntil: row.both_until && row.both_until > work.now ? row.both_until.toISOString() : null,
})

/** One of my own requests, locked. Throws NotFound for another's. */
export async function lockMyChange(work: Work, id: string): Promise<ChangeRow> {
  const { accountId } = ownerSession(work)
  const row = await lockChange(work.db, id)
  if (row?.account_id !== accountId) throw new NotFound()
  return row
}

export const isOpen = ({ state }: ChangeRow): boolean => state === 'draft' || state === 'waiting'

/** Throws NotFound. */
export async function changeById(work: Work, id: string): Promise<IdentityChange> {
  const row = await findChange(work.db, id)
  if (!row) throw new NotFound()
  return changeShown(work, row)
}
