import type { unit } from '@tsunagu/contract/link.ts'
import type * as z from 'zod'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { presenceOf } from '../presence/presence-of.ts'
import { findUnit, newestCertificate } from './queries.ts'

/** The car's unit on the line, for staff. Throws NotFound when the vehicle has none. */
export async function readUnit(work: Work, vehicleId: string): Promise<z.input<typeof unit>> {
  const row = await findUnit(work.db, vehicleId)
  if (!row) throw new NotFound()
  const certificate = await newestCertificate(work.db, vehicleId)
  return {
    carId: row.car_id,
    state: row.state,
    presence: await presenceOf(work, vehicleId),
    certificateEndsAt: certificate?.ends_at.toISOString() ?? null,
    refusedMessages: row.refused_messages,
  }
}
