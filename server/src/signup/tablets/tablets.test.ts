import { readMe, readStaffMe } from '@tsunagu/contract/accounts.ts'
import * as contract from '@tsunagu/contract/signup.ts'
import * as tablet from '@tsunagu/contract/tablet.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mailedCode, signInByPassword, starts } from '../../../test/sign-in.ts'
import { confirm, openShop, persona, phoneWith, type Shop, secretOf, sell } from '../../../test/signup.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor, type Visitor } from '../../../test/visitor.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await startServer()
  shop = await openShop(server)
})
afterAll(() => server.stop())

const failing = (code: string, status?: number) =>
  expect.objectContaining({ problem: expect.objectContaining({ code, ...(status ? { status } : {}) }) })

/** The staff's own tablet, signed in at the console. */
async function staffTablet(): Promise<Visitor> {
  const visitor = createVisitor(server)
  await signInByPassword(visitor, shop.staff, starts.staff)
  return visitor
}
const lend = (visitor: Visitor, purchaseId: string, party: 'buyer' | 'user' = 'buyer') =>
  visitor.call(tablet.lendTablet, { params: { purchaseId, party } })
const beginAt = async (visitor: Visitor, purchaseId: string, who = persona(), staff = shop.staff) => {
  const { url } = await lend(visitor, purchaseId)
  const { procedureId } = await visitor.call(contract.begin, { body: { key: { secret: secretOf(url) }, language: 'ja' } })
  return phoneWith(server, visitor, procedureId, who, { staff, purchaseId })
}

it('IMP-24 a customer without a phone goes through on the staff’s tablet, and handing it back leaves nothing behind', async () => {
  const visitor = await staffTablet()
  const { id } = await sell(shop)
  const phone = await beginAt(visitor, id)
  // nothing leads back into the console but the staff's own sign-in, not even the provider's memory of it
  await expect(visitor.call(readStaffMe)).rejects.toEqual(failing('signed-out', 401))
  await expect(visitor.call(contract.readPurchase, { params: { purchaseId: id } })).rejects.toEqual(failing('signed-out'))
  expect((await visitor.open(starts.staff)).url.pathname).toMatch(/^\/account\/staff\/sign-in\//)

  await phone.walk('buyer-done')
  expect((await visitor.call(readMe)).email).toBe(phone.who.email)
  expect(await visitor.call(tablet.touchTablet)).toEqual({ idleSeconds: 300, procedureId: phone.id })
  await phone.walk()
  await visitor.call(tablet.handBackTablet)
  await visitor.call(tablet.handBackTablet)

  await expect(visitor.call(readMe)).rejects.toEqual(failing('signed-out'))
  await expect(phone.read()).rejects.toEqual(failing('other-browser', 403))
  await expect(visitor.call(tablet.touchTablet)).rejects.toEqual(failing('not-lent'))
  // what the provider left names sessions that are over
  expect([...visitor.cookies.keys()].filter((name) => /^tsunagu_(session|staff|device|codes|tablet|signup)$/.test(name))).toEqual([])
  const { timeline } = await shop.staff.call(contract.readPurchase, { params: { purchaseId: id } })
  expect(timeline.map(({ text }) => text)).toEqual(expect.arrayContaining(['tablet-lent', 'tablet-returned']))
})

it('IMP-24 left in the middle it is let go at its time: the draft stays sealed, and goes on elsewhere by a mailed code', async () => {
  const visitor = await staffTablet()
  const { id } = await sell(shop)
  const phone = await beginAt(visitor, id)
  const now = await phone.walk('method')
  await visitor.call(contract.saveDraft, {
    params: { procedureId: phone.id },
    body: { version: now.draft.version, values: { name: 'あおき' } },
  })
  server.clock.advance(4 * 60_000)
  await visitor.call(tablet.touchTablet)
  server.clock.advance(4 * 60_000)
  await server.settle()
  expect((await phone.read()).step).toBe('method')

  server.clock.advance(3 * 60_000)
  await expect(phone.read()).rejects.toEqual(failing('other-browser', 403))
  await expect(phone.answer({ step: 'method', input: 'direct' })).rejects.toEqual(failing('other-browser'))
  await server.settle()
  const held = await server.work((work) =>
    sql<{ browser_hash: Buffer | null; draft: Buffer }>`select browser_hash, draft from signup.procedures where id = ${phone.id}`.execute(
      work.db,
    ),
  )
  expect(held.rows[0]?.browser_hash).toBeNull()
  expect(held.rows[0]?.draft.includes(Buffer.from('あおき'))).toBe(false)

  const elsewhere = createVisitor(server)
  const params = { procedureId: phone.id }
  const { id: codeId } = await elsewhere.call(contract.askAccessCode, { params })
  await server.settle()
  await elsewhere.call(contract.takeAccessCode, { params, body: { codeId, code: mailedCode(server, phone.who.email) } })
  expect((await elsewhere.call(contract.readProcedure, { params })).draft.values).toEqual({ name: 'あおき' })
})

it('IMP-24 whoever was signed in at a tablet nobody touches is signed out, though its page was closed', async () => {
  const visitor = await staffTablet()
  const { id } = await sell(shop)
  const phone = await beginAt(visitor, id)
  await phone.walk('buyer-done')
  await visitor.call(tablet.touchTablet)
  server.clock.advance(7 * 60_000)
  await server.settle()
  await expect(visitor.call(readMe)).rejects.toEqual(failing('signed-out'))
  const { timeline } = await shop.staff.call(contract.readPurchase, { params: { purchaseId: id } })
  expect(timeline[0]?.text).toBe('tablet-timed-out')
})

it('the next customer at the same tablet gets nothing of the one before', async () => {
  const visitor = await staffTablet()
  const first = await beginAt(visitor, (await sell(shop)).id)
  await first.walk('buyer-done')
  await signInByPassword(visitor, shop.staff, starts.staff)
  const second = await beginAt(visitor, (await sell(shop)).id)
  await expect(first.read()).rejects.toEqual(failing('other-browser'))
  await expect(visitor.call(readMe)).rejects.toEqual(failing('signed-out'))
  expect((await second.read()).facts).toMatchObject({ account: null, details: null, email: null })
})

it('is lent by the shop’s own staff alone, for a purchase that is open, the user’s after the buyer', async () => {
  const { id } = await sell(shop)
  const params = { purchaseId: id, party: 'buyer' as const }
  await expect(server.call(tablet.lendTablet, { params })).rejects.toEqual(failing('signed-out'))
  const visitor = createVisitor(server)
  await expect(visitor.call(tablet.touchTablet)).rejects.toEqual(failing('not-lent'))
  const other = await openShop(server, '白山販売店')
  await expect(other.staff.call(tablet.lendTablet, { params })).rejects.toEqual(failing('not-found'))
  const own = await staffTablet()
  await expect(lend(own, id, 'user')).rejects.toEqual(failing('buyer-first', 409))
  // refused, it is still the staff's
  expect((await own.call(readStaffMe)).email).toBe(shop.staff.email)
  await own.call(contract.cancelPurchase, { params: { purchaseId: id } })
  await expect(lend(own, id)).rejects.toEqual(failing('purchase-closed'))
  // no browser is signed out that was never lent
  const owner = await server.owner()
  await signInByPassword(visitor, owner)
  await visitor.call(tablet.handBackTablet)
  expect((await visitor.call(readMe)).email).toBe(owner.email)
})

it('IMP-24 staff confirm from another terminal while the tablet is with the customer', async () => {
  const visitor = await staffTablet()
  const { id } = await sell(shop)
  const phone = await beginAt(visitor, id)
  await phone.walk('staff-check')
  await confirm(shop.staff, id, 'buyer')
  expect((await phone.read()).facts.staffCheck.state).toBe('confirmed')
})
