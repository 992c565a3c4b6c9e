/** Child of the bench: all light cars in one process. Full load: a fixed number of messages in flight per car. Half: so many a second. */
import { setTimeout as pause } from 'node:timers/promises'
import { answering } from './child.ts'
import { LightCar, type LightIdentity, type Target } from './light-car.ts'

let cars: LightCar[] = []
let times: number[] = []
let acknowledged = 0
let next: (car: LightCar) => void = () => {}
let pacing: NodeJS.Timeout | undefined
/** Handshakes at the same time. */
const atOnce = 25

answering({
  async connect({ target, identities }: { target: Target; identities: LightIdentity[] }) {
    const all = identities.map(
      (identity) =>
        new LightCar(identity, target, (car, milliseconds) => {
          acknowledged++
          times.push(milliseconds)
          next(car)
        }),
    )
    const waiting = [...all]
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let car = waiting.pop(); car; car = waiting.pop()) await car.connect()
      }),
    )
    for (const car of all)
      car.ended().catch((error: unknown) => {
        throw error
      })
    cars = all
    return { cars: cars.length }
  },

  /** Goes on until `rest`. */
  async full({ window }: { window: number }) {
    next = (car) => car.publish()
    for (let turn = 0; turn < window; turn++) for (const car of cars) car.publish()
    return {}
  },

  /** Messages of all cars a second, spread evenly; goes on until `rest`. */
  async pace({ rate }: { rate: number }) {
    next = () => {}
    const began = performance.now()
    let sent = 0
    pacing = setInterval(() => {
      const due = Math.floor(((performance.now() - began) / 1000) * rate)
      for (; sent < due; sent++) (cars[sent % cars.length] as LightCar).publish()
    }, 2)
    return {}
  },

  /** Forgets the times so far. */
  async reset() {
    times = []
    acknowledged = 0
    return {}
  },

  /** Times since `reset`, then waits until all is acknowledged. */
  async rest() {
    const measured = times
    const counted = acknowledged
    clearInterval(pacing)
    next = () => {}
    for (let tries = 0; cars.some((car) => car.inFlight > 0) && tries < 300; tries++) await pause(100)
    const unanswered = cars.reduce((sum, car) => sum + car.inFlight, 0)
    if (unanswered > 0) throw new Error(`${unanswered} messages without a receipt`)
    const sorted = Float64Array.from(measured).sort()
    const at = (share: number) => Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN) * 10) / 10
    return {
      acknowledged: counted,
      sent: cars.reduce((sum, car) => sum + car.sent, 0),
      p50: at(0.5),
      p99: at(0.99),
      max: at(1),
      bytes: cars[0]?.bytes ?? 0,
    }
  },

  async disconnect() {
    for (const car of cars) car.close()
    cars = []
    return {}
  },
})
