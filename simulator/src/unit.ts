/**
 * The car's communication unit (DCM): samples the car, numbers its traces, obeys the centre's signed orders.
 * One value of this class is one start of the unit: a reboot makes a new one with a new boot and epoch.
 */
import { type Answer, protocolVersion, type RequestClaims, type Trace, type Verb } from '@tsunagu/contract/message.ts'
import type { RequestSeen } from './bench-contract.ts'
import type { Clock } from './clock.ts'
import { everyVerb } from './kinds.ts'
import type { Line } from './line.ts'
import type { CarState } from './model.ts'
import { type Body, operate, whyRefused } from './operations.ts'
import { concern, read } from './readings.ts'
import { type CommandKeys, RequestBook } from './requests.ts'
import { Gatherer, type TraceKind } from './trace.ts'

export const software = 'tsunagu-simulator/1'

export interface UnitSetup {
  carId: string
  line: Line
  clock: Clock
  body: Body
  keys: CommandKeys
  /** ms between ordinary traces, and between samples while the car is switched on. */
  interval: number
  sampling: number
  /** Verbs of the contract this car is not equipped for. */
  without: readonly Verb[]
}

export interface UnitEvents {
  /** Something happened that a person cares about, or an order came: not the time to fall asleep. */
  happened(): void
  /** An order and what became of it, each time that changes. */
  request(seen: RequestSeen): void
  learnedKeys(): void
}

/** ms between traces that confirm every signal, and between key frames. */
const confirmEvery = 60_000
const keyFrameEvery = 3_600_000

export class Unit {
  ignored = 0
  readonly #setup: UnitSetup
  readonly #on: UnitEvents
  readonly #book: RequestBook
  readonly #gatherer = new Gatherer()
  readonly #down = new AbortController()
  #seq = 0
  #turn: Promise<void> = Promise.resolve()
  #concern: string
  #sampledAt = -Infinity
  #sentAt = performance.now()
  #confirmedAt = -Infinity
  #keyFrameAt = -Infinity

  constructor(setup: UnitSetup, on: UnitEvents) {
    this.#setup = setup
    this.#on = on
    this.#book = new RequestBook(setup.carId, setup.clock, setup.keys, setup.without)
    this.#concern = concern(setup.body.read())
  }

  get clock(): Clock {
    return this.#setup.clock
  }

  /** Orders under way are given up. */
  shutDown(): void {
    this.#down.abort()
  }

  /**
   * Looks at the car; to be called often, and right after each act. Returns true when a trace was made.
   * An `asleep` unit sees only what wakes it.
   */
  look(asleep = false): boolean {
    const car = this.#setup.body.read()
    const now = performance.now()
    const concerned = concern(car)
    if (concerned !== this.#concern) {
      this.#concern = concerned
      this.#on.happened()
      this.#sample(now)
      return this.#send('ordinary', true)
    }
    if (asleep) return false
    const period = car.power === 'OFF' ? this.#setup.interval : this.#setup.sampling
    if (now - this.#sampledAt >= period - 5) this.#sample(now)
    if (now - this.#sentAt < this.#setup.interval - 5) return false
    return this.#send(
      now - this.#keyFrameAt > keyFrameEvery ? 'key' : now - this.#confirmedAt > confirmEvery ? 'confirming' : 'ordinary',
      false,
    )
  }

  /** How the car was so many ms ago: for a fleet, whose cars live through an interval in one go. */
  sampleAgo(ago: number, car: CarState): void {
    this.#gatherer.add(this.#setup.clock.wall() - Math.round(ago), read(car))
    this.#sampledAt = performance.now()
  }

  boot = () => this.#setup.clock.boot

  hello = () => ({
    protocol: protocolVersion as 1,
    boot: this.#setup.clock.boot,
    epoch: this.#setup.clock.epoch,
    clock: this.#setup.clock.seconds(),
    keys: this.#setup.keys.ids,
    software,
    verbs: everyVerb.filter((verb) => !this.#setup.without.includes(verb)),
  })

  online(): void {
    this.keyFrame()
  }

  message(word: string, payload: Buffer): void {
    // One after another, for an order may be signed with a key that the message before it brought.
    this.#turn = this.#turn.then(() => this.#obey(word, payload.toString('utf8')))
  }

  /** What was gathered goes first, so that the key frame stands alone; it is the very first message of a boot. */
  keyFrame(): void {
    if (this.#gatherer.size && this.#seq > 0) this.#send('ordinary', false)
    this.#sample(performance.now())
    this.#send('key', true)
  }

  #sample(now: number): void {
    this.#sampledAt = now
    this.#gatherer.add(this.#setup.clock.wall(), read(this.#setup.body.read()))
  }

  #send(kind: TraceKind, urgent: boolean): boolean {
    const trace: Trace | undefined = this.#gatherer.take(kind, this.#setup.body.read().kind, this.#setup.clock.boot, this.#seq)
    if (!trace) return false
    this.#seq++
    this.#sentAt = performance.now()
    if (kind !== 'ordinary') this.#confirmedAt = this.#sentAt
    if (kind === 'key') this.#keyFrameAt = this.#sentAt
    this.#setup.line.send(trace, urgent)
    return true
  }

  async #obey(word: string, jws: string): Promise<void> {
    if (word === 'link/keys') {
      if (await this.#setup.keys.learn(jws, this.#setup.carId)) this.#on.learnedKeys()
      else this.ignored++
      return
    }
    const verdict = await this.#book.judge(word, jws)
    if (this.#down.signal.aborted) return
    if (verdict.do === 'ignore') {
      this.ignored++
      return
    }
    this.#on.happened()
    if (verdict.do === 'act') {
      void this.#act(verdict.claims)
      return
    }
    this.#setup.line.answer(verdict.answer)
    if (!verdict.again) this.#tell(verdict.claims, verdict.answer, Date.now())
  }

  async #act(claims: RequestClaims & { verb: Verb }): Promise<void> {
    const { id, verb, args } = claims
    const began = Date.now()
    const code = whyRefused(verb, this.#setup.body.read())
    this.#reply(claims, code ? { id, result: 'refused', code } : { id, result: 'accepted' }, began)
    if (code) return
    try {
      const outcome = await operate(verb, args, this.#body(), this.#down.signal)
      if (verb === 'link/report') this.keyFrame()
      this.#reply(claims, { id, ...outcome }, began)
    } catch (error) {
      if (!this.#down.signal.aborted) throw error
    }
  }

  /** The car as operations reach it: each of their changes is seen, and told, at once. */
  #body(): Body {
    const { body } = this.#setup
    const change = (how: Parameters<Body['change']>[0]) => {
      body.change(how)
      this.look()
    }
    return { read: () => body.read(), change, faults: body.faults }
  }

  #reply(claims: RequestClaims, answer: Answer, began: number): void {
    this.#book.remember(answer)
    this.#setup.line.answer(answer)
    this.#on.happened()
    this.#tell(claims, answer, began)
  }

  #tell({ id, verb, by }: RequestClaims, { result, code }: Answer, at: number): void {
    const seen: RequestSeen = { id, verb, by, at, result, ...(code && { code }) }
    this.#on.request(result === 'accepted' ? seen : { ...seen, endedAt: Date.now() })
  }
}
