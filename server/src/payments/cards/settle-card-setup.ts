import type { CardSetup } from '@tsunagu/contract/payments.ts'
import type { Work } from '../../platform/work.ts'
import type { SetupRow } from '../queries.ts'
import { setupOf, showSetup } from './show-setup.ts'

/** The page says that the form is done. Its word is not taken: the company is asked. */
export async function settleCardSetup(work: Work, setupId: string): Promise<CardSetup> {
  const setup = await setupOf(work, setupId)
  await askLater(work, setup)
  return showSetup(work, setup)
}

/** Asks the company about a setup that is open there and not over; many wishes at once are one question. */
export async function askLater(work: Work, { id, status, company_ref }: SetupRow): Promise<void> {
  if (status === 'succeeded' || status === 'canceled' || company_ref === null) return
  await work.later({ name: 'payments.ask-card-company', payload: { setupId: id }, key: `payments.ask-card-company ${id}` })
}
