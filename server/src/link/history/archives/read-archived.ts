import { Unavailable } from '../../../platform/errors.ts'
import { type Archive, archiveOf } from '../../../platform/outside/archive.ts'
import type { Work } from '../../../platform/work.ts'
import { bodyOf } from '../body-of.ts'
import { type Message, type Period, promptReceipts, startsFor } from '../rules.ts'
import { openFile } from './parquet.ts'
import { listFiles, type NamedFile } from './queries.ts'

/**
 * The car's messages in archived files that may hold a sample of the period; of each file its end and the groups with this car are
 * fetched. Throws Unavailable `archive-down`: half an answer would look like a whole one.
 */
export async function readArchived(work: Work, vehicleId: string, period: Period): Promise<Message[]> {
  const files = await filesOf(work, vehicleId, period)
  if (files.length === 0) return []
  const archive = archiveOf(work.config)
  if (!archive) throw new Unavailable('archive-down', { cause: 'no ARCHIVE is set' })
  const messages: Message[] = []
  for (const file of files)
    messages.push(...((await readFile(archive, file, vehicleId, period)) ?? (await readReplaced(work, archive, file, vehicleId, period))))
  return messages
}

const filesOf = (work: Work, vehicleId: string, period: Period) => listFiles(work.db, vehicleId, promptReceipts(period), startsFor(period))

/** The file is gone: it was written anew, or expired, between our two looks. */
async function readReplaced(work: Work, archive: Archive, gone: NamedFile, vehicleId: string, period: Period): Promise<Message[]> {
  const stem = stemOf(gone.name)
  const file = (await filesOf(work, vehicleId, period)).find(({ name }) => stemOf(name) === stem)
  if (!file) return []
  const messages = await readFile(archive, file, vehicleId, period)
  if (!messages) throw new Unavailable('archive-down', { cause: 'missing' })
  return messages
}

const stemOf = (name: string) => name.replace(/-[0-9a-f]{8}\.parquet$/, '')

async function readFile(archive: Archive, { name, bytes }: NamedFile, vehicleId: string, period: Period): Promise<Message[] | undefined> {
  const file = await openFile(archive, name, bytes)
  if (!file) return undefined
  const starts = startsFor(period)
  const messages: Message[] = []
  for (const group of file.groups.filter(({ firstVehicle, lastVehicle }) => firstVehicle <= vehicleId && vehicleId <= lastVehicle)) {
    for (const row of await file.read(group)) {
      if (row.vehicle_id !== vehicleId || row.measured_at < starts.from || row.measured_at >= starts.to) continue
      const body = bodyOf(Buffer.from(row.body))
      if (body) messages.push({ receivedAt: row.received_at, measuredAt: row.measured_at, boot: row.boot, seq: row.seq, body })
    }
  }
  return messages
}
