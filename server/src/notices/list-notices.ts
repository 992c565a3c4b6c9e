import type { Notice } from '@tsunagu/contract/notices.ts'
import type { Work } from '../platform/work.ts'
import { countUnread, deliveriesOf, noticesOf } from './queries.ts'
import { shownDeliveries } from './rules.ts'

/** A page of the inbox, newest first; `before`: the last notice of the page above. */
export async function listNotices(work: Work, accountId: string, page: { before?: string | undefined; most: number }) {
  const found = await noticesOf(work.db, accountId, page.before, page.most + 1)
  const shown = found.slice(0, page.most)
  const deliveries = Map.groupBy(
    await deliveriesOf(
      work.db,
      shown.map(({ id }) => id),
    ),
    (row) => row.noticeId,
  )
  const notices = shown.map(
    (row): Notice => ({
      id: row.id,
      kind: row.kind,
      word: row.word,
      facts: row.facts,
      vehicleId: row.vehicle_id,
      at: row.at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
      deliveries: shownDeliveries(row.at, deliveries.get(row.id) ?? []),
    }),
  )
  return { notices, unread: await countUnread(work.db, accountId), more: found.length > page.most }
}
