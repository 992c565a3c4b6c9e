import type { IdentityChanged } from '../accounts/events.ts'
import { accountById, profileOf } from '../accounts/index.ts'
import type { Work } from '../platform/work.ts'
import { cardsOf, updateSealed } from './queries.ts'
import { openCard, sealCard } from './sealed.ts'

/** A name or birth date corrected by a reviewer holds for the linked cards too: card and account stay one person’s (ACC-07, IMP-28). */
export async function followIdentity(work: Work, { accountId }: IdentityChanged): Promise<void> {
  const { name, kana } = await accountById(work, accountId)
  const { details } = await profileOf(work, accountId)
  for (const row of await cardsOf(work.db, accountId)) {
    const card = openCard(work, row)
    const birthDate = details?.kind === 'individual' ? details.birthDate : card.holder.birthDate
    await updateSealed(work.db, row.id, sealCard(work, row.id, { ...card, holder: { ...card.holder, name, kana, birthDate } }))
  }
}
