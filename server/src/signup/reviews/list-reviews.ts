import type { Registration, reviewRow } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import { accountById, profileOf } from '../../accounts/index.ts'
import { auditLook } from '../../platform/audit.ts'
import type { Work } from '../../platform/work.ts'
import { shownRegistrations } from '../registrations/list-registrations.ts'
import { type RegistrationRow, reviewRows } from '../registrations/queries.ts'

export type ReviewRow = z.infer<typeof reviewRow>

/** What waits, the most urgent first, or what reviewers decided. The names in it make it a look at personal data. */
export async function listReviews(work: Work, show: 'waiting' | 'decided'): Promise<ReviewRow[]> {
  work.atLast(auditLook(work.actor, work.now, { act: 'signup.list-reviews', about: { show } }))
  const rows = await reviewRows(work.db, show)
  const shown = await shownRegistrations(work, rows)
  const listed: ReviewRow[] = []
  for (const [index, row] of rows.entries()) listed.push(await reviewOf(work, row, shown[index] as Registration))
  return listed
}

/** With who asks; the account's name where it has no details yet. */
export async function reviewOf(work: Work, row: RegistrationRow, shown: Registration): Promise<ReviewRow> {
  const { kind, details } = await profileOf(work, row.account_id)
  const applicant = details?.name ?? (await accountById(work, row.account_id)).name
  return { ...shown, applicant, kind, dueAt: row.due_at.toISOString() }
}
