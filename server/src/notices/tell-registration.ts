import type { Work } from '../platform/work.ts'
import type { RegistrationMoved } from '../signup/events.ts'
import { vehicleName } from '../vehicles/index.ts'
import { inform } from './inform.ts'

/** A registration after delivery went on (IMP-02), or takes too long (PDL-16); each change is told once. */
export async function tellRegistration(
  work: Work,
  { registrationId, accountId, receipt, state, overdue, vehicleId }: RegistrationMoved,
): Promise<void> {
  const word = overdue ? 'overdue' : state
  const news = { to: accountId, once: `registration-${registrationId}-${word}` }
  if (word === 'approved') {
    if (!vehicleId) return
    const vehicle = await vehicleName(work, vehicleId, accountId)
    await inform(work, { ...news, word: 'registration-approved', facts: { receipt, vehicle, vehicleId }, vehicleId })
  } else if (word === 'rejected') {
    await inform(work, { ...news, word: 'registration-rejected', facts: { receipt, registrationId } })
  } else {
    await inform(work, { ...news, word: `registration-${word}`, facts: { receipt } })
  }
}
