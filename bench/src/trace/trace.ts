/**
 * Traces of 2,000 light cars, from PUBLISH to COMMIT. What the line can do at full load, how late it is at half of that, what it costs,
 * and how near it comes to door and database each alone. `trace --seconds 30 --cars 2000 --runs 1 --without broker,peer --profile DIR`
 */
import { parseArgs } from 'node:util'
import { machine } from '../figures.ts'
import { messageOf, pointsPerMessage, samples } from './load.ts'
import { type Load, type Loaded, measure } from './measure.ts'
import { brokerPath, installedMosquitto } from './mosquitto.ts'
import { openStage, type Stage } from './stage.ts'

export interface TraceOptions extends Load {
  runs: number
  without: string[]
  profile: string | undefined
}

type Run = Record<string, unknown>

export async function benchTrace(): Promise<object> {
  const options = optionsFrom(process.argv.slice(3))
  console.error(`PostgreSQL, ${options.cars} cars with their certificates …`)
  const stage = await openStage(options)
  try {
    const runs: Run[] = []
    for (let run = 1; run <= options.runs; run++) {
      console.error(`run ${run} of ${options.runs}`)
      runs.push(await oneRun(stage, options))
    }
    return {
      bench: 'trace',
      machine: machine(),
      load: {
        cars: options.cars,
        samples,
        signals: pointsPerMessage / samples,
        pointsPerMessage,
        payloadBytes: messageOf('boot-12345678', 1000, Date.now()).length,
        inFlightPerCar: options.window,
        seconds: options.seconds,
        line: 'MQTT 3.1.1 QoS 1 over TLS 1.3 with client certificates',
        database: stage.durability,
      },
      ...(options.runs === 1 ? runs[0] : { runs, spread: spreadOf(runs) }),
      goal: 'door pointsPerSecond >= 1000000, halfLoad p99 < 250 ms, ratio >= 0.7',
    }
  } finally {
    await stage.close()
  }
}

function optionsFrom(args: string[]): TraceOptions {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '30' },
      cars: { type: 'string', default: '2000' },
      runs: { type: 'string', default: '1' },
      window: { type: 'string', default: '2' },
      without: { type: 'string', default: '' },
      profile: { type: 'string' },
    },
  })
  return {
    warmUp: Math.min(5, Number(values.seconds) / 3),
    seconds: Number(values.seconds),
    cars: Number(values.cars),
    runs: Number(values.runs),
    window: Number(values.window),
    without: values.without.split(','),
    profile: values.profile,
  }
}

async function oneRun(stage: Stage, options: TraceOptions): Promise<Run> {
  const door = await measure(stage, options, { centre: 'centre-process.ts', half: true })
  const run: Run = { door }
  if (!options.without.includes('alone')) {
    const doorAlone = await measure(stage, options, { centre: 'door-process.ts', half: false })
    const databaseAlone = await stage.databaseAlone(options)
    const limit = 1 / (1 / doorAlone.messagesPerSecond + 1 / databaseAlone.messagesPerSecond)
    Object.assign(run, {
      doorAlone,
      databaseAlone,
      limit: Math.round(limit),
      ratio: Math.round((door.messagesPerSecond / limit) * 100) / 100,
    })
  }
  if (installedMosquitto === undefined)
    console.error('Skipped: through Mosquitto, which is not installed here (Debian: apt-get install mosquitto).')
  else {
    if (!options.without.includes('broker')) run.mosquitto = await brokerPath(stage, options, 'centre')
    if (!options.without.includes('peer')) run.mosquittoAndRowWriter = await brokerPath(stage, options, 'row-writer')
  }
  return run
}

/** Least, middle and most of the figures that count. */
function spreadOf(runs: Run[]): object {
  const over = (pick: (run: Run) => number | undefined) => {
    const values = runs
      .map(pick)
      .filter((value) => value !== undefined)
      .toSorted((a, b) => a - b)
    return { min: values[0], median: values[Math.floor(values.length / 2)], max: values.at(-1) }
  }
  const door = (run: Run) => run.door as Loaded
  return {
    messagesPerSecond: over((run) => door(run).messagesPerSecond),
    pointsPerSecond: over((run) => door(run).pointsPerSecond),
    halfLoadP50: over((run) => door(run).halfLoad?.p50),
    halfLoadP99: over((run) => door(run).halfLoad?.p99),
    ratio: over((run) => run.ratio as number | undefined),
    mosquittoPointsPerSecond: over((run) => (run.mosquitto as Loaded | undefined)?.pointsPerSecond),
    rowWriterPointsPerSecond: over((run) => (run.mosquittoAndRowWriter as Loaded | undefined)?.pointsPerSecond),
  }
}
