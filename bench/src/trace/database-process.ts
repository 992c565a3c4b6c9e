/** Child of the bench, `database alone`: the same batches and statement, fed with traces that nobody had to receive, decrypt or parse. */
import { Batches } from '@tsunagu/server/link/ingest/batches.ts'
import { answering } from './child.ts'
import { openGround } from './ground.ts'
import { driveOf, drives, messageOf, messageSpan } from './load.ts'

const ground = openGround()
const batches = new Batches(ground)
const columns = Array.from({ length: drives }, (_, drive) => driveOf(drive))
const bodies = columns.map((_, drive) => Buffer.from(messageOf('boot-12345678', drive, 1_763_776_800_000)))
const boot = `boot-${Math.random().toString(36).slice(2, 10).padEnd(8, '0')}`
const began = Date.now() - 45 * 60_000
let going = true
let stored = 0
let all: Promise<unknown> = Promise.resolve()

/** As many in flight per car as over the line. */
async function feed(vehicleId: string, first: number, step: number): Promise<void> {
  for (let seq = first; going; seq += step) {
    const { dt, s } = columns[seq % drives] as (typeof columns)[number]
    await batches.take(vehicleId, 'trace', { boot, seq, t: began + seq * messageSpan, dt, s }, bodies[seq % drives])
    stored++
  }
}

answering(
  {
    async feed({ vehicles, window }: { vehicles: string[]; window: number }) {
      all = Promise.all(Array.from({ length: window }, (_, first) => vehicles.map((vehicle) => feed(vehicle, first, window))).flat())
      return {}
    },
    stored: async () => ({ stored }),
    async rest() {
      going = false
      await all
      return { stored }
    },
  },
  () => batches.close(),
)
