import { createHash, randomBytes } from 'node:crypto'
import type { Work } from '../../platform/work.ts'
import { addUnit } from './add-unit.ts'
import { openAuthority } from './authority.ts'
import { putEnrolment } from './queries.ts'
import { codeOf, handleOf } from './rules.ts'

/**
 * A one-time code, `<CODE>.<FINGERPRINT of the CA>`, with which the unit of this vehicle gets its certificate; ends an
 * older one. `expiresAt`: ISO 8601.
 */
export async function makeEnrolmentCode(work: Work, vehicleId: string): Promise<{ code: string; expiresAt: string }> {
  await addUnit(work, vehicleId)
  const { fingerprint } = await openAuthority(work.db, work.config, work.now)
  const code = codeOf(randomBytes(32))
  const expiresAt = new Date(work.now.getTime() + work.config.ENROL_DAYS * 24 * 3600_000)
  const hash = createHash('sha256').update(code).digest()
  await putEnrolment(work.db, { vehicle_id: vehicleId, handle: handleOf(code), hash, expires_at: expiresAt })
  return { code: `${code}.${fingerprint}`, expiresAt: expiresAt.toISOString() }
}
