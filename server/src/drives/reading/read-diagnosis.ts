import type { Diagnosis } from '@tsunagu/contract/drives.ts'
import type { Work } from '../../platform/work.ts'
import { eco, safety, together } from '../evaluation/rules.ts'
import type { TripRow } from '../queries.ts'
import { monthsOf } from './months.ts'
import { drivenOf, totalsOf } from './show.ts'

/** ドライブ診断: the caller's month as one, beside the month before. */
export async function readDiagnosis(work: Work, vehicleId: string, month: string): Promise<Diagnosis> {
  const { now, before } = await monthsOf(work, vehicleId, month)
  return { month, ...diagnosed(now), before: before && diagnosed(before) }
}

function diagnosed(rows: readonly TripRow[]) {
  const driven = together(rows.map(drivenOf))
  return { eco: eco(driven), safety: safety(driven), total: totalsOf(rows) }
}
