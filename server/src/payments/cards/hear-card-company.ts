import type { Work } from '../../platform/work.ts'
import { findSetupByRef } from '../queries.ts'
import { askLater } from './settle-card-setup.ts'

/**
 * A message of the card company is only a reason to ask it: so a message that comes twice, late or before an older one
 * changes nothing, and what is kept is always the company's answer of now. About an unknown setup nothing is done.
 */
export async function hearCardCompany(work: Work, ref: string): Promise<void> {
  const setup = await findSetupByRef(work.db, ref)
  if (setup) await askLater(work, setup)
}
