import { randomUUID } from 'node:crypto'
import * as contract from '@tsunagu/contract/builders.ts'
import { listNotices } from '@tsunagu/contract/notices.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addCar } from '../../../test/cars.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../../test/webhook-receiver.ts'
import { takeBackVehicle } from '../../vehicles/index.ts'

let server: TestServer
let owner: Person
let vehicleId: string
let receiver: WebhookReceiver
beforeAll(async () => {
  server = await startServer({ env: { WEBHOOK_LOCAL: 'on' } })
})
afterAll(() => server.stop())
beforeEach(async () => {
  owner = await server.owner()
  vehicleId = await addCar(server, { owner: owner.accountId })
  receiver = await startWebhookReceiver()
})
afterEach(() => receiver.stop())

const asked = (more: object = {}) => ({
  name: '家の記録',
  url: receiver.url,
  events: ['request.ended' as const],
  vehicleIds: null,
  ...more,
})
async function added(more: object = {}) {
  const { webhook, secret } = await owner.call(contract.addWebhook, { body: asked(more) })
  receiver.learn(secret)
  return { ...webhook, secret, params: { id: webhook.id } }
}
/** A request to a car has ended. */
async function happens(about: Record<string, unknown> = {}) {
  const event = {
    type: 'link.request-moved',
    requestId: randomUUID(),
    vehicleId,
    verb: 'remote/lock-doors',
    state: 'done',
    code: null,
    settled: null,
    accountId: null,
    ...about,
  }
  await server.tell(event)
  await server.settle()
  return event
}
const log = async (id: string) => (await owner.call(contract.listDeliveries, { params: { id }, query: {} })).deliveries
const refused = (status: number, code: string) => ({ problem: { status, code } })
const hour = 3600_000

describe('a webhook', () => {
  it('is told what happened to my car, signed so that the library believes it', async () => {
    const { id } = await added()
    const { requestId } = await happens()
    expect(receiver.forged).toBe(0)
    expect(receiver.received).toEqual([
      {
        id: expect.any(String),
        message: {
          type: 'request.ended',
          version: 1,
          timestamp: expect.any(String),
          data: { vehicleId, requestId, verb: 'remote/lock-doors', state: 'done', code: null, settled: null },
        },
      },
    ])
    const [delivery] = await log(id)
    expect(delivery).toMatchObject({ id: receiver.received[0]?.id, state: 'sent', tries: 1, status: 204, error: null, vehicleId })
    expect(delivery?.milliseconds).toBeGreaterThanOrEqual(0)
    expect(await owner.call(contract.listWebhooks)).toMatchObject([
      { id, state: 'on', failingSince: null, lastDeliveredAt: expect.any(String) },
    ])
  })
  it('hears an event once, however often its cause is handled', async () => {
    await added()
    const event = await happens()
    await happens(event)
    expect(receiver.received).toHaveLength(1)
  })
  it('hears only the events and the cars it was made for, and nothing of other people’s', async () => {
    const second = await addCar(server, { owner: owner.accountId })
    const theirs = await addCar(server, { owner: (await server.owner()).accountId })
    await added({ vehicleIds: [second], events: ['request.ended', 'device.alerted'] })
    await happens()
    await happens({ vehicleId: theirs })
    await server.tell({ type: 'drives.trip-ended', vehicleId: second, tripId: randomUUID(), endedAt: new Date().toISOString() } as never)
    await server.tell({ type: 'link.device-alerted', vehicleId: second, deviceId: 'ovms', alert: 'alarm.sounding' } as never)
    await happens({ vehicleId: second })
    expect(receiver.received.map(({ message }) => [message.type, (message.data as { vehicleId: string }).vehicleId]).toSorted()).toEqual([
      ['device.alerted', second],
      ['request.ended', second],
    ])
  })
  it('hears of trips and of notices', async () => {
    await added({ events: ['trip.ended', 'notice.told'] })
    const tripId = randomUUID()
    await server.tell({ type: 'drives.trip-ended', vehicleId, tripId, endedAt: '2026-11-20T01:02:03.000Z' } as never)
    await server.tell({ type: 'vehicles.taken-over', vehicleId, accountId: owner.accountId } as never)
    await server.settle()
    expect(receiver.received.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        { type: 'trip.ended', version: 1, timestamp: '2026-11-20T01:02:03.000Z', data: { vehicleId, tripId } },
        expect.objectContaining({ type: 'notice.told', data: expect.objectContaining({ vehicleId, word: 'vehicle-taken-over' }) }),
      ]),
    )
    for (const { message } of receiver.received) contract.webhookEvents[message.type as contract.WebhookEventType].data.parse(message.data)
  })
  it('is told nothing of a car that has left the garage before it was sent', async () => {
    const { id } = await added()
    receiver.answer(503)
    await happens()
    receiver.answer(204)
    await server.work((work) => takeBackVehicle(work, vehicleId))
    server.clock.advance(hour)
    await server.settle()
    expect(receiver.asked).toBe(1)
    expect(await log(id)).toMatchObject([{ state: 'dropped', tries: 1 }])
  })
})

describe('a receiver that fails', () => {
  it('is tried again with growing waits, always with the same id, until it works', async () => {
    const { id } = await added()
    receiver.answer(500, 'out of\u0007 order')
    await happens()
    expect(await log(id)).toMatchObject([
      { state: 'waiting', tries: 1, status: 500, answer: 'out of  order', nextTryAt: expect.any(String) },
    ])
    expect((await owner.call(contract.listWebhooks))[0]?.failingSince).not.toBeNull()
    server.clock.advance(4000)
    await server.settle()
    expect(receiver.asked).toBe(1)
    server.clock.advance(2000)
    await server.settle()
    expect(receiver.asked).toBe(2)
    receiver.answer(200)
    server.clock.advance(61_000)
    await server.settle()
    expect(new Set(receiver.received.map((one) => one.id)).size).toBe(1)
    expect(receiver.received).toHaveLength(3)
    expect(await log(id)).toMatchObject([{ state: 'sent', tries: 3, status: 200 }])
    expect((await owner.call(contract.listWebhooks))[0]?.failingSince).toBeNull()
  })
  it('is switched off after days, its owner is told, and nothing is lost: it is held for a replay', async () => {
    const { id, params } = await added()
    receiver.answer(500)
    await happens()
    for (const seconds of contract.retrySeconds) {
      server.clock.advance(seconds * 1000 + 1000)
      await server.settle()
    }
    expect(receiver.asked).toBe(contract.retrySeconds.length + 1)
    expect(await log(id)).toMatchObject([{ state: 'failed' }])
    await happens()
    for (const seconds of contract.retrySeconds) {
      server.clock.advance(seconds * 1000 + 1000)
      await server.settle()
    }
    owner = await server.signIn(owner)
    expect(await owner.call(contract.listWebhooks)).toMatchObject([{ state: 'stopped' }])
    expect((await owner.call(listNotices, { query: {} })).notices[0]).toMatchObject({
      word: 'webhook-off',
      facts: { host: new URL(receiver.url).host },
    })
    const before = receiver.asked
    await happens()
    expect(receiver.asked).toBe(before)
    expect((await log(id)).map(({ state }) => state)).toEqual(['held', 'failed', 'failed'])
    const since = { since: new Date(server.clock.now().getTime() - 20 * 24 * hour).toISOString() }
    await expect(owner.call(contract.replaySince, { params, body: since })).rejects.toMatchObject(refused(409, 'webhook-off'))
    receiver.answer(200)
    await owner.call(contract.changeWebhook, { params, body: { ...asked(), on: true } })
    expect(await owner.call(contract.replaySince, { params, body: since })).toEqual({ count: 3 })
    await server.settle()
    expect((await log(id)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    expect(await owner.call(contract.replaySince, { params, body: since })).toEqual({ count: 0 })
    expect(await owner.call(contract.replaySince, { params, body: { ...since, all: true } })).toEqual({ count: 3 })
  })
  it('that says it is gone is left alone at once', async () => {
    const { id } = await added()
    receiver.answer(410)
    await happens()
    expect(await owner.call(contract.listWebhooks)).toMatchObject([{ id, state: 'stopped' }])
  })
  it('that redirects is not followed', async () => {
    const other = await startWebhookReceiver()
    const { id } = await added()
    receiver.answer(307, '', { location: other.url })
    await happens()
    expect(other.asked).toBe(0)
    expect(await log(id)).toMatchObject([{ state: 'waiting', status: 307 }])
    await other.stop()
  })
  it('that is not there is no fault of ours', async () => {
    const { id } = await added({ url: 'http://127.0.0.1:1/' })
    await happens()
    expect(await log(id)).toMatchObject([{ state: 'waiting', status: null, error: 'unreachable' }])
  })
})

describe('its owner', () => {
  it('sends a trial, once, also while it is off', async () => {
    const { id, params } = await added()
    await owner.call(contract.changeWebhook, { params, body: { ...asked(), on: false } })
    receiver.answer(500)
    const { deliveryId } = await owner.call(contract.tryWebhook, { params })
    await server.settle()
    server.clock.advance(hour)
    await server.settle()
    expect(receiver.asked).toBe(1)
    expect(await log(id)).toMatchObject([{ id: deliveryId, type: contract.trialType, state: 'failed', status: 500 }])
    expect((await owner.call(contract.listWebhooks))[0]?.failingSince).toBeNull()
  })
  it('replays one message, with the id it had', async () => {
    const { id, params } = await added()
    await happens()
    const [first] = await log(id)
    const deliveryId = first?.id ?? ''
    expect(await owner.call(contract.replayDelivery, { params: { ...params, deliveryId } })).toEqual({ count: 1 })
    await server.settle()
    expect(receiver.received.map((one) => one.id)).toEqual([deliveryId, deliveryId])
    await expect(owner.call(contract.replayDelivery, { params: { ...params, deliveryId: randomUUID() } })).rejects.toMatchObject(
      refused(404, 'not-found'),
    )
  })
  it('changes the secret: for a day both hold, then only the new one', async () => {
    const { secret: former, params } = await added()
    const { secret, webhook } = await owner.call(contract.rotateSecret, { params })
    expect(secret).not.toBe(former)
    expect(webhook.formerSecretUntil).not.toBeNull()
    await happens()
    receiver.learn(secret)
    await happens()
    expect([receiver.received.length, receiver.forged]).toEqual([2, 0])
    server.clock.advance(25 * hour)
    await happens()
    receiver.learn(former)
    await happens()
    expect([receiver.received.length, receiver.forged]).toEqual([3, 1])
  })
  it('sees the log page by page for 30 days, and no secret in any of it', async () => {
    const { id, secret, params } = await added()
    for (let n = 0; n < 3; n++) await happens()
    const page = await owner.call(contract.listDeliveries, { params, query: { most: 2 } })
    expect(page).toMatchObject({ more: true, deliveries: [{}, {}] })
    const rest = await owner.call(contract.listDeliveries, { params, query: { most: 2, before: page.deliveries[1]?.id } })
    expect(rest).toMatchObject({ more: false, deliveries: [{}] })
    expect(JSON.stringify([page, rest, await owner.call(contract.listWebhooks)])).not.toContain(secret)
    server.clock.advance(31 * 24 * hour)
    await server.work(({ later }) => later({ name: 'builders.forget', payload: {} }))
    await server.settle()
    owner = await server.signIn(owner)
    expect(await log(id)).toEqual([])
  })
  it('removes it', async () => {
    const { params } = await added()
    await owner.call(contract.removeWebhook, { params })
    await happens()
    expect(receiver.asked).toBe(0)
    expect(await owner.call(contract.listWebhooks)).toEqual([])
  })
  it('keeps it in bounds: ten, own cars, an address that may be called', async () => {
    const theirs = await addCar(server, { owner: (await server.owner()).accountId })
    const add = (more: object) => owner.call(contract.addWebhook, { body: asked(more) })
    await expect(add({ vehicleIds: [theirs] })).rejects.toMatchObject(refused(404, 'not-found'))
    await expect(add({ url: 'ftp://example.jp/' })).rejects.toMatchObject(refused(400, 'invalid'))
    await expect(add({ url: 'https://name:word@example.jp/' })).rejects.toMatchObject(refused(409, 'address-not-public'))
    await expect(add({ events: [] })).rejects.toMatchObject(refused(400, 'invalid'))
    await expect(add({ events: ['car.unlocked'] })).rejects.toMatchObject(refused(400, 'invalid'))
    for (let n = 0; n < 10; n++) await add({})
    await expect(add({})).rejects.toMatchObject(refused(409, 'too-many-webhooks'))
  })
})

describe('nobody else', () => {
  it('sees or touches it', async () => {
    const { params } = await added()
    const other = await server.owner()
    const delivery = { params: { ...params, deliveryId: randomUUID() } }
    const acts = (call: Person['call']) => [
      () => call(contract.changeWebhook, { params, body: { ...asked(), on: true } }),
      () => call(contract.removeWebhook, { params }),
      () => call(contract.rotateSecret, { params }),
      () => call(contract.tryWebhook, { params }),
      () => call(contract.listDeliveries, { params, query: {} }),
      () => call(contract.replayDelivery, delivery),
      () => call(contract.replaySince, { params, body: { since: new Date().toISOString() } }),
    ]
    for (const act of acts(other.call)) await expect(act()).rejects.toMatchObject(refused(404, 'not-found'))
    expect(await other.call(contract.listWebhooks)).toEqual([])
    const nobody = server.call
    for (const act of [...acts(nobody), () => nobody(contract.listWebhooks), () => nobody(contract.addWebhook, { body: asked() })])
      await expect(act()).rejects.toMatchObject({ problem: { status: 401 } })
  })
  it('without a fresh sign-in sends cars’ news to a new address', async () => {
    const { params } = await added()
    server.clock.advance(6 * 60_000)
    for (const act of [
      () => owner.call(contract.addWebhook, { body: asked() }),
      () => owner.call(contract.changeWebhook, { params, body: { ...asked(), on: true } }),
      () => owner.call(contract.rotateSecret, { params }),
    ])
      await expect(act()).rejects.toMatchObject(refused(401, 'fresh-needed'))
  })
})
