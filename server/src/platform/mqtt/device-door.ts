/**
 * A door for MQTT 3.1.1 devices over TLS that have no certificate but a user name and a password, on aedes. Like the door for clients
 * with certificates it knows no topic and no table, and routes nothing from client to client; other than there QoS 2 and retained
 * messages are taken. A message of QoS 1 or 2 is acknowledged (PUBACK, PUBREC) when its handler has settled.
 */
import { Aedes, type Client } from 'aedes'
import type { Log } from '../log.ts'
import { brokerLimits, cutSoon, isSilent, isStuck, lineOf, openEntrance, takeOver, unavailable } from './entrance.ts'
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
const lineBytes = 512 * 1024
const allBytes = 16 * 1024 * 1024

export async function openDeviceDoor<Session extends object>(options: DeviceDoorOptions<Session>): Promise<DeviceDoor<Session>> {
  const { log } = options
  const ledger = new Ledger(allBytes)
  const places = new Map<Session, Place<Session>>()
  const byClient = new WeakMap<Client, Place<Session>>()

  const broker = new Aedes({
    ...brokerLimits,
    preConnect(client, packet, done) {
      takeOver(lineOf(client), packet, longestKeepalive)
      // modules of different people call themselves alike; a user name is one device's
      packet.clientId = String(packet.username ?? '')
      done(null, true)
    },
    authenticate(client, user, password, done) {
      const line = lineOf(client)
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
          done(unavailable(), false)
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

  const entrance = await openEntrance({
    host: options.host,
    port: options.port,
    tls: options.tls,
    broker,
    log,
    line(socket) {
      const tooLarge = () => {
        const place = [...places.values()].find((one) => one.line === line)
        if (place) options.offended(place.session, 'too-large')
      }
      const line: MqttLine = new MqttLine(socket, { packetBytes: options.packetBytes, lineBytes }, ledger, tooLarge)
      return line
    },
    sweep(now) {
      for (const { line } of places.values()) if (isSilent(line, now) || isStuck(line, now)) line.cut()
    },
  })

  return {
    port: entrance.port,
    holds: (session) => places.has(session),
    sessions: () => [...places.keys()],
    publish(session, topic, payload) {
      const place = places.get(session)
      if (!place || place.client.closed) return
      place.client.publish({ cmd: 'publish', topic, payload, qos: 1, dup: false, retain: false }, () => {})
    },
    cut: (session) => places.get(session)?.line.cut(),
    cutAll(spread) {
      for (const { line } of places.values()) cutSoon(line, spread)
    },
    renew: entrance.renew,
    close: () => entrance.close([...places.values()].map(({ line }) => line)),
  }
}
