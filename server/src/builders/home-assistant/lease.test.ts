import { randomUUID } from 'node:crypto'
import { setHomeAssistant } from '@tsunagu/contract/builders.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { holdBrokers, letGo, updateHeld } from './queries.ts'

let server: TestServer
beforeAll(async () => {
  // no process of this centre holds brokers: here two are played
  server = await startServer({ env: { ROLES: 'http' } })
})
afterAll(() => server.stop())

const second = 1000
const hold = (holder: string, most = 20) =>
  server.work(async ({ db, now }) =>
    (await holdBrokers(db, holder, now, new Date(now.getTime() + 20 * second), most)).map(({ account_id }) => account_id).toSorted(),
  )
const body = { url: 'mqtts://mqtt.example.jp', user: 'car', password: 'a-word' }

describe('a person’s broker', () => {
  it('is held by one process at a time, kept by renewing, and taken over when that one is gone', async () => {
    const people = [await server.owner(), await server.owner()]
    for (const person of people) await person.call(setHomeAssistant, { body })
    const ids = people.map(({ accountId }) => accountId).toSorted()
    const [one, two] = [randomUUID(), randomUUID()]
    const first = await hold(one, 1)
    expect(first).toHaveLength(1)
    expect(await hold(two)).toEqual(ids.filter((id) => !first.includes(id)))
    server.clock.advance(15 * second)
    expect(await hold(one)).toEqual(first)
    // the second has died: its lease runs out, and only then
    expect(await hold(one)).toEqual(first)
    server.clock.advance(6 * second)
    expect(await hold(one)).toEqual(ids)
    // it comes again, late: what it says of its lines counts for nothing
    const [lost = ''] = ids.filter((id) => !first.includes(id))
    await server.work(({ db, now }) => updateHeld(db, lost, two, { state: 'connected', state_since: now }))
    expect(await hold(two)).toEqual([])
    // a process that ends in peace leaves at once
    await server.work(({ db }) => letGo(db, one))
    expect(await hold(two)).toEqual(ids)
  })
  it('that is off is nobody’s', async () => {
    const person = await server.owner()
    await person.call(setHomeAssistant, { body: { ...body, on: false } })
    expect(await hold(randomUUID())).not.toContain(person.accountId)
  })
  it('lies in the open Internet and speaks TLS, unless the centre runs at home', async () => {
    const person = await server.owner()
    const set = (url: string) => person.call(setHomeAssistant, { body: { ...body, url } })
    for (const url of [
      'mqtts://192.168.1.10',
      'mqtts://homeassistant.local',
      'mqtts://localhost:8883',
      'mqtts://[::1]',
      'mqtts://169.254.169.254',
    ])
      await expect(set(url)).rejects.toMatchObject({ problem: { status: 409, code: 'address-not-public' } })
    await expect(set('mqtt://mqtt.example.jp')).rejects.toMatchObject({ problem: { status: 409, code: 'tls-needed' } })
    expect(await set('mqtts://mqtt.example.jp:8884')).toMatchObject({ state: 'waiting' })
  })
})
