/**
 * Traces of 2,000 light cars, from PUBLISH to COMMIT. What the line can do at full load, how late it is at half of that, what it costs,
 * and how near it comes to door and database each alone.
 */
import { installedMosquitto } from '@tsunagu/server/test/mosquitto.ts'
import { machine } from '../figures.ts'
import { bench } from '../options.ts'
import { messageOf, pointsPerMessage, samples } from './load.ts'
import { type Load, type Loaded, measure } from './measure.ts'
import { brokerPath } from './mosquitto.ts'
import { openStage, type Stage } from './stage.ts'

export const traceBench = bench(
  'light cars from PUBLISH to COMMIT over TLS: points per second, delay, CPU',
  {
    seconds: { default: 30, says: 'of each measurement' },
    cars: { default: 2000, says: 'light cars' },
    window: { default: 2, says: 'messages of a car under way at once' },
    runs: { default: 1, says: 'with the spread when several' },
    without: { default: '', says: 'of alone,broker,peer' },
    profile: { default: '', says: 'folder for a CPU profile of the centre' },
  },
  ({ without, profile, ...asked }) =>
    benchTrace({ ...asked, warmUp: Math.min(5, asked.seconds / 3), without: without.split(','), profile: profile || undefined }),
)

interface TraceOptions extends Load {
  runs: number
  without: string[]
}

type Run = Record<string, unknown>

async function benchTrace(options: TraceOptions): Promise<object> {
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
