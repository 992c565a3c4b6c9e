/** A wire that can be pinched, for tests: TCP from a port of its own to another, which can be held, cut, or go dead without a word. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Wire {
  readonly port: number
  /** Where it leads from now on. */
  lead(port: number): void
  /** Keeps what arrives, in both directions, until `flow`: a stall. */
  hold(): void
  flow(): void
  /** Breaks every connection; new ones go through. */
  cut(): void
  /** Forgets both ends without a word: what is half open stays half open for them. */
  die(): void
  close(): Promise<void>
}

export async function layWire(port: number, host = '127.0.0.1'): Promise<Wire> {
  let target = port
  let held = false
  const pairs = new Set<[Socket, Socket]>()
  const dead: Socket[] = []
  const server = createServer((near) => {
    const far = connect(target, host)
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.setNoDelay(true)
      one.on('data', (chunk) => {
        if (!other.write(chunk)) one.pause()
      })
      other.on('drain', () => {
        if (!held) one.resume()
      })
      one.on('error', () => {})
      one.on('close', () => {
        if (pairs.delete(pair)) other.destroy()
      })
    }
    if (held) for (const socket of pair) socket.pause()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const each = (act: (socket: Socket) => void) => {
    for (const pair of pairs) for (const socket of pair) act(socket)
  }
  return {
    port: (server.address() as AddressInfo).port,
    lead(port) {
      target = port
    },
    hold() {
      held = true
      each((socket) => socket.pause())
    },
    flow() {
      held = false
      each((socket) => socket.resume())
    },
    cut: () => each((socket) => socket.destroy()),
    die() {
      for (const pair of pairs) {
        pairs.delete(pair)
        for (const socket of pair) {
          socket.removeAllListeners('data')
          // read and thrown away, so that nobody's buffer fills and tells
          socket.on('data', () => {})
          socket.resume()
        }
        dead.push(...pair)
      }
    },
    async close() {
      server.close()
      each((socket) => socket.destroy())
      for (const socket of dead) socket.destroy()
      await once(server, 'close')
    },
  }
}
