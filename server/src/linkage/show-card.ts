import type { cardCheck } from '@tsunagu/contract/linkage.ts'
import { plateText } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import type { Work } from '../platform/work.ts'
import { certificateOf, vehicleName } from '../vehicles/index.ts'
import { type CardRow, vehicleIdsOf } from './queries.ts'
import { maskedName } from './rules.ts'
import { openCard } from './sealed.ts'

type Shown = z.input<typeof cardCheck>['shows']

/** What of a card is shown to somebody who has proved that it is theirs, and no more: the telephone may lie open on a table. */
export async function showCard(work: Work, card: CardRow): Promise<Shown> {
  return {
    kind: card.kind,
    numberTail: card.number_tail,
    holder: maskedName(openCard(work, card).holder),
    vehicles: await showVehicles(work, card.id),
  }
}

export async function showVehicles(work: Work, cardId: string): Promise<Shown['vehicles']> {
  const shown: Shown['vehicles'] = []
  for (const id of await vehicleIdsOf(work.db, cardId)) {
    const certificate = await certificateOf(work, id)
    shown.push({ name: await vehicleName(work, id), plate: certificate ? plateText(certificate.plate) : null })
  }
  return shown
}
