import * as contract from '@tsunagu/contract/signup.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hanako, openShop, persona, type Shop, scan, sell } from '../../../test/signup.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { remindUsers } from './follow-up.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await startServer()
  shop = await openShop(server)
})
afterAll(() => server.stop())

const user = { kind: 'individual' as const, name: hanako.name, address: hanako.address }
const plate = { region: '品川', classNumber: '330', kana: 'つ', serial: '2345' }
const register = (purchaseId: string) =>
  shop.staff.call(contract.recordRegistration, {
    params: { purchaseId },
    body: { chassisNumber: 'SGN10-7000001', plate, firstRegisteredOn: '2026-11-01', user },
  })

it('PDL-03 IMP-35 USR-40 a missing user: the buyer and the invited user are written to, and reminded twice', async () => {
  const { id } = await sell(shop)
  const who = persona({ user: 'different', present: false, invite: 'invited@test.example' })
  const phone = await scan(server, shop, id, { who })
  await phone.walk()
  expect((await shop.staff.call(contract.readPurchase, { params: { purchaseId: id } })).parties.user).toBe('skipped')
  const kinds = (to: string) =>
    server.sent.mails.filter((mail) => mail.to === to && /follow-up|invitation/.test(mail.kind)).map(({ kind }) => kind)
  expect(kinds('invited@test.example')).toEqual([])
  await register(id)
  await server.settle()
  expect(kinds(who.email)).toEqual(['signup.follow-up'])
  expect(kinds('invited@test.example')).toEqual(['signup.invitation'])
  const mail = server.sent.mails.find((one) => one.to === who.email && one.kind === 'signup.follow-up')
  expect(mail?.text).toContain('/signup/after-delivery')
  expect(mail?.html).toContain('/signup/after-delivery')
  for (let n = 0; n < 4; n++) {
    server.clock.advance(15 * 24 * 3600_000)
    await server.work(remindUsers)
    await server.settle()
  }
  expect(kinds('invited@test.example')).toHaveLength(3)
})
