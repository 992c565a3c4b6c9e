import { readProfile } from '@tsunagu/contract/profile.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'
import { isLinked, issueCard } from './index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const issue = (owner: Person, vehicleId: string) => server.work((work) => issueCard(work, { accountId: owner.accountId, vehicleId }))
const linked = (owner: Person) => server.work((work) => isLinked(work, owner.accountId))

it('ACC-17 an application makes a card, links it and holds name and birth date; asked twice it is one card', async () => {
  const [owner, vehicleId] = [await server.owner(), crypto.randomUUID()]
  expect(await linked(owner)).toBe(false)
  const number = await issue(owner, vehicleId)
  expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  expect(await linked(owner)).toBe(true)
  expect((await owner.call(readProfile)).held).toEqual(['name', 'kana', 'birthDate'])
  expect(await issue(owner, vehicleId)).toBe(number)
  expect(await issue(owner, crypto.randomUUID())).toBe(number)
})

it('makes one card when two cars are applied for at once', async () => {
  const owner = await server.owner()
  const numbers = await Promise.all([issue(owner, crypto.randomUUID()), issue(owner, crypto.randomUUID())])
  expect(numbers[0]).toBe(numbers[1])
})

it('a car that goes to another user takes the first one’s link with it, when it was their last', async () => {
  const [first, second, vehicleId] = [await server.owner(), await server.owner(), crypto.randomUUID()]
  const number = await issue(first, vehicleId)
  expect(await issue(second, vehicleId)).not.toBe(number)
  expect([await linked(first), await linked(second)]).toEqual([false, true])
  expect((await first.call(readProfile)).held).toEqual([])
})

it('nowhere in the tables does a number or a name stand to be read', async () => {
  const owner = await server.owner({ name: '秘密 花子' })
  const number = await issue(owner, crypto.randomUUID())
  const rows = await server.work(({ db }) => sql<{ text: string }>`select c::text as text from linkage.cards c`.execute(db))
  const all = rows.rows.map(({ text }) => text).join()
  expect(all).toContain(number.slice(-4))
  for (const secret of [number, '秘密 花子', Buffer.from('秘密').toString('hex')]) expect(all).not.toContain(secret)
})
