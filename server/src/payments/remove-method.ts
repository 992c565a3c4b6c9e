import { ownerOf } from '../accounts/index.ts'
import { NotFound } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { forgetLater } from './cards/forget-card.ts'
import { endMethod, findMethod, lockPayer, methodsOf } from './queries.ts'
import { tellChanged } from './tell-changed.ts'

/** Takes my method away; it stays in the history. Away already: nothing happens. Throws NotFound for somebody else's. */
export async function removeMethod(work: Work, methodId: string): Promise<void> {
  const accountId = ownerOf(work)
  await lockPayer(work.db, accountId)
  const ended = await endMethod(work.db, accountId, methodId, work.now)
  if (!ended) {
    if ((await findMethod(work.db, methodId))?.account_id !== accountId) throw new NotFound()
    return
  }
  await forgetLater(work, ended)
  const left = (await methodsOf(work.db, accountId)).find(({ state }) => state === 'active')
  await tellChanged(work, accountId, left?.id ?? null)
}
