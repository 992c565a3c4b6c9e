import type { Log } from '../../platform/log.ts'
import type { Work } from '../../platform/work.ts'
import { readArchived } from './archives/read-archived.ts'
import { bodyOf } from './body-of.ts'
import { type HistoryRow, listForgotten, listRows } from './queries.ts'
import { columnsOf, type HistoryColumns, isBelievable, type Message, withoutForgotten } from './rules.ts'

/**
 * What a car measured from `from` on and before `to` (its own clock), oldest first. `times` in ms since 1970, each once; `columns`:
 * signal path → a value for each of `times`, null = not said at that moment (unchanged, not sampled or not available). With `paths`
 * only these signals and the moments at which one of them was said. Meant for a day or so at a time: all of it is in memory.
 *
 * Late messages are found however late they come, as long as their clock is believable: not older than HISTORY_DAYS and not more
 * than two minutes ahead at their receipt. What the owner deleted is not in it.
 */
export async function readHistory(
  work: Work,
  asked: { vehicleId: string; from: Date; to: Date; paths?: readonly string[] },
): Promise<HistoryColumns> {
  const period = { from: asked.from.getTime(), to: asked.to.getTime() }
  const [rows, forgotten] = await Promise.all([listRows(work.db, asked.vehicleId, period), listForgotten(work.db, asked.vehicleId)])
  // after the rows: a day that is archived in between is found twice, which is once, and not missed
  const archived = await readArchived(work, asked.vehicleId, period)
  const days = work.config.HISTORY_DAYS
  const messages = [...messagesOf(rows, work.log), ...archived]
    .filter((message) => isBelievable(message, days))
    .flatMap((message) => withoutForgotten(message, forgotten, days) ?? [])
  return columnsOf(messages, period, asked.paths)
}

/** The rows that can be read; the others are counted in the log and never shown there. */
function messagesOf(rows: readonly HistoryRow[], log: Log): Message[] {
  const messages: Message[] = []
  for (const { received_at, boot, seq, measured_at: measuredAt, body } of rows) {
    const read = bodyOf(body)
    if (read) messages.push({ receivedAt: received_at.getTime(), boot, seq, measuredAt, body: read })
  }
  if (messages.length < rows.length) log.warn({ rows: rows.length - messages.length }, 'rows of history that cannot be read')
  return messages
}
