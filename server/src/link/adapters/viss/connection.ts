/** One WebSocket of VISS: its requests, one after another, and its subscriptions. It only reads: nothing is set through it. */

import { TooMany } from '../../../platform/errors.ts'
import type { Change } from '../../../platform/live.ts'
import { hasChanged, inRange, leavesOf, metadataOf, type State, spanOf } from './signals.ts'
import { type DataItem, type Envelope, filterOf, pointOf, type RequestOf, readRequest, VissError, type VissRequest } from './words.ts'

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
  filters: NonNullable<RequestOf<'subscribe'>['filter']>
  /** What was told last. */
  told: Map<string, State[string]['value']>
  timer: NodeJS.Timeout | undefined
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
    if (filterOf(filter, 'metadata')) return { metadata: metadataOf(path) }
    const paths = leavesOf(path, filterOf(filter, 'paths'))
    const history = filterOf(filter, 'history')
    if (history) {
      const now = Date.now()
      return { data: single(await this.#ground.history(paths, new Date(now - spanOf(history)), new Date(now))) }
    }
    return { data: dataOf(paths, state) }
  }

  async #subscribe({ path, filter = [] }: RequestOf<'subscribe'>): Promise<object> {
    if (filter.some(({ variant }) => variant === 'history' || variant === 'metadata'))
      throw new VissError('invalid_data', 'What has been cannot be subscribed to.')
    if (this.#subscriptions.size >= mostSubscriptions) throw new VissError('too_many_requests', 'Too many subscriptions.')
    this.#state = await this.#ground.state()
    const paths = leavesOf(path, filterOf(filter, 'paths'))
    await this.#ground.watch()
    const id = String(this.#next++)
    const told = new Map(paths.map((one) => [one, this.#state[one]?.value ?? null]))
    const subscription: Subscription = { id, paths, filters: filter, told, timer: undefined }
    const timebased = filterOf(filter, 'timebased')
    if (timebased) subscription.timer = setInterval(() => this.#tell(subscription, paths), timebased.parameter.period)
    this.#subscriptions.set(id, subscription)
    this.#look()
    return { subscriptionId: id }
  }

  async #unsubscribe({ subscriptionId }: RequestOf<'unsubscribe'>): Promise<object> {
    if (!this.#end(subscriptionId)) throw new VissError('invalid_data', 'There is no such subscription.')
    return { subscriptionId }
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
      if (subscription.timer !== undefined) continue
      const news = subscription.paths.filter((path) => this.#isNews(subscription, path))
      if (news.length > 0) this.#tell(subscription, news)
    }
  }

  #isNews({ filters, told }: Subscription, path: string): boolean {
    const value = this.#state[path]?.value ?? null
    const range = filterOf(filters, 'range')
    const change = filterOf(filters, 'change')
    if (range && !inRange(value, range)) return false
    return change ? hasChanged(told.get(path), value, change) : told.get(path) !== value
  }

  #tell(subscription: Subscription, paths: readonly string[]): void {
    // who does not read is told nothing more, and finds the present when it does
    if (this.#socket.waiting > mostWaiting) return
    for (const path of paths) subscription.told.set(path, this.#state[path]?.value ?? null)
    this.#send({
      action: 'subscription',
      subscriptionId: subscription.id,
      data: single(itemsOf(paths, this.#state)),
      ts: new Date().toISOString(),
    })
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

const itemsOf = (paths: readonly string[], state: State): DataItem[] =>
  paths.map((path) => ({ path, dp: pointOf(state[path], new Date()) }))
/** One is itself, several are a list. */
const single = (items: DataItem[]): DataItem | DataItem[] => (items.length === 1 ? (items[0] as DataItem) : items)

/** One signal that is not there is an error; among others it is said in its place. */
function dataOf(paths: readonly string[], state: State): DataItem | DataItem[] {
  const [only] = paths
  if (paths.length === 1 && only !== undefined && (state[only]?.value ?? null) === null)
    throw new VissError('unavailable_data', 'The car has not said it.')
  return single(itemsOf(paths, state))
}
