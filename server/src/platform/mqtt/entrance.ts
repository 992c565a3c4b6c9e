/** What both doors for MQTT have in common: TLS in front of aedes, and lines that end by themselves when nobody is there any more. */
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls'
import type { Aedes, AuthenticateError, Client, ConnectPacket } from 'aedes'
import type { Log } from '../log.ts'
import type { MqttLine } from './line.ts'

const second = 1000
/** A packet must be whole after so long. */
const partialTimeout = 30 * second

/** For aedes. ms and packets. */
export const brokerLimits = { connectTimeout: 10 * second, drainTimeout: 30 * second, queueLimit: 1000 }

export interface EntranceOptions {
  host: string
  port: number
  tls: TlsOptions
  broker: Aedes
  log: Log
  /** The line of somebody whose handshake is over. */
  line(socket: TLSSocket): MqttLine
  /** A handshake that failed. */
  failed?(socket: TLSSocket): void
  /** Each second, with the ms of `performance.now()`. */
  sweep(now: number): void
}

export interface Entrance {
  readonly port: number
  renew(tls: TlsOptions): void
  /** Cuts these lines and whoever is still in a handshake. */
  close(lines: readonly MqttLine[]): Promise<void>
}

export async function openEntrance({ host, port, tls, broker, log, line, failed, sweep }: EntranceOptions): Promise<Entrance> {
  const enter = (socket: TLSSocket) => {
    socket.setNoDelay(true)
    socket.setKeepAlive(true, 60 * second)
    broker.handle(line(socket) as Duplex)
  }
  const server = createServer({ ...tls, minVersion: 'TLSv1.2', handshakeTimeout: 10 * second }, enter)
  const knocking = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    knocking.add(socket)
    socket.on('close', () => knocking.delete(socket))
  })
  server.on('tlsClientError', (error, socket) => {
    log.debug({ err: error }, 'TLS handshake failed')
    failed?.(socket)
  })
  const sweeping = setInterval(() => sweep(performance.now()), second)

  await broker.listen()
  server.listen(port, host)
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    renew: (newer) => server.setSecureContext({ ...newer, minVersion: 'TLSv1.2' }),
    async close(lines) {
      clearInterval(sweeping)
      const closed = new Promise<void>((done) => server.close(() => done()))
      for (const one of lines) one.cut()
      for (const socket of [...knocking]) socket.destroy()
      await closed
      await new Promise<void>((done) => broker.close(() => done()))
    },
  }
}

export const lineOf = (client: Client) => client.conn as unknown as MqttLine

/** Takes from CONNECT what the door does itself. `longest`: seconds, also in place of "never". */
export function takeOver(line: MqttLine, packet: ConnectPacket, longest: number): void {
  line.keepalive = Math.min(packet.keepalive || longest, longest)
  // pings are answered by the line, so the line counts the silence; sessions and wills are ours to keep, not the broker's
  packet.keepalive = 0
  packet.clean = true
  delete packet.will
}

/** CONNACK 3: not now. */
export const unavailable = () => Object.assign(new Error('unavailable'), { returnCode: 3 }) as AuthenticateError

/** MQTT 3.1.1 §3.1.2.10: one and a half times the keepalive. */
export const isSilent = (line: MqttLine, now: number) => !line.paused && now - line.heardAt > line.keepalive * 1.5 * second

/** A packet that has begun and does not end. */
export const isStuck = ({ partialSince }: MqttLine, now: number) => partialSince !== undefined && now - partialSince > partialTimeout

/** At a random moment within so many ms, so that not all come back at once. */
export function cutSoon(line: MqttLine, within: number): void {
  setTimeout(() => line.cut(), Math.random() * within).unref()
}
