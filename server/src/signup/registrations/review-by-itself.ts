import { moveContract } from '../../contracts/index.ts'
import type { JobDoor } from '../../platform/module.ts'
import type { Work } from '../../platform/work.ts'
import { moveVehicle, peopleOf } from '../../vehicles/index.ts'
import { userRegisteredLater } from '../purchases/register-user.ts'
import { compareRegistration } from './compare-registration.ts'
import { queueMail } from './mail-registration.ts'
import { moveRegistration } from './move-registration.ts'
import { findRegistration, lockChassis, lockRegistration, type RegistrationRow, updateRegistration } from './queries.ts'
import { whyNotByItself } from './rules.ts'
import { sealItems } from './sealed-parts.ts'

/** Job right after the reception (IMP-02). */
export const reviewByItselfJob = (door: JobDoor, { registrationId }: { registrationId: string }) =>
  door.work((work) => reviewByItself(work, registrationId))

/** Approves when everything agrees; anything else waits for a reviewer. Run twice it does it once. */
export async function reviewByItself(work: Work, registrationId: string, { quiet = false } = {}): Promise<RegistrationRow | undefined> {
  const found = await findRegistration(work.db, registrationId)
  if (!found) return undefined
  // two applicants for one car: the second is compared when the first has been decided
  await lockChassis(work.db, found.chassis_hash)
  const row = await lockRegistration(work.db, registrationId)
  if (row?.state !== 'received') return row
  const compared = await compareRegistration(work, row)
  const reasons = whyNotByItself(compared)
  const evidence = { items: sealItems(work, row.id, compared.items), match: compared.match, reasons }
  if (reasons.length === 0 && compared.vehicleId)
    return approveRegistration(work, { ...row, ...evidence }, { vehicleId: compared.vehicleId, by: null, quiet })
  return moveRegistration(work, row, { change: { ...evidence, state: 'under-review' }, text: 'review-begun', quiet })
}

/** Something it was compared with has changed: what agrees now needs no reviewer any more. */
export async function reviewAgain(work: Work, registrationId: string): Promise<void> {
  const found = await findRegistration(work.db, registrationId)
  if (!found) return
  await lockChassis(work.db, found.chassis_hash)
  const row = await lockRegistration(work.db, registrationId)
  if (row?.state !== 'under-review') return
  const compared = await compareRegistration(work, row)
  const reasons = whyNotByItself(compared)
  const evidence = { items: sealItems(work, row.id, compared.items), match: compared.match, reasons }
  if (reasons.length === 0 && compared.vehicleId)
    await approveRegistration(work, { ...row, ...evidence }, { vehicleId: compared.vehicleId, by: null })
  else await updateRegistration(work.db, row.id, evidence)
}

interface Approval {
  vehicleId: string
  /** Id and name of the reviewer; null: by itself. */
  by: { id: string; name: string } | null
  quiet?: boolean
}

/** The applicant becomes the car's user: garage, contract in waiting, purchase, mail with the way to the services (PDL-17). */
export async function approveRegistration(
  work: Work,
  row: RegistrationRow,
  { vehicleId, by, quiet = false }: Approval,
): Promise<RegistrationRow> {
  const owner = (await peopleOf(work, vehicleId)).find(({ role }) => role === 'owner')
  if (owner?.accountId !== row.account_id) {
    await moveVehicle(work, vehicleId, row.account_id)
    if (owner) await moveContract(work, vehicleId, row.account_id)
  }
  await userRegisteredLater(work, { vehicleId, accountId: row.account_id })
  const approved = await moveRegistration(work, row, {
    change: {
      state: 'approved',
      vehicle_id: vehicleId,
      decided_at: work.now,
      decided_by: by?.id ?? null,
      items: row.items,
      match: row.match,
      reasons: row.reasons,
      note: row.note,
    },
    text: by ? 'approved' : 'approved-by-itself',
    ...(by ? { by: by.name } : {}),
    quiet,
  })
  if (!quiet) await queueMail(work, [approved], 'approved')
  return approved
}
