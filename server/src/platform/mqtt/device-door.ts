/**
 * A door for MQTT 3.1.1 devices over TLS that have no certificate but a user name and a password, on aedes. Like the door for clients
 * with certificates it knows no topic and no table, and routes nothing from client to client; other than there QoS 2 and retained
 * messages are taken. A message of QoS 1 or 2 is acknowledged (PUBACK, PUBREC) when its handler has settled.
 */
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createServer, type TLSSocket } from 'node:tls'
import { Aedes, type AuthenticateError, type Client } from 'aedes'
import type { Log } from '../log.ts'
import { Ledger, MqttLine } from './line.ts'

/** What is known of a device when it knocks. */
export interface DeviceKnock {
  user: string
  password: Buffer
  address: string
}

export type DeviceOffence = 'foreign-topic' | 'too-large' | 'too-many'

export interface DeviceDoorOptions<Session> {
  host: string
  port: number
  tls: { key: string; cert: string }
  /** Bytes. */
  packetBytes: number
  /** Messages a device may send in ten seconds before it is cut off. */
  mostMessages: number
  log: Log
  /** undefined: not welcome (CONNACK 5). Throws: not now (CONNACK 3), it may come again. */
  admit(knock: DeviceKnock): Promise<Session | undefined>
  /** The start of all topics of this device. */
  prefix(session: Session): string
  subscribed(session: Session, filter: string): void
  /** QoS 0 is not waited for. When it rejects the device is cut off without acknowledgement. */
  received(session: Session, topic: string, payload: Buffer): Promise<void>
  offended(session: Session, offence: DeviceOffence): void
  /** The connection has ended, for whatever reason. */
  gone(session: Session): void
}

export interface DeviceDoor<Session> {
  readonly port: number
  /** Is this session's connection still there? */
  holds(session: Session): boolean
  sessions(): Session[]
  /** QoS 1. */
  publish(session: Session, topic: string, payload: string): void
  cut(session: Session): void
  /** Cuts everybody off within about `spread` ms, so that not all come back at once. */
  cutAll(spread: number): void
  renew(tls: { key: string; cert: string }): void
  close(): Promise<void>
}

interface Place<Session> {
  line: MqttLine
  client: Client
  session: Session
  offences: number
  windowStart: number
  messages: number
  /** Handlers of messages that are to be acknowledged end in the order of arrival. */
  turn: Promise<void>
}

const second = 1000
const mostOffences = 5
/** Modules ask for up to 29 minutes; a line that is silent for half as long again is over. Seconds. */
const longestKeepalive = 1800
/** A packet must be whole after so long. */
const partialTimeout = 30 * second
const lineBytes = 512 * 1024
const allBytes = 16 * 1024 * 1024

export async function openDeviceDoor<Session extends object>(options: DeviceDoorOptions<Session>): Promise<DeviceDoor<Session>> {
  const { log } = options
  const ledger = new Ledger(allBytes)
  const places = new Map<Session, Place<Session>>()
  const byClient = new WeakMap<Client, Place<Session>>()

  const broker = new Aedes({
    connectTimeout: 10 * second,
    drainTimeout: 30 * second,
    queueLimit: 1000,
    preConnect(client, packet, done) {
      const line = client.conn as unknown as MqttLine
      line.keepalive = Math.min(packet.keepalive || longestKeepalive, longestKeepalive)
      // pings are answered by the line, so the line counts the silence; sessions and wills are ours to keep, not the broker's
      packet.keepalive = 0
      packet.clean = true
      delete packet.will
      // modules of different people call themselves alike; a user name is one device's
      packet.clientId = String(packet.username ?? '')
      done(null, true)
    },
    authenticate(client, user, password, done) {
      const line = client.conn as unknown as MqttLine
      const knock = { user: String(user ?? ''), password: Buffer.from(password ?? ''), address: line.socket.remoteAddress ?? '' }
      options.admit(knock).then(
        (session) => {
          if (session === undefined) return done(null, false)
          if (line.destroyed) return options.gone(session)
          const place: Place<Session> = { line, client, session, offences: 0, windowStart: 0, messages: 0, turn: Promise.resolve() }
          places.set(session, place)
          byClient.set(client, place)
          line.once('close', () => {
            places.delete(session)
            options.gone(session)
          })
          done(null, true)
        },
        (error: unknown) => {
          log.debug({ err: error }, 'cannot admit a device')
          done(Object.assign(new Error('unavailable'), { returnCode: 3 }) as AuthenticateError, false)
        },
      )
    },
    authorizeSubscribe(client, subscription, done) {
      const place = client && byClient.get(client)
      if (!place) return done(new Error('gone'))
      const own = options.prefix(place.session)
      if (!subscription.topic.startsWith(own)) return done(offend(place, 'foreign-topic'), null)
      options.subscribed(place.session, subscription.topic)
      done(null, subscription)
    },
    authorizePublish(client, packet, done) {
      const place = client && byClient.get(client)
      if (!place) return done(new Error('gone'))
      const bytes = place.line.takeMessage()
      const release = (error?: Error | null) => {
        place.line.release(bytes)
        done(error)
      }
      if (!countMessage(place)) {
        options.offended(place.session, 'too-many')
        return release(new Error('too many messages'))
      }
      if (!packet.topic.startsWith(options.prefix(place.session))) return release(offend(place, 'foreign-topic'))
      packet.retain = false
      const heard = options.received(place.session, packet.topic, Buffer.from(packet.payload))
      if (packet.qos === 0) {
        heard.catch((error: unknown) => log.warn({ err: error }, 'message of a device not handled'))
        return release()
      }
      place.turn = place.turn.then(() =>
        heard.then(
          () => release(),
          (error: unknown) => release(error instanceof Error ? error : new Error(String(error))),
        ),
      )
    },
  })
  // taken at the hook above: nothing goes on from client to client
  const route = broker.publish.bind(broker) as (...args: unknown[]) => void
  Object.assign(broker, {
    publish: (packet: unknown, client: unknown, done: unknown) =>
      client && typeof client !== 'function' ? (done as () => void)() : route(packet, client, done),
  })
  broker.on('clientError', (client, error) => log.debug({ client: client.id, err: error }, 'device cut off'))
  broker.on('connectionError', (_client, error) => log.debug({ err: error }, 'connection refused'))

  /** 0x80 in the SUBACK; MQTT 3.1.1 cannot say no to a message: dropped, until it is enough. */
  function offend(place: Place<Session>, offence: DeviceOffence): Error | null {
    place.offences++
    options.offended(place.session, offence)
    return place.offences >= mostOffences ? new Error('too many offences') : null
  }

  function countMessage(place: Place<Session>): boolean {
    const now = performance.now()
    if (now - place.windowStart > 10 * second) {
      place.windowStart = now
      place.messages = 0
    }
    return ++place.messages <= options.mostMessages
  }

  const connect = (socket: TLSSocket) => {
    socket.setNoDelay(true)
    socket.setKeepAlive(true, 60 * second)
    const limits = { packetBytes: options.packetBytes, lineBytes }
    const line: MqttLine = new MqttLine(socket, limits, ledger, () => {
      const place = [...places.values()].find((one) => one.line === line)
      if (place) options.offended(place.session, 'too-large')
    })
    broker.handle(line as Duplex)
  }
  const server = createServer({ ...options.tls, minVersion: 'TLSv1.2', handshakeTimeout: 10 * second }, connect)
  const knocking = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    knocking.add(socket)
    socket.on('close', () => knocking.delete(socket))
  })
  server.on('tlsClientError', (error) => log.debug({ err: error }, 'TLS handshake failed'))

  const sweep = setInterval(() => {
    const now = performance.now()
    for (const { line } of places.values()) {
      const silent = !line.paused && now - line.heardAt > line.keepalive * 1.5 * second
      const stuck = line.partialSince !== undefined && now - line.partialSince > partialTimeout
      if (silent || stuck) line.cut()
    }
  }, second)

  await broker.listen()
  server.listen(options.port, options.host)
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    holds: (session) => places.has(session),
    sessions: () => [...places.keys()],
    publish(session, topic, payload) {
      const place = places.get(session)
      if (!place || place.client.closed) return
      place.client.publish({ cmd: 'publish', topic, payload, qos: 1, dup: false, retain: false }, () => {})
    },
    cut: (session) => places.get(session)?.line.cut(),
    cutAll(spread) {
      for (const { line } of places.values()) setTimeout(() => line.cut(), Math.random() * spread).unref()
    },
    renew: (tls) => server.setSecureContext({ ...tls, minVersion: 'TLSv1.2' }),
    async close() {
      clearInterval(sweep)
      const closed = new Promise<void>((done) => server.close(() => done()))
      for (const { line } of [...places.values()]) line.cut()
      for (const socket of [...knocking]) socket.destroy()
      await closed
      await new Promise<void>((done) => broker.close(() => done()))
    },
  }
}
