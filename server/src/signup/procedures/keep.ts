import type { Work } from '../../platform/work.ts'
import { sealJson } from '../sealed.ts'
import { type Held, keptName, lifeFrom, wayOf } from './procedure-of.ts'
import { insertProcedure, updateProcedure } from './queries.ts'
import { isThrough, stepOf } from './rules.ts'

/** Writes a procedure back with its answers sealed; through with it, what was typed goes. The row is held by the caller. */
export async function keep(work: Work, held: Held): Promise<void> {
  const { row, kept } = held
  const way = wayOf(held)
  row.step = stepOf(way)
  row.finished_at = isThrough(way) ? (row.finished_at ?? work.now) : null
  row.seen_at = work.now
  row.expires_at = lifeFrom(work)
  if (row.finished_at) {
    row.draft = null
    // the account has them now
    delete kept.given.details
    delete kept.given['check-details']
  }
  row.kept = sealJson(work, keptName(row.id), kept)
  const { id, ...change } = row
  // drafts have their own version and their own writer
  const { draft, draft_version, ...rest } = change
  await updateProcedure(work.db, id, row.finished_at ? { ...rest, draft: null } : rest)
}

/** Keeps a procedure that has just begun. */
export async function keepNew(work: Work, held: Held): Promise<void> {
  const { row, kept } = held
  row.step = stepOf(wayOf(held))
  row.kept = sealJson(work, keptName(row.id), kept)
  await insertProcedure(work.db, row)
}
