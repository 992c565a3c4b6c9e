import type { linkage } from '@tsunagu/contract/linkage.ts'
import type * as z from 'zod'
import { ownerOf } from '../accounts/index.ts'
import type { Work } from '../platform/work.ts'
import { cardsOf, hasOldRecords } from './queries.ts'
import { showVehicles } from './show-card.ts'

/** The cards of my account (MIG-07), and whether there is anything to do: linked → nothing, unlinked → procedure ① (MIG-04). */
export async function readLinkage(work: Work): Promise<z.input<typeof linkage>> {
  const accountId = ownerOf(work)
  const cards = await cardsOf(work.db, accountId)
  const links: z.input<typeof linkage>['links'] = []
  for (const card of cards)
    links.push({
      id: card.link_id,
      kind: card.kind,
      numberTail: card.number_tail,
      since: card.linked_at.toISOString(),
      vehicles: await showVehicles(work, card.id),
    })
  return { advice: links.length > 0 ? 'none' : 'link', links, hasOldRecords: await hasOldRecords(work.db, accountId) }
}
