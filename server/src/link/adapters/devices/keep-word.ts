import { changed } from '../../../platform/live.ts'
import type { Work } from '../../../platform/work.ts'
import type { DeviceAlerted } from '../../events.ts'
import { isWatched } from '../../queries.ts'
import { insertWord, type WordRow } from './queries.ts'

const mostKept = 100
const mostLetters = 1000
/** PostgreSQL takes no NUL, and an alarm needs no control characters. */
const clean = (text: string, most: number) => text.replaceAll(/[^\P{Cc}\n\t]/gu, '').slice(0, most)

/** Keeps what a device told in words of its own; an alert is told to the modules above. A record that comes again changes nothing. */
export async function keepWord(work: Work, word: WordRow): Promise<void> {
  const row = { ...word, subtype: clean(word.subtype, 100), text: clean(word.text, mostLetters) }
  if (!(await insertWord(work.db, row, mostKept))) return
  const { vehicle_id: vehicleId, device_id: deviceId, kind, subtype: alert } = row
  if (kind === 'alert') {
    const told: DeviceAlerted = { type: 'link.device-alerted', vehicleId, deviceId, alert }
    await work.tell(told)
  }
  if (kind === 'alert' || (await isWatched(work.db, vehicleId, work.now)))
    await changed(work, { key: `vehicle:${vehicleId}`, topic: 'remote' })
}
