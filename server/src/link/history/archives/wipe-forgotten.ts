/** Takes out of the database and out of the archived files what is to be forgotten. */
import { setImmediate as breathe } from 'node:timers/promises'
import { Conflict, Unavailable } from '../../../platform/errors.ts'
import type { JobDoor } from '../../../platform/module.ts'
import type { Archive } from '../../../platform/outside/archive.ts'
import { bodyOf } from '../body-of.ts'
import { forgetRows } from '../forget-rows.ts'
import { type Period, promptReceipts, startsFor, withoutForgotten } from '../rules.ts'
import { putFile } from './archive-day.ts'
import { type ArchivedRow, type ArchiveSizes, type OpenFile, openFile, ParquetFile } from './parquet.ts'
import {
  deleteWiped,
  emptyFile,
  isNamed,
  listFilesToWipe,
  listUnwiped,
  markWiped,
  type NamedFile,
  replaceFile,
  type Unwiped,
} from './queries.ts'
import { removeLoose } from './remove-loose.ts'

/** Car → what of it is to be forgotten. */
type Forgotten = Map<string, Period[]>

/**
 * Each file with something to forget is written anew without it, and the old one removed, before the period counts as wiped. Broken
 * off anywhere it goes on: a file that has nothing to forget any more is only looked at. The rows are looked through once more too:
 * what was on its way when the owner deleted may have come in since.
 */
export async function wipeForgotten(door: JobDoor, archive: Archive | undefined, sizes: ArchiveSizes): Promise<void> {
  const unwiped = await door.work(({ db }) => listUnwiped(db))
  const files = new Map<string, { file: NamedFile; forgotten: Forgotten }>()
  for (const asked of unwiped) {
    const period = periodOf(asked)
    const found = await door.work(async (work) => {
      await forgetRows(work, asked.vehicle_id, period)
      return listFilesToWipe(work.db, asked.vehicle_id, promptReceipts(period), startsFor(period))
    })
    for (const file of found) {
      const { forgotten } = files.get(file.name) ?? { forgotten: new Map() }
      forgotten.set(asked.vehicle_id, [...(forgotten.get(asked.vehicle_id) ?? []), period])
      files.set(file.name, { file, forgotten })
    }
  }
  const faults = new Map<string, unknown>()
  for (const { file, forgotten } of files.values()) {
    await (archive ? wipeFile(door, archive, file, forgotten, sizes) : noArchive()).catch((error: unknown) => {
      for (const car of forgotten.keys()) faults.set(car, error)
    })
  }
  if (archive) await removeLoose(door, archive)
  await door.work(async ({ db, now, config }) => {
    for (const asked of unwiped) if (!faults.has(asked.vehicle_id)) await markWiped(db, asked, now)
    await deleteWiped(db, new Date(now.getTime() - config.HISTORY_DAYS * 24 * 3600_000))
  })
  const [fault] = faults.values()
  if (!fault) return
  door.centre.log.error({ cars: faults.size, err: fault }, 'forgotten history is still in archived files; no answer says it')
  throw fault
}

/** There was one once. */
async function noArchive(): Promise<never> {
  throw new Unavailable('archive-down', { cause: 'no ARCHIVE is set' })
}

const periodOf = ({ starts_at, ends_at }: Unwiped): Period => ({ from: starts_at.getTime(), to: ends_at.getTime() })

async function wipeFile(
  door: JobDoor,
  archive: Archive,
  { name, bytes }: NamedFile,
  forgotten: Forgotten,
  sizes: ArchiveSizes,
): Promise<void> {
  const old = await openFile(archive, name, bytes)
  if (!old) {
    // another process has replaced it meanwhile; else it may come back, a folder that is not mounted for instance
    if (await door.work(({ db }) => isNamed(db, name))) throw new Unavailable('archive-down', { cause: 'missing' })
    return
  }
  const days = door.centre.config.HISTORY_DAYS
  if (!(await hasForgotten(old, forgotten, days))) return
  // as large as it must be: one file stays one file
  const file = new ParquetFile({ ...sizes, fileBytes: Number.POSITIVE_INFINITY })
  for (const group of old.groups) {
    for (const row of await old.read(group)) {
      const left = wiped(row, forgotten, days)
      if (left) file.add(left)
    }
    await breathe()
  }
  if (file.rows === 0) {
    await door.work(({ db, now }) => emptyFile(db, name, now))
    return
  }
  const facts = await putFile(door, archive, name.replace(/-[0-9a-f]{8}\.parquet$/, ''), file)
  await door.work(async ({ db, now }) => {
    // thrown, so that the new file stays among those to be removed
    if (!(await replaceFile(db, name, facts, now))) throw new Conflict('archived-elsewhere')
  })
}

async function hasForgotten(file: OpenFile, forgotten: Forgotten, historyDays: number): Promise<boolean> {
  const cars = [...forgotten.keys()]
  for (const group of file.groups.filter(({ firstVehicle, lastVehicle }) =>
    cars.some((car) => car >= firstVehicle && car <= lastVehicle),
  )) {
    if ((await file.read(group)).some((row) => wiped(row, forgotten, historyDays) !== row)) return true
  }
  return false
}

/** The row itself, less of it, or nothing. */
function wiped(row: ArchivedRow, forgotten: Forgotten, historyDays: number): ArchivedRow | undefined {
  const periods = forgotten.get(row.vehicle_id)
  if (!periods) return row
  const body = bodyOf(Buffer.from(row.body))
  if (!body) return undefined
  const { received_at: receivedAt, measured_at: measuredAt, boot, seq } = row
  const message = { receivedAt, measuredAt, boot, seq, body }
  const left = withoutForgotten(message, periods, historyDays)
  if (left === message) return row
  return left && { ...row, body: JSON.stringify(left.body) }
}
