import { createHmac, hkdfSync, randomInt } from 'node:crypto'
import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { hasOwner, upsertHandoverCode } from './queries.ts'
import { vehicleById } from './vehicle-by-id.ts'

// no letter that looks like a digit: people read it off paper
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const days = 14

/** Eight letters are soon tried through by whoever holds the table: the hash is worth nothing without SECRET. */
export function handoverHash(secret: string, code: string): Buffer {
  const key = hkdfSync('sha256', Buffer.from(secret, 'base64'), Buffer.alloc(0), 'tsunagu vehicles handover code', 32)
  return createHmac('sha256', Buffer.from(key)).update(code).digest()
}

/** A one-time code with which the buyer takes the car into the garage; an older unused one ends. Shown once, kept hashed. */
export async function makeHandoverCode(work: Work, vehicleId: string): Promise<{ code: string; expiresAt: string } | Refused> {
  await vehicleById(work, vehicleId)
  if (await hasOwner(work.db, vehicleId)) return new Refused('already-owned')
  const code = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
  const expiresAt = new Date(work.now.getTime() + days * 24 * 3600_000)
  await upsertHandoverCode(work.db, {
    vehicle_id: vehicleId,
    hash: handoverHash(work.config.SECRET, code),
    expires_at: expiresAt,
    made_by: work.actor.kind === 'staff' ? work.actor.accountId : null,
  })
  return { code: `${code.slice(0, 4)}-${code.slice(4)}`, expiresAt: expiresAt.toISOString() }
}
