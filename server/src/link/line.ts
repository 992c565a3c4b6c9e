/**
 * The line of one replica: the cars it holds, the words of other replicas, and requests on their way out.
 * Everything here is a consequence of committed rows and can be lost at any moment: hello, resending and the recheck find it again.
 */
import { randomUUID } from 'node:crypto'
import { topic, type Welcome } from '@tsunagu/contract/message.ts'
import { listenTo } from '../platform/live.ts'
import type { Centre } from '../platform/module.ts'
import { type Work, working } from '../platform/work.ts'
import { type CommandKey, commandKeys } from './keys/command-keys.ts'
import { introducerFor, keyFor } from './keys/rules.ts'
import { signKeys, signRequest } from './keys/sign.ts'
import type { CarSession } from './presence/admit-car.ts'
import { loseCar } from './presence/lose-car.ts'
import { endReplica, keysHeld, listHeld, renewLease } from './presence/queries.ts'
import { sweepPresence } from './presence/sweep-presence.ts'
import { claimRequests } from './requests/claim-requests.ts'
import { listWaiting } from './requests/queries.ts'
import { resendAfter } from './requests/rules.ts'
import { linkChannel, type ReplicaWord } from './signal-replicas.ts'

/** How this replica reaches cars: its own door, or a broker in front. */
export interface Carrier {
  /** Acknowledgement means stored, or `down/link/received` does. */
  readonly stored: Welcome['stored']
  /** The car, when it is reached from here. */
  find(vehicleId: string): Promise<CarSession | undefined>
  all(): CarSession[]
  publish(car: CarSession, topic: string, payload: string): void
  cut(car: CarSession): void
  cutAll(): void
}

const leaseMs = 30_000
const renewEvery = 10_000
const firstRetry = 200
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
  #carrier: Carrier | undefined
  #keys: CommandKey[] = []
  #listening: { ready: Promise<void>; close(): Promise<void> } | undefined
  #renewal: NodeJS.Timeout | undefined
  #closed = false

  constructor(centre: Centre) {
    this.#centre = centre
  }

  /** Before the door opens: the lease stands and the other replicas are heard. */
  async open(): Promise<void> {
    await this.#loadKeys()
    await this.#renew()
    this.#listening = listenTo(
      this.#centre.config.DATABASE_URL,
      this.#centre.log,
      [linkChannel],
      (_channel, payload) => this.#hear(JSON.parse(payload) as ReplicaWord),
      () => {
        this.#quietly(this.#loadKeys(), 'keys not read')
        void this.recheck()
      },
    )
    await this.#listening.ready
    this.#renewal = setInterval(() => void this.#renewAndRecheck(), renewEvery)
  }

  carryBy(carrier: Carrier): void {
    this.#carrier = carrier
  }

  /** After the door is closed: its cars are marked lost now, not when the lease runs out. */
  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#renewal)
    for (const timer of [...this.#resends.values(), ...this.#retries]) clearTimeout(timer)
    await this.#listening?.close()
    await Promise.allSettled([...this.#pending])
    await this.#work(({ db, now }) => endReplica(db, this.replica, now)).catch((error: unknown) => {
      this.#centre.log.warn({ err: error }, 'cars not marked lost')
    })
  }

  /** The car said hello: welcome it, tell it a new key, send what waits for it. */
  greeted(car: CarSession): void {
    const stored = this.#carrier?.stored ?? 'puback'
    this.#publish(car, 'link', 'welcome', JSON.stringify({ time: Date.now(), stored } satisfies Welcome))
    this.#quietly(this.#tellKeys(car), 'keys not told')
    this.#send(car, true)
  }

  askAgain(car: CarSession): void {
    this.#send(car, true)
  }

  /** The connection is over: said until the database has heard it. */
  gone(car: CarSession): void {
    this.#stopResending(car.vehicleId)
    this.#untilDone((work) => loseCar(work, car), firstRetry)
  }

  /** Words of other replicas may have been missed: read everything again. */
  async recheck(): Promise<void> {
    const carrier = this.#carrier
    if (!carrier || this.#closed) return
    try {
      if (carrier.stored === 'puback') {
        // who comes in while we read is not among those to cut off
        const cars = carrier.all()
        const held = new Map((await this.#work(({ db }) => listHeld(db, this.replica))).map((row) => [row.vehicle_id, row.connection]))
        for (const car of cars) if (held.get(car.vehicleId) !== car.connection) carrier.cut(car)
      }
      const replica = carrier.stored === 'puback' ? this.replica : null
      for (const vehicleId of await this.#work(({ db, now }) => listWaiting(db, replica, now))) {
        const car = await carrier.find(vehicleId)
        if (car && !this.#resends.has(vehicleId)) this.#send(car, true)
      }
    } catch (error) {
      this.#centre.log.warn({ err: error }, 'line not rechecked')
    }
  }

  #hear(word: ReplicaWord): void {
    const carrier = this.#carrier
    if (!carrier) return
    if ('keys' in word) {
      this.#quietly(
        this.#loadKeys().then(() => Promise.all(carrier.all().map((car) => this.#tellKeys(car)))),
        'keys not told',
      )
      return
    }
    const act = async () => {
      const car = await carrier.find('ask' in word ? word.ask : word.cut)
      if (!car) return
      if ('ask' in word) this.#send(car, false)
      else if (car.connection === null || car.connection < word.before) carrier.cut(car)
    }
    this.#quietly(act(), 'word of a replica not followed')
  }

  /** Claims, commits, signs, publishes; and once more while the car does not answer. */
  #send(car: CarSession, again: boolean): void {
    const send = async () => {
      const claimed = await this.#work((work) => claimRequests(work, car, again))
      if (!claimed) return this.#stopResending(car.vehicleId)
      const key = keyFor(this.#keys, claimed.keys)
      if (!key) return
      for (const claims of claimed.claims) {
        const [module, word] = claims.verb.split('/') as [string, string]
        this.#publish(car, module, word, await signRequest(key, claims))
      }
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
        void this.#carrier?.find(car.vehicleId).then(
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

  async #tellKeys(car: CarSession): Promise<void> {
    const held = await this.#work(({ db }) => keysHeld(db, car.vehicleId))
    const introducer = introducerFor(this.#keys, held)
    if (!introducer) return
    const keys = this.#keys.map(({ publicJwk }) => ({ ...publicJwk }))
    this.#publish(car, 'link', 'keys', await signKeys(introducer, { carId: car.carId, keys }))
  }

  async #loadKeys(): Promise<void> {
    this.#keys = await commandKeys(this.#centre.ground.db, this.#centre.config)
  }

  #publish(car: CarSession, module: string, word: string, payload: string): void {
    this.#carrier?.publish(car, topic.down(car.carId, module, word), payload)
  }

  async #renewAndRecheck(): Promise<void> {
    await this.#renew().catch((error: unknown) => this.#centre.log.warn({ err: error }, 'lease not renewed'))
    await this.recheck()
  }

  async #renew(): Promise<void> {
    const inTime = await this.#work((work) => renewLease(work.db, this.replica, new Date(work.now.getTime() + leaseMs)))
    await this.#work(sweepPresence)
    // others may have marked our cars lost: they come again and are taken over properly
    if (!inTime) this.#carrier?.cutAll()
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
