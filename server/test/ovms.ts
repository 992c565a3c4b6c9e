/** An OVMS v3 module for tests, as its server-v3 component speaks: will, retained metrics, four subscriptions, QoS 2 data, shell answers. */
import { connect, type IClientOptions, type MqttClient } from 'mqtt'
import { doorsOf } from '../src/link/index.ts'
import { openAuthority } from '../src/link/units/authority.ts'
import type { TestServer } from './start-server.ts'

export interface OvmsOptions {
  user: string
  password: string
  /** As the module's owner named it. */
  vehicle?: string
  /** Shell command → what the console prints. Without: no answer. */
  shell?: (command: string) => string | undefined
  mqtt?: Partial<IClientOptions>
}

export interface OvmsModule {
  mqtt: MqttClient
  /** `client/…` topics below the prefix, and what came there. */
  heard: { topic: string; payload: string }[]
  /** A metric with dots, retained, QoS 0. */
  metric(name: string, text: string): void
  /** QoS 1; resolves at the PUBACK. */
  notify(kind: 'alert' | 'error' | 'info', subtype: string, text: string): Promise<void>
  /** QoS 2; resolves when PUBREC and PUBCOMP have come. */
  data(subtype: string, id: number, ageSeconds: number, text: string): Promise<void>
  /** By topic, and in the payload as older firmware does. */
  event(name: string): void
  publish(topic: string, payload: string | Buffer, qos?: 0 | 1 | 2): Promise<void>
  /** What came on `client/tsunagu/active`, oldest first. */
  active(): string[]
  end(): Promise<void>
  /** Resolves when the centre ends the connection. */
  cut(within?: number): Promise<void>
}

const modules = new Set<MqttClient>()

/** Resolves when the module is connected, subscribed and has said so. Rejects with the CONNACK's refusal. */
export async function connectOvms(server: TestServer, options: OvmsOptions): Promise<OvmsModule> {
  const { user, password, vehicle = 'CAR1', shell } = options
  const { ground } = server.running.centre
  const { ca } = await openAuthority(ground.db, ground.config, new Date())
  const prefix = `ovms/${user}/${vehicle}/`
  const mqtt = connect({
    host: 'localhost',
    family: 4,
    protocol: 'mqtts',
    port: doorsOf(server.running.centre).devicePort,
    ca,
    clientId: vehicle,
    username: user,
    password,
    protocolVersion: 4,
    clean: true,
    keepalive: 1740,
    reconnectPeriod: 0,
    will: { topic: `${prefix}metric/s/v3/connected`, payload: Buffer.from('no'), qos: 0, retain: true },
    ...options.mqtt,
  } as IClientOptions)
  modules.add(mqtt)
  const heard: OvmsModule['heard'] = []
  mqtt.on('message', (topic, payload) => {
    const rest = topic.slice(prefix.length)
    const text = payload.toString('utf8')
    heard.push({ topic: rest, payload: text })
    const id = /^client\/tsunagu\/command\/(.+)$/.exec(rest)?.[1]
    const printed = id === undefined ? undefined : shell?.(text)
    if (printed !== undefined) mqtt.publish(`${prefix}client/tsunagu/response/${id}`, printed, { qos: 1 })
  })
  await new Promise<void>((done, failed) => {
    mqtt.once('connect', () => done())
    mqtt.once('error', failed)
    mqtt.once('close', () => failed(new Error('closed')))
  })
  mqtt.on('error', () => {})
  const filters = ['client/+/active', 'client/+/command/+', 'client/+/request/metric', 'client/+/request/config']
  await mqtt.subscribeAsync(
    filters.map((filter) => prefix + filter),
    { qos: 1 },
  )
  const slashes = (name: string) => name.replaceAll('.', '/')
  const module: OvmsModule = {
    mqtt,
    heard,
    metric: (name, text) => void mqtt.publish(`${prefix}metric/${slashes(name)}`, text, { qos: 0, retain: true }),
    notify: async (kind, subtype, text) => {
      await mqtt.publishAsync(`${prefix}notify/${kind}/${slashes(subtype)}`, text, { qos: 1 })
    },
    data: async (subtype, id, ageSeconds, text) => {
      await mqtt.publishAsync(`${prefix}notify/data/${slashes(subtype)}/${id}/${-ageSeconds}`, text.split('\n')[0] ?? '', { qos: 2 })
    },
    event(name) {
      mqtt.publish(`${prefix}event`, name, { qos: 0 })
      mqtt.publish(`${prefix}event/${slashes(name)}`, '', { qos: 0 })
    },
    publish: async (topic, payload, qos = 1) => {
      await mqtt.publishAsync(topic, payload, { qos })
    },
    active: () => heard.filter(({ topic }) => topic === 'client/tsunagu/active').map(({ payload }) => payload),
    end: () => mqtt.endAsync(true).then(() => {}),
    cut: (within = 3000) =>
      new Promise((done, failed) => {
        if (!mqtt.connected) return done()
        const timer = setTimeout(() => failed(new Error('not cut')), within)
        mqtt.once('close', () => {
          clearTimeout(timer)
          done()
        })
      }),
  }
  module.metric('s.v3.connected', 'yes')
  module.metric('m.version', '3.3.004/ota_0/main')
  return module
}

export async function endModules(): Promise<void> {
  await Promise.all([...modules].map((mqtt) => mqtt.endAsync(true).catch(() => {})))
  modules.clear()
}
