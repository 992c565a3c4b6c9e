/** What a person does alone, after the car was handed over; and what the dealer sees of it then. */

import { listConsents, readContract, readOffer, withdrawConsent } from '@tsunagu/contract/contracts.ts'
import {
  askIdentityChange,
  decideIdentityChange,
  giveIdentityDocument,
  listIdentityChanges,
  listOpenIdentityChanges,
} from '@tsunagu/contract/profile.ts'
import * as contract from '@tsunagu/contract/signup.ts'
import { listVehicles } from '@tsunagu/contract/vehicles.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCar } from '../../test/cars.ts'
import { oldCard } from '../../test/old-cards.ts'
import { carOnTheRoad, ownerWithDetails, submit } from '../../test/registrations.ts'
import { hanako, openShop, persona, phoneOf, phoneWith, type Shop, scan, sell, usual } from '../../test/signup.ts'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'
import { otherNamesOf } from '../accounts/index.ts'
import { recordSale } from '../contracts/index.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await startServer()
  shop = await openShop(server)
})
afterAll(() => server.stop())

const failing = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) })
const day = () => new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10)
let cars = 0
const certificate = () => ({
  chassisNumber: `SGN20-${3_000_000 + ++cars}`,
  plate: { region: '品川', classNumber: '330', kana: 'つ', serial: String(3000 + cars) },
  firstRegisteredOn: day(),
  user: { kind: 'individual' as const, name: hanako.name, address: hanako.address },
})

describe('alone at home', () => {
  it('SGN-02 PDL-12 GLK-15 registers as user with the numbers of the certificate, then goes on to the services on the same phone', async () => {
    const { id: purchaseId, vehicleId } = await sell(shop, { modelId: shop.models.electric })
    const params = { purchaseId }
    await (await scan(server, shop, purchaseId, { who: persona({ user: 'different', present: false }) })).walk()
    const registered = certificate()
    await shop.staff.call(contract.recordRegistration, { params, body: registered })
    await shop.staff.call(contract.recordDelivery, { params, body: { deliveredOn: day() } })

    const { person, visitor } = await phoneOf(server)
    const { chassisNumber, plate } = registered
    const who = persona({ account: 'existing', email: person.email, car: { chassisNumber, plate } })
    const begun = await visitor.call(contract.beginAfterDelivery, { body: { language: 'ja', kei: false } })
    const phone = phoneWith(server, visitor, begun.procedureId, who)
    // both numbers and the customer's own details are there to be read before they are sent, and the way back is open
    expect(await phone.walk('car-review')).toMatchObject({ facts: { car: { chassisNumber, plate }, details: hanako } })
    expect((await phone.answer({ step: 'car', chassisNumber, plate: { ...plate, serial: '99' } })).step).toBe('car-review')
    await phone.answer({ step: 'car', chassisNumber, plate })
    await phone.walk()
    await server.settle()
    expect((await visitor.call(listVehicles)).map(({ id }) => id)).toEqual([vehicleId])

    const services = await visitor.call(contract.beginServices, { body: { vehicleId: vehicleId as string } })
    expect((await phoneWith(server, visitor, services.procedureId, who).walk()).finished).toBe(true)
    expect(await visitor.call(readContract, { params: { vehicleId: vehicleId as string } })).toMatchObject({ state: 'free' })
  })

  it('GLK-17 GLK-18 GLK-26 SGN-14 applies with both ticks; without charging support the contract says so, and where it can be had later', async () => {
    const { person, visitor } = await phoneOf(server)
    const vehicleId = await electricCar(person.accountId)
    const { procedureId } = await visitor.call(contract.beginServices, { body: { vehicleId } })
    const phone = phoneWith(server, visitor, procedureId, persona({ email: person.email, charging: false }))
    await phone.walk('g-link-choice')
    await expect(phone.answer({ step: 'g-link-choice' } as never)).rejects.toEqual(failing('invalid'))
    await phone.walk('g-link-terms')
    const { terms, important } = usual(server, phone.who, 'g-link-terms') as { terms: string; important: string }
    for (const ticks of [{ terms }, { important }, {}])
      await expect(phone.answer({ step: 'g-link-terms', ...ticks } as never)).rejects.toEqual(failing('invalid'))
    await phone.answer({ step: 'g-link-terms', terms, important })
    await phone.walk()
    expect(await visitor.call(readContract, { params: { vehicleId } })).toMatchObject({ charging: { state: 'declined', plan: null } })
    const { charging } = await visitor.call(readOffer, { params: { vehicleId } })
    expect(charging).toMatchObject({ eligible: true, laterAt: expect.stringMatching(/^https:/) })
  })

  it('SGN-13 GLK-14 who was registered without services applies at the dealer after delivery, on the same phone', async () => {
    const { id: purchaseId, vehicleId } = await sell(shop)
    const params = { purchaseId }
    const phone = await scan(server, shop, purchaseId, { who: persona({ gLink: false }) })
    expect((await phone.walk()).finished).toBe(true)
    await shop.staff.call(contract.recordRegistration, { params, body: certificate() })
    const delivered = await shop.staff.call(contract.recordDelivery, { params, body: { deliveredOn: day() } })
    expect(delivered).toMatchObject({ state: 'open', people: [{ party: 'buyer' }, { services: { gLink: 'declined' } }] })
    await shop.staff.call(contract.reopenParty, { params: { purchaseId, party: 'user' }, body: { what: 'services' } })
    phone.who.gLink = true
    expect((await phone.walk()).finished).toBe(true)
    const { state } = await phone.visitor.call(readContract, { params: { vehicleId: vehicleId as string } })
    expect(state).toBe('free')
    expect((await shop.staff.call(contract.readPurchase, { params })).state).toBe('closed')
  })

  it('CHG-01 CHG-16 with G-Link already there charging support alone is applied for', async () => {
    const { person, visitor } = await phoneOf(server)
    const vehicleId = await electricCar(person.accountId)
    const begin = async () => (await visitor.call(contract.beginServices, { body: { vehicleId } })).procedureId
    const who = persona({ email: person.email })
    await phoneWith(server, visitor, await begin(), { ...who, charging: false }).walk()
    const phone = phoneWith(server, visitor, await begin(), who)
    const now = await phone.read()
    expect(now).toMatchObject({ step: 'charging-choice', steps: [{ id: 'charging-choice', stage: 3, state: 'open' }, { id: 'done' }] })
    await expect(phone.answer({ step: 'g-link-choice', apply: true })).rejects.toEqual(failing('step-locked'))
    expect((await phone.walk()).finished).toBe(true)
    expect(await visitor.call(readContract, { params: { vehicleId } })).toMatchObject({ charging: { state: 'applied', plan: 'normal' } })
    await expect(begin()).rejects.toEqual(failing('already-applied'))
  })

  it('CHG-01 a car that is no target has nothing left to apply for', async () => {
    const { person, visitor } = await phoneOf(server)
    const vehicleId = await addCar(server, { owner: person.accountId, model: { powertrain: 'petrol' } })
    await expect(visitor.call(contract.beginServices, { body: { vehicleId } })).rejects.toEqual(failing('already-applied'))
  })

  it('ACC-02 a car of a card from before waits for that card', async () => {
    const { person, visitor } = await phoneOf(server)
    const vehicleId = await electricCar(person.accountId)
    await oldCard(server, { vehicleIds: [vehicleId] })
    await expect(visitor.call(contract.beginServices, { body: { vehicleId } })).rejects.toEqual(failing('link-needed'))
  })
})

describe('what the dealer sees after delivery', () => {
  it('IMP-37 what the person gave, until they withdraw dealer information; then what they told the staff', async () => {
    const { id: purchaseId } = await sell(shop)
    const params = { purchaseId }
    const corrected = { ...hanako, name: '青木 華子' }
    const phone = await scan(server, shop, purchaseId, { who: persona({ details: corrected }) })
    const walked = await phone.walk()
    expect(walked.finished).toBe(true)
    const seen = (staff = shop.staff) => staff.call(contract.readPurchase, { params })
    const listed = async () =>
      (await shop.staff.call(contract.listPurchases, { query: { show: 'all' } })).purchases.find(({ id }) => id === purchaseId)
    await shop.staff.call(contract.recordRegistration, { params, body: certificate() })
    const withdraw = async () => {
      const given = await phone.visitor.call(listConsents)
      const consent = given.find(({ document }) => document.id === 'dealer-information')
      await phone.visitor.call(withdrawConsent, { params: { consentId: consent?.id ?? '' } })
    }
    await withdraw()
    // the staff still has to hand the car over
    expect(await seen()).toMatchObject({ buyer: corrected.name, user: corrected.name })
    await shop.staff.call(contract.recordDelivery, { params, body: { deliveredOn: day() } })
    const hidden = await seen()
    expect(hidden).toMatchObject({ buyer: hanako.name, user: null, people: [{ email: null, check: null }, { email: null }] })
    expect(JSON.stringify(hidden)).not.toContain(corrected.name)
    expect(await listed()).toMatchObject({ buyer: hanako.name, user: null })
    expect(await seen(await server.staff('administrator'))).toMatchObject({ buyer: corrected.name })
  })
})

it('IMP-28 a corrected name is compared again: what agrees now needs no reviewer any more', async () => {
  const person = await ownerWithDetails(server, { name: '青木 華子' })
  const car = await carOnTheRoad(server)
  await submit(server, person, car)
  await server.settle()
  const state = async () => (await person.call(contract.listRegistrations))[0]?.state
  expect(await state()).toBe('under-review')
  await server.work(({ db }) => sql`update accounts.accounts set name = '青木 花子' where id = ${person.accountId}`.execute(db))
  await server.tell({ type: 'accounts.identity-changed', accountId: person.accountId } as never)
  await server.settle()
  expect(await state()).toBe('approved')
  expect((await person.call(listVehicles)).map(({ id }) => id)).toEqual([car.vehicleId])
})

describe('IMP-28 a marriage name change done online: both names count', () => {
  const picture = { type: 'application/pdf', data: new Uint8Array(Buffer.from('%PDF-1.7\nfamily register')) }
  /** The account is of 青木 花子; 林 is the name after the marriage. */
  async function marries(approved: boolean | null) {
    const person = await ownerWithDetails(server)
    const { id: changeId } = await person.call(askIdentityChange, { body: { name: '林 花子', kana: 'ハヤシ ハナコ', reason: 'marriage' } })
    await person.call(giveIdentityDocument, { params: { changeId }, bytes: picture })
    const reviewer = await server.staff('reviewer')
    if (approved !== null) await reviewer.call(decideIdentityChange, { params: { changeId }, body: { approve: approved, answer: '' } })
    return person
  }
  const registered = async (person: Person, car: Awaited<ReturnType<typeof carOnTheRoad>>) => {
    await submit(server, person, car)
    await server.settle()
    return (await person.call(contract.listRegistrations))[0]?.state
  }

  it('IMP-28 the account has the new name, the certificate still the old one: approved at once, with the day until when it counts', async () => {
    const person = await marries(true)
    expect((await person.call(listIdentityChanges))[0]).toMatchObject({ former: '青木 花子', bothUntil: expect.stringMatching(/^\d{4}-/) })
    expect(await registered(person, await carOnTheRoad(server))).toBe('approved')
  })

  it('IMP-28 asked for and not seen by anybody yet it is for a reviewer, who is told why; refused it is another name', async () => {
    const car = async () => carOnTheRoad(server, { name: '林 花子' })
    const asking = await marries(null)
    expect(await registered(asking, await car())).toBe('under-review')
    const reviewer = await server.staff('reviewer')
    const waiting = (await reviewer.call(contract.listReviews, { query: {} })).find(({ applicant }) => applicant === '青木 花子')
    const { items } = await reviewer.call(contract.readReview, { params: { registrationId: waiting?.id ?? '' } })
    expect(items.find(({ item }) => item === 'name')).toMatchObject({ verdict: 'unclear', why: 'name-asked-for' })
    // approved, the certificate is compared again by itself
    const [open] = await reviewer.call(listOpenIdentityChanges)
    await reviewer.call(decideIdentityChange, { params: { changeId: open?.id ?? '' }, body: { approve: true, answer: '' } })
    await server.settle()
    expect((await asking.call(contract.listRegistrations))[0]?.state).toBe('approved')
    const refused = await marries(false)
    expect(await registered(refused, await car())).not.toBe('approved')
  })

  it('IMP-28 after its time the old name is another one', async () => {
    const person = await marries(true)
    expect(await server.work((work) => otherNamesOf(work, person.accountId))).toMatchObject([{ name: '青木 花子', why: 'former' }])
    server.clock.advance(181 * 86_400_000)
    expect(await server.work((work) => otherNamesOf(work, person.accountId))).toEqual([])
  })
})

async function electricCar(owner: string): Promise<string> {
  const vehicleId = await addCar(server, { owner, contract: false, model: { powertrain: 'bev', quick_inlet: true } })
  await server.work((work) => recordSale(work, { vehicleId, kind: 'new', purchasedOn: null, dealerId: null }))
  return vehicleId
}
