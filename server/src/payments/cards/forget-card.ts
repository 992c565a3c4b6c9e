import type { JobDoor } from '../../platform/module.ts'
import type { Work } from '../../platform/work.ts'
import { findMethod, type MethodRow } from '../queries.ts'

/** The card company forgets a card that is not used any more; other methods have nothing to forget. */
export async function forgetLater(work: Work, { id, company_ref }: MethodRow): Promise<void> {
  if (company_ref !== null) await work.later({ name: 'payments.forget-card', payload: { methodId: id } })
}

/** Job. */
export async function forgetCard(door: JobDoor, { methodId }: { methodId: string }): Promise<void> {
  const method = await door.work(({ db }) => findMethod(db, methodId))
  if (method?.company_ref && method.state !== 'active') await door.centre.outside.cards.forgetCard(method.company_ref)
}
