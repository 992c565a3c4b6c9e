/** Child of the bench: all idle cars in one process. */
import { setTimeout as pause } from 'node:timers/promises'
import { answering } from '../trace/child.ts'
import type { LightIdentity } from '../trace/light-car.ts'
import { IdleCar, type Line } from './idle-car.ts'

let cars: IdleCar[] = []

/** What became of one round of all cars, or of the first `count`. Milliseconds. */
export interface Round {
  done: number
  failed: number
  resumed: number
  seconds: number
  times: number[]
}

export interface Return {
  /** From the cut until the last car was welcomed. */
  seconds: number
  /** Of each car, from its first attempt until it was welcomed (ms). */
  times: number[]
  resumed: number
  /** Cars that needed more than one attempt. */
  again: number
  mostTries: number
}

/** `atOnce` cars at a time do this, one after another. */
async function round(among: IdleCar[], atOnce: number, act: (car: IdleCar) => Promise<void>): Promise<Round> {
  const waiting = among.toReversed()
  const times: number[] = []
  let failed = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let car = waiting.pop(); car; car = waiting.pop()) {
        const since = performance.now()
        try {
          await act(car)
          times.push(performance.now() - since)
        } catch {
          failed++
        }
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  return { done: times.length, failed, resumed: among.filter((car) => car.resumed).length, seconds, times }
}

answering({
  async prepare({ line, identities }: { line: Line; identities: LightIdentity[] }) {
    cars = identities.map((identity) => new IdleCar(identity, line))
    for (const car of cars) car.prepare()
    return {}
  },

  /** The cars stay. */
  connect: ({ resume, atOnce }: { resume: boolean; atOnce: number }) => round(cars, atOnce, (car) => car.connect(resume)),

  greet: ({ atOnce }: { atOnce: number }) => round(cars, atOnce, (car) => car.greet()),

  /** TLS alone; each car leaves at once. */
  shake: ({ count, resume, atOnce }: { count: number; resume: boolean; atOnce: number }) =>
    round(cars.slice(0, count), atOnce, async (car) => {
      await car.shake(resume)
      car.cut()
    }),

  /** All are cut at once; each waits for a random part of `jitter` ms and comes back. */
  async storm({ jitter, resume }: { jitter: number; resume: boolean }): Promise<Return> {
    for (const car of cars) car.cut()
    const began = performance.now()
    const returns = await Promise.all(
      cars.map(async (car) => {
        await pause(Math.random() * jitter)
        return car.comeBack(resume)
      }),
    )
    return {
      seconds: (performance.now() - began) / 1000,
      times: returns.map(({ milliseconds }) => milliseconds),
      resumed: cars.filter((car) => car.resumed).length,
      again: returns.filter(({ tries }) => tries > 1).length,
      mostTries: Math.max(...returns.map(({ tries }) => tries)),
    }
  },

  /** Cars that are still connected. */
  held: async () => ({ held: cars.filter((car) => car.connected).length }),

  async cut() {
    for (const car of cars) car.cut()
    return {}
  },
})
