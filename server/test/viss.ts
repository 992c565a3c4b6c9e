/** A client of VISS v3 over WebSocket, for tests. */
import type { AddressInfo } from 'node:net'
import { WebSocket } from 'ws'
import type { TestServer } from './start-server.ts'

/** What the server said. */
export interface VissSaid {
  action?: string
  requestId?: string
  subscriptionId?: string
  data?: unknown
  metadata?: unknown
  error?: { number: string; reason: string; description: string }
  ts?: string
}

export interface VissClient {
  ask(request: object): Promise<VissSaid>
  /** Anything at all; resolves with what is said next. */
  say(text: string | Buffer): Promise<VissSaid>
  /** Events so far, oldest first. */
  events: VissSaid[]
  closed: Promise<number>
  end(): void
}

const clients = new Set<WebSocket>()

/** Rejects with the HTTP status when the upgrade is refused. */
export async function connectViss(
  server: TestServer,
  options: { path?: string; headers?: Record<string, string>; protocols?: string[] } = {},
): Promise<VissClient> {
  if (!server.app.server.listening) await server.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.app.server.address() as AddressInfo
  const socket = new WebSocket(`ws://127.0.0.1:${port}${options.path ?? '/viss'}`, options.protocols ?? ['VISSv3'], {
    headers: options.headers ?? {},
  })
  clients.add(socket)
  const events: VissSaid[] = []
  const waiting: ((said: VissSaid) => void)[] = []
  socket.on('message', (data) => {
    const said = JSON.parse(data.toString()) as VissSaid
    if (said.action === 'subscription') events.push(said)
    else waiting.shift()?.(said)
  })
  const closed = new Promise<number>((done) => {
    socket.on('close', (code) => done(code))
  })
  await new Promise<void>((done, failed) => {
    socket.on('open', () => done())
    socket.on('unexpected-response', (_request, answer) => failed(new Error(String(answer.statusCode))))
    socket.on('error', failed)
  })
  const say: VissClient['say'] = (text) => {
    const said = new Promise<VissSaid>((done) => {
      waiting.push(done)
    })
    socket.send(text)
    return said
  }
  return { ask: (request) => say(JSON.stringify(request)), say, events, closed, end: () => socket.terminate() }
}

export function endVissClients(): void {
  for (const client of clients) client.terminate()
  clients.clear()
}
