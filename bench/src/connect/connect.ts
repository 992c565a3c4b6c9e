/**
 * Idle cars over TLS with client certificates, at our own door and at Mosquitto: bytes per car, connects and handshakes per second,
 * and a storm in which all come back.
 */
import { installedMosquitto } from '@tsunagu/server/test/mosquitto.ts'
import { machine } from '../figures.ts'
import { bench } from '../options.ts'
import { spreadOfRuns } from '../spread-of-runs.ts'
import { startChild } from '../trace/child.ts'
import { openStage, type Stage } from '../trace/stage.ts'
import { type ConnectLoad, measureLine, others } from './line-under-test.ts'
import { residentBytes, sharedOutBytes } from './memory.ts'
import { startCarsMosquitto } from './mosquitto.ts'
import { mostCars } from './most-cars.ts'

export const connectBench = bench(
  'idle cars over TLS at our door and at Mosquitto: bytes per car, handshakes, all back after a cut',
  {
    cars: { default: 10_000, says: 'idle cars' },
    jitter: { default: 30, says: 'seconds within which all come back after the cut' },
    seconds: { default: 20, says: 'in which others are measured before the cut' },
    runs: { default: 1, says: 'with the spread when several' },
    without: { default: '', says: 'mosquitto' },
    profile: { default: '', says: 'folder for a CPU profile of the centre' },
  },
  benchConnect,
)

interface ConnectOptions {
  cars: number
  jitter: number
  seconds: number
  runs: number
  without: string
  profile: string
}

async function benchConnect(options: ConnectOptions): Promise<object> {
  const { cars: asked, runs: wanted, profile } = options
  const { cars, why } = mostCars(asked)
  if (why) console.error(`Only ${cars} of ${asked} cars: ${why}.`)
  const load: ConnectLoad = { cars, jitter: options.jitter * 1000, seconds: options.seconds }
  const beside = installedMosquitto !== undefined && !options.without.includes('mosquitto')
  if (!installedMosquitto) console.error('Skipped: Mosquitto, which is not installed here (Debian: apt-get install mosquitto).')
  console.error(`PostgreSQL, ${cars + others} cars with their certificates …`)
  const stage = await openStage({ cars: cars + others })
  try {
    const runs: object[] = []
    for (let run = 1; run <= wanted; run++) {
      console.error(`run ${run} of ${wanted}`)
      runs.push(await oneRun(stage, load, beside, profile))
    }
    return {
      bench: 'connect',
      machine: machine(),
      load: {
        cars,
        ...(why ? { asked, fewerBecause: why } : {}),
        othersThatSend: others,
        jitterSeconds: load.jitter / 1000,
        line: 'MQTT 3.1.1 over TLS 1.3 with client certificates (P-256), a certificate for each car',
        database: stage.durability,
      },
      units: 'times in ms, CPU in seconds, bytes resident (RSS) after less before, through the number of cars',
      ...(runs.length === 1 ? runs[0] : { runs, spread: spreadOfRuns(runs) }),
    }
  } finally {
    await stage.close()
  }
}

async function oneRun(stage: Stage, load: ConnectLoad, mosquitto: boolean, profile: string): Promise<object> {
  const centre = startChild('../connect/centre-process.ts', stage.env, [
    '--expose-gc',
    ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
  ])
  let files: Record<string, string>
  let door: object
  try {
    const { port } = await centre.ask<{ port: number }>('port')
    files = await centre.ask('brokerFiles')
    const postgresBefore = sharedOutBytes(stage.postgresPid)
    const measured = await measureLine(stage, load, {
      name: 'our own door',
      port,
      greets: true,
      processes: { centre: centre.pid, postgres: stage.postgresPid },
      memory: () => centre.ask('memory'),
      read: await centre.ask('reader'),
    })
    const megabytes = (bytes: number | undefined) => (bytes === undefined ? null : Math.round(bytes / 1e6))
    const postgres = { before: megabytes(postgresBefore), after: megabytes(sharedOutBytes(stage.postgresPid)) }
    door = { ...measured, postgresMegabytes: postgres }
  } finally {
    await centre.stop()
  }
  if (!mosquitto) return { door }
  const broker = await startCarsMosquitto(files)
  try {
    const measured = await measureLine(stage, load, {
      name: 'Mosquitto',
      port: broker.port,
      greets: false,
      processes: { mosquitto: broker.pid },
      memory: async () => ({ rss: residentBytes(broker.pid) }),
      read: undefined,
    })
    return { door, mosquitto: measured }
  } finally {
    await broker.stop()
  }
}
