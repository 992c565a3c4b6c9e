/** Somebody's home: an MQTT broker (aedes) with name and password, and Home Assistant's side of MQTT discovery beside it. */

import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { createServer as createSecure } from 'node:tls'
import { Aedes } from 'aedes'
import { connectAsync, type MqttClient } from 'mqtt'

export interface HomeBroker {
  url: string
  /** How often somebody tried to come in, rightly or not. */
  knocks: number
  /** Clients other than Home Assistant. */
  guests(): number
  stop(): Promise<void>
}

/** `tls`: PEM of its own certificate and key. */
export async function startHomeBroker(
  options: { user?: string; password?: string; tls?: { cert: string; key: string } } = {},
): Promise<HomeBroker> {
  const aedes = await Aedes.createBroker()
  const { user, password, tls } = options
  aedes.authenticate = (client, name, word, done) => {
    if (client.id !== homeAssistant) broker.knocks++
    if (client.id === homeAssistant || user === undefined || (name === user && word?.toString() === password)) done(null, true)
    else done(Object.assign(new Error('not here'), { returnCode: 5 }) as never, false)
  }
  const inside = new Set<string>()
  aedes.on('clientReady', ({ id }) => inside.add(id))
  aedes.on('clientDisconnect', ({ id }) => inside.delete(id))
  const handle = aedes.handle as never
  const server: Server = tls ? createSecure(tls, handle) : createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const broker: HomeBroker = {
    url: `${tls ? 'mqtts' : 'mqtt'}://localhost:${(server.address() as AddressInfo).port}`,
    knocks: 0,
    guests: () => [...inside].filter((id) => id !== homeAssistant).length,
    stop: async () => {
      await new Promise<void>((resolve) => aedes.close(() => resolve()))
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  return broker
}

const homeAssistant = 'home-assistant'

interface Entity {
  platform: string
  config: Record<string, unknown>
}

export interface HomeAssistantPeer {
  /** Entities by unique_id, as Home Assistant would hold them. */
  entities: Map<string, Entity>
  /** Devices by identifier. */
  devices: Map<string, Record<string, unknown>>
  /** What it would log as wrong. */
  complaints: string[]
  /** The retained or newest payload of a topic. */
  said(topic: string): string | undefined
  /** The state of an entity: undefined = unavailable. */
  state(id: string): string | undefined
  attributes(id: string): Record<string, unknown>
  /** Presses a button or locks; `payload` for a lock. */
  command(id: string, payload?: string): Promise<void>
  publish(topic: string, payload: string, retain?: boolean): Promise<void>
  stop(): Promise<void>
}

/** What each platform must have and may not be without (home-assistant.io, "MQTT discovery", and the page of each platform). */
const required: Record<string, readonly string[]> = {
  lock: ['command_topic'],
  button: ['command_topic'],
  sensor: ['state_topic'],
  binary_sensor: ['state_topic'],
  device_tracker: ['json_attributes_topic'],
}
const classes: Record<string, readonly string[]> = {
  sensor: ['battery', 'distance', 'timestamp'],
  binary_sensor: ['door', 'window', 'opening', 'lock', 'moving', 'connectivity', 'battery_charging'],
}

/** Listens as Home Assistant does: device discovery under `<prefix>/device/<id>/config`, then states, attributes and availability. */
export async function startHomeAssistant(
  url: string,
  { prefix = 'homeassistant', ca }: { prefix?: string; ca?: string } = {},
): Promise<HomeAssistantPeer> {
  const client: MqttClient = await connectAsync(url, { clientId: homeAssistant, reconnectPeriod: 0, ...(ca ? { ca } : {}) })
  const topics = new Map<string, string>()
  const peer: HomeAssistantPeer = {
    entities: new Map(),
    devices: new Map(),
    complaints: [],
    said: (topic) => topics.get(topic),
    state(id) {
      const entity = entityOf(id)
      if (!isAvailable(entity.config)) return undefined
      return topics.get(String(entity.config.state_topic))
    },
    attributes: (id) => JSON.parse(topics.get(String(entityOf(id).config.json_attributes_topic)) ?? '{}') as Record<string, unknown>,
    command: async (id, payload) => {
      const { config } = entityOf(id)
      await client.publishAsync(String(config.command_topic), payload ?? String(config.payload_press), { qos: 1 })
    },
    publish: async (topic, payload, retain = false) => {
      await client.publishAsync(topic, payload, { qos: 1, retain })
    },
    stop: () => client.endAsync(true),
  }
  const entityOf = (id: string) => {
    const found = [...peer.entities].find(([unique]) => unique.endsWith(`_${id}`))?.[1]
    if (!found) throw new Error(`no entity ${id}`)
    return found
  }
  const isAvailable = ({ availability, availability_mode: mode }: Record<string, unknown>) => {
    const words = (availability as { topic: string }[]).map(({ topic }) => topics.get(topic) === 'online')
    return mode === 'all' ? words.every(Boolean) : words.some(Boolean)
  }
  client.on('message', (topic, payload) => {
    const text = payload.toString()
    const id = new RegExp(`^${prefix}/device/([a-zA-Z0-9_-]+)/config$`).exec(topic)?.[1]
    if (id) discover(peer, id, text)
    else if (text === '') topics.delete(topic)
    else topics.set(topic, text)
  })
  await client.subscribeAsync('#', { qos: 1 })
  return peer
}

function discover(peer: HomeAssistantPeer, id: string, text: string): void {
  const complain = (fault: string) => peer.complaints.push(`${id}: ${fault}`)
  if (text === '') {
    peer.devices.delete(id)
    for (const unique of [...peer.entities.keys()]) if (unique.startsWith(id)) peer.entities.delete(unique)
    return
  }
  const { device, origin, components, availability, availability_mode, qos } = JSON.parse(text) as Record<string, Record<string, unknown>>
  if (!Array.isArray(device?.identifiers) || device.identifiers.length === 0) complain('a device without identifiers')
  if (typeof origin?.name !== 'string') complain('an origin without a name')
  if (!['all', 'any', 'latest'].includes(String(availability_mode))) complain('an availability mode it does not know')
  if (![0, 1, 2].includes(Number(qos))) complain('a QoS it does not know')
  if (!/^https?:\/\//.test(String(device?.configuration_url))) complain('a configuration address that is none')
  peer.devices.set(id, device ?? {})
  for (const [key, component] of Object.entries(components ?? {}) as [string, Record<string, unknown>][]) {
    const { platform, ...config } = component
    if (typeof platform !== 'string' || !(platform in required)) {
      complain(`${key} without a platform it knows`)
      continue
    }
    // nothing but the platform: the entity is taken away
    if (Object.keys(config).length === 0) {
      peer.entities.delete(key)
      continue
    }
    if (typeof config.unique_id !== 'string') complain(`${key} without unique_id`)
    for (const name of required[platform] ?? []) if (typeof config[name] !== 'string') complain(`${key} without ${name}`)
    for (const [name, value] of Object.entries(config))
      if (name.endsWith('_topic') && (typeof value !== 'string' || /[#+]/.test(value) || value === ''))
        complain(`${key}: ${name} is no topic`)
    if (config.device_class !== undefined && !classes[platform]?.includes(String(config.device_class))) complain(`${key}: no such class`)
    if (platform === 'device_tracker' && config.state_topic !== undefined) complain(`${key}: state_topic of a tracker is deprecated`)
    if (peer.entities.get(String(config.unique_id)) && peer.entities.get(String(config.unique_id))?.platform !== platform)
      complain(`${key} changes its platform`)
    peer.entities.set(String(config.unique_id), { platform, config: { availability, availability_mode, ...config } })
  }
}
