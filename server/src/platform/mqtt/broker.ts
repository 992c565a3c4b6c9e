/**
 * An MQTT 5 broker in front instead of our own door: shared subscriptions over several connections, so that replicas divide the
 * messages. The broker acknowledges clients by itself; we take from it no faster than messages are handled.
 */

import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { connectAsync, type MqttClient } from 'mqtt'
import type { Log } from '../log.ts'

export interface BrokerOptions {
  url: string
  /** `$share/<group>/<filter>` */
  filter: string
  log: Log
  /** Its failure is logged; whoever sent the message sends it again. */
  received(topic: string, payload: Buffer): Promise<void>
  /** A connection to it broke; all stand again. */
  away(): void
  back(): void
}

export interface Broker {
  publish(topic: string, payload: string): void
  close(): Promise<void>
}

const connections = 4
/** Messages of one connection that are being handled; also told to the broker as its Receive Maximum. */
const mostInFlight = 250
/** What was published waits so long for a broker that does not answer (ms). */
const longestEnd = 2000

export async function openBroker({ url, filter, log, received, away, back }: BrokerOptions): Promise<Broker> {
  const broken = new Set<MqttClient>()
  let closing = false
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = await connectAsync(url, {
        protocolVersion: 5,
        clean: true,
        reconnectPeriod: 1000,
        properties: { receiveMaximum: mostInFlight },
      })
      // mqtt.js writes a packet in pieces: the kernel would hold the last one back for 40 ms
      const atOnce = () => (client.stream as Socket).setNoDelay(true)
      atOnce()
      client.on('connect', atOnce)
      client.on('close', () => {
        if (closing || broken.has(client)) return
        broken.add(client)
        if (broken.size === 1) away()
      })
      client.on('connect', () => {
        if (broken.delete(client) && broken.size === 0) back()
      })
      client.on('error', (error) => log.warn({ err: error }, 'broker'))
      takeMessages(client, mostInFlight, (path, payload) =>
        received(path, payload).catch((error: unknown) => log.warn({ err: error }, 'message not handled')),
      )
      await client.subscribeAsync(filter, { qos: 1 })
      return client
    }),
  )
  let next = 0
  return {
    publish(topic, payload) {
      const client = clients[next++ % clients.length]
      client?.publish(topic, payload, { qos: 1 }, (error) => {
        if (error) log.warn({ err: error }, 'not published')
      })
    },
    async close() {
      closing = true
      const ended = Promise.all(clients.map((client) => client.endAsync()))
      const inTime = await Promise.race([ended.then(() => true), pause(longestEnd, false, { ref: false })])
      if (!inTime) await Promise.all(clients.map((client) => client.endAsync(true)))
    },
  }
}

/** Hands over each message; while `most` are not settled the client reads nothing, and so acknowledges nothing. `handle` never rejects. */
export function takeMessages(client: MqttClient, most: number, handle: (topic: string, payload: Buffer) => Promise<void>): void {
  let inFlight = 0
  let goOn: (() => void) | undefined
  client.handleMessage = ({ topic, payload }, done) => {
    inFlight++
    void handle(topic, Buffer.from(payload)).then(() => {
      inFlight--
      const wake = goOn
      // first: the next message may come, and wait again, before `wake` returns
      goOn = undefined
      wake?.()
    })
    if (inFlight < most) done()
    else goOn = () => done()
  }
}
