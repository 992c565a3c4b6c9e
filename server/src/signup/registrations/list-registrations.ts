import type { Registration, registration } from '@tsunagu/contract/signup.ts'
import { plateText } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import { actsFor, ownerOf } from '../../accounts/index.ts'
import type { Work } from '../../platform/work.ts'
import { vehicleName } from '../../vehicles/index.ts'
import { type MailRow, mailsOf, type RegistrationRow, registrationsOfAccounts } from './queries.ts'
import { noteOf, numbersOf, tailOf } from './sealed-parts.ts'

/** My registrations and those of corporations I act for (ACC-28): the same rows that the mails are written from (PDL-30). */
export async function listRegistrations(work: Work): Promise<Registration[]> {
  const corporations = (await actsFor(work)).map(({ corporationId }) => corporationId)
  const rows = await registrationsOfAccounts(work.db, [ownerOf(work), ...corporations])
  return shownRegistrations(work, rows)
}

/** With their mails; the car has a name for the applicant only once it is theirs (USR-05). */
export async function shownRegistrations(work: Work, rows: readonly RegistrationRow[]): Promise<Registration[]> {
  const mails = await mailsOf(
    work.db,
    rows.map(({ id }) => id),
  )
  const shown: Registration[] = []
  for (const row of rows)
    shown.push(
      shownRegistration(
        work,
        row,
        mails.filter((mail) => mail.registration_id === row.id),
        row.vehicle_id ? await vehicleName(work, row.vehicle_id, row.account_id) : null,
      ),
    )
  return shown
}

function shownRegistration(
  work: Work,
  row: RegistrationRow,
  mails: readonly MailRow[],
  vehicle: string | null,
): z.infer<typeof registration> {
  const numbers = numbersOf(work, row)
  return {
    id: row.id,
    receipt: row.receipt,
    state: row.state,
    vehicle,
    chassisTail: tailOf(numbers),
    plate: plateText(numbers.plate),
    at: row.at.toISOString(),
    expectedBy: row.decided_at ? null : row.expected_by,
    overdue: row.overdue_at !== null && row.decided_at === null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    differs: row.differs as Registration['differs'],
    note: noteOf(work, row),
    mails: mails.map(({ kind, at, state }) => ({ kind, at: at.toISOString(), state })),
    vehicleId: row.vehicle_id,
  }
}
