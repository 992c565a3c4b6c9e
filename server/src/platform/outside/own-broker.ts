/** A connection out to an MQTT broker whose address a person gave: verified TLS, private addresses only where configuration allows them. */
import { isIP, connect as plain, type Socket } from 'node:net'
import { connect as secure } from 'node:tls'
import { type IClientOptions, MqttClient } from 'mqtt'
import { isPublicName, lookupPublic } from './public-address.ts'

export interface BrokerAddress {
  /** mqtts://host[:port] or mqtt://host[:port] */
  url: string
  user: string
  password: string | null
  /** PEM; null: the usual authorities. */
  authority: string | null
}

export type BrokerError = 'unreachable' | 'certificate' | 'refused' | 'address-not-public'

/** Why such an address is not called at all; where its name leads is looked at each time it is called. */
export function whyNotBroker(address: string, privately: boolean): 'address-not-public' | 'tls-needed' | undefined {
  const url = URL.parse(address)
  if (!url || !/^mqtts?:$/.test(url.protocol) || url.hostname === '' || url.username !== '' || url.password !== '')
    return 'address-not-public'
  if (privately) return undefined
  if (!isPublicName(url.hostname)) return 'address-not-public'
  // the password would cross the Internet in the clear
  return url.protocol === 'mqtts:' ? undefined : 'tls-needed'
}

export interface OwnBrokerOptions extends BrokerAddress {
  /** True: private addresses and unencrypted lines too. */
  privately: boolean
  clientId: string
  /** What the broker says of us when the line breaks. */
  will: { topic: string; payload: string }
  connected(): void
  failed(error: BrokerError): void
  received(topic: string, payload: string, retained: boolean): void
}

/** Stays connected until it is ended; tries again by itself. */
export function openOwnBroker(options: OwnBrokerOptions): MqttClient {
  const url = new URL(options.url)
  let reason: BrokerError = 'unreachable'
  const settings: IClientOptions = {
    clientId: options.clientId,
    protocolVersion: 4,
    clean: true,
    keepalive: 60,
    // replicas and households do not come again all at once
    reconnectPeriod: 8000 + Math.floor(Math.random() * 4000),
    connectTimeout: 15_000,
    will: { topic: options.will.topic, payload: Buffer.from(options.will.payload), qos: 1, retain: true },
    ...(options.user === '' ? {} : { username: options.user }),
    ...(options.password === null ? {} : { password: options.password }),
  }
  const client = new MqttClient(() => {
    reason = 'unreachable'
    const socket = lineTo(url, options)
    socket.on('error', (error) => {
      reason = wordOf(error)
    })
    return socket
  }, settings)
  client.on('error', (error: Error & { code?: number | string }) => {
    // CONNACK codes 1 to 5: not with this name and password
    if (typeof error.code === 'number' && error.code <= 5) reason = 'refused'
  })
  client.on('connect', () => options.connected())
  client.on('close', () => options.failed(reason))
  client.on('message', (topic, payload, packet) => options.received(topic, payload.subarray(0, 1000).toString('utf8'), packet.retain))
  return client
}

function lineTo(url: URL, { privately, authority }: OwnBrokerOptions): Socket {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(url.port) || (url.protocol === 'mqtts:' ? 8883 : 1883)
  const place = { host, port, ...(privately ? {} : { lookup: lookupPublic }) }
  // an address in figures passes no lookup
  if (whyNotBroker(url.href, privately)) throw new Error('not a broker to call')
  if (url.protocol === 'mqtt:') return plain(place)
  return secure({ ...place, ...(isIP(host) ? {} : { servername: host }), ...(authority === null ? {} : { ca: authority }) })
}

function wordOf({ code = '' }: NodeJS.ErrnoException): BrokerError {
  if (code === 'ENOTPUBLIC') return 'address-not-public'
  return /^(CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|EPROTO)/.test(code) ? 'certificate' : 'unreachable'
}
