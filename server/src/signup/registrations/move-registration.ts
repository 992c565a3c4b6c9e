/** How a registration goes from one state to the next: the row, its history, whoever watches, whoever is told. */
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import type { RegistrationMoved } from '../events.ts'
import { insertStep, type RegistrationRow, updateRegistration } from './queries.ts'

/** The applicant's pages and the reviewers' queue read again. */
export async function tellWatchers(work: Work, { id, account_id }: Pick<RegistrationRow, 'id' | 'account_id'>): Promise<void> {
  await changed(work, { key: `account:${account_id}`, topic: 'signup', id })
  await changed(work, { key: 'reviews', topic: 'signup', id })
}

interface Move {
  change: Partial<RegistrationRow>
  /** A word of the history. */
  text: string
  by?: string
  /** A line of a fleet's list is told by one mail for all. */
  quiet?: boolean
}

/** Changes the row and says so. Gives the row as it is now. */
export async function moveRegistration(
  work: Work,
  row: RegistrationRow,
  { change, text, by, quiet = false }: Move,
): Promise<RegistrationRow> {
  const now = { ...row, ...change }
  await updateRegistration(work.db, row.id, change)
  await insertStep(work.db, { registration_id: row.id, at: work.now, text, by: by ?? null })
  await tellWatchers(work, now)
  if (!quiet && now.state !== 'received') await work.tell(movedEvent(now, false))
  return now
}

export const movedEvent = (row: RegistrationRow, overdue: boolean): RegistrationMoved => ({
  type: 'signup.registration-moved',
  registrationId: row.id,
  accountId: row.account_id,
  receipt: row.receipt,
  state: row.state === 'received' ? 'under-review' : row.state,
  overdue,
  vehicleId: row.vehicle_id,
})
