import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { isOpen, lockMyChange } from './change-of.ts'
import { dropDocument, settleChange } from './queries.ts'

/** Takes my request back; its document is gone at once. Refused `change-decided`. */
export async function withdrawIdentityChange(work: Work, id: string): Promise<Refused | undefined> {
  if (!isOpen(await lockMyChange(work, id))) return new Refused('change-decided')
  await settleChange(work.db, id, { state: 'withdrawn', answer: null, decided_at: work.now, decided_by: null })
  await dropDocument(work.db, id)
  return undefined
}
