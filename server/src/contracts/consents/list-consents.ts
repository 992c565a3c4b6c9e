import type { consent } from '@tsunagu/contract/contracts.ts'
import type * as z from 'zod'
import { ownerOf } from '../../accounts/index.ts'
import type { Work } from '../../platform/work.ts'
import { vehicleName } from '../../vehicles/index.ts'
import { dayOf } from '../days/rules.ts'
import { documentOf, headOf, inForce, versionOf } from '../documents/in-force.ts'
import { type ConsentRow, consentRows, hasLiveContract } from '../queries.ts'
import { withdrawalOf } from './withdrawal.ts'

/** What I agreed to, newest first: version, time, what withdrawing it ends, and what is new since (IMP-37). */
export async function listConsents(work: Work): Promise<z.input<typeof consent>[]> {
  const accountId = ownerOf(work)
  const [rows, live] = await Promise.all([consentRows(work.db, accountId), hasLiveContract(work.db, accountId, dayOf(work.now))])
  const names = new Map<string, string>()
  for (const { vehicle_id } of rows)
    if (vehicle_id && !names.has(vehicle_id)) names.set(vehicle_id, await vehicleName(work, vehicle_id, accountId))
  return rows.map((row) => ({
    id: row.id,
    document: headOf(documentOf(row.document), row.version),
    givenAt: row.given_at.toISOString(),
    language: row.language,
    channel: row.channel,
    vehicle: row.vehicle_id ? (names.get(row.vehicle_id) ?? null) : null,
    purposes: row.purposes,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    withdrawal: withdrawalOf(row.document, live),
    newer: newerOf(row, dayOf(work.now)),
  }))
}

/** All that changed since the version agreed to, the newest change last. */
function newerOf({ document: id, version }: Pick<ConsentRow, 'document' | 'version'>, today: string) {
  const document = documentOf(id)
  const now = inForce(document, today)
  if (now.version <= version || !versionOf(document, version)) return null
  const since = document.versions.filter((one) => one.version > version && one.version <= now.version)
  return { version: now.version, changes: since.flatMap(({ changes }) => changes) }
}
