import { type Duplex, duplexPair } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { Ledger, type LineLimits, MqttLine } from './line.ts'

const limits = { packetBytes: 1000, lineBytes: 500, messageBytes: 0 }

/** A line and the other end of its socket. */
function newLine(ledger = new Ledger(100_000), readsMessages = false, own: Partial<LineLimits> = {}) {
  const [here, client] = duplexPair()
  const socket = Object.assign(here, { destroySoon: () => here.destroy() }) as unknown as TLSSocket
  let refused = 0
  const line = new MqttLine(socket, { ...limits, ...own }, ledger, () => refused++, readsMessages)
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

describe('a line that reads messages itself', () => {
  const message = (id: number, text: string, qos = 1) => {
    const head = qos > 0 ? Buffer.from([0, 3, 0x61, 0x2f, 0x62, id >> 8, id & 0xff]) : Buffer.from([0, 3, 0x61, 0x2f, 0x62])
    const body = Buffer.concat([head, Buffer.from(text)])
    return Buffer.concat([Buffer.from([0x30 | (qos << 1), ...lengthOf(body.length)]), body])
  }
  const listening = () => {
    const made = newLine(new Ledger(100_000), true)
    const heard: string[] = []
    made.line.hear(({ topic, payload, qos, id }) => heard.push(`${topic} ${qos} ${id} ${payload.toString()}`))
    return { ...made, heard }
  }

  it('hands on everything else unchanged, however it is cut into pieces', async () => {
    const sent = Buffer.concat([puback, message(1, 'one'), ping, message(258, 'two'.repeat(50)), puback, message(0, 'three', 0), puback])
    for (const piece of [1, 2, 7, sent.length]) {
      const { line, client, read, heard } = listening()
      for (let at = 0; at < sent.length; at += piece) await send(client, sent.subarray(at, at + piece))
      expect(heard).toEqual(['a/b 1 1 one', `a/b 1 258 ${'two'.repeat(50)}`, 'a/b 0 0 three'])
      // a ping cut in two is the broker's to answer
      expect(read()).toEqual(Buffer.concat(piece === 1 ? [puback, ping, puback, puback] : [puback, puback, puback]))
      expect(line.partialSince).toBeUndefined()
      line.cut()
    }
  })

  it('acknowledges many in one write, and gives the room back', async () => {
    const { line, client, ledger, answered } = listening()
    await send(client, Buffer.concat([message(1, 'x'.repeat(300)), message(65_535, 'x'.repeat(300))]))
    expect(line.paused).toBe(true)
    expect(ledger.total).toBe(614)
    line.release(307)
    line.release(307)
    line.acknowledge([1, 65_535])
    expect([line.paused, ledger.total]).toEqual([false, 0])
    await pause(5)
    expect(answered()).toEqual(Buffer.from([0x40, 2, 0, 1, 0x40, 2, 0xff, 0xff]))
    line.cut()
    line.acknowledge([3])
  })

  it('counts a message for more than its bytes, so that many small ones are held back too, and gives all of it back', async () => {
    const { line, client, ledger } = newLine(new Ledger(100_000), true, { messageBytes: 200 })
    const released: number[] = []
    line.hear(({ bytes }) => released.push(bytes))
    await send(client, Buffer.concat([message(1, 'x'), message(2, 'x'), message(3, 'x')]))
    expect([line.paused, ledger.total]).toEqual([true, 3 * 208])
    for (const bytes of released) line.release(bytes)
    expect([line.paused, ledger.total]).toEqual([false, 0])
    line.cut()
  })

  it('keeps what comes before anybody hears, within the same bounds', async () => {
    const { line, client } = newLine(new Ledger(100_000), true)
    await send(client, Buffer.concat([message(1, 'x'.repeat(600)), message(2, 'late')]))
    expect(line.paused).toBe(true)
    const heard: number[] = []
    line.hear(({ id }) => heard.push(id))
    expect(heard).toEqual([1, 2])
    line.cut()
  })

  it.each([
    ['no topic', [0x32, 0]],
    ['a topic longer than the packet', [0x32, 3, 0, 9, 0x61]],
    ['no room for its id', [0x32, 3, 0, 1, 0x61]],
    ['QoS 3', [0x36, 5, 0, 1, 0x61, 0, 1]],
  ])('is cut off by %s', async (_name, bytes) => {
    const { line, client, heard } = listening()
    await send(client, Buffer.from(bytes))
    expect([line.destroyed, heard.length]).toEqual([true, 0])
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
