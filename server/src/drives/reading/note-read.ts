import type { Work } from '../../platform/work.ts'
import { insertRead } from '../queries.ts'
import type { DrivesTables } from '../tables.ts'

type What = Exclude<DrivesTables['drives.reads']['what'], 'cut'>

/** Positions of these trips were read by the caller, by hand or by a program of theirs (GEN-11). */
export function noteRead(
  work: Work,
  vehicleId: string,
  what: What,
  trips: readonly { started_at: Date; ended_at: Date }[],
  count = trips.length,
): void {
  const [first, last] = [trips[0], trips.at(-1)]
  if (!first || !last || work.actor.kind !== 'owner') return
  const { accountId, client } = work.actor
  work.atLast(
    insertRead({
      vehicle_id: vehicleId,
      at: work.now,
      what,
      account_id: accountId,
      client,
      trips: count,
      since: first.started_at,
      until: last.ended_at,
    }),
  )
}
