import * as contract from '@tsunagu/contract/signup.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hanako, openShop, type Shop, secretOf, sell, stated } from '../../../test/signup.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await startServer()
  shop = await openShop(server)
})
afterAll(() => server.stop())

const refused = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) })
const sold = async (phone: string | null) => (await sell(shop, { buyer: { ...stated(hanako), phone } })).id
const text = (purchaseId: string, { staff } = shop) => staff.call(contract.textLink, { params: { purchaseId, party: 'buyer' } })
const history = async (purchaseId: string) =>
  (await shop.staff.call(contract.readPurchase, { params: { purchaseId } })).timeline.map((one) => one.text)
const kept = async () => (await server.running.centre.database.pool.query('select sealed from signup.link_texts')).rows

it('IMP-24 the link goes by SMS to the number that was told, and opens the sign-up', async () => {
  const id = await sold('090-3333-4444')
  const link = await text(id)
  await server.settle()
  const sms = server.sent.texts.at(-1)
  expect(sms).toMatchObject({ to: '+819033334444', kind: 'signup.link' })
  expect(sms?.text).toContain(link.url)
  expect(await server.call(contract.lookAtLink, { body: { secret: secretOf(link.url) } })).toMatchObject({ party: 'buyer', state: 'free' })
  expect(await history(id)).toContain('link-texted')
  // neither address nor number stays behind
  expect((await kept()).every(({ sealed }) => sealed === null)).toBe(true)
})

it('is refused without a mobile number, to another dealer, to nobody, and after six in an hour', async () => {
  for (const phone of ['03-1234-5678', null]) await expect(text(await sold(phone))).rejects.toEqual(refused('no-mobile'))
  const id = await sold('090-3333-5555')
  await expect(text(id, await openShop(server, '別の店'))).rejects.toEqual(refused('not-found'))
  await expect(server.call(contract.textLink, { params: { purchaseId: id, party: 'buyer' } })).rejects.toEqual(refused('signed-out'))
  await expect(shop.staff.call(contract.textLink, { params: { purchaseId: id, party: 'user' } })).rejects.toEqual(refused('buyer-first'))
  for (let n = 0; n < 6; n++) await text(id)
  await expect(text(id)).rejects.toEqual(refused('too-many'))
  await server.settle()
  // of six links only the newest that was made is worth an SMS
  expect(server.sent.texts.filter(({ to }) => to === '+819033335555')).toHaveLength(1)
})

it('a number that takes none is told to the staff; a newer link takes the place of an SMS still waiting', async () => {
  const id = await sold('090-0000-0002')
  await text(id)
  await server.settle()
  expect(await history(id)).toContain('link-text-failed')
  const other = await sold('090-3333-6666')
  await text(other)
  await shop.staff.call(contract.issueLink, { params: { purchaseId: other, party: 'buyer' } })
  await server.settle()
  expect(server.sent.texts.filter(({ to }) => to === '+819033336666')).toEqual([])
  expect((await kept()).every(({ sealed }) => sealed === null)).toBe(true)
})
