/**
 * The car's line to the centre: connect, say hello, wait for the welcome, then send what waits. Lost connections are
 * made again with growing pauses; what the centre has not acknowledged is sent again with the same (boot, seq).
 */
import type { SecureContext } from 'node:tls'
import { type Answer, type Bye, type Hello, received, type Trace, topic, welcome } from '@tsunagu/contract/message.ts'
import type { LineState } from './bench-contract.ts'
import { Mqtt } from './mqtt.ts'
import { Shelf } from './trace.ts'

export interface LineSetup {
  carId: string
  host: string
  port: number
  /** Made anew for each connection, so that a renewed certificate is used and an idle car holds none. */
  secureContext(): SecureContext
  /** Seconds. */
  keepalive: number
  /** ms to wait for the welcome. */
  patience: number
  /** ms after which a trace the centre has not named is sent again (behind a broker). */
  unnamed: number
  /** Most traces kept while the centre has not acknowledged them. */
  shelf: number
  /** Of [0, 1): spreads reconnects of many cars. */
  random(): number
}

export interface LineEvents {
  boot(): string
  hello(): Hello
  /** Welcomed: the time for a key frame, which is sent before older traces. */
  online(): void
  /** Anything else on `down/…`, by `module/word`. */
  message(word: string, payload: Buffer): void
  changed(): void
}

/** Traces sent and not acknowledged at one time. */
const mostInFlight = 16
const mostAnswers = 64
const firstPause = 400
const longestPause = 15_000
/** ms given to the last words. */
const farewell = 600

export class Line {
  readonly shelf: Shelf
  lastError: string | undefined
  since = Date.now()
  #state: LineState = 'asleep'
  readonly #setup: LineSetup
  readonly #on: LineEvents
  readonly #answers = new Map<string, Answer>()
  #mqtt: Mqtt | undefined
  #connection = 0
  #inFlight = 0
  #stored: 'puback' | 'received' = 'puback'
  #timer: NodeJS.Timeout | undefined
  #resend: NodeJS.Timeout | undefined
  #pause = firstPause
  #network = true

  constructor(setup: LineSetup, on: LineEvents) {
    this.#setup = setup
    this.#on = on
    this.shelf = new Shelf(setup.shelf)
  }

  get state(): LineState {
    return this.#state
  }

  get network(): boolean {
    return this.#network
  }

  /** Awake from now on: connect, and connect again whenever the connection is lost. */
  open(): void {
    if (this.#state !== 'asleep' && this.#state !== 'no-network') return
    if (this.#network) this.#connect()
    else this.#become('no-network')
  }

  /** Says bye, waits a moment until the centre has it, and is gone. */
  async sleep(): Promise<void> {
    const mqtt = this.#mqtt
    const wasOnline = this.#state === 'online'
    this.#become('asleep')
    clearTimeout(this.#timer)
    // In a tunnel there is nobody to say it to; the muted connection stays, for the centre still believes in it.
    if (!mqtt || !this.#network) return
    if (!wasOnline) return this.#letGo('destroy')
    await new Promise<void>((heard) => {
      const bye: Bye = { boot: this.#on.boot(), why: 'sleep' }
      mqtt.publish(topic.up(this.#setup.carId, 'link', 'bye'), JSON.stringify(bye), heard)
      setTimeout(heard, farewell)
    })
    // Woken while saying bye: `open` has made a new connection already.
    if (this.#mqtt === mqtt) this.#mqtt = undefined
    mqtt.disconnect()
  }

  /** Gone without a word, as when the power fails. */
  drop(): void {
    this.#letGo('destroy')
    this.#become('asleep')
  }

  /** `silent`: the centre still believes in the connection until its keepalive runs out. */
  setNetwork(on: boolean, how: 'silent' | 'cut'): void {
    if (on === this.#network) return
    this.#network = on
    const awake = this.#state !== 'asleep'
    if (on) {
      this.#letGo('destroy')
      if (awake) this.#connect()
    } else if (awake) {
      this.#become('no-network')
      this.#letGo(how === 'cut' ? 'destroy' : 'mute')
    }
  }

  /** A new connection now, with a clean end of the present one (after a renewed certificate). */
  reconnect(): void {
    if (this.#state !== 'online') return
    const mqtt = this.#mqtt
    this.#mqtt = undefined
    mqtt?.disconnect()
    this.#connect()
  }

  send(trace: Trace, urgent: boolean): void {
    this.shelf.put(trace, urgent)
    this.#pump()
  }

  /** Kept until acknowledged, too: the centre may be waiting for it after a tunnel. */
  answer(answer: Answer): void {
    this.#answers.delete(answer.id)
    this.#answers.set(answer.id, answer)
    if (this.#answers.size > mostAnswers) this.#answers.delete(this.#answers.keys().next().value as string)
    if (this.#state === 'online') this.#publishAnswer(answer)
  }

  #connect(): void {
    clearTimeout(this.#timer)
    this.#become('connecting')
    const { carId, host, port, keepalive } = this.#setup
    const will: Bye = { boot: this.#on.boot(), why: 'lost' }
    this.#connection++
    this.#inFlight = 0
    const mqtt: Mqtt = new Mqtt(
      {
        host,
        port,
        keepalive,
        clientId: carId,
        secureContext: this.#setup.secureContext(),
        will: { topic: topic.up(carId, 'link', 'bye'), payload: JSON.stringify(will) },
      },
      {
        connected: () => this.#greet(mqtt),
        message: (path, payload) => mqtt === this.#mqtt && this.#receive(path, payload),
        closed: (why) => mqtt === this.#mqtt && this.#lost(why),
      },
    )
    this.#mqtt = mqtt
    this.#timer = setTimeout(() => mqtt.destroyFor('no welcome'), this.#setup.patience)
  }

  #greet(mqtt: Mqtt): void {
    const { carId } = this.#setup
    mqtt.subscribe(topic.allDown(carId), () => mqtt.publish(topic.up(carId, 'link', 'hello'), JSON.stringify(this.#on.hello())))
  }

  #receive(path: string, payload: Buffer): void {
    const start = topic.down(this.#setup.carId, '', '').length - 1
    const word = path.slice(start)
    if (word === 'link/welcome') this.#welcomed(payload)
    else if (word === 'link/received') this.#forgetReceived(payload)
    else this.#on.message(word, payload)
  }

  #forgetReceived(payload: Buffer): void {
    const named = received.safeParse(parseJson(payload))
    if (named.success) this.shelf.forget(named.data.boot, named.data.seq)
  }

  #welcomed(payload: Buffer): void {
    const said = welcome.safeParse(parseJson(payload))
    if (!said.success || this.#state !== 'connecting') return
    clearTimeout(this.#timer)
    this.#stored = said.data.stored
    this.#pause = firstPause
    this.lastError = undefined
    // Still `connecting`: the key frame only gets onto the shelf, and leaves it before what is older.
    this.#on.online()
    this.#become('online')
    for (const answer of this.#answers.values()) this.#publishAnswer(answer)
    clearInterval(this.#resend)
    if (this.#stored === 'received') this.#resend = setInterval(() => this.#sendUnnamed(), this.#setup.unnamed / 2)
    this.#pump()
  }

  /** A broker's word is not the centre's: what it took while the centre was away is gone. */
  #sendUnnamed(): void {
    this.shelf.unsend(performance.now() - this.#setup.unnamed)
    this.#pump()
  }

  #publishAnswer(answer: Answer): void {
    this.#mqtt?.publish(topic.up(this.#setup.carId, 'link', 'answer'), JSON.stringify(answer), () => {
      if (this.#answers.get(answer.id) === answer) this.#answers.delete(answer.id)
    })
  }

  #pump(): void {
    const [mqtt, connection] = [this.#mqtt, this.#connection]
    while (mqtt && this.#state === 'online' && this.#inFlight < mostInFlight) {
      const kept = this.shelf.next(connection)
      if (!kept) return
      kept.sentOn = connection
      kept.sentAt = performance.now()
      this.#inFlight++
      mqtt.publish(topic.up(this.#setup.carId, 'link', 'trace'), kept.payload, () => {
        if (connection !== this.#connection) return
        this.#inFlight--
        if (this.#stored === 'puback') this.shelf.forget(kept.boot, kept.seq)
        this.#pump()
      })
    }
  }

  #lost(why: string): void {
    this.#mqtt = undefined
    clearTimeout(this.#timer)
    if (this.#state !== 'connecting' && this.#state !== 'online') return
    this.lastError = why
    this.#become('connecting')
    this.#timer = setTimeout(() => this.#connect(), this.#pause * (0.5 + this.#setup.random()))
    this.#pause = Math.min(longestPause, this.#pause * 2)
  }

  #letGo(how: 'destroy' | 'mute'): void {
    clearTimeout(this.#timer)
    const mqtt = this.#mqtt
    if (how === 'mute') {
      mqtt?.mute()
      return
    }
    this.#mqtt = undefined
    mqtt?.destroy()
  }

  #become(state: LineState): void {
    if (state !== 'online') clearInterval(this.#resend)
    if (state === this.#state) return
    this.#state = state
    this.since = Date.now()
    this.#on.changed()
  }
}

function parseJson(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'))
  } catch {
    return undefined
  }
}
