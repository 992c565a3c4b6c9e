/** One path from the cars to the database under full load, then under half of what it carried. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Child, startChild } from './child.ts'
import { cpuOf } from './cpu.ts'
import type { Target } from './light-car.ts'
import { pointsPerMessage } from './load.ts'
import type { Stage } from './stage.ts'

export interface Load {
  cars: number
  /** Of each measurement. */
  seconds: number
  /** Before each measurement. */
  warmUp: number
  /** Messages in flight per car at full load. */
  window: number
  /** Folder for a CPU profile of the centre. */
  profile: string | undefined
}

export interface Times {
  p50: number
  p99: number
  max: number
}

export interface Loaded {
  messagesPerSecond: number
  pointsPerSecond: number
  /** PUBLISH written → receipt read by the car, so a little more than until the commit (ms). */
  fullLoad: Times
  halfLoad?: Times & { messagesPerSecond: number }
  /** By process. */
  cpuPerMillionPoints: Record<string, number | null>
  bytesPerMessage: number
  /** What the history holds of it afterwards, read row by row. */
  kept?: Kept
}

export interface Kept {
  /** Acknowledged messages. */
  sent: number
  rows: number
  points: number
  /** Rows that say again what another says. */
  twice: number
  /** Of some cars, through the history query. */
  read: { cars: number; points: number }
}

/** What runs between the generator and PostgreSQL. */
export interface Path {
  port: number
  receipt: Target['receipt']
  half: boolean
  processes: Record<string, number>
  /** false: the history gets nothing; the cars' receipts are counted, or what `count` says. */
  stores: boolean
  count?: () => Promise<number>
}

interface Rested extends Times {
  /** Since `reset`. */
  acknowledged: number
  /** Since the start. */
  sent: number
  bytes: number
}

export const settle = (seconds: number) => pause(seconds * 1000)

/** Through our own door, `centre` being the file of the process behind it. */
export async function measure(stage: Stage, load: Load, { centre: file, half }: { centre: string; half: boolean }): Promise<Loaded> {
  const stores = file === 'centre-process.ts'
  console.error(stores ? '  the whole way through our own door …' : '  door alone …')
  const centre = startChild(file, stage.env, load.profile ? ['--cpu-prof', `--cpu-prof-dir=${load.profile}`] : [])
  try {
    const { port } = await centre.ask<{ port: number }>('port')
    return await drive(stage, load, { port, receipt: 'puback', half, stores, processes: { centre: centre.pid } })
  } finally {
    await centre.stop()
  }
}

/** Connects the cars, loads the path fully, then by half, and reads what was kept. */
export async function drive(stage: Stage, load: Load, path: Path): Promise<Loaded> {
  const { fleet } = stage
  const generator = startChild('generator-process.ts', {})
  const processes = { generator: generator.pid, ...path.processes, postgres: stage.postgresPid }
  const cpu = () => Object.fromEntries(Object.entries(processes).map(([name, pid]) => [name, cpuOf(pid)]))
  const began = new Date()
  try {
    const target: Target = { port: path.port, ca: fleet.ca, key: fleet.key, receipt: path.receipt }
    await generator.ask('connect', { target, identities: fleet.cars.map(({ carId, cert }) => ({ carId, cert })) })
    await generator.ask('full', { window: load.window })
    await settle(load.warmUp)
    const [full, rate, cost] = await span(stage, load, path, generator, cpu)
    const rested = full
    const half = path.half ? await atHalf(stage, load, path, generator, rate / 2) : undefined
    return {
      messagesPerSecond: Math.round(rate),
      pointsPerSecond: Math.round(rate * pointsPerMessage),
      fullLoad: timesOf(rested),
      ...(half ? { halfLoad: half.figures } : {}),
      cpuPerMillionPoints: cost,
      bytesPerMessage: rested.bytes,
      ...(path.stores ? { kept: await kept(stage, began, (half?.rested ?? rested).sent) } : {}),
    }
  } finally {
    await generator.ask('disconnect').catch(() => {})
    await generator.stop()
  }
}

/** One measured span of a load that runs already; ends it. Gives the generator's figures, messages a second and the cost. */
async function span(
  stage: Stage,
  load: Load,
  path: Path,
  generator: Child,
  cpu: () => Cpu,
): Promise<[Rested, number, Record<string, number | null>]> {
  await generator.ask('reset')
  const before = cpu()
  const countBefore = await path.count?.()
  const from = new Date()
  await settle(load.seconds)
  const after = cpu()
  const until = new Date()
  const counted = countBefore === undefined ? undefined : ((await path.count?.()) ?? 0) - countBefore
  const rested = await generator.ask<Rested>('rest')
  const messages = path.stores ? await stage.received(from, until) : (counted ?? rested.acknowledged)
  return [rested, messages / ((until.getTime() - from.getTime()) / 1000), perMillion(after, before, messages)]
}

async function atHalf(stage: Stage, load: Load, path: Path, generator: Child, rate: number) {
  console.error(`  half of it: ${Math.round(rate)} messages a second …`)
  await generator.ask('pace', { rate })
  await settle(load.warmUp)
  const [rested, messagesPerSecond] = await span(stage, load, path, generator, () => ({}))
  return { rested, figures: { messagesPerSecond: Math.round(messagesPerSecond), ...timesOf(rested) } }
}

/** How many cars' history is read as people read it. */
const carsRead = 20

/** Nothing acknowledged is missing, nothing is there twice, every value can be read. */
async function kept(stage: Stage, since: Date, sent: number): Promise<Kept> {
  const found = { sent, ...(await stage.decoded(since)), read: await stage.read(carsRead) }
  if (found.rows !== sent || found.points !== sent * pointsPerMessage || found.twice > 0)
    throw new Error(`the history does not hold what was acknowledged: ${JSON.stringify(found)}`)
  return found
}

const timesOf = ({ p50, p99, max }: Times): Times => ({ p50, p99, max })

export type Cpu = Record<string, number | undefined>

/** CPU seconds per million points, by process. null where the system does not tell. */
export function perMillion(after: Cpu, before: Cpu, messages: number): Record<string, number | null> {
  const cost = (name: string) => {
    const [from, to] = [before[name], after[name]]
    return from === undefined || to === undefined ? null : Math.round(((to - from) / (messages * pointsPerMessage)) * 1e8) / 100
  }
  return Object.fromEntries(Object.keys(after).map((name) => [name, cost(name)]))
}
