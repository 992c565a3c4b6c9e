/** One day of history from the database into files. */
import { randomBytes } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { Conflict, Unavailable } from '../../../platform/errors.ts'
import type { JobDoor } from '../../../platform/module.ts'
import type { Archive } from '../../../platform/outside/archive.ts'
import { bodyOf } from '../body-of.ts'
import { isBelievable, lateAfter, type Period, withoutForgotten } from '../rules.ts'
import { type ArchivedRow, type ArchiveSizes, checksum, openFile, ParquetFile } from './parquet.ts'
import {
  addLoose,
  countOldRows,
  dropDay,
  endDay,
  type FileFacts,
  findProgress,
  insertPart,
  listForgottenBetween,
  listOldRows,
  type NewPart,
  type OldRow,
  type Position,
  restartDay,
} from './queries.ts'

/** Rows fetched at once, and bytes of their bodies. */
const pageRows = 1000
const pageBytes = 4 << 20
/** A file that was broken off may be removed after so long (ms). */
const writingTime = 3600_000

/**
 * Writes the day's rows to as many files as it takes, each verified and recorded before the next is begun, and drops the day's
 * partition when all of it is recorded. Broken off anywhere it goes on behind the last recorded file. Two at once harm nothing:
 * the slower one throws Conflict, and its file is removed later.
 */
export async function archiveDay(door: JobDoor, archive: Archive, day: string, sizes: ArchiveSizes): Promise<void> {
  let progress = await door.work(({ db }) => findProgress(db, day))
  for (;;) {
    const part = await writePart(door, archive, day, progress, sizes)
    if (!part) break
    await door.work(async ({ db, now }) => {
      // thrown, so that the file stays among those to be removed
      if (!(await insertPart(db, part, now))) throw new Conflict('archived-elsewhere')
    })
    progress = { parts: part.part + 1, rowsRead: progress.rowsRead + part.rowsRead, last: part.last }
  }
  const complete = await door.work(async ({ db, now }) => {
    if ((await countOldRows(db, day)) > progress.rowsRead) {
      // they may lie before what is written: from the beginning then
      await restartDay(db, day, now)
      return false
    }
    await dropDay(db, day)
    await endDay(db, day, now)
    return true
  })
  if (!complete) throw new Conflict('rows-came-in')
}

async function writePart(
  door: JobDoor,
  archive: Archive,
  day: string,
  { parts: part, last: before }: Awaited<ReturnType<typeof findProgress>>,
  sizes: ArchiveSizes,
): Promise<NewPart | undefined> {
  const began = new Date()
  const file = new ParquetFile(sizes)
  const late = new Map<string, Period>()
  const days = door.centre.config.HISTORY_DAYS
  let rowsRead = 0
  let first: Position | undefined
  let last = before
  while (!file.full) {
    const rows = await door.work(({ db }) => listOldRows(db, day, last, pageRows, pageBytes))
    if (rows.length === 0) break
    const forgotten = await forgottenOf(door, rows)
    for (const row of rows) {
      first ??= row
      last = row
      rowsRead++
      const archived = archivedRow(row, forgotten.get(row.vehicle_id) ?? [], late, days)
      if (archived) file.add(archived)
      if (file.full) break
    }
    await breathe()
  }
  if (!first || !last) return undefined
  if (file.rows < rowsRead)
    door.centre.log.warn(
      { day, rows: rowsRead - file.rows },
      'rows of history that nobody can read, or that were deleted, are not archived',
    )
  const facts = file.rows === 0 ? nothing : await putFile(door, archive, `day=${day}/part-${String(part).padStart(5, '0')}`, file)
  return { ...facts, day, part, rowsRead, first, last: positionOf(last), late, began }
}

const nothing: FileFacts = { name: null, rows: 0, bytes: 0, sha256: Buffer.alloc(0) }

const positionOf = ({ vehicle_id, receipt, boot, seq }: Position): Position => ({ vehicle_id, receipt, boot, seq })

/** Car → what of these rows is to be forgotten: messages that are partly of such a time came in after it was deleted. */
async function forgottenOf(door: JobDoor, rows: readonly OldRow[]): Promise<Map<string, Period[]>> {
  const [first, last] = [rows[0]?.vehicle_id, rows.at(-1)?.vehicle_id]
  if (!first || !last) return new Map()
  return door.work(({ db }) => listForgottenBetween(db, first, last))
}

/** As JSON whatever its bytes are. undefined: nobody can read it, now or later, or nobody may. */
function archivedRow(row: OldRow, forgotten: Period[], late: Map<string, Period>, historyDays: number): ArchivedRow | undefined {
  const { vehicle_id, boot, seq, measured_at: measuredAt } = row
  const receivedAt = row.received_at.getTime()
  const body = bodyOf(row.body)
  const message = body && withoutForgotten({ receivedAt, boot, seq, measuredAt, body }, forgotten, historyDays)
  if (!message) return undefined
  if (receivedAt - measuredAt > lateAfter && isBelievable(message, historyDays)) {
    const { from, to } = late.get(vehicle_id) ?? { from: measuredAt, to: measuredAt }
    late.set(vehicle_id, { from: Math.min(from, measuredAt), to: Math.max(to, measuredAt) })
  }
  return { vehicle_id, received_at: receivedAt, measured_at: measuredAt, boot, seq, body: JSON.stringify(message.body) }
}

/** Writes the file under a name nobody else has, and reads it again: what the store gives back is what was meant. */
export async function putFile(door: JobDoor, archive: Archive, stem: string, file: ParquetFile): Promise<FileFacts & { name: string }> {
  const name = `${stem}-${randomBytes(4).toString('hex')}.parquet`
  const bytes = file.finish()
  const sha256 = checksum(bytes)
  await door.work(({ db, now }) => addLoose(db, name, new Date(now.getTime() + writingTime)))
  await archive.put(name, bytes)
  const kept = await archive.read(name, 0, bytes.length)
  const opened = await openFile(archive, name, bytes.length)
  if (!kept || !checksum(kept).equals(sha256) || opened?.rows !== file.rows) throw new Unavailable('not-verified')
  return { name, rows: file.rows, bytes: bytes.length, sha256 }
}
