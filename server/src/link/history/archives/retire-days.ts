/** The nightly end of old history: into files, out of the files in the end, and out of everything what was to be forgotten. */
import { Failure, Unavailable } from '../../../platform/errors.ts'
import type { JobDoor } from '../../../platform/module.ts'
import { type Archive, archiveOf } from '../../../platform/outside/archive.ts'
import { archiveDay } from './archive-day.ts'
import { type ArchiveSizes, archiveSizes } from './parquet.ts'
import { beginDay, dayOf, dropDay, forgetDays, hasFiles, listOldDays, noteFailure } from './queries.ts'
import { removeLoose } from './remove-loose.ts'
import { wipeForgotten } from './wipe-forgotten.ts'

const day = 24 * 3600_000

/**
 * Days older than HISTORY_DAYS leave the database: into the archive when there is one. A day that cannot be archived stays, is
 * tried again with this job, and is said in the log and in `archiveState`. One process at a time; a second one leaves at once.
 */
export async function retireDays(
  door: JobDoor,
  archive: Archive | undefined = archiveOf(door.centre.config),
  sizes: ArchiveSizes = archiveSizes,
): Promise<void> {
  await alone(door, async () => {
    const faults: unknown[] = []
    const attempt = (act: Promise<unknown>) => act.catch((error: unknown) => void faults.push(error))
    await attempt(wipeForgotten(door, archive, sizes))
    await attempt(archive ? archiveDays(door, archive, sizes) : dropDays(door))
    if (archive) await attempt(expire(door, archive))
    if (faults.length > 0) throw faults[0]
  })
}

const oldDays = (door: JobDoor) => door.work(({ db, now, config }) => listOldDays(db, dayOf(now.getTime() - config.HISTORY_DAYS * day)))

/** Where there are files, one process without ARCHIVE is a slip of whoever set it up: no day is lost by it. */
async function dropDays(door: JobDoor): Promise<void> {
  const days = await oldDays(door)
  if (days.length > 0 && (await door.work(({ db }) => hasFiles(db)))) {
    const fault = new Unavailable('archive-down', { cause: 'no ARCHIVE is set' })
    for (const old of days) await keepDay(door, old, fault)
    throw fault
  }
  for (const old of days) await door.work(({ db }) => dropDay(db, old))
}

/** It stays in the database, and it is said why. */
async function keepDay(door: JobDoor, old: string, error: unknown): Promise<string> {
  const why = error instanceof Failure ? error.code : 'fault'
  door.centre.log.error({ day: old, why, err: error }, 'a day of history could not be archived; it stays in the database')
  await door.work(async ({ db, now }) => {
    await beginDay(db, old, now)
    await noteFailure(db, old, why, now)
  })
  return why
}

/** The other days go on when one has a fault of its own; when the archive is down or full they would fare no better. */
async function archiveDays(door: JobDoor, archive: Archive, sizes: ArchiveSizes): Promise<void> {
  let fault: unknown
  for (const old of await oldDays(door)) {
    try {
      await door.work(({ db, now }) => beginDay(db, old, now))
      await archiveDay(door, archive, old, sizes)
    } catch (error) {
      const why = await keepDay(door, old, error)
      fault ??= error
      if (why === 'archive-down' || why === 'archive-full') break
    }
  }
  if (fault) throw fault
}

/** Files older than ARCHIVE_DAYS, replaced ones and those of a write that was broken off. */
async function expire(door: JobDoor, archive: Archive): Promise<void> {
  await door.work(({ db, now, config }) => forgetDays(db, dayOf(now.getTime() - config.ARCHIVE_DAYS * day), now))
  await removeLoose(door, archive)
}

const lock = 7_246_004

/** The lock saves double work; should its connection break, what is done here is right even when two do it. */
async function alone(door: JobDoor, act: () => Promise<void>): Promise<void> {
  const client = await door.centre.database.pool.connect()
  let ours = false
  try {
    const asked = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [lock])
    ours = asked.rows[0]?.ours ?? false
    if (ours) await act()
  } finally {
    // a connection that cannot give the lock back is closed, which does
    const kept = ours && (await client.query('select pg_advisory_unlock($1)', [lock]).catch((error: Error) => error))
    client.release(kept instanceof Error ? kept : undefined)
  }
}
