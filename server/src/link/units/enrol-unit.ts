import { createHash, timingSafeEqual } from 'node:crypto'
import { NotAllowed } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import type { UnitEnrolled } from '../events.ts'
import { endPresence, nextConnection } from '../presence/queries.ts'
import { signalReplicas } from '../signal-replicas.ts'
import type { Authority } from './authority.ts'
import { countEnrolmentTry, findEnrolment, findUnit, insertCertificate, revokeCertificates, setUnitState, useEnrolment } from './queries.ts'
import { handleOf, isCode, whyNotCode } from './rules.ts'

/**
 * A certificate for the one-time code, base64 PKCS #7; an earlier unit of this car is cut off and its certificates end.
 * Gives NotAllowed `code-refused` (the wrong try is kept), throws Invalid for a request that is none: the code stays usable.
 */
export async function enrolUnit(work: Work, authority: Authority, code: string, request: Buffer): Promise<string | NotAllowed> {
  const kept = isCode(code) ? await findEnrolment(work.db, handleOf(code)) : undefined
  const matches = kept !== undefined && timingSafeEqual(kept.hash, createHash('sha256').update(code).digest())
  const whyNot = whyNotCode(kept, matches, work.now)
  if (whyNot || !kept) {
    work.log.info({ why: whyNot, vehicleId: kept?.vehicle_id }, 'enrolment refused')
    work.counters.refuse('enrolment', kept?.vehicle_id)
    if (kept && whyNot === 'wrong') await countEnrolmentTry(work.db, kept.vehicle_id)
    return new NotAllowed('code-refused')
  }
  const vehicleId = kept.vehicle_id
  const unit = await findUnit(work.db, vehicleId)
  if (!unit) return new NotAllowed('code-refused')
  const issued = await authority.issue(request, unit.car_id, work.now)
  await useEnrolment(work.db, vehicleId, work.now)
  await revokeCertificates(work.db, vehicleId, work.now)
  await insertCertificate(work.db, {
    vehicle_id: vehicleId,
    serial: issued.serial,
    issued_at: work.now,
    ends_at: issued.endsAt,
    revoked_at: null,
  })
  await setUnitState(work.db, vehicleId, 'enrolled')
  if (unit.state === 'enrolled') {
    await endPresence(work.db, vehicleId, work.now)
    await signalReplicas(work, { cut: vehicleId, before: await nextConnection(work.db) })
  }
  const told: UnitEnrolled = { type: 'link.unit-enrolled', vehicleId, carId: unit.car_id }
  await work.tell(told)
  return issued.pkcs7
}
