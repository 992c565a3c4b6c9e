import * as contract from '@tsunagu/contract/builders.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addCar } from '../../../test/cars.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../../test/webhook-receiver.ts'
import { addUnit } from '../../link/index.ts'
import { moveVehicle } from '../../vehicles/index.ts'

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
  vehicleId = await newCar()
  receiver = await startWebhookReceiver()
})
afterEach(() => receiver.stop())

async function newCar(): Promise<string> {
  const id = await addCar(server, { owner: owner.accountId })
  await server.work((work) => addUnit(work, id))
  return id
}
async function hook(more: object = {}, who = owner): Promise<void> {
  const body = { name: '在線', url: receiver.url, events: ['presence.changed' as const], vehicleIds: null, ...more }
  receiver.learn((await who.call(contract.addWebhook, { body })).secret)
}
/** As the line writes it; gives since when. */
async function becomes(state: 'online' | 'asleep' | 'lost', id = vehicleId): Promise<string> {
  const since = server.clock.now()
  await server.running.centre.database.pool.query('update link.presence set state = $2, since = $3 where vehicle_id = $1', [
    id,
    state,
    since,
  ])
  return since.toISOString()
}
async function minutes(passed: number): Promise<void> {
  for (let minute = 0; minute < passed; minute++) {
    server.clock.advance(60_000)
    await server.work((work) => work.later({ name: 'builders.tell-presence', payload: {} }))
    await server.settle()
  }
}
const told = () => receiver.received.map(({ message }) => (message.data as { state: string }).state)

describe('who wants to hear of it', () => {
  it('is told that the car came and went, when it has stayed so for a minute', async () => {
    await hook()
    await becomes('asleep')
    await minutes(2)
    expect(told()).toEqual([])
    const since = await becomes('online')
    await minutes(1)
    expect(receiver.received.map(({ message }) => message)).toEqual([
      { type: 'presence.changed', version: 1, timestamp: since, data: { vehicleId, state: 'online', since } },
    ])
    contract.webhookEvents['presence.changed'].data.parse(receiver.received[0]?.message.data)
    await minutes(2)
    await becomes('lost')
    await minutes(3)
    expect(told()).toEqual(['online', 'lost'])
    expect(receiver.forged).toBe(0)
  })

  it('hears nothing of a tunnel, nor of the car as it was when the webhook was made', async () => {
    await becomes('online')
    await minutes(2)
    await hook()
    await minutes(1)
    await becomes('lost')
    server.clock.advance(20_000)
    await becomes('online')
    await minutes(2)
    // asleep and lost are both off the line
    await becomes('asleep')
    await minutes(1)
    await becomes('lost')
    await minutes(2)
    expect(told()).toEqual(['asleep'])
  })

  it('hears of the chosen cars alone, and only while the car is theirs', async () => {
    const other = await newCar()
    await hook({ vehicleIds: [other] })
    for (const id of [vehicleId, other]) await becomes('asleep', id)
    await minutes(1)
    for (const id of [vehicleId, other]) await becomes('online', id)
    await minutes(1)
    expect(receiver.received.map(({ message }) => (message.data as { vehicleId: string }).vehicleId)).toEqual([other])
    const next = await server.owner()
    await server.work((work) => moveVehicle(work, other, next.accountId))
    await becomes('lost', other)
    await minutes(2)
    expect(told()).toEqual(['online'])
    await hook({}, next)
    await minutes(1)
    await becomes('online', other)
    await minutes(1)
    expect(told()).toEqual(['online', 'online'])
  })

  it('costs nothing for anybody else: nothing is kept of cars nobody asked about', async () => {
    await hook({ events: ['trip.ended'] })
    await becomes('online')
    await minutes(2)
    expect(told()).toEqual([])
    const kept = await server.running.centre.database.pool.query('select from builders.presence_told where vehicle_id = $1', [vehicleId])
    expect(kept.rowCount).toBe(0)
  })
})
