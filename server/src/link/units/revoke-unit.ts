import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { endPresence } from '../presence/queries.ts'
import { tellWatchers } from '../presence/tell-watchers.ts'
import { signalReplicas } from '../signal-replicas.ts'
import { endEnrolment, findUnit, revokeCertificates, setUnitState } from './queries.ts'

/** Cuts the unit off on every replica at once; it must enrol again. Gives Refused `not-enrolled` when there is nothing to revoke. */
export async function revokeUnit(work: Work, vehicleId: string): Promise<Refused | undefined> {
  const unit = await findUnit(work.db, vehicleId)
  if (unit?.state !== 'enrolled') return new Refused('not-enrolled')
  await setUnitState(work.db, vehicleId, 'revoked')
  await revokeCertificates(work.db, vehicleId, work.now)
  await endEnrolment(work.db, vehicleId)
  await endPresence(work.db, vehicleId, work.now)
  await signalReplicas(work, { cut: vehicleId, before: Number.MAX_SAFE_INTEGER })
  await tellWatchers(work, [vehicleId])
  return undefined
}
