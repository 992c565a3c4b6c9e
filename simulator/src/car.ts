/** One whole car: the model that moves in real time, its unit and line, its folder, and the hands at its bench. */
import { setTimeout as pause } from 'node:timers/promises'
import type * as z from 'zod'
import { act } from './acts.ts'
import type { BenchCode, CarActName, CarView, carActs, Fault, LineState, RequestSeen } from './bench-contract.ts'
import { startClock } from './clock.ts'
import { Credentials } from './credentials.ts'
import { certificateLife, readJson, secureContextOf, writeJson } from './identity.ts'
import { Line } from './line.ts'
import { type CarState, isMoving, makeCar, step } from './model.ts'
import { asStored, fromStored } from './parked.ts'
import { chance } from './seed.ts'
import type { CarSetup, LineOptions } from './setup.ts'
import { Unit } from './unit.ts'
import { bodyView } from './view.ts'

/** ms between two looks at the car. */
const tick = 100
const saveEvery = 15_000
const rebootTime = 2000
const mostRequests = 20
const stateFile = 'car.json'

export class Car {
  readonly setup: CarSetup
  readonly faults = new Set<Fault>()
  /** Told after each change of anything a view shows. */
  onChange: () => void = () => {}
  readonly #options: LineOptions
  readonly #random: () => number
  readonly #credentials: Credentials
  #state: CarState
  #movedAt = performance.now()
  #line: Line | undefined
  #unit: Unit | undefined
  #clock = startClock()
  #requests: RequestSeen[] = []
  #happenedAt = performance.now()
  #savedAt = performance.now()
  #ticker: NodeJS.Timeout | undefined
  #wakeUp: NodeJS.Timeout | undefined
  #smsWaits = false
  #rebooting = false
  #ended = false
  #note: string | undefined

  constructor(setup: CarSetup, options: LineOptions) {
    this.setup = setup
    this.#options = options
    this.#random = chance(setup.seed ^ 0x5eed)
    this.#state = makeCar({ kind: setup.kind, seed: setup.seed, route: setup.route, place: setup.position })
    this.#credentials = new Credentials(
      setup.state,
      { host: options.host, port: options.estPort },
      {
        enrolled: () => this.#goOnLine(),
        renewed: () => this.#line?.reconnect(),
        remark: (note) => this.#remark(note),
      },
    )
  }

  get carId(): string | null {
    return this.#credentials.identity?.carId ?? null
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
    if (await this.#credentials.load()) this.#goOnLine()
    else if (this.setup.enrol) void this.#credentials.enrolPatiently(this.setup.enrol)
  }

  /** Says bye and stops; the folder keeps where the car stands. */
  async stop(): Promise<void> {
    this.#ended = true
    clearInterval(this.#ticker)
    this.#credentials.end()
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
    if (this.carId) return 'already-enrolled'
    try {
      await this.#credentials.enrol(code)
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
    const { identity } = this.#credentials
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
        ...(identity && { certificateUntil: certificateLife(identity.certificate).until }),
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
    if (!line || this.#rebooting || line.state === 'asleep' || this.#state.power !== 'OFF') return
    // A connection that is being made gets its time, or a unit woken in a bad place would never be heard.
    const { sleepAfter, patience } = this.#options
    const quiet = sleepAfter * 1000 + (line.state === 'connecting' ? patience : 0)
    if (performance.now() - this.#happenedAt > quiet) void line.sleep()
  }

  /** Something happened: a sleeping unit wakes up, an awake one stays so for a while. */
  #happened(): void {
    this.#happenedAt = performance.now()
    if (this.#line?.state === 'asleep' && !this.#rebooting && !this.#ended) this.#line.open()
  }

  #goOnLine(): void {
    const { identity } = this.#credentials
    if (!identity || this.#ended) return
    this.#note = undefined
    const { host, mqttPort, keepalive, shelf, patience, unnamed } = this.#options
    const line = new Line(
      {
        carId: identity.carId,
        host,
        port: mqttPort,
        keepalive,
        shelf,
        patience,
        unnamed,
        random: this.#random,
        secureContext: () => secureContextOf(this.#credentials.identity ?? identity),
      },
      {
        boot: () => this.#unit?.boot() ?? '',
        hello: () => (this.#unit as Unit).hello(),
        online: () => this.#welcomed(),
        message: (word, payload) => this.#unit?.message(word, payload),
        changed: () => this.onChange(),
      },
    )
    this.#line = line
    this.#bootUnit(line)
    this.#happened()
  }

  #welcomed(): void {
    this.#happenedAt = performance.now()
    this.#unit?.online()
  }

  #bootUnit(line: Line): void {
    this.#clock = startClock(this.#options.clockError)
    const { interval, sampling } = this.#options
    this.#unit = new Unit(
      {
        carId: this.carId ?? '',
        line,
        clock: this.#clock,
        keys: this.#credentials.keys,
        interval,
        sampling,
        without: this.setup.without,
        body: { read: () => this.#state, change: (how) => this.#change(how), faults: this.faults },
      },
      {
        happened: () => this.#happened(),
        request: (seen) => this.#noteRequest(seen),
        learnedKeys: () => this.#credentials.keepKeys(),
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

  async #save(): Promise<void> {
    this.#savedAt = performance.now()
    try {
      await writeJson(this.setup.state, stateFile, asStored(this.#state))
    } catch (error) {
      this.#remark(`not saved: ${(error as Error).message}`)
    }
  }

  #remark(note: string): void {
    this.#note = note
    this.onChange()
  }
}

const windowsMove = (car: CarState) => Object.values(car.doors).some((door) => door.window !== door.windowTarget)
