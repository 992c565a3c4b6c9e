/** One whole car: the model that moves in real time, its unit and line, its folder, and the hands at its bench. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Verb } from '@tsunagu/contract/message.ts'
import type * as z from 'zod'
import { act } from './acts.ts'
import type { BenchCode, CarActName, CarView, carActs, Fault, LineState, RequestSeen } from './bench-contract.ts'
import { startClock } from './clock.ts'
import { type EnrolmentDoor, EnrolmentFailed, enrol, fetchCommandKeys, renew } from './enrolment.ts'
import { certificateLife, type Identity, readIdentity, readJson, secureContextOf, writeIdentity, writeJson } from './identity.ts'
import type { Kind } from './kinds.ts'
import { Line } from './line.ts'
import { type CarState, isMoving, makeCar, step } from './model.ts'
import { asStored, fromStored } from './parked.ts'
import { CommandKeys } from './requests.ts'
import type { Place, RouteName } from './routes.ts'
import { chance } from './seed.ts'
import { Unit } from './unit.ts'
import { bodyView } from './view.ts'

export interface CarSetup {
  name: string
  kind: Kind
  seed: number
  /** Folder that remembers the car. */
  state: string
  enrol?: string | undefined
  route?: RouteName | undefined
  position?: Place | undefined
  paint: string
  bodyKind: string
  headUnit: 'plus' | 'dcm'
  without: readonly Verb[]
}

export interface LineOptions {
  host: string
  mqttPort: number
  estPort: number
  keepalive: number
  interval: number
  sampling: number
  /** Seconds after which a quiet car falls asleep; Infinity = never. */
  sleepAfter: number
  clockError: number
  shelf: number
  patience: number
  /** ms the wake-up message needs. */
  wakeDelay: number
}

export const lineDefaults: LineOptions = {
  host: 'localhost',
  mqttPort: 8883,
  estPort: 8443,
  keepalive: 60,
  interval: 10_000,
  sampling: 1000,
  sleepAfter: 180,
  clockError: 0,
  shelf: 2000,
  patience: 10_000,
  wakeDelay: 1500,
}

/** ms between two looks at the car. */
const tick = 100
const saveEvery = 15_000
const rebootTime = 2000
const renewalRetry = 60_000
const mostRequests = 20
/** The longest setTimeout can wait. */
const longestTimer = 2_000_000_000
const stateFile = 'car.json'

export class Car {
  readonly setup: CarSetup
  readonly faults = new Set<Fault>()
  /** Told after each change of anything a view shows. */
  onChange: () => void = () => {}
  readonly #options: LineOptions
  readonly #random: () => number
  readonly #keys = new CommandKeys()
  #state: CarState
  #movedAt = performance.now()
  #identity: Identity | undefined
  #line: Line | undefined
  #unit: Unit | undefined
  #clock = startClock()
  #requests: RequestSeen[] = []
  #happenedAt = performance.now()
  #savedAt = performance.now()
  #ticker: NodeJS.Timeout | undefined
  #renewal: NodeJS.Timeout | undefined
  #wakeUp: NodeJS.Timeout | undefined
  #smsWaits = false
  #enrolling = false
  #rebooting = false
  #ended = false
  #note: string | undefined

  constructor(setup: CarSetup, options: LineOptions) {
    this.setup = setup
    this.#options = options
    this.#random = chance(setup.seed ^ 0x5eed)
    this.#state = makeCar({ kind: setup.kind, seed: setup.seed, route: setup.route, place: setup.position })
  }

  get carId(): string | null {
    return this.#identity?.carId ?? null
  }

  get state(): CarState {
    return this.#state
  }

  get lineState(): LineState {
    if (!this.#line) return 'not-enrolled'
    return this.#rebooting ? 'rebooting' : this.#line.state
  }

  /** Reads the folder, starts the model, and goes on the line (enrolling first when there is a code and no identity yet). */
  async start(): Promise<void> {
    const stored = await readJson(this.setup.state, stateFile)
    if (stored) this.#state = fromStored(this.#state, stored)
    this.#movedAt = performance.now()
    this.#ticker = setInterval(() => this.#tick(), tick)
    const identity = await readIdentity(this.setup.state)
    if (identity) await this.#goOnLine(identity)
    else if (this.setup.enrol) void this.#enrolPatiently(this.setup.enrol)
  }

  /** Says bye and stops; the folder keeps where the car stands. */
  async stop(): Promise<void> {
    this.#ended = true
    clearInterval(this.#ticker)
    clearTimeout(this.#renewal)
    clearTimeout(this.#wakeUp)
    this.#unit?.shutDown()
    await Promise.all([this.#line?.sleep(), this.#save()])
    this.#line?.drop()
  }

  /** One act on the car's body. */
  act<Name extends CarActName>(name: Name, body: z.output<(typeof carActs)[Name]>): BenchCode | undefined {
    this.#advance()
    const acted = act(this.#state, name, body)
    if ('refused' in acted) return acted.refused
    this.#state = acted.car
    this.#look()
    this.onChange()
    return undefined
  }

  setNetwork(on: boolean, how: 'silent' | 'cut'): BenchCode | undefined {
    if (!this.#line) return 'not-enrolled'
    this.#line.setNetwork(on, how)
    if (on && this.#smsWaits) this.wake()
    return undefined
  }

  /** The wake-up message: it needs a moment, and waits for the network. */
  wake(): BenchCode | undefined {
    if (!this.#line) return 'not-enrolled'
    this.#smsWaits = !this.#line.network
    if (this.#smsWaits || this.#wakeUp) return undefined
    this.#wakeUp = setTimeout(() => {
      this.#wakeUp = undefined
      this.#smsWaits = this.#line?.network === false
      if (!this.#smsWaits) this.#happened()
    }, this.#options.wakeDelay)
    return undefined
  }

  sleep(): BenchCode | undefined {
    if (!this.#line) return 'not-enrolled'
    if (this.#state.power !== 'OFF') return 'ignition-on'
    void this.#line.sleep()
    return undefined
  }

  /** The unit fails without a word and starts anew: new boot, new epoch. Traces not yet acknowledged survive in its flash. */
  reboot(): BenchCode | undefined {
    const line = this.#line
    if (!line) return 'not-enrolled'
    if (this.#rebooting) return undefined
    this.#rebooting = true
    this.#unit?.shutDown()
    line.drop()
    this.onChange()
    void pause(rebootTime).then(() => {
      this.#rebooting = false
      if (this.#ended) return
      this.#bootUnit(line)
      line.open()
      this.onChange()
    })
    return undefined
  }

  setFault(what: Fault, on: boolean): void {
    if (on) this.faults.add(what)
    else this.faults.delete(what)
    this.onChange()
  }

  /** With a dealer's code, now. Says why it did not work. */
  async enrol(code: string): Promise<BenchCode | undefined> {
    if (this.#identity) return 'already-enrolled'
    try {
      await this.#enrolOnce(code)
      return undefined
    } catch (error) {
      this.#remark((error as Error).message)
      return 'enrolment-failed'
    }
  }

  view(): CarView {
    const { name, kind, paint, bodyKind, headUnit } = this.setup
    const line = this.#line
    const lastError = line?.lastError ?? this.#note
    return {
      name,
      carId: this.carId,
      kind,
      paint,
      bodyKind,
      headUnit,
      body: bodyView(this.#state, this.faults),
      line: {
        state: this.lineState,
        since: line?.since ?? 0,
        ...(lastError && { lastError }),
        boot: this.#clock.boot,
        epoch: this.#clock.epoch,
        buffered: line?.shelf.size ?? 0,
        ignored: this.#unit?.ignored ?? 0,
        ...(this.#identity && { certificateUntil: certificateLife(this.#identity.certificate).until }),
      },
      requests: this.#requests,
    }
  }

  #tick(): void {
    const before = this.#state
    this.#advance()
    this.#look()
    if (isMoving(before) || isMoving(this.#state) || windowsMove(before)) this.onChange()
    if (performance.now() - this.#savedAt > saveEvery) void this.#save()
    this.#sleepIfQuiet()
  }

  /** Moves the model to the present; a process that was held up does not make up more than a few seconds. */
  #advance(): void {
    const now = performance.now()
    const dt = Math.min(5, (now - this.#movedAt) / 1000)
    this.#movedAt = now
    if (dt > 0) this.#state = step(this.#state, dt)
  }

  #look(): void {
    if (this.#rebooting || !this.#unit || !this.#line) return
    if (this.#unit.look(this.#line.state === 'asleep')) this.onChange()
  }

  #sleepIfQuiet(): void {
    const line = this.#line
    if (!line || this.#state.power !== 'OFF' || (line.state !== 'online' && line.state !== 'connecting' && line.state !== 'no-network'))
      return
    if (performance.now() - this.#happenedAt > this.#options.sleepAfter * 1000) void line.sleep()
  }

  /** Something happened: a sleeping unit wakes up, an awake one stays so for a while. */
  #happened(): void {
    this.#happenedAt = performance.now()
    if (this.#line?.state === 'asleep' && !this.#rebooting && !this.#ended) this.#line.open()
  }

  async #enrolPatiently(code: string): Promise<void> {
    for (let wait = 1000; !this.#ended && !this.#identity; wait = Math.min(10_000, wait * 1.5)) {
      try {
        return await this.#enrolOnce(code)
      } catch (error) {
        this.#remark((error as Error).message)
        // Only a door that is not there yet is worth another try: wrong tries are counted against the code.
        if (!(error instanceof EnrolmentFailed) || error.code !== 'unavailable') return
      }
      await pause(wait)
    }
  }

  async #enrolOnce(code: string): Promise<void> {
    if (this.#enrolling) throw new Error('already enrolling')
    this.#enrolling = true
    try {
      const identity = await enrol(this.#door(), code)
      await writeIdentity(this.setup.state, identity)
      this.#note = undefined
      if (!this.#ended) await this.#goOnLine(identity)
    } finally {
      this.#enrolling = false
    }
  }

  async #goOnLine(identity: Identity): Promise<void> {
    this.#identity = identity
    await this.#keys.replace(identity.commandKeys)
    const { host, mqttPort, keepalive, shelf, patience } = this.#options
    const line = new Line(
      {
        carId: identity.carId,
        host,
        port: mqttPort,
        keepalive,
        shelf,
        patience,
        random: this.#random,
        secureContext: () => secureContextOf(this.#identity ?? identity),
      },
      {
        boot: () => this.#unit?.boot() ?? '',
        hello: () => (this.#unit as Unit).hello(),
        online: () => this.#unit?.online(),
        message: (word, payload) => this.#unit?.message(word, payload),
        changed: () => this.onChange(),
      },
    )
    this.#line = line
    this.#bootUnit(line)
    await this.#refreshKeys()
    if (this.#ended) return
    this.#planRenewal()
    this.#happened()
  }

  #bootUnit(line: Line): void {
    this.#clock = startClock(this.#options.clockError)
    const { interval, sampling } = this.#options
    this.#unit = new Unit(
      {
        carId: (this.#identity as Identity).carId,
        line,
        clock: this.#clock,
        keys: this.#keys,
        interval,
        sampling,
        without: this.setup.without,
        body: { read: () => this.#state, change: (how) => this.#change(how), faults: this.faults },
      },
      {
        happened: () => this.#happened(),
        request: (seen) => this.#noteRequest(seen),
        learnedKeys: () => void this.#remember({ commandKeys: this.#keys.jwks }),
      },
    )
  }

  #change(how: (car: CarState) => CarState): void {
    this.#advance()
    this.#state = how(this.#state)
    this.onChange()
  }

  #noteRequest(seen: RequestSeen): void {
    this.#requests = [seen, ...this.#requests.filter((one) => one.id !== seen.id)].slice(0, mostRequests)
    this.onChange()
  }

  /** The present command keys, asked for over the car's own certificate; without an answer the known ones do. */
  async #refreshKeys(): Promise<void> {
    const identity = this.#identity as Identity
    try {
      const commandKeys = await fetchCommandKeys(this.#door(), identity)
      await this.#keys.replace(commandKeys)
      await this.#remember({ commandKeys })
    } catch (error) {
      this.#remark((error as Error).message)
      if (!identity.commandKeys.length && !this.#ended) setTimeout(() => void this.#refreshKeys(), 5000).unref()
    }
  }

  #planRenewal(): void {
    const { renewAt } = certificateLife((this.#identity as Identity).certificate)
    const wait = Math.max(0, renewAt - Date.now())
    this.#renewal = setTimeout(() => (wait > longestTimer ? this.#planRenewal() : void this.#renew()), Math.min(wait, longestTimer))
  }

  async #renew(): Promise<void> {
    try {
      await this.#remember(await renew(this.#door(), this.#identity as Identity))
      if (this.#ended) return
      this.#line?.reconnect()
      this.#planRenewal()
    } catch (error) {
      this.#remark(`renewal: ${(error as Error).message}`)
      if (!this.#ended) this.#renewal = setTimeout(() => void this.#renew(), renewalRetry)
    }
  }

  async #remember(what: Partial<Identity>): Promise<void> {
    this.#identity = { ...(this.#identity as Identity), ...what }
    await writeIdentity(this.setup.state, this.#identity)
  }

  async #save(): Promise<void> {
    this.#savedAt = performance.now()
    await writeJson(this.setup.state, stateFile, asStored(this.#state))
  }

  #remark(note: string): void {
    this.#note = note
    this.onChange()
  }

  #door(): EnrolmentDoor {
    return { host: this.#options.host, port: this.#options.estPort }
  }
}

const windowsMove = (car: CarState) => Object.values(car.doors).some((door) => door.window !== door.windowTarget)
