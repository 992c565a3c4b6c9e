/**
 * The simulator's own HTTP door, on this machine only: the control API of the bench (bench-contract.ts), its live
 * events, and the built pages of `web/car`. A page of another origin is refused, and so is a foreign Host name.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import type * as z from 'zod'
import { type ActName, acts, type BenchCode, type CarActName, type CarsView, carActs, type UnitActName } from './bench-contract.ts'
import type { Car } from './car.ts'
import { routeNames } from './routes.ts'

export interface BenchSetup {
  cars: readonly Car[]
  /** 0 = any free port. */
  port: number
  /** Folder of the built pages; without one only the API is served. */
  web?: string | undefined
}

const largestBody = 16 * 1024
/** ms between two pushes of the live events. */
const pushEvery = 100
const heartbeat = 20_000

export interface Bench {
  port: number
  close(): Promise<void>
}

/** Listens on 127.0.0.1. Rejects when the port is taken (`EADDRINUSE`). */
export async function openBench(setup: BenchSetup): Promise<Bench> {
  const pushes = livePushes(setup.cars)
  const server = createServer((request, response) => {
    serve(setup, pushes, request, response).catch(() => {
      if (!response.headersSent) say(response, 500, { code: 'fault' })
      else response.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(setup.port, '127.0.0.1', resolve)
  })
  return { port: portOf(server), close: () => close(server, pushes) }
}

function portOf(server: Server): number {
  const address = server.address()
  return address && typeof address === 'object' ? address.port : 0
}

function close(server: Server, pushes: Pushes): Promise<void> {
  pushes.end()
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

async function serve(setup: BenchSetup, pushes: Pushes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isFromHere(request)) return say(response, 403, { code: 'not-allowed' })
  const path = decoded(new URL(request.url ?? '/', 'http://localhost').pathname)
  if (path === undefined) return say(response, 400, { code: 'invalid' })
  if (path === '/api/cars' && request.method === 'GET') return say(response, 200, viewOf(setup.cars))
  if (path === '/api/events' && request.method === 'GET') return pushes.add(response)
  const [, id, name] = /^\/api\/cars\/([^/]+)\/([^/]+)$/.exec(path) ?? []
  if (id && name && request.method === 'POST') return serveAct(setup.cars, id, name, request, response)
  if (path.startsWith('/api/') || (request.method !== 'GET' && request.method !== 'HEAD')) return say(response, 404, { code: 'not-found' })
  return serveFile(setup.web, path, request, response)
}

/** Names of this machine only (a rebound DNS name is none), and pages of this very origin only. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const host = headers.host ?? ''
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)) return false
  return headers.origin === undefined || headers.origin === `http://${host}`
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

const viewOf = (cars: readonly Car[]): CarsView => ({ cars: cars.map((car) => car.view()), routes: routeNames })

async function serveAct(cars: readonly Car[], id: string, name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const car = cars.find((one) => one.carId === id || one.setup.name === id)
  if (!car || !Object.hasOwn(acts, name)) return say(response, 404, { code: 'not-found' })
  const body = acts[name as ActName].safeParse(await readBody(request))
  if (!body.success) return say(response, 400, { code: 'invalid' })
  const refused = await perform(car, name as ActName, body.data)
  if (refused) return say(response, 409, { code: refused })
  return say(response, name === 'wake' ? 202 : 200, car.view())
}

type UnitStrokes = {
  [Name in UnitActName]: (car: Car, body: z.output<(typeof acts)[Name]>) => BenchCode | undefined | Promise<BenchCode | undefined>
}
const unitStrokes: UnitStrokes = {
  network: (car, { on, how }) => car.setNetwork(on, how),
  wake: (car) => car.wake(),
  sleep: (car) => car.sleep(),
  reboot: (car) => car.reboot(),
  fault: (car, { what, on }) => {
    car.setFault(what, on)
    return undefined
  },
  enrol: (car, { code }) => car.enrol(code),
}

/** `body` has passed the schema of this act. */
async function perform(car: Car, name: ActName, body: unknown): Promise<BenchCode | undefined> {
  if (Object.hasOwn(carActs, name)) return car.act(name as CarActName, body as never)
  return unitStrokes[name as UnitActName](car, body as never)
}

/** An empty body is `{}`; what is no JSON or too long is nothing that any schema takes. */
async function readBody(request: IncomingMessage): Promise<unknown> {
  let body = ''
  for await (const chunk of request) {
    body += chunk
    if (body.length > largestBody) return undefined
  }
  if (!body) return {}
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

interface Pushes {
  add(response: ServerResponse): void
  end(): void
}

/** Live events: the cars that changed since the last push, at most ten pushes a second. */
function livePushes(cars: readonly Car[]): Pushes {
  const listeners = new Set<ServerResponse>()
  const changed = new Set<Car>()
  let timer: NodeJS.Timeout | undefined
  const tell = (text: string) => {
    for (const listener of listeners) listener.write(text)
  }
  const push = () => {
    timer = undefined
    const some = [...changed]
    changed.clear()
    tell(event(some))
  }
  for (const car of cars) {
    car.onChange = () => {
      if (!listeners.size) return
      changed.add(car)
      timer ??= setTimeout(push, pushEvery)
    }
  }
  const beat = setInterval(() => tell(': still here\n\n'), heartbeat)
  return {
    add(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' })
      response.write(event(cars))
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
    },
    end() {
      clearInterval(beat)
      clearTimeout(timer)
      for (const listener of listeners) listener.end()
    },
  }
}

const event = (cars: readonly Car[]) => `event: cars\ndata: ${JSON.stringify(viewOf(cars))}\n\n`

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** A file of the built pages; any other address without an ending is a page of the application itself. */
async function serveFile(web: string | undefined, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!web) return say(response, 404, { code: 'no-pages' })
  const wanted = join(web, normalize(path))
  const inside = wanted === web || wanted.startsWith(web + sep)
  const found = inside && (await isFile(wanted)) ? wanted : extname(path) ? undefined : join(web, 'index.html')
  if (!found || !(await isFile(found))) return say(response, 404, { code: web && found ? 'no-pages' : 'not-found' })
  const unchanging = path.startsWith('/assets/')
  response.writeHead(200, {
    'content-type': types[extname(found)] ?? 'application/octet-stream',
    'cache-control': unchanging ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  })
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(found)
      .on('error', () => response.destroy())
      .pipe(response)
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
