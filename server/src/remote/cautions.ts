import { type Cautioned, cautioned } from '@tsunagu/contract/remote.ts'
import { ownerOf } from '../accounts/index.ts'
import { Conflict, Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { acknowledgedRows, insertAcknowledged } from './queries.ts'
import { cautionVersions } from './rules.ts'

/** Each function's caution as it is today, and when the caller has read it. */
export async function listCautions(work: Work): Promise<{ about: Cautioned; version: number; acknowledgedAt: string | null }[]> {
  const rows = await acknowledgedRows(work.db, ownerOf(work))
  return cautioned.map((about) => {
    const version = cautionVersions[about]
    const row = rows.find((one) => one.about === about && one.version === version)
    return { about, version, acknowledgedAt: row?.acknowledged_at.toISOString() ?? null }
  })
}

/** The caller has read this caution (GEN-21); Conflict `caution-changed` when the page showed an older text. */
export async function acknowledgeCaution(work: Work, about: Cautioned, version: number): Promise<Conflict | undefined> {
  if (version !== cautionVersions[about]) return new Conflict('caution-changed', { version: cautionVersions[about] })
  await insertAcknowledged(work.db, { account_id: ownerOf(work), about, version, acknowledged_at: work.now })
  return undefined
}

/** Refused `caution-not-acknowledged` before the first use. A third-party client shows no cautions of ours: the owner reads them in the app first. */
export async function whyUnread(work: Work, about: Cautioned): Promise<Refused | undefined> {
  const caution = (await listCautions(work)).find((one) => one.about === about)
  return caution?.acknowledgedAt ? undefined : new Refused('caution-not-acknowledged', { about, version: cautionVersions[about] })
}
