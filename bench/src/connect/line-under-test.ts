/** One line that holds many idle cars: what a car costs, how fast they come, and what a storm of them does to others. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Cost, meter, type Processes } from '../cost.ts'
import { type Spread, spread } from '../figures.ts'
import { type Child, startChild } from '../trace/child.ts'
import type { Target } from '../trace/light-car.ts'
import type { Stage } from '../trace/stage.ts'
import type { Return, Round } from './generator-process.ts'
import { residentBytes } from './memory.ts'
import { readAgain } from './reader.ts'

export interface ConnectLoad {
  /** Idle cars. */
  cars: number
  /** A car waits for a random part of it before it comes back (ms). */
  jitter: number
  /** Of the time before the storm in which the others are measured. */
  seconds: number
}

/** Our own door, or a broker. */
export interface LineUnderTest {
  name: string
  port: number
  /** Our centre answers hello. */
  greets: boolean
  processes: Processes
  memory(): Promise<Memory>
  /** An HTTP read of the same process; undefined where there is none. */
  read: { url: string; cookie: string } | undefined
}

/** Bytes by name; `rss` is what counts. */
export type Memory = { rss: number | undefined } & Record<string, number | undefined>

export interface Coming extends Cost, Spread {
  perSecond: number
  resumed: number
  failed: number
}

/** Cars that send while all others come back: a message a second each. */
export const others = 100
/** Handshakes at the same time. */
const atOnce = 25
const settling = 3000
/** TLS alone is measured with so many cars at most. */
const mostShaken = 2000

export async function measureLine(stage: Stage, load: ConnectLoad, line: LineUnderTest): Promise<object> {
  const [idle, sending] = [startChild('../connect/generator-process.ts', {}), startChild('generator-process.ts', {})]
  const { ca, key, cars } = stage.fleet
  const identities = cars.map(({ carId, cert }) => ({ carId, cert }))
  const costs = meter({ ...line.processes, generator: idle.pid })
  const come = async (act: string, given: object): Promise<Coming> => {
    const [round, cost] = await costs<Round>(() => idle.ask(act, given))
    if (round.failed > round.done) throw new Error(`${line.name}: ${round.failed} of ${round.failed + round.done} cars cannot ${act}`)
    return comingOf(round, cost)
  }
  try {
    console.error(`${line.name}: ${others} cars that send …`)
    const target: Target = { port: line.port, ca, key, receipt: 'puback' }
    await sending.ask('connect', { target, identities: identities.slice(load.cars) })
    await idle.ask('prepare', { line: { port: line.port, ca, key, greets: line.greets }, identities: identities.slice(0, load.cars) })
    // whoever has shaken hands some hundred times has compiled its code and holds its buffers
    await idle.ask('shake', { count: Math.min(load.cars, 300), resume: false, atOnce })
    await pause(settling)

    const before = await line.memory()
    console.error(`${line.name}: ${load.cars} idle cars connect …`)
    const connects = await come('connect', { resume: false, atOnce })
    const greetings = await come('greet', { atOnce })
    await pause(settling)
    const after = await line.memory()
    const generatorMegabytes = Math.round((residentBytes(idle.pid) ?? Number.NaN) / 1e6)

    const storm = await stormOf(load, line, idle, sending, costs)
    const { held } = await idle.ask<{ held: number }>('held')
    if (held !== load.cars) throw new Error(`${line.name}: ${held} of ${load.cars} cars are on the line`)
    await idle.ask('cut')
    await pause(settling)

    const count = Math.min(load.cars, mostShaken)
    console.error(`${line.name}: TLS alone, ${count} cars …`)
    const full = await come('shake', { count, resume: false, atOnce })
    const resumed = await come('shake', { count, resume: true, atOnce })
    return {
      bytesPerCar: perCar(before, after, load.cars),
      connects,
      ...(line.greets ? { subscribedAndWelcomed: greetings } : { subscribed: greetings }),
      storm,
      handshakes: { full, resumed },
      generatorMegabytes,
    }
  } finally {
    await sending.ask('disconnect').catch(() => {})
    await sending.stop()
    await idle.stop()
  }
}

const perCar = (before: Memory, after: Memory, cars: number) =>
  Object.fromEntries(
    Object.keys(after).map((name) => [name, Math.round(((after[name] ?? Number.NaN) - (before[name] ?? Number.NaN)) / cars)]),
  )

const comingOf = ({ done, failed, resumed, seconds, times }: Round, cost: CostOver): Coming => ({
  perSecond: Math.round(done / seconds),
  ...spread(times),
  resumed,
  failed,
  ...cost(done),
})
type CostOver = (count: number) => Cost

interface Sent extends Spread {
  acknowledged: number
}

async function stormOf(
  load: ConnectLoad,
  line: LineUnderTest,
  idle: Child,
  sending: Child,
  costs: ReturnType<typeof meter>,
): Promise<object> {
  console.error(`${line.name}: others before the storm, ${load.seconds} s …`)
  const noticed = async <T>(during: () => Promise<T>): Promise<[T, object]> => {
    await sending.ask('reset')
    await sending.ask('pace', { rate: others })
    const reading = line.read ? readAgain(line.read) : undefined
    const result = await during()
    const reads = await reading?.rest()
    const { acknowledged, p50, p99, max } = await sending.ask<Sent>('rest')
    return [result, { traces: { messages: acknowledged, p50, p99, max }, ...(reads ? { httpReads: reads } : {}) }]
  }
  const [, before] = await noticed(() => pause(load.seconds * 1000))
  console.error(`${line.name}: all are cut and come back within ${load.jitter / 1000} s and what the line adds …`)
  const [[back, cost], during] = await noticed(() => costs<Return>(() => idle.ask('storm', { jitter: load.jitter, resume: true })))
  return {
    jitterSeconds: load.jitter / 1000,
    allBackSeconds: Math.round(back.seconds * 10) / 10,
    eachCar: spread(back.times),
    resumed: back.resumed,
    carsThatTriedAgain: back.again,
    mostTries: back.mostTries,
    ...cost(back.times.length),
    others: { before, during },
  }
}
