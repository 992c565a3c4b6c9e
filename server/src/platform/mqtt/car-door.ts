/**
 * A door for MQTT 3.1.1 clients over TLS with client certificates. It knows no topic and no table: who may enter, which topics
 * are a client's own and what becomes of a message is the caller's. A message is acknowledged when its handler has settled, in
 * the order of arrival; nothing a client publishes is ever routed to another client. Messages of clients are read and acknowledged
 * by the line itself; connecting, subscriptions and messages to clients are aedes'.
 */
import { Aedes, type Client } from 'aedes'
import type { Log } from '../log.ts'
import { brokerLimits, cutSoon, isSilent, isStuck, lineOf, openEntrance, takeOver, unavailable } from './entrance.ts'
import { Ledger, type LineMessage, MqttLine } from './line.ts'

/** What is known of a client when it knocks. */
export interface Knock {
  clientId: string
  /** Common name and serial number (upper-case hex) of its certificate. */
  name: string
  serial: string
}

/** What a client did that it may not. */
export type Offence = 'foreign-topic' | 'too-large' | 'qos-2' | 'never-ends'

export interface DoorOptions<Session> {
  host: string
  port: number
  tls: { key: string; cert: string; ca: string; ticketKeys: Buffer }
  /** Bytes. */
  packetBytes: number
  lineBytes?: number
  allBytes?: number
  /** Offences after which a client is cut off. */
  offences?: number
  log: Log
  /** undefined: not welcome (CONNACK 5). Throws: not now (CONNACK 3). */
  admit(knock: Knock): Promise<Session | undefined>
  /** The start of topics that are this client's to publish under, and to read under. */
  own(session: Session): { publish: string; subscribe: string }
  /** Acknowledged when it resolves; when it rejects the client is cut off without. */
  received(session: Session, topic: string, payload: Buffer): Promise<void>
  offended(session: Session, offence: Offence, topic: string): void
  /** The connection has ended, for whatever reason. */
  gone(session: Session): void
  /** It sends faster than its messages are handled, and is not read for a while. */
  slowed?(session: Session): void
  /** For three seconds or more it has sent without end; called every further second. It is heard all the same. */
  loud?(session: Session): void
  /** A TLS handshake is over; `refused`: what was wrong with the client's certificate. */
  shook?(how: 'full' | 'resumed' | 'failed', refused?: string): void
}

export interface Door<Session> {
  readonly port: number
  /** The session of a client that is connected here. */
  session(clientId: string): Session | undefined
  sessions(): Session[]
  /** Messages of all clients between arrival and acknowledgement. */
  bytesInFlight(): number
  /** QoS 1. false: not connected here. */
  publish(clientId: string, topic: string, payload: string): boolean
  cut(clientId: string): void
  /** Cuts everybody off within about `spread` ms, so that not all come back at once. */
  cutAll(spread: number): void
  renew(tls: { key: string; cert: string; ca: string }): void
  close(): Promise<void>
}

interface Place<Session> {
  line: MqttLine
  client: Client
  session: Session
  /** The start of topics it may publish under. */
  own: string
  /** Its certificate's, ms since 1970. */
  endsAt: number
  offences: number
  /** Messages since the last sweep, and for how many sweeps they have been too many. */
  heard: number
  loudFor: number
  /** Its messages that are not acknowledged yet, oldest first. */
  waiting: Turn[]
}

interface Turn {
  /** ms of `performance.now()` */
  since: number
  /** Of the packet; 0 at QoS 0. */
  id: number
  bytes: number
  settled: boolean
  error: unknown
}

const second = 1000
/** Stands in for a keepalive of 0, "never". Seconds. */
const longestKeepalive = 1200
/** Messages a second that no car of ours has a reason for; what it kept while away may come so fast, but not for long. */
const mostMessages = 100
const loudSweeps = 3

export async function openDoor<Session>(options: DoorOptions<Session>): Promise<Door<Session>> {
  const { log } = options
  const ledger = new Ledger(options.allBytes ?? 64 * 1024 * 1024)
  const limits = { packetBytes: options.packetBytes, lineBytes: options.lineBytes ?? 1024 * 1024 }
  const places = new Map<string, Place<Session>>()
  const placeOf = (client: Client | null) => {
    const place = client && places.get(client.id)
    return place && place.client === client ? place : undefined
  }

  const broker = new Aedes({
    ...brokerLimits,
    preConnect(client, packet, done) {
      takeOver(lineOf(client), packet, longestKeepalive)
      done(null, true)
    },
    authenticate(client, _username, _password, done) {
      const line = lineOf(client)
      const certificate = line.socket.getPeerCertificate()
      const knock = { clientId: client.id, name: String(certificate.subject?.CN ?? ''), serial: certificate.serialNumber ?? '' }
      const allowed = line.socket.authorized && knock.name !== '' && knock.name === knock.clientId
      const admitted = allowed ? options.admit(knock) : Promise.resolve(undefined)
      admitted.then(
        (session) => {
          if (session === undefined) return done(null, false)
          if (line.destroyed) return options.gone(session)
          const own = options.own(session).publish
          const endsAt = Date.parse(certificate.valid_to)
          const place: Place<Session> = { line, client, session, own, endsAt, offences: 0, heard: 0, loudFor: 0, waiting: [] }
          places.set(client.id, place)
          line.slowed = () => options.slowed?.(session)
          line.once('close', () => {
            if (places.get(client.id) === place) places.delete(client.id)
            options.gone(session)
          })
          done(null, true)
        },
        (error: unknown) => {
          log.warn({ err: error }, 'cannot admit a client')
          done(unavailable(), false)
        },
      )
    },
    authorizeSubscribe(client, subscription, done) {
      const place = placeOf(client)
      if (!place) return done(new Error('gone'))
      if (subscription.topic.startsWith(options.own(place.session).subscribe)) return done(null, subscription)
      // 0x80 in the SUBACK; three times a stranger's topic is no accident
      done(offend(place, 'foreign-topic', subscription.topic) ? new Error('too many offences') : null, null)
    },
    authorizePublish: (_client, _packet, done) => done(new Error('messages are read by the line')),
  })
  // the CONNACK is out
  broker.on('clientReady', (client) => {
    const place = placeOf(client)
    place?.line.hear((message) => hear(place, message))
  })
  broker.on('clientError', (client, error) => log.debug({ client: client.id, err: error }, 'client cut off'))
  broker.on('connectionError', (_client, error) => log.debug({ err: error }, 'connection refused'))

  /** true: that is enough. */
  function offend(place: Place<Session>, offence: Offence, topic: string): boolean {
    place.offences++
    options.offended(place.session, offence, topic)
    return place.offences >= (options.offences ?? 5)
  }

  function hear(place: Place<Session>, { topic, payload, qos, id, bytes }: LineMessage): void {
    if (qos === 2) {
      options.offended(place.session, 'qos-2', topic)
      place.line.cut()
      return
    }
    place.heard++
    const turn: Turn = { since: performance.now(), id, bytes, settled: false, error: undefined }
    place.waiting.push(turn)
    const settle = (error?: unknown) => {
      turn.settled = true
      turn.error = error
      acknowledge(place)
    }
    // MQTT 3.1.1 cannot say no to a message: taken and dropped, until it is enough
    if (!topic.startsWith(place.own)) settle(offend(place, 'foreign-topic', topic) ? 'too many offences' : undefined)
    else
      options.received(place.session, topic, payload).then(
        () => settle(),
        (error: unknown) => settle(error ?? 'not taken'),
      )
  }

  function acknowledge(place: Place<Session>): void {
    const ids: number[] = []
    while (place.waiting[0]?.settled) {
      const { id, bytes, error } = place.waiting.shift() as Turn
      place.line.release(bytes)
      if (error !== undefined) {
        log.debug({ client: place.client.id, err: error }, 'client cut off')
        place.line.acknowledge(ids)
        place.line.cut()
        return
      }
      if (id > 0) ids.push(id)
    }
    place.line.acknowledge(ids)
  }

  let swept = performance.now()
  function sweep(now: number): void {
    const most = (mostMessages * (now - swept)) / second
    swept = now
    for (const place of places.values()) {
      const { line } = place
      place.loudFor = place.heard > most ? place.loudFor + 1 : 0
      place.heard = 0
      if (place.loudFor >= loudSweeps) options.loud?.(place.session)
      const patience = line.keepalive * second
      const oldest = place.waiting[0]
      if (oldest && now - oldest.since > patience / 2) {
        oldest.since = Number.POSITIVE_INFINITY
        log.warn('acknowledgements are late, a client is cut off')
        cutSoon(line, patience / 4)
      } else if (isSilent(line, now) || Date.now() > place.endsAt) line.cut()
      else if (isStuck(line, now)) {
        options.offended(place.session, 'never-ends', '')
        line.cut()
      }
    }
  }

  const entrance = await openEntrance({
    host: options.host,
    port: options.port,
    tls: { ...options.tls, requestCert: true, rejectUnauthorized: true, sessionIdContext: 'cars' },
    broker,
    log,
    line(socket) {
      options.shook?.(socket.isSessionReused() ? 'resumed' : 'full')
      const tooLarge = () => {
        const place = [...places.values()].find((one) => one.line === line)
        if (place) options.offended(place.session, 'too-large', '')
      }
      const line: MqttLine = new MqttLine(socket, limits, ledger, tooLarge, true)
      return line
    },
    failed({ authorizationError: refused }) {
      options.shook?.('failed', refused ? String(refused) : undefined)
    },
    sweep,
  })

  return {
    port: entrance.port,
    session: (clientId) => places.get(clientId)?.session,
    sessions: () => [...places.values()].map(({ session }) => session),
    bytesInFlight: () => ledger.total,
    publish(clientId, topic, payload) {
      const place = places.get(clientId)
      if (!place || place.client.closed) return false
      place.client.publish({ cmd: 'publish', topic, payload, qos: 1, dup: false, retain: false }, () => {})
      return true
    },
    cut: (clientId) => places.get(clientId)?.line.cut(),
    cutAll(spread) {
      for (const { line } of places.values()) cutSoon(line, spread)
    },
    // a new context has new ticket keys of its own, which the other replicas would not know
    renew: (tls) => entrance.renew({ ...tls, ticketKeys: options.tls.ticketKeys, sessionIdContext: 'cars' }),
    close: () => entrance.close([...places.values()].map(({ line }) => line)),
  }
}
