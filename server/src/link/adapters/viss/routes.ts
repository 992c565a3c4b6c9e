/**
 * VISS v3 (COVESA) over WebSocket at `/viss` and `/viss/<vehicle>`: an owner's own programs read the owner's own car. The caller is known
 * by a token — in the header, or in a message's `authorization` — or by our own page's session. Plain connections only from this machine.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { readVehicle } from '@tsunagu/contract/vehicles.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type WebSocket, WebSocketServer } from 'ws'
import { gate } from '../../../accounts/index.ts'
import { contractNeeded } from '../../../contracts/index.ts'
import { Failure, NotAllowed, NotFound, TooMany } from '../../../platform/errors.ts'
import { countTry, networkOf } from '../../../platform/limits.ts'
import type { Centre } from '../../../platform/module.ts'
import { type Actor, type Work, working } from '../../../platform/work.ts'
import { heldBy, listVehicles, vehicleOf } from '../../../vehicles/index.ts'
import { readHistory } from '../../history/read-history.ts'
import { stateOf } from '../../presence/state-of.ts'
import { watch } from '../../presence/watch.ts'
import { findUnit } from '../../units/queries.ts'
import { vissPath } from '../devices/settings-of.ts'
import { VissConnection, type VissGround } from './connection.ts'
import { type DataItem, VissError } from './words.ts'

const protocol = 'VISSv3'
const ofCar = new RegExp(`^${vissPath}(?:/([0-9a-f-]{36}))?$`)
const messageBytes = 64 * 1024
const heartbeat = 20_000
/** How long who calls is not asked again (ms): a right that is taken back works no longer than this. */
const believeFor = 10_000
/** Who opens a connection and does not say who they are. */
const nameWithin = 30_000
const connects = { calls: 60, seconds: 60 }
const mostConnections = 500
const mostPoints = 20_000

export async function hangViss(app: FastifyInstance, centre: Centre): Promise<void> {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: messageBytes,
    perMessageDeflate: false,
    handleProtocols: () => protocol,
  })
  const accept = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://own.invalid')
    const address = ofCar.exec(url.pathname)
    if (!address) return refuse(socket, '404 Not Found')
    if (!offers(request)) return refuse(socket, '400 Bad Request')
    if (!isSecure(centre, request)) return refuse(socket, '403 Forbidden')
    const { authorization, cookie, origin } = request.headers
    // a page of another origin comes with our cookie all the same
    if (cookie !== undefined && authorization === undefined && origin !== undefined && origin !== centre.config.ORIGIN)
      return refuse(socket, '403 Forbidden')
    if (server.clients.size >= mostConnections) return refuse(socket, '503 Service Unavailable')
    await countTry(centre.ground.db, `viss ${networkOf(addressOf(centre, request))}`, connects, new Date())
    const cookies = cookie !== undefined && origin === centre.config.ORIGIN ? app.parseCookie(cookie) : {}
    const caller = new Caller(centre, addressOf(centre, request), cookies, address[1])
    if (authorization !== undefined) await caller.authorizeBy(authorization)
    // whoever is not signed in may still send a token
    else await caller.check().catch(() => {})
    server.handleUpgrade(request, socket, head, (opened) => serve(centre, caller, opened))
  }
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    accept(request, socket, head).catch((error: unknown) => {
      if (!(error instanceof Failure) && !(error instanceof VissError)) centre.log.error({ err: error }, 'fault')
      refuse(
        socket,
        error instanceof TooMany
          ? '429 Too Many Requests'
          : error instanceof Failure || error instanceof VissError
            ? '401 Unauthorized'
            : '503 Service Unavailable',
      )
    })
  })
  app.addHook('preClose', async () => {
    for (const client of server.clients) client.close(1001, 'the centre stops')
    setTimeout(() => {
      for (const client of server.clients) client.terminate()
    }, 500).unref()
  })
}

const offers = ({ headers }: IncomingMessage) =>
  (headers['sec-websocket-protocol'] ?? '').split(',').some((offered) => offered.trim() === protocol)

function refuse(socket: Duplex, status: string): void {
  if (!socket.writable) return
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

const isLocal = (address: string | undefined) => address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address)

/** TLS of our own or of the proxy in front; the spec has plain connections rejected, and we except this machine alone. */
function isSecure({ config }: Centre, { socket, headers }: IncomingMessage): boolean {
  if (config.PROXY)
    return (
      String(headers['x-forwarded-proto'] ?? '')
        .split(',')
        .at(-1)
        ?.trim() === 'https'
    )
  return (config.TLS_CERT !== undefined && config.TLS_KEY !== undefined) || isLocal(socket.remoteAddress)
}

/** The last address in X-Forwarded-For is our own proxy's word; what stands before it is the caller's. */
function addressOf({ config }: Centre, { socket, headers }: IncomingMessage): string {
  const forwarded = config.PROXY
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : undefined
  return forwarded || (socket.remoteAddress ?? '')
}

function serve(centre: Centre, caller: Caller, socket: WebSocket): void {
  const ground = groundOf(centre, caller)
  const connection = new VissConnection(ground, {
    send: (text) => socket.send(text),
    get waiting() {
      return socket.bufferedAmount
    },
  })
  let alive = true
  socket.on('pong', () => {
    alive = true
  })
  const beat = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
    // a session that has ended or a token that was taken back ends what it opened
    if (caller.isNamed) caller.check().catch(() => socket.close(1008, 'not allowed any longer'))
  }, heartbeat)
  const nameless = setTimeout(() => {
    if (!caller.isNamed) socket.close(1008, 'no token')
  }, nameWithin)
  socket.on('message', (data, isBinary) => {
    if (isBinary) return socket.close(1003, 'text only')
    connection.received(data.toString())
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(beat)
    clearTimeout(nameless)
    connection.close()
  })
}

/** Who looks through one connection: whose car it is is asked with every reading, who calls every few seconds. */
class Caller {
  readonly #centre: Centre
  readonly #address: string
  readonly #cookies: Record<string, string | undefined>
  #authorization: string | undefined
  #vehicleId: string | undefined
  #known: { actor: Actor; until: number } | undefined
  isNamed = false

  constructor(centre: Centre, address: string, cookies: Record<string, string | undefined>, vehicleId: string | undefined) {
    this.#centre = centre
    this.#address = address
    this.#cookies = cookies
    this.#vehicleId = vehicleId
  }

  /** `Bearer …` of a header. */
  async authorizeBy(header: string): Promise<void> {
    this.#authorization = header
    this.#known = undefined
    await this.check()
  }

  /** Throws VissError when the caller is nobody, or this is not their car. */
  async check(): Promise<void> {
    await this.work(async () => {})
  }

  /** One piece of work in the caller's name, about their car. */
  async work<T>(act: (work: Work, vehicleId: string, accountId: string) => Promise<T>): Promise<T> {
    const actor = await this.#identify()
    if (actor.kind !== 'owner') throw new VissError('invalid_token', 'Say who you are.')
    return working(this.#centre.ground, actor, async (work) => {
      const vehicleId = await this.#carOf(work)
      return act(work, vehicleId, actor.accountId)
    }).catch((error: unknown) => {
      if (error instanceof NotFound || error instanceof NotAllowed) throw new VissError('forbidden_request', 'Not your car.')
      throw error
    })
  }

  async #identify(): Promise<Actor> {
    if (this.#known && this.#known.until > performance.now()) return this.#known.actor
    const headers = this.#authorization === undefined ? {} : { authorization: this.#authorization }
    // what the gate looks at of a request, and nothing else
    const request = { headers, cookies: this.#cookies, ip: this.#address } as unknown as FastifyRequest
    try {
      const actor = await gate.identify(this.#centre.ground, request, readVehicle)
      this.isNamed = actor.kind === 'owner'
      this.#known = { actor, until: performance.now() + believeFor }
      return actor
    } catch (error) {
      if (!(error instanceof NotAllowed)) throw error
      throw new VissError(error.code === 'signed-out' ? 'invalid_token' : 'forbidden_request', 'The token does not open this.')
    }
  }

  /** The car of the address; without one the car the app opens with. What our own unit reports belongs to the contract (GLK-32). */
  async #carOf(work: Work): Promise<string> {
    const { id, role } = this.#vehicleId ? await vehicleOf(work, this.#vehicleId) : await selectedOf(work)
    if (role !== 'owner') throw new NotAllowed()
    this.#vehicleId = id
    const [unit, uncontracted] = await Promise.all([findUnit(work.db, id), contractNeeded(work, id)])
    if (unit?.state === 'enrolled' && uncontracted) throw new VissError('forbidden_request', 'The car has no contract.')
    return id
  }
}

async function selectedOf(work: Work) {
  const cars = await listVehicles(work)
  const car = cars.find(({ selected }) => selected) ?? cars[0]
  if (!car) throw new NotFound()
  return car
}

function groundOf(centre: Centre, caller: Caller): VissGround {
  return {
    state: () => caller.work(async (work, vehicleId) => (await stateOf(work, vehicleId)).signals),
    watch: () => caller.work((work, vehicleId) => watch(work, vehicleId)),
    authorize: (token) => caller.authorizeBy(/^Bearer /i.test(token) ? token : `Bearer ${token}`),
    history: (paths, from, to) => caller.work((work, vehicleId, accountId) => historyOf(work, { vehicleId, accountId, paths, from, to })),
    listen(heard) {
      let keys: ReadonlySet<string> = new Set()
      void caller.work(async (_work, vehicleId) => {
        keys = new Set([`vehicle:${vehicleId}`])
      })
      return centre.live.listen(() => keys, heard)
    },
    log: (error) => centre.log.error({ err: error }, 'fault'),
  }
}

/** Only of the time in which the caller owned the car. */
async function historyOf(
  work: Work,
  asked: { vehicleId: string; accountId: string; paths: readonly string[]; from: Date; to: Date },
): Promise<DataItem[]> {
  const { vehicleId, accountId, paths, from, to } = asked
  const items = new Map(paths.map((path) => [path, [] as { value: string; ts: string }[]]))
  for (const held of await heldBy(work, vehicleId, accountId)) {
    const start = held.from > from ? held.from : from
    const end = held.until !== null && held.until < to ? held.until : to
    if (start >= end) continue
    const { times, columns } = await readHistory(work, { vehicleId, from: start, to: end, paths })
    for (const [path, points] of items)
      for (const [index, value] of (columns[path] ?? []).entries())
        if (value !== null) points.push({ value: String(value), ts: new Date(times[index] as number).toISOString() })
  }
  if ([...items.values()].some((points) => points.length > mostPoints))
    throw new VissError('invalid_data', 'Too much at once: ask for a shorter period.')
  return [...items].map(([path, dp]) => ({ path, dp }))
}
