/**
 * Many light cars in one process, for measuring a centre: each has its own certificate, connection, boot and seeded
 * trip, and speaks the whole protocol; between two traces it costs no more than its memory.
 */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { act } from './acts.ts'
import { startClock } from './clock.ts'
import { fetchCommandKeys } from './enrolment.ts'
import { secureContextOf } from './identity.ts'
import { kinds } from './kinds.ts'
import { Line } from './line.ts'
import { type CarState, makeCar, step } from './model.ts'
import type { Asked } from './options.ts'
import { CommandKeys } from './requests.ts'
import { chance } from './seed.ts'
import type { LineOptions } from './setup.ts'
import { Unit } from './unit.ts'

const credential = z.object({ carId: z.string(), key: z.string(), cert: z.string() })
type Credential = z.infer<typeof credential>

/** Traces a light car keeps: a minute of silence of the centre, not a tunnel. */
const shelf = 8

interface Counts {
  traces: number
  requests: number
}

class LightCar {
  readonly line: Line
  readonly #unit: Unit
  #state: CarState
  #at = performance.now()
  readonly #interval: number
  readonly #sampling: number
  #timer: NodeJS.Timeout | undefined

  constructor(who: Credential, ca: string, seed: number, keys: CommandKeys, options: LineOptions, counts: Counts) {
    this.#state = makeCar({ kind: kinds[Math.abs(seed) % kinds.length] ?? 'petrol', seed })
    const random = chance(seed ^ 0xf1ee7)
    const { host, mqttPort, keepalive, patience, unnamed, interval, sampling, clockError } = options
    this.line = new Line(
      {
        carId: who.carId,
        host,
        port: mqttPort,
        keepalive,
        patience,
        unnamed,
        shelf,
        random,
        secureContext: () => secureContextOf({ key: who.key, certificate: who.cert, ca }),
      },
      {
        boot: () => this.#unit.boot(),
        hello: () => this.#unit.hello(),
        online: () => this.#unit.online(),
        message: (word, payload) => this.#unit.message(word, payload),
        changed: () => {},
      },
    )
    const change = (how: (car: CarState) => CarState) => {
      this.#state = how(this.#now())
    }
    this.#unit = new Unit(
      {
        carId: who.carId,
        line: this.line,
        clock: startClock(clockError),
        keys,
        interval,
        sampling,
        without: [],
        body: { read: () => this.#now(), change, faults: new Set() },
      },
      {
        happened: () => {},
        request: ({ result }) => {
          if (result !== 'accepted') counts.requests++
        },
        learnedKeys: () => {},
      },
    )
    this.line.open()
    this.#interval = interval
    this.#sampling = sampling
    this.#timer = setTimeout(() => this.#live(counts), interval * random())
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#unit.shutDown()
    await this.line.sleep()
  }

  #now(): CarState {
    const now = performance.now()
    this.#state = step(this.#state, Math.min(60, (now - this.#at) / 1000))
    this.#at = now
    return this.#state
  }

  /** One trace an interval, of all the samples since the last one; whoever has arrived drives off again. */
  #live(counts: Counts): void {
    this.#timer = setTimeout(() => this.#live(counts), this.#interval)
    const now = performance.now()
    while (now - this.#at >= this.#sampling) {
      this.#state = step(this.#state, this.#sampling / 1000)
      this.#at += this.#sampling
      this.#unit.sampleAgo(now - this.#at, this.#state)
    }
    if (this.#unit.look()) counts.traces++
    if (this.#state.journey) return
    const acted = act(this.#now(), 'drive-off', { prepare: true })
    if ('car' in acted) this.#state = acted.car
  }
}

async function readCredentials(file: string, size: number): Promise<Credential[]> {
  const found: Credential[] = []
  for await (const row of createInterface({ input: createReadStream(file) })) {
    if (found.length === size) break
    if (row.trim()) found.push(credential.parse(JSON.parse(row)))
  }
  if (found.length < size) throw new Error(`${file} holds ${found.length} cars, ${size} were asked for`)
  return found
}

/** Connects them at the given rate, then reports until the process is ended. */
export async function runFleet(asked: Asked): Promise<{ end(): Promise<void> }> {
  const { size, ca: caFile, credentials, rate, seed, json } = asked.fleet
  const [who, ca] = await Promise.all([readCredentials(credentials, size), readFile(caFile, 'utf8')])
  const keys = new CommandKeys()
  const first = who[0] as Credential
  const door = { host: asked.line.host, port: asked.line.estPort }
  try {
    await keys.replace(await fetchCommandKeys(door, { ca, key: first.key, certificate: first.cert }))
  } catch (error) {
    console.error(`No command keys, so the cars will not obey: ${(error as Error).message}`)
  }
  const counts: Counts = { traces: 0, requests: 0 }
  const cars: LightCar[] = []
  let over = false
  const report = setInterval(() => console.log(figures(cars, counts, json)), 1000)
  const connecting = connectAll()
  return {
    end: async () => {
      over = true
      clearInterval(report)
      await connecting
      await Promise.all(cars.map((car) => car.stop()))
    },
  }

  async function connectAll(): Promise<void> {
    for (const [i, one] of who.entries()) {
      if (over) return
      cars.push(new LightCar(one, ca, seed + i, keys, asked.line, counts))
      await pause(1000 / rate)
    }
  }
}

function figures(cars: LightCar[], counts: Counts, json: boolean): string {
  const { rss } = process.memoryUsage()
  const facts = {
    cars: cars.length,
    online: cars.filter((car) => car.line.state === 'online').length,
    traces: counts.traces,
    requests: counts.requests,
    waiting: cars.reduce((sum, car) => sum + car.line.shelf.size, 0),
    rssMb: Math.round(rss / 1048576),
  }
  return json
    ? JSON.stringify(facts)
    : Object.entries(facts)
        .map(([name, value]) => `${name} ${value}`)
        .join('  ')
}
