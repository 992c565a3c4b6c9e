/**
 * The line of one replica: the cars it holds, the words of other replicas, and requests on their way out.
 * Everything here is a consequence of committed rows and can be lost at any moment: hello, resending and the recheck find it again.
 */
import { randomUUID } from 'node:crypto'
import { listenTo } from '../platform/live.ts'
import type { Centre } from '../platform/module.ts'
import { noteSpan } from '../platform/watching/telemetry.ts'
import { type Work, working } from '../platform/work.ts'
import { noteIncident } from './line-state/note-incident.ts'
import type { CarSession } from './presence/admit-car.ts'
import type { Greeting } from './presence/greet-car.ts'
import { loseCars } from './presence/lose-cars.ts'
import { endReplica, listHeld, renewLease } from './presence/queries.ts'
import { sweepPresence } from './presence/sweep-presence.ts'
import { type Claimed, claimRequests } from './requests/claim-requests.ts'
import { listWaiting } from './requests/queries.ts'
import { resendAfter } from './requests/rules.ts'
import { linkChannel, type ReplicaWord } from './signal-replicas.ts'

/** A way of reaching cars: our own door, a broker in front, the door for devices. The line knows when, a carrier knows the words. */
export interface Carrier {
  /** This replica alone speaks to these cars; false: behind a broker every replica does. */
  readonly holds: boolean
  /** The car, when it is reached from here. */
  find(vehicleId: string): Promise<CarSession | undefined>
  /** Is it still reached by this very connection? */
  carries(car: CarSession): boolean
  all(): CarSession[]
  cut(car: CarSession): void
  cutAll(): void
  /** It has said hello, and that is committed. */
  /** `keys`: what the car holds, when it has just said so. */
  welcome(car: CarSession, keys: readonly string[] | undefined): Promise<void>
  /** Says claimed requests in this car's words. False: it cannot be told now, a later hello may change that. */
  request(car: CarSession, claimed: Claimed): Promise<boolean>
  /** The command keys have changed. */
  renewKeys(): Promise<void>
  /** Somebody begins to look at the car. */
  attend(car: CarSession): void
}

const leaseMs = 30_000
const renewEvery = 10_000
const firstRetry = 200
/** ms */
const gatherGone = 20
const longestRetry = 5000
const centreActor = { kind: 'centre' } as const

export class Line {
  /** This process, while it runs. */
  readonly replica = randomUUID()
  readonly #centre: Centre
  readonly #resends = new Map<string, NodeJS.Timeout>()
  readonly #retries = new Set<NodeJS.Timeout>()
  /** Work whose end `close` waits for. */
  readonly #pending = new Set<Promise<unknown>>()
  readonly #carriers: Carrier[] = []
  #listening: { ready: Promise<void>; close(): Promise<void> } | undefined
  #renewal: NodeJS.Timeout | undefined
  #leaseUntil = 0
  /** Connections that are over and not yet said to be. */
  readonly #gone: CarSession[] = []
  #saying: NodeJS.Timeout | undefined
  #closed = false

  constructor(centre: Centre) {
    this.#centre = centre
  }

  /** Before the door opens: the lease stands and the other replicas are heard. */
  async open(): Promise<void> {
    await this.#renew()
    this.#listening = listenTo(
      this.#centre.config.DATABASE_URL,
      this.#centre.log,
      [linkChannel],
      (_channel, payload) => this.#hear(JSON.parse(payload) as ReplicaWord),
      () => {
        this.#renewKeys()
        void this.recheck()
      },
    )
    await this.#listening.ready
    this.#renewal = setInterval(() => void this.#renewAndRecheck(), renewEvery)
  }

  /** Cars and devices that are connected here; behind a broker nobody knows. */
  get connected(): number {
    return this.#carriers.reduce((sum, carrier) => sum + carrier.all().length, 0)
  }

  /** Are the cars here still ours to speak for? */
  get holdsLease(): boolean {
    return performance.now() < this.#leaseUntil
  }

  carryBy(carrier: Carrier): void {
    this.#carriers.push(carrier)
  }

  /** After the door is closed: its cars are marked lost now, not when the lease runs out. */
  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#renewal)
    clearTimeout(this.#saying)
    for (const timer of [...this.#resends.values(), ...this.#retries]) clearTimeout(timer)
    await this.#listening?.close()
    await Promise.allSettled([...this.#pending])
    await this.#work(({ db, now }) => endReplica(db, this.replica, now)).catch((error: unknown) => {
      this.#centre.log.warn({ err: error }, 'cars not marked lost')
    })
  }

  /** The car said hello: welcome it, send what waits for it. */
  greeted(car: CarSession, greeting?: Greeting): void {
    const carrier = this.#carrierOf(car)
    if (carrier) this.#quietly(carrier.welcome(car, greeting?.keys), 'car not welcomed')
    if (greeting?.waiting !== false) this.#send(car, true)
  }

  askAgain(car: CarSession): void {
    this.#send(car, true)
  }

  /**
   * The connection is over: said until the database has heard it. Those that end at the same moment are said together, so that a
   * thousand broken lines do not stand before those that go on.
   */
  gone(car: CarSession): void {
    this.#stopResending(car.vehicleId)
    this.#gone.push(car)
    this.#saying ??= setTimeout(() => this.#sayGone(), gatherGone)
  }

  #sayGone(): void {
    this.#saying = undefined
    const cars = this.#gone.splice(0)
    this.#untilDone((work) => loseCars(work, cars), firstRetry)
  }

  /** Words of other replicas may have been missed: read everything again. */
  async recheck(): Promise<void> {
    if (this.#closed) return
    try {
      const holding = this.#carriers.filter((carrier) => carrier.holds)
      if (holding.length > 0) {
        // who comes in while we read is not among those to cut off
        const cars = holding.flatMap((carrier) => carrier.all().map((car) => ({ car, carrier })))
        const held = new Map((await this.#work(({ db }) => listHeld(db, this.replica))).map((row) => [row.vehicle_id, row.connection]))
        for (const { car, carrier } of cars) if (held.get(car.vehicleId) !== car.connection) carrier.cut(car)
      }
      const replicas = new Set(this.#carriers.map(({ holds }) => (holds ? this.replica : null)))
      for (const replica of replicas) {
        for (const vehicleId of await this.#work(({ db, now }) => listWaiting(db, replica, now))) {
          const car = await this.#find(vehicleId)
          if (car && !this.#resends.has(vehicleId)) this.#send(car, true)
        }
      }
    } catch (error) {
      this.#centre.log.warn({ err: error }, 'line not rechecked')
    }
  }

  #hear(word: ReplicaWord): void {
    if ('keys' in word) {
      this.#renewKeys()
      return
    }
    const act = async () => {
      const car = await this.#find('ask' in word ? word.ask : 'look' in word ? word.look : word.cut)
      if (!car) return
      if ('ask' in word) this.#send(car, false)
      else if ('look' in word) this.#carrierOf(car)?.attend(car)
      else if (car.connection === null || car.connection < word.before) this.#carrierOf(car)?.cut(car)
    }
    this.#quietly(act(), 'word of a replica not followed')
  }

  /** The car, by whichever way it is reached from here; its own door's first. */
  async #find(vehicleId: string): Promise<CarSession | undefined> {
    for (const carrier of this.#carriers) {
      const car = await carrier.find(vehicleId)
      if (car) return car
    }
    return undefined
  }

  #carrierOf(car: CarSession): Carrier | undefined {
    return this.#carriers.find((carrier) => carrier.carries(car))
  }

  /** Claims, commits, says; and once more while the car does not answer. */
  #send(car: CarSession, again: boolean): void {
    const send = async () => {
      const claimed = await this.#work((work) => claimRequests(work, car, again))
      if (!claimed) return this.#stopResending(car.vehicleId)
      const startTime = new Date()
      if (!(await this.#carrierOf(car)?.request(car, claimed))) return
      for (const [request, parent] of claimed.traces)
        noteSpan('publish to car', { parent, startTime, attributes: { 'tsunagu.request': request } })
      this.#resendLater(car)
    }
    this.#quietly(send(), 'requests not sent')
  }

  #resendLater(car: CarSession): void {
    clearTimeout(this.#resends.get(car.vehicleId))
    if (this.#closed) return
    this.#resends.set(
      car.vehicleId,
      setTimeout(() => {
        this.#resends.delete(car.vehicleId)
        void this.#find(car.vehicleId).then(
          (held) => held && this.#send(held, true),
          () => this.#resendLater(car),
        )
      }, resendAfter),
    )
  }

  #stopResending(vehicleId: string): void {
    clearTimeout(this.#resends.get(vehicleId))
    this.#resends.delete(vehicleId)
  }

  #renewKeys(): void {
    for (const carrier of this.#carriers) this.#quietly(carrier.renewKeys(), 'keys not told')
  }

  async #renewAndRecheck(): Promise<void> {
    await this.#renew().catch((error: unknown) => this.#centre.log.warn({ err: error }, 'lease not renewed'))
    await this.recheck()
  }

  async #renew(): Promise<void> {
    const until = performance.now() + leaseMs
    const inTime = await this.#work((work) => renewLease(work.db, this.replica, leaseMs))
    this.#leaseUntil = until
    await this.#work(sweepPresence)
    // others may have marked our cars lost: they come again and are taken over properly
    if (inTime || this.#carriers.length === 0) return
    const cars = this.connected
    for (const carrier of this.#carriers) carrier.cutAll()
    await this.#work((work) => noteIncident(work, { kind: 'lease-lost', replica: this.replica, facts: { cars } }))
  }

  #untilDone(act: (work: Work) => Promise<void>, wait: number): void {
    this.#work(act).catch((error: unknown) => {
      if (this.#closed) return
      this.#centre.log.warn({ err: error }, 'trying again')
      const timer = setTimeout(() => {
        this.#retries.delete(timer)
        this.#untilDone(act, Math.min(wait * 2, longestRetry))
      }, wait)
      this.#retries.add(timer)
    })
  }

  #quietly(done: Promise<unknown>, complaint: string): void {
    done.catch((error: unknown) => {
      if (!this.#closed) this.#centre.log.warn({ err: error }, complaint)
    })
  }

  #work<T>(act: (work: Work) => Promise<T>): Promise<T> {
    const done = working(this.#centre.ground, centreActor, act)
    this.#pending.add(done)
    const over = () => this.#pending.delete(done)
    done.then(over, over)
    return done
  }
}
