/** One WebSocket of VISS: its requests, one after another, and its subscriptions. It only reads: nothing is set through it. */

import { TooMany } from '../../../platform/errors.ts'
import type { Change } from '../../../platform/live.ts'
import { CurveLog } from './curve-log.ts'
import { checkComparable, hasChanged, inRange, leavesOf, metadataOf, type State, spanOf, triggerOf } from './signals.ts'
import { type DataItem, type Envelope, filterOf, itemOf, type RequestOf, readRequest, VissError, type VissRequest } from './words.ts'

/** What the connection needs of the centre; everything asks again whether the caller may. */
export interface VissGround {
  /** Throws VissError when the caller may not, or not any longer. */
  state(): Promise<State>
  history(paths: readonly string[], from: Date, to: Date): Promise<DataItem[]>
  /** Somebody looks: changes are told live for 45 s. */
  watch(): Promise<void>
  /** A token in a message stands for the whole connection from then on. Throws VissError. */
  authorize(token: string): Promise<void>
  listen(heard: (change: Change | 'lost') => void): () => void
  log(error: unknown): void
}

interface VissSocket {
  send(text: string): void
  /** Bytes that the other end has not taken yet. */
  readonly waiting: number
}

interface Subscription {
  id: string
  paths: string[]
  filters: RequestOf<'subscribe'>['filter']
  /** Decides for all of its signals when to speak. */
  trigger: string
  /** What the trigger's value was when it spoke last, or when it began. */
  told: State[string]['value']
  timer: NodeJS.Timeout | undefined
  /** One for each signal of a curve log. */
  curves: Map<string, CurveLog> | undefined
}

const mostSubscriptions = 20
const mostRequests = 100
const windowMs = 10_000
const mostWaiting = 1024 * 1024
/** Changes within so long are told together. */
const together = 200
const watchEvery = 20_000

export class VissConnection {
  readonly #ground: VissGround
  readonly #socket: VissSocket
  readonly #subscriptions = new Map<string, Subscription>()
  #turn: Promise<void> = Promise.resolve()
  #requests = 0
  #windowStart = 0
  #next = 1
  #state: State = {}
  #forget: (() => void) | undefined
  #watching: NodeJS.Timeout | undefined
  #news: NodeJS.Timeout | undefined
  #closed = false

  constructor(ground: VissGround, socket: VissSocket) {
    this.#ground = ground
    this.#socket = socket
  }

  received(text: string): void {
    const now = performance.now()
    if (now - this.#windowStart > windowMs) {
      this.#windowStart = now
      this.#requests = 0
    }
    const { envelope, request } = readRequest(text)
    if (++this.#requests > mostRequests) {
      this.#refuse(envelope, new VissError('too_many_requests', 'Too many requests; wait ten seconds.'))
      return
    }
    this.#turn = this.#turn.then(() => this.#answer(envelope, request))
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#news)
    for (const id of [...this.#subscriptions.keys()]) this.#end(id)
  }

  async #answer(envelope: Envelope, request: VissRequest | VissError): Promise<void> {
    if (this.#closed) return
    try {
      if (request instanceof VissError) throw request
      if (request.authorization !== undefined) await this.#ground.authorize(request.authorization)
      const more = await this.#do(request)
      this.#send({ action: request.action, ...idOf(envelope), ...more, ts: new Date().toISOString() })
    } catch (error) {
      this.#refuse(envelope, asViss(error, this.#ground.log))
    }
  }

  #do(request: VissRequest): Promise<object> {
    switch (request.action) {
      case 'get':
        return this.#get(request)
      case 'subscribe':
        return this.#subscribe(request)
      case 'unsubscribe':
        return this.#unsubscribe(request)
      case 'set':
        return Promise.reject(new VissError('forbidden_request', 'This door only reads.'))
    }
  }

  async #get({ path, filter }: RequestOf<'get'>): Promise<object> {
    // before anything else: what a stranger asks is not even looked up
    const state = await this.#ground.state()
    const metadata = filterOf(filter, 'metadata')
    if (metadata) return { metadata: metadataOf(path, metadata.parameter, filterOf(filter, 'paths')) }
    const paths = leavesOf(path, filterOf(filter, 'paths'))
    const history = filterOf(filter, 'history')
    if (history) {
      const now = Date.now()
      const items = await this.#ground.history(paths, new Date(now - spanOf(history)), new Date(now))
      return { data: single(withoutPresent(items, state)) }
    }
    return { data: dataOf(paths, state) }
  }

  async #subscribe({ path, filter }: RequestOf<'subscribe'>): Promise<object> {
    if (this.#subscriptions.size >= mostSubscriptions) throw new VissError('too_many_requests', 'Too many subscriptions.')
    this.#state = await this.#ground.state()
    const paths = leavesOf(path, filterOf(filter, 'paths'))
    const [timebased, curvelog, range] = [filterOf(filter, 'timebased'), filterOf(filter, 'curvelog'), filterOf(filter, 'range')]
    const deciding = range ?? filterOf(filter, 'change')
    const trigger = deciding ? triggerOf(path, filterOf(filter, 'paths')) : (paths[0] as string)
    if (deciding) checkComparable(trigger, deciding)
    if (curvelog) for (const one of paths) checkComparable(one, curvelog)
    await this.#ground.watch()
    const id = String(this.#next++)
    // a value that is within the range already is news
    const told = range ? null : (this.#state[trigger]?.value ?? null)
    const curves = curvelog && new Map(paths.map((one) => [one, new CurveLog(curvelog.parameter)]))
    const subscription: Subscription = { id, paths, filters: filter, trigger, told, timer: undefined, curves }
    if (timebased) subscription.timer = setInterval(() => this.#tell(subscription), timebased.parameter.period)
    this.#subscriptions.set(id, subscription)
    this.#look()
    return { subscriptionId: id }
  }

  async #unsubscribe({ subscriptionId }: RequestOf<'unsubscribe'>): Promise<object> {
    if (!this.#end(subscriptionId)) throw new VissError('unavailable_data', 'Unknown subscription Id.')
    return {}
  }

  #end(id: string): boolean {
    clearInterval(this.#subscriptions.get(id)?.timer)
    const ended = this.#subscriptions.delete(id)
    if (this.#subscriptions.size === 0) {
      this.#forget?.()
      this.#forget = undefined
      clearInterval(this.#watching)
      this.#watching = undefined
    }
    return ended
  }

  /** While there is a subscription the lease is kept and changes are heard. */
  #look(): void {
    this.#forget ??= this.#ground.listen((change) => {
      if (change === 'lost' || change.topic === 'remote') this.#news ??= setTimeout(() => void this.#readAgain(), together)
    })
    // what has changed since the state was read
    this.#news ??= setTimeout(() => void this.#readAgain(), together)
    this.#watching ??= setInterval(() => this.#ground.watch().catch((error: unknown) => this.#over(error)), watchEvery)
  }

  async #readAgain(): Promise<void> {
    this.#news = undefined
    try {
      this.#state = await this.#ground.state()
    } catch (error) {
      return this.#over(error)
    }
    for (const subscription of this.#subscriptions.values()) {
      if (subscription.curves) this.#log(subscription, subscription.curves)
      else if (subscription.timer === undefined && this.#isNews(subscription)) this.#tell(subscription)
    }
  }

  #isNews({ filters, trigger, told }: Subscription): boolean {
    const value = this.#state[trigger]?.value ?? null
    const [range, change] = [filterOf(filters, 'range'), filterOf(filters, 'change')]
    if (change) return hasChanged(told, value, change)
    return range !== undefined && value !== told && inRange(value, range)
  }

  #tell(subscription: Subscription): void {
    const { paths, trigger } = subscription
    if (this.#say(subscription, itemsOf(paths, this.#state))) subscription.told = this.#state[trigger]?.value ?? null
  }

  /** Samples are what the car's live updates bring; several within 200 ms are one. */
  #log(subscription: Subscription, curves: ReadonlyMap<string, CurveLog>): void {
    const items = [...curves].flatMap(([path, curve]): DataItem[] => {
      const measured = this.#state[path]
      if (typeof measured?.value !== 'number') return []
      const told = curve.take({ at: Date.parse(measured.confirmedAt), value: measured.value })
      return told ? [{ path, dp: told.map(({ at, value }) => ({ value: String(value), ts: new Date(at).toISOString() })) }] : []
    })
    if (items.length > 0) this.#say(subscription, items)
  }

  /** False: who does not read is told nothing more, and finds the present when it does. */
  #say({ id }: Subscription, items: DataItem[]): boolean {
    if (this.#socket.waiting > mostWaiting) return false
    this.#send({ action: 'subscription', subscriptionId: id, data: single(items), ts: new Date().toISOString() })
    return true
  }

  /** The caller may not look any longer, or the database is gone: a connection that goes on would tell old things. */
  #over(error: unknown): void {
    const { answer } = asViss(error, this.#ground.log)
    for (const id of [...this.#subscriptions.keys()]) {
      this.#send({ action: 'subscription', subscriptionId: id, error: answer, ts: new Date().toISOString() })
      this.#end(id)
    }
  }

  #refuse(envelope: Envelope, { answer }: VissError): void {
    this.#send({
      ...(envelope.action === undefined ? {} : { action: envelope.action }),
      ...idOf(envelope),
      error: answer,
      ts: new Date().toISOString(),
    })
  }

  #send(message: object): void {
    if (!this.#closed) this.#socket.send(JSON.stringify(message))
  }
}

const idOf = ({ requestId }: Envelope) => (requestId === undefined ? {} : { requestId: String(requestId) })

function asViss(error: unknown, log: (error: unknown) => void): VissError {
  if (error instanceof VissError) return error
  if (error instanceof TooMany) return new VissError('too_many_requests', `Wait ${error.retryAfter} seconds.`)
  log(error)
  return new VissError('service_unavailable', 'Please try again.')
}

const itemsOf = (paths: readonly string[], state: State): DataItem[] => paths.map((path) => itemOf(path, state[path], new Date()))
/** One is itself, several are a list. */
const single = (items: DataItem[]): DataItem | DataItem[] => (items.length === 1 ? (items[0] as DataItem) : items)

/** What has been, without the value that is (CORE, history filter operation). Throws VissError when nothing is left. */
function withoutPresent(items: readonly DataItem[], state: State): DataItem[] {
  const past = items.map(({ path, dp }) => ({ path, dp: [dp].flat().filter(({ ts }) => ts !== state[path]?.confirmedAt) }))
  const left = past.filter(({ dp }) => dp.length > 0)
  if (left.length === 0) throw new VissError('unavailable_data', 'Nothing was measured in that time.')
  return left
}

/** One signal that is not there is an error; among others it is said in its place. */
function dataOf(paths: readonly string[], state: State): DataItem | DataItem[] {
  const [only] = paths
  if (paths.length === 1 && only !== undefined && (state[only]?.value ?? null) === null)
    throw new VissError('unavailable_data', 'The car has not said it.')
  return single(itemsOf(paths, state))
}
