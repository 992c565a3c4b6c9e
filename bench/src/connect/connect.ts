/**
 * Idle cars over TLS with client certificates, at our own door and at Mosquitto: bytes per car, connects and handshakes per second,
 * and a storm in which all come back. `connect --cars 10000 --jitter 30 --seconds 20 --runs 1 --without mosquitto --profile DIR`
 */
import { parseArgs } from 'node:util'
import { machine } from '../figures.ts'
import { spreadOfRuns } from '../spread-of-runs.ts'
import { startChild } from '../trace/child.ts'
import { installedMosquitto } from '../trace/mosquitto.ts'
import { openStage, type Stage } from '../trace/stage.ts'
import { type ConnectLoad, measureLine, others } from './line-under-test.ts'
import { residentBytes, sharedOutBytes } from './memory.ts'
import { startMosquitto } from './mosquitto.ts'
import { mostCars } from './most-cars.ts'

export async function benchConnect(): Promise<object> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      cars: { type: 'string', default: '10000' },
      jitter: { type: 'string', default: '30' },
      seconds: { type: 'string', default: '20' },
      runs: { type: 'string', default: '1' },
      without: { type: 'string', default: '' },
      profile: { type: 'string' },
    },
  })
  const asked = Number(values.cars)
  const { cars, why } = mostCars(asked)
  if (why) console.error(`Only ${cars} of ${asked} cars: ${why}.`)
  const load: ConnectLoad = { cars, jitter: Number(values.jitter) * 1000, seconds: Number(values.seconds) }
  const mosquitto = values.without.includes('mosquitto') ? undefined : installedMosquitto
  if (!installedMosquitto) console.error('Skipped: Mosquitto, which is not installed here (Debian: apt-get install mosquitto).')
  console.error(`PostgreSQL, ${cars + others} cars with their certificates …`)
  const stage = await openStage({ cars: cars + others })
  try {
    const runs: object[] = []
    for (let run = 1; run <= Number(values.runs); run++) {
      console.error(`run ${run} of ${values.runs}`)
      runs.push(await oneRun(stage, load, mosquitto, values.profile))
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

async function oneRun(stage: Stage, load: ConnectLoad, mosquitto: string | undefined, profile: string | undefined): Promise<object> {
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
  const broker = await startMosquitto(mosquitto, files)
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
