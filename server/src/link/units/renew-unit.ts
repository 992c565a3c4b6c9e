import { NotAllowed } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import type { Authority } from './authority.ts'
import { findEnrolled, insertCertificate } from './queries.ts'

/**
 * A successor of the certificate a car came with, base64 PKCS #7, for the same car. The older one counts until it ends,
 * so that a car whose power fails in between is not lost. Throws NotAllowed when it is revoked or unknown, Invalid for a bad request.
 */
export async function renewUnit(
  work: Work,
  authority: Authority,
  peer: { carId: string; serial: string },
  request: Buffer,
): Promise<string> {
  const unit = await findEnrolled(work.db, peer.carId, peer.serial, work.now)
  if (!unit) throw new NotAllowed('certificate-refused')
  const issued = await authority.issue(request, unit.car_id, work.now)
  await insertCertificate(work.db, {
    vehicle_id: unit.vehicle_id,
    serial: issued.serial,
    issued_at: work.now,
    ends_at: issued.endsAt,
    revoked_at: null,
  })
  return issued.pkcs7
}
