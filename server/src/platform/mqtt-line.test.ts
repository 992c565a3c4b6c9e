import { type Duplex, duplexPair } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { Ledger, MqttLine } from './mqtt-line.ts'

const limits = { packetBytes: 1000, lineBytes: 500 }

/** A line and the other end of its socket. */
function newLine(ledger = new Ledger(100_000)) {
  const [here, client] = duplexPair()
  const socket = Object.assign(here, { destroySoon: () => here.destroy() }) as unknown as TLSSocket
  let refused = 0
  const line = new MqttLine(socket, limits, ledger, () => refused++)
  const read: Buffer[] = []
  const answered: Buffer[] = []
  line.on('data', (chunk: Buffer) => read.push(chunk))
  line.on('error', () => {})
  client.on('data', (chunk: Buffer) => answered.push(chunk))
  client.on('error', () => {})
  return { line, client, ledger, read: () => Buffer.concat(read), answered: () => Buffer.concat(answered), refused: () => refused }
}

const send = async (client: Duplex, bytes: Buffer) => {
  client.write(bytes)
  await pause(5)
}
const lengthOf = (length: number) => (length < 128 ? [length] : [(length & 0x7f) | 0x80, length >> 7])
const publish = (length: number) => Buffer.concat([Buffer.from([0x32, ...lengthOf(length)]), Buffer.alloc(length, 0xc0)])
const ping = Buffer.from([0xc0, 0x00])
const puback = Buffer.from([0x40, 2, 0, 1])

describe('a line', () => {
  it('answers pings itself and hands everything else on unchanged, however it is cut into pieces', async () => {
    const { line, client, read, answered } = newLine()
    const sent = Buffer.concat([puback, ping, publish(130), ping, ping, puback, publish(5)])
    for (const piece of [1, 7, sent.length])
      for (let at = 0; at < sent.length; at += piece) await send(client, sent.subarray(at, at + piece))
    const kept = Buffer.concat([puback, publish(130), puback, publish(5)])
    // a ping cut in two is the broker's to answer
    const whole = read().subarray(read().length - kept.length)
    expect(whole).toEqual(kept)
    expect(answered().length).toBeGreaterThanOrEqual(6)
    expect([line.takeMessage(), line.takeMessage()]).toEqual([130, 5])
    line.cut()
  })

  it('cuts off what is too large from its header on', async () => {
    for (const header of [
      [0x32, 0xe9, 0x07],
      [0x82, 0x81, 0x80, 0x01],
      [0x32, 0xff, 0xff, 0xff, 0xff, 0x7f],
    ]) {
      const { line, client, refused } = newLine()
      await send(client, Buffer.from(header))
      expect(refused()).toBe(1)
      expect(line.destroyed).toBe(true)
    }
    const { line, client, refused } = newLine()
    await send(client, publish(1000))
    expect(refused()).toBe(0)
    line.cut()
  })

  it('stops reading when too much waits for its acknowledgement, and goes on when there is room', async () => {
    const { line, client, ledger } = newLine()
    await send(client, Buffer.concat([publish(300), publish(300)]))
    expect(line.paused).toBe(true)
    expect(ledger.total).toBe(600)
    line.release(line.takeMessage())
    expect(line.paused).toBe(true)
    line.release(line.takeMessage())
    expect(line.paused).toBe(false)
    expect(ledger.total).toBe(0)
    line.cut()
  })

  it('knows how long a packet has been incomplete', async () => {
    const { line, client } = newLine()
    expect(line.partialSince).toBeUndefined()
    await send(client, publish(100).subarray(0, 50))
    expect(line.partialSince).toBeTypeOf('number')
    await send(client, publish(100).subarray(50))
    expect(line.partialSince).toBeUndefined()
    line.cut()
  })
})

describe('all lines together', () => {
  it('stop when the whole is full and go on when there is room', async () => {
    const ledger = new Ledger(400)
    const [one, other] = [newLine(ledger), newLine(ledger)]
    await send(one.client, publish(400))
    await send(other.client, publish(300))
    expect([one.line.paused, other.line.paused]).toEqual([true, true])
    other.line.release(other.line.takeMessage())
    expect(other.line.paused).toBe(true)
    one.line.release(one.line.takeMessage())
    expect([one.line.paused, other.line.paused]).toEqual([false, false])
    one.line.cut()
    other.line.cut()
  })

  it('are not charged for a line that is gone', async () => {
    const { line, client, ledger } = newLine()
    await send(client, publish(400))
    const bytes = line.takeMessage()
    line.cut()
    expect(ledger.total).toBe(0)
    line.release(bytes)
    expect(ledger.total).toBe(0)
  })
})
