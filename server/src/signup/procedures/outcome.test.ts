import { listConsents, readContract } from '@tsunagu/contract/contracts.ts'
import * as contract from '@tsunagu/contract/signup.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountIdOf } from '../../../test/account-id.ts'
import { addCar } from '../../../test/cars.ts'
import { openShop, type Phone, persona, phoneOf, phoneWith, type Shop, scan, scanBuyers, sell, taro, usual } from '../../../test/signup.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await startServer()
  shop = await openShop(server)
})
afterAll(() => server.stop())

const failing = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) })
const consentsOf = async (phone: Phone) => (await phone.visitor.call(listConsents)).map(({ document }) => document.id)

describe('what a sign-up leaves behind', () => {
  it('GLK-01 GLK-04 BUY-13 each consent with its version at the account, two of them for G-Link', async () => {
    const { id } = await sell(shop, { modelId: shop.models.electric })
    const phone = await scan(server, shop, id)
    await phone.walk()
    expect((await consentsOf(phone)).toSorted()).toEqual([
      'account-terms',
      'charging-terms',
      'dealer-information',
      'g-link-important',
      'g-link-terms',
      'user-registration',
    ])
  })

  it('GLK-09 pressed twice at once it is applied for once', async () => {
    const purchase = await sell(shop)
    const phone = await scan(server, shop, purchase.id)
    await phone.walk('g-link-receipt')
    const both = await Promise.all([phone.answer({ step: 'g-link-receipt' }), phone.answer({ step: 'g-link-receipt' })])
    expect(both.map(({ step }) => step)).toEqual(['done', 'done'])
    const { number, cardTail } = await phone.visitor.call(readContract, { params: { vehicleId: purchase.vehicleId as string } })
    expect(number).toMatch(/^GL-/)
    expect(cardTail).toMatch(/^\w{4}$/)
    const made = await server.work((work) =>
      sql`select 1 from contracts.contracts where vehicle_id = ${purchase.vehicleId}`.execute(work.db),
    )
    expect(made.rows).toHaveLength(1)
    await expect(phone.answer({ step: 'g-link-choice', apply: false })).rejects.toEqual(failing('already-applied'))
  })

  it('GLK-12 a decline at the dealer has exactly one reason', async () => {
    const purchase = await sell(shop)
    const phone = await scan(server, shop, purchase.id, { who: persona({ gLink: false }) })
    await phone.walk('survey')
    await expect(phone.answer({ step: 'survey', reason: ['price', 'later'] } as never)).rejects.toEqual(failing('invalid'))
    await phone.walk()
    const kept = await server.work((work) =>
      sql<{ reason: string }>`select reason from contracts.declines where vehicle_id = ${purchase.vehicleId}`.execute(work.db),
    )
    expect(kept.rows).toEqual([{ reason: 'later' }])
    expect((await phone.visitor.call(readContract, { params: { vehicleId: purchase.vehicleId as string } })).state).toBe('declined')
  })

  it('a price without a way to pay goes no further', async () => {
    const phone = await scan(server, shop, (await sell(shop)).id, { who: persona({ options: [{ option: 'wifi', term: 'month' }] }) })
    expect((await phone.walk('payment')).step).toBe('payment')
    await expect(phone.answer({ step: 'payment' })).rejects.toEqual(failing('payment-needed'))
    await expect(phone.answer({ step: 'g-link-review' })).rejects.toEqual(failing('step-locked'))
    // without it nothing is to be paid (GLK-21)
    expect((await phone.answer({ step: 'g-link-content', application: { options: [], alertContacts: [] } })).step).toBe('g-link-review')
  })

  it('PDL-24 PDL-25 PDL-26 the web is linked by the press alone, the magazine by its tick', async () => {
    const visitor = createVisitor(server)
    const { procedureId } = await visitor.call(contract.beginAfterDelivery, { body: { language: 'ja', kei: false } })
    const phone = phoneWith(server, visitor, procedureId, persona())
    await phone.walk('web-link')
    const rows = async () => {
      const accountId = await accountIdOf(server, phone.who.email)
      const found = await server.work((work) =>
        sql<{ magazine: boolean }>`select magazine from signup.web_members where account_id = ${accountId}`.execute(work.db),
      )
      return found.rows
    }
    expect(await consentsOf(phone)).toContain('web-terms')
    expect(await rows()).toEqual([])
    await phone.step()
    expect(await rows()).toEqual([{ magazine: false }])
    await phone.step()
    expect(await rows()).toEqual([{ magazine: true }])
  })

  it('SGN-09 a newcomer is signed in where the account was made', async () => {
    const phone = await scan(server, shop, (await sell(shop)).id)
    const now = await phone.walk('account-done')
    expect(now.facts.account).toMatchObject({ email: phone.who.email, signedIn: true, kind: 'individual' })
  })
})

describe('two people', () => {
  it('USR-01 USR-07 USR-11 two phones in one purchase; the QR is of one phone, and waits for the user', async () => {
    const { id } = await sell(shop)
    const buyer = await scan(server, shop, id, { who: persona({ user: 'different' }) })
    await expect(buyer.visitor.call(contract.makeUserLink, { params: { procedureId: buyer.id }, body: { sendTo: null } })).rejects.toEqual(
      failing('step-locked'),
    )
    await buyer.walk('user-qr')
    const link = await buyer.visitor.call(contract.makeUserLink, {
      params: { procedureId: buyer.id },
      body: { sendTo: 'their@test.example' },
    })
    await server.settle()
    expect(server.sent.mails.find(({ to }) => to === 'their@test.example')?.text).toContain(link.url)
    // the same QR after a reload
    expect((await buyer.read()).facts.other?.link).toEqual(link)
    const user = await scanBuyers(server, shop, buyer, id, persona({ details: taro }))
    await buyer.answer({ step: 'user-qr' })
    await expect(buyer.answer({ step: 'user-wait' })).rejects.toEqual(failing('other-not-finished'))
    await user.walk('services-start')
    expect((await buyer.walk()).finished).toBe(true)
    await expect(buyer.visitor.call(contract.makeUserLink, { params: { procedureId: buyer.id }, body: { sendTo: null } })).rejects.toEqual(
      failing('procedure-over'),
    )
  })

  it('USR-10 the user turns out not to be there: skipped from where the QR is shown', async () => {
    const { id } = await sell(shop)
    const buyer = await scan(server, shop, id, { who: persona({ user: 'different' }) })
    await buyer.walk('user-qr')
    expect((await buyer.answer({ step: 'presence', present: false })).step).toBe('later-guidance')
    expect((await buyer.walk()).finished).toBe(true)
    const { parties } = await shop.staff.call(contract.readPurchase, { params: { purchaseId: id } })
    expect(parties).toEqual({ buyer: 'registered', user: 'skipped' })
    const { people } = await shop.staff.call(contract.readPurchase, { params: { purchaseId: id } })
    expect(people.map(({ party, finished }) => [party, finished])).toEqual([
      ['buyer', true],
      ['user', false],
    ])
    expect((await shop.staff.call(contract.acknowledge, { params: { purchaseId: id, party: 'buyer' } })).parties.buyer).toBe('closed')
  })
})

it('IMP-29 CHG-16 who declined applies from home; charging support follows G-Link', async () => {
  const { person, visitor } = await phoneOf(server)
  const model = { powertrain: 'bev' as const, quick_inlet: true }
  const vehicleId = await addCar(server, { owner: person.accountId, contract: false, model })
  const begin = async () => (await visitor.call(contract.beginServices, { body: { vehicleId } })).procedureId
  const first = phoneWith(server, visitor, await begin(), persona({ gLink: false, email: person.email }))
  expect(await begin()).toBe(first.id)
  const declined = await first.walk()
  expect(declined.steps.map(({ id }) => id)).not.toContain('charging-choice')
  const second = phoneWith(server, visitor, await begin(), persona({ email: person.email }))
  expect(second.id).not.toBe(first.id)
  expect((await second.walk('charging-choice')).step).toBe('charging-choice')
  await second.answer(usual(server, second.who, 'charging-choice'))
  await second.walk()
  await expect(begin()).rejects.toEqual(failing('already-applied'))
})
