/** 車検証: who is registered as the car's user, under which number, since when. */
import { type Address, address, type CustomerKind, customerKind } from '@tsunagu/contract/profile.ts'
import { type Plate, plateText } from '@tsunagu/contract/signup.ts'
import * as z from 'zod'
import { changed } from '../platform/live.ts'
import { seal, unseal } from '../platform/secrets.ts'
import type { Work } from '../platform/work.ts'
import { certificateRow, ownerIdOf, updatePlate, upsertCertificate } from './queries.ts'
import { readPlate } from './rules.ts'
import { vehicleById } from './vehicle-by-id.ts'

export interface Certificate {
  plate: Plate
  /** 初度登録: day in Asia/Tokyo, YYYY-MM-DD. */
  firstRegisteredOn: string
  /** 有効期間の満了する日; null: not known. */
  inspectionExpiresOn: string | null
  /** 使用者. */
  user: { kind: CustomerKind; name: string; address: Address }
}

const sealedUser = z.object({ kind: customerKind, name: z.string(), address })
const sealName = (vehicleId: string) => `vehicles certificate ${vehicleId}`

/** Keeps what the certificate says; a newer one replaces it. Throws NotFound for an unknown car. */
export async function setCertificate(work: Work, vehicleId: string, certificate: Certificate): Promise<void> {
  await vehicleById(work, vehicleId)
  await updatePlate(work.db, vehicleId, plateText(certificate.plate), certificate.inspectionExpiresOn)
  await upsertCertificate(work.db, {
    vehicle_id: vehicleId,
    first_registered_on: certificate.firstRegisteredOn,
    sealed_user: seal(work.config.SECRET, sealName(vehicleId), Buffer.from(JSON.stringify(certificate.user))),
    set_at: work.now,
  })
  if (await ownerIdOf(work.db, vehicleId)) await changed(work, { key: `vehicle:${vehicleId}`, topic: 'vehicles' })
}

/** What the certificate says; null while the car is not registered. */
export async function certificateOf(work: Work, vehicleId: string): Promise<Certificate | null> {
  const row = await certificateRow(work.db, vehicleId)
  const plate = row?.plate ? readPlate(row.plate) : null
  if (!row || !plate) return null
  const user = sealedUser.parse(JSON.parse(unseal(work.config.SECRET, sealName(vehicleId), row.sealed_user).toString('utf8')))
  return { plate, firstRegisteredOn: row.first_registered_on, inspectionExpiresOn: row.inspection_expires_on, user }
}
