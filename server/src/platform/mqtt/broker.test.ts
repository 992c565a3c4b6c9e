import { setTimeout as pause } from 'node:timers/promises'
import { connectAsync } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../../start/src/ports.ts'
import { installedMosquitto, type Mosquitto, type MosquittoFolder, mosquittoFolder, startMosquitto } from '../../../test/mosquitto.ts'
import { createLog } from '../log.ts'
import { openBroker } from './broker.ts'

if (!installedMosquitto) console.log('Skipped: a broker under load, because Mosquitto is not installed here.')

const log = createLog('silent')
const none = () => {}

describe.skipIf(!installedMosquitto)('an outside broker', () => {
  let broker: Mosquitto
  let folder: MosquittoFolder
  let url: string
  beforeAll(async () => {
    const port = await freePort()
    folder = mosquittoFolder()
    broker = await startMosquitto(folder.put('conf', `listener ${port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\n`), [port])
    url = `mqtt://127.0.0.1:${port}`
  })
  afterAll(async () => {
    await broker?.stop()
    folder?.remove()
  })

  it('more messages than may be handled at once all arrive, and never more than that at a time', async () => {
    const messages = 6000
    const heard = new Set<string>()
    let inFlight = 0
    let most = 0
    const door = await openBroker({
      url,
      filter: '$share/centre/cars/+/up/#',
      log,
      away: none,
      back: none,
      async received(_topic, payload) {
        most = Math.max(most, ++inFlight)
        await pause(20)
        inFlight--
        heard.add(payload.toString())
      },
    })
    const cars = await connectAsync(url)
    try {
      for (let at = 0; at < messages; at++) cars.publish('cars/a/up/link/trace', String(at), { qos: 1 })
      await expect.poll(() => heard.size, { timeout: 20_000 }).toBe(messages)
      expect(most).toBeLessThanOrEqual(1000)
    } finally {
      await Promise.all([cars.endAsync(), door.close()])
    }
  })

  it('closes in time though the broker no longer answers', async () => {
    const door = await openBroker({ url, filter: '$share/centre/silent/#', log, away: none, back: none, received: async () => {} })
    broker.signal('SIGSTOP')
    try {
      door.publish('cars/a/down/link/received', '{}')
      const began = performance.now()
      await door.close()
      expect(performance.now() - began).toBeLessThan(5000)
    } finally {
      broker.signal('SIGCONT')
    }
  })
})
