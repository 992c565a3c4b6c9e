import { NotFound } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { inform } from './inform.ts'

/** A trial through every channel that is on; what came of it is shown with the notice. */
export async function sendTrial(work: Work, accountId: string): Promise<{ id: string }> {
  const id = await inform(work, { to: accountId, word: 'trial', facts: {} })
  if (id === null) throw new NotFound()
  return { id }
}
