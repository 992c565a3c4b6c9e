import { randomUUID } from 'node:crypto'
import { accountById, ownerOf, profileOf } from '../../accounts/index.ts'
import { chargingApplied, chargingTarget, contractStateOf } from '../../contracts/index.ts'
import { linkNeeded } from '../../linkage/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { peopleOf, vehicleOf } from '../../vehicles/index.ts'
import { rebind } from './begin.ts'
import { keepNew } from './keep.ts'
import { holding, newProcedure } from './procedure-of.ts'
import { findServicesProcedure, updateProcedure } from './queries.ts'

/**
 * Begins 5-1 for the caller's own car, at any time (GLK-16, IMP-29), or with G-Link already applied for 5-2 alone (CHG-01); an unfinished
 * one goes on, in whichever browser its owner is signed in. Throws NotFound for a car that is not theirs; Refused `not-registered` for one
 * that is lent, `already-applied`, `link-needed` for a car whose card belongs to another account or to none (ACC-02).
 */
export async function beginServices(
  work: Work,
  { vehicleId, browserHash }: { vehicleId: string; browserHash: Buffer },
): Promise<{ procedureId: string } | Refused> {
  const accountId = ownerOf(work)
  await vehicleOf(work, vehicleId)
  const owner = (await peopleOf(work, vehicleId)).find(({ role }) => role === 'owner')
  if (owner?.accountId !== accountId) return new Refused('not-registered')
  const going = await findServicesProcedure(work.db, vehicleId, accountId)
  if (going && going.expires_at > work.now) return { procedureId: await rebind(work, going, browserHash) }
  const isTarget = await chargingTarget(work, vehicleId)
  const state = await contractStateOf(work, vehicleId)
  const chargingAlone = state === 'applied' || state === 'free' || state === 'paid'
  if (chargingAlone && (!isTarget || (await chargingApplied(work, vehicleId)))) return new Refused('already-applied')
  const unlinked = await linkNeeded(work, accountId, vehicleId)
  if (unlinked) return unlinked
  // it ran out: what was answered is gone, and this one begins anew
  if (going) await updateProcedure(work.db, going.id, { ended_at: work.now, kept: null, draft: null })
  const id = randomUUID()
  const { language } = await accountById(work, accountId)
  const held = await holding(work, newProcedure(work, { id, flow: 'services', language, browserHash, vehicleId, accountId }))
  held.kept.accountKind = (await profileOf(work, accountId)).kind
  held.kept.chargingAlone = chargingAlone
  held.chargingTarget = isTarget
  await keepNew(work, held)
  return { procedureId: id }
}
