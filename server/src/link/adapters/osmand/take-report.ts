/** A tracker's report becomes a trace of its car; its alarm is told. */
import { randomUUID } from 'node:crypto'
import { countTry, networkOf } from '../../../platform/limits.ts'
import type { WorkGround } from '../../../platform/work.ts'
import { working } from '../../../platform/work.ts'
import type { Batches } from '../../ingest/batches.ts'
import { tellWatchers } from '../../presence/tell-watchers.ts'
import { keepWord } from '../devices/keep-word.ts'
import { changeDevice, countRefusedOf, type DeviceRow, findDeviceBy, hearTracker } from '../devices/queries.ts'
import { hashOf, trackerVerbs } from '../devices/secrets.ts'
import type { Report } from './read-report.ts'

const strangers = { calls: 30, seconds: 600 }
/** A phone that was without network sends what it has kept, one report at a time. */
const reports = { calls: 1200, seconds: 60 }
const touchEvery = 30_000
const mostTrackers = 10_000
const mostRecent = 64

interface Tracker {
  /** Names its messages beside the vehicle: a new one in each process. */
  boot: string
  seq: number
  /** Moments it has reported lately: what comes again, because our answer was lost, is not stored again. */
  recent: number[]
  touchedAt: number
}

export class Trackers {
  readonly #ground: WorkGround
  readonly #batches: Batches
  readonly #trackers = new Map<string, Tracker>()

  constructor(ground: WorkGround, batches: Batches) {
    this.#ground = ground
    this.#batches = batches
  }

  /** Whose tracker this is; undefined: nobody's, or of a car with our own unit. Throws TooMany. Every id costs the same. */
  async find(id: string, address: string): Promise<DeviceRow | undefined> {
    const { db } = this.#ground
    const found = await findDeviceBy(db, { hash: hashOf(id) })
    if (!found || found.hasUnit) {
      // only strangers wait: a tracker that was removed must not silence the others of its household
      await countTry(db, `tracker-door ${networkOf(address)}`, strangers, new Date())
      return undefined
    }
    await countTry(db, `tracker ${found.device.id}`, reports, new Date())
    return found.device
  }

  /** Resolves when the report is stored. */
  async take(device: DeviceRow, report: Report): Promise<void> {
    const at = report.at ?? Date.now()
    const tracker = this.#trackerOf(device)
    await this.#hear(device, tracker)
    if (!tracker.recent.includes(at) && report.readings.length > 0) {
      const trace = {
        boot: tracker.boot,
        seq: tracker.seq++,
        t: at,
        dt: [0],
        s: Object.fromEntries(report.readings.map(([path, value]) => [path, [value]])),
      }
      await this.#batches.take(device.vehicle_id, 'devices/osmand', trace)
      tracker.recent = [...tracker.recent, at].slice(-mostRecent)
    }
    if (report.alarm !== undefined) await this.#tell(device, report.alarm, at)
  }

  /** Of a known tracker, and not readable. */
  refuse(device: DeviceRow): Promise<void> {
    return countRefusedOf(this.#ground.db, device.vehicle_id, device.id)
  }

  #trackerOf({ id }: DeviceRow): Tracker {
    const known = this.#trackers.get(id) ?? { boot: randomUUID(), seq: 0, recent: [], touchedAt: Number.NEGATIVE_INFINITY }
    // the newest last: whoever has been silent longest is forgotten first
    this.#trackers.delete(id)
    this.#trackers.set(id, known)
    if (this.#trackers.size > mostTrackers) this.#trackers.delete(this.#trackers.keys().next().value as string)
    return known
  }

  async #hear(device: DeviceRow, tracker: Tracker): Promise<void> {
    if (performance.now() - tracker.touchedAt < touchEvery) return
    tracker.touchedAt = performance.now()
    await working(this.#ground, { kind: 'centre' }, async (work) => {
      await changeDevice(work.db, device.vehicle_id, device.id, { heard_at: work.now })
      if (await hearTracker(work.db, device.vehicle_id, trackerVerbs, work.now)) await tellWatchers(work, [device.vehicle_id])
    })
  }

  /** An alarm of one moment is told once. */
  async #tell({ vehicle_id, id }: DeviceRow, alarm: string, at: number): Promise<void> {
    const subtype = `tracker.${/^[A-Za-z]{1,30}$/.test(alarm) ? alarm : 'alarm'}`
    await working(this.#ground, { kind: 'centre' }, (work) =>
      keepWord(work, { vehicle_id, device_id: id, at: work.now, kind: 'alert', subtype, text: alarm, record: String(at) }),
    )
  }
}
