import { randomUUID } from 'node:crypto'
import { listConsents, readContract, withdrawConsent } from '@tsunagu/contract/contracts.ts'
import { readLinkage } from '@tsunagu/contract/linkage.ts'
import { readProfile } from '@tsunagu/contract/profile.ts'
import * as contract from '@tsunagu/contract/signup.ts'
import { listVehicles } from '@tsunagu/contract/vehicles.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { carOnTheRoad, ownerWithDetails, submit } from '../../../test/registrations.ts'
import {
  company,
  confirm,
  hanako,
  openShop,
  persona,
  type Shop,
  scan,
  scanBuyers,
  secretOf,
  sell,
  stated,
  taro,
} from '../../../test/signup.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'
import { signup } from '../module.ts'

let server: TestServer
let shop: Shop
let other: Shop
beforeAll(async () => {
  server = await startServer()
  shop = await openShop(server)
  other = await openShop(server, '横浜販売店')
})
afterAll(() => server.stop())

const failing = (code: string, status?: number) =>
  expect.objectContaining({ problem: expect.objectContaining({ code, ...(status ? { status } : {}) }) })
let cars = 0
const day = () => new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10)
const chassis = () => `SGN10-${2_000_000 + ++cars}`
const certificate = (user: { kind?: 'individual' | 'corporation'; name?: string; address?: typeof hanako.address } = {}) => ({
  chassisNumber: chassis(),
  plate: { region: '品川', classNumber: '330', kana: 'つ', serial: String(2000 + cars) },
  firstRegisteredOn: new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10),
  user: {
    kind: user.kind ?? ('individual' as const),
    name: user.name ?? '青木　花子',
    address: user.address ?? { ...hanako.address, street: '霞ヶ関一丁目2番3号' },
  },
})
const read = (id: string, staff: Person = shop.staff) => staff.call(contract.readPurchase, { params: { purchaseId: id } })
const register = (id: string, body = certificate()) => shop.staff.call(contract.recordRegistration, { params: { purchaseId: id }, body })
const looks = async (act: string, purchaseId: string, staff: Person = shop.staff) =>
  (
    await server.work((work) =>
      sql`select 1 from platform.audit where act = ${act} and about ->> 'purchaseId' = ${purchaseId} and actor_id = ${staff.accountId}`.execute(
        work.db,
      ),
    )
  ).rows.length

describe('a purchase', () => {
  it('SGN-01 SGN-05 is entered with car and buyer, and is in the list of its shop', async () => {
    const number = chassis()
    const made = await sell(shop, { chassisNumber: number, user: { is: 'different', stated: stated(taro) } })
    expect(made).toMatchObject({
      state: 'open',
      buyer: '青木 花子',
      user: '山田 太郎',
      userIs: 'different',
      vinTail: number.slice(-4),
      dealer: '青山販売店',
    })
    expect(made.parties).toEqual({ buyer: 'not-begun', user: 'not-begun' })
    for (const search of [number, '青木花子', made.number, '山田'])
      expect((await shop.staff.call(contract.listPurchases, { query: { search, show: 'all' } })).purchases.map(({ id }) => id)).toContain(
        made.id,
      )
    expect((await shop.staff.call(contract.listPurchases, { query: { search: '100%', show: 'all' } })).purchases).toEqual([])
    expect((await shop.staff.call(contract.listModels)).map(({ id }) => id)).toContain(shop.models.petrol)
  })

  it('is nobody’s but its shop’s: another dealer, another role, nobody', async () => {
    const { id } = await sell(shop)
    const params = { purchaseId: id }
    for (const call of [
      () => read(id, other.staff),
      () => other.staff.call(contract.issueLink, { params: { ...params, party: 'buyer' } }),
      () => other.staff.call(contract.changeStated, { params, body: { buyer: stated(taro) } }),
      () => other.staff.call(contract.recordRegistration, { params, body: certificate() }),
      () => other.staff.call(contract.recordDelivery, { params, body: { deliveredOn: '2026-11-20' } }),
      () => other.staff.call(contract.cancelPurchase, { params }),
      () => other.staff.call(contract.acknowledge, { params: { ...params, party: 'buyer' } }),
      () => other.staff.call(contract.reopenParty, { params: { ...params, party: 'buyer' }, body: { what: 'person' } }),
      () => confirmWith(other.staff, id),
      () => read(randomUUID()),
    ])
      await expect(call()).rejects.toEqual(failing('not-found', 404))
    expect((await other.staff.call(contract.listPurchases, { query: { show: 'all' } })).purchases).toEqual([])
    await expect(server.call(contract.readPurchase, { params })).rejects.toEqual(failing('signed-out', 401))
    const reviewer = await server.staff('reviewer')
    await expect(read(id, reviewer)).rejects.toEqual(failing('not-allowed', 403))
    const owner = await server.owner()
    await expect(owner.call(contract.listPurchases, { query: {} })).rejects.toEqual(failing('signed-out', 401))
    // an administrator sees all, and each look is written down
    const administrator = await server.staff('administrator')
    expect((await read(id, administrator)).id).toBe(id)
  })

  it('each look at it leaves a row, and each change; a screen that reads itself again is one look', async () => {
    const { id } = await sell(shop)
    await read(id)
    await read(id)
    expect(await looks('signup.read-purchase', id)).toBe(1)
    const colleague = await server.staffOf(shop.dealerId)
    await read(id, colleague)
    expect(await looks('signup.read-purchase', id, colleague)).toBe(1)
    server.clock.advance(11 * 60_000)
    await read(id)
    expect(await looks('signup.read-purchase', id)).toBe(2)
    await shop.staff.call(contract.issueLink, { params: { purchaseId: id, party: 'buyer' } })
    expect(await looks('signup.issue-link', id)).toBe(1)
  })

  it('a chassis number is of one car', async () => {
    const number = chassis()
    const first = await sell(shop, { chassisNumber: number })
    await expect(sell(other, { chassisNumber: number })).rejects.toEqual(failing('chassis-number-taken', 409))
    const second = await sell(shop)
    await expect(
      shop.staff.call(contract.changeStated, { params: { purchaseId: second.id }, body: { chassisNumber: number } }),
    ).rejects.toEqual(failing('chassis-number-taken'))
    // the purchase is off: the car may be sold again
    await shop.staff.call(contract.cancelPurchase, { params: { purchaseId: first.id } })
    expect(await sell(other, { chassisNumber: number })).toMatchObject({ vinTail: number.slice(-4) })
  })

  it.each([
    ['a chassis number that is none', { chassisNumber: 'HELLO' }],
    ['a model that is none', { modelId: randomUUID() }],
    ['a day to come', { purchasedOn: '2099-01-01' }],
    ['no name', { buyer: { ...stated(hanako), name: ' ' } }],
    ['a paint that is none', { paint: 'red' }],
  ])('%s is refused at its field', async (_what, body) => {
    await expect(sell(shop, body)).rejects.toEqual(failing('invalid', 400))
  })

  it('IMP-03 corrected words leave what people gave, and are compared anew', async () => {
    const { id } = await sell(shop, { buyer: stated(taro) })
    const phone = await scan(server, shop, id)
    await phone.walk('staff-check')
    const before = (await read(id)).people[0]?.check
    expect(before?.items.find(({ item }) => item === 'name')?.verdict).toBe('differs')
    const now = await shop.staff.call(contract.changeStated, { params: { purchaseId: id }, body: { buyer: stated(hanako) } })
    expect(now.people[0]?.check?.items.map(({ verdict }) => verdict)).not.toContain('differs')
    expect((await phone.read()).step).toBe('staff-check')
  })
})

const confirmWith = (staff: Person, purchaseId: string, version = 1, more: object = {}) =>
  staff.call(contract.confirmParty, {
    params: { purchaseId, party: 'buyer' },
    body: { version, confirmed: true, compared: ['name', 'address', 'birth-date'], ...more },
  })

describe('the staff compares', () => {
  it('BUY-05 IMP-25 nobody passes without the terminal; who and when is kept', async () => {
    const { id } = await sell(shop)
    const phone = await scan(server, shop, id)
    await phone.walk('staff-check')
    await expect(phone.answer({ step: 'staff-check', staffName: 'わたし' })).rejects.toEqual(failing('staff-check-needed'))
    await expect(phone.answer({ step: 'review' })).rejects.toEqual(failing('step-locked'))
    const waiting = await read(id)
    expect(waiting).toMatchObject({ waitsForStaff: true, parties: { buyer: 'waits-for-staff' } })
    expect(waiting.people[0]?.check).toMatchObject({
      state: 'waiting',
      items: expect.arrayContaining([expect.objectContaining({ item: 'address', verdict: 'same' })]),
    })
    expect((await shop.staff.call(contract.listPurchases, { query: { show: 'waiting' } })).purchases.map((one) => one.id)).toContain(id)
    await expect(confirmWith(shop.staff, id, 1, { compared: ['name'] })).rejects.toEqual(failing('invalid'))
    const done = await confirmWith(shop.staff, id)
    expect(done.people[0]?.check).toMatchObject({ state: 'confirmed', by: '担当 太郎', at: expect.any(String) })
    // afterwards the name alone
    expect(done.people[0]?.check?.items.map(({ item }) => item)).toEqual(['name'])
    expect((await phone.read()).step).toBe('review')
  })

  it('of two confirmations at once the second is told', async () => {
    const { id } = await sell(shop)
    const phone = await scan(server, shop, id)
    await phone.walk('staff-check')
    const colleague = await server.staffOf(shop.dealerId)
    const both = await Promise.allSettled([confirmWith(shop.staff, id), confirmWith(colleague, id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: failing('already-confirmed') })
    expect((await read(id)).timeline.filter(({ text }) => text === 'confirmed')).toHaveLength(1)
  })

  it('a no carries its reason to the phone; other details are another version', async () => {
    const { id } = await sell(shop)
    const phone = await scan(server, shop, id)
    await phone.walk('staff-check')
    await expect(confirmWith(shop.staff, id, 1, { confirmed: false, compared: [] })).rejects.toEqual(failing('invalid'))
    await confirmWith(shop.staff, id, 1, { confirmed: false, compared: [], reason: 'address-differs', note: '番地' })
    expect((await phone.read()).facts.staffCheck).toMatchObject({ state: 'refused', reason: 'address-differs', note: '番地' })
    await expect(phone.answer({ step: 'staff-check', staffName: 'x' })).rejects.toEqual(failing('staff-check-refused'))
    await phone.answer({ step: 'details', details: { ...hanako, address: { ...hanako.address, street: '霞が関1-2-4' } } })
    await expect(confirmWith(shop.staff, id, 1)).rejects.toEqual(failing('details-changed'))
    await confirmWith(shop.staff, id, 2)
    expect((await phone.read()).step).toBe('review')
    // changed after the yes: the yes was about other details
    await phone.answer({ step: 'details', details: hanako })
    expect((await phone.read()).step).toBe('staff-check')
  })

  it('nothing to confirm before there are details', async () => {
    const { id } = await sell(shop)
    await expect(confirmWith(shop.staff, id)).rejects.toEqual(failing('nothing-to-confirm'))
    await scan(server, shop, id)
    await expect(confirmWith(shop.staff, id)).rejects.toEqual(failing('nothing-to-confirm'))
  })

  it('BUY-05 the documented tick on the customer’s screen is there for who wants it', async () => {
    const server2 = await startServer({ env: { STAFF_CHECK: 'customer-screen' } })
    try {
      const shop2 = await openShop(server2)
      const purchase = await sell(shop2)
      const phone = await scan(server2, shop2, purchase.id)
      const at = await phone.walk('staff-check')
      expect(at.facts.staffCheck).toMatchObject({ state: 'waiting', where: 'customer-screen' })
      expect((await phone.answer({ step: 'staff-check', staffName: '担当 花子' })).step).toBe('review')
      const { people } = await shop2.staff.call(contract.readPurchase, { params: { purchaseId: purchase.id } })
      expect(people[0]?.check).toMatchObject({ state: 'confirmed', by: '担当 花子' })
    } finally {
      await server2.stop()
    }
  })
})

describe('the car is registered and handed over', () => {
  it('SGN-04 SGN-06 USR-05 GLK-09 compares the user, starts the free time, closes', async () => {
    const { id, vehicleId } = await sell(shop)
    const phone = await scan(server, shop, id)
    const end = await phone.walk()
    expect(end.finished).toBe(true)
    await expect(
      shop.staff.call(contract.recordDelivery, { params: { purchaseId: id }, body: { deliveredOn: '2026-11-20' } }),
    ).rejects.toEqual(failing('not-registered-yet'))
    expect((await phone.visitor.call(listVehicles)).map((one) => one.id)).toEqual([vehicleId])
    expect((await phone.visitor.call(readContract, { params: { vehicleId: vehicleId as string } })).state).toBe('applied')
    const registered = await register(id)
    expect(registered.certificate).toMatchObject({ match: 'same', userKind: 'individual' })
    expect((await phone.visitor.call(readContract, { params: { vehicleId: vehicleId as string } })).state).toBe('free')
    await expect(register(id)).rejects.toEqual(failing('already-recorded'))
    await expect(shop.staff.call(contract.cancelPurchase, { params: { purchaseId: id } })).rejects.toEqual(failing('already-recorded'))
    expect((await shop.staff.call(contract.acknowledge, { params: { purchaseId: id, party: 'buyer' } })).parties.buyer).toBe('closed')
    const { registeredOn } = registered
    await expect(
      shop.staff.call(contract.recordDelivery, { params: { purchaseId: id }, body: { deliveredOn: '2099-01-01' } }),
    ).rejects.toEqual(failing('date-in-the-future'))
    const delivered = await shop.staff.call(contract.recordDelivery, {
      params: { purchaseId: id },
      body: { deliveredOn: registeredOn as string },
    })
    expect(delivered).toMatchObject({ state: 'closed', deliveredOn: registeredOn })
    await expect(shop.staff.call(contract.issueLink, { params: { purchaseId: id, party: 'buyer' } })).rejects.toEqual(
      failing('purchase-closed'),
    )
  })

  it('a certificate that names somebody else is shown, never taken silently', async () => {
    const { id } = await sell(shop)
    await (await scan(server, shop, id)).walk('services-start')
    const shown = await register(id, certificate({ name: '佐藤 次郎' }))
    expect(shown.certificate).toMatchObject({
      match: 'differs',
      items: expect.arrayContaining([expect.objectContaining({ item: 'name', verdict: 'differs' })]),
    })
  })

  it.each([
    ['a day to come', { firstRegisteredOn: '2099-01-01' }, 'date-in-the-future'],
    ['a plate that is none', { plate: { region: '??', classNumber: '330', kana: 'つ', serial: '1' } }, 'invalid'],
  ])('%s', async (_what, change, code) => {
    const { id } = await sell(shop)
    await expect(register(id, { ...certificate(), ...change })).rejects.toEqual(failing(code))
  })
})

describe('IMP-03 another person', () => {
  it('USR-23 another user: the buyer keeps everything', async () => {
    const { id, vehicleId } = await sell(shop)
    const buyer = await scan(server, shop, id, { who: persona({ user: 'different' }) })
    await buyer.walk('user-qr')
    const first = await scanBuyers(server, shop, buyer, id, persona({ details: taro }))
    await first.walk()
    expect(await first.visitor.call(listVehicles)).toHaveLength(1)
    await expect(buyer.answer({ step: 'name-choice', user: 'same' })).rejects.toEqual(failing('step-locked'))
    const opened = await shop.staff.call(contract.reopenParty, { params: { purchaseId: id, party: 'user' }, body: { what: 'person' } })
    expect(opened.parties).toEqual({ buyer: 'registered', user: 'not-begun' })
    expect(opened.timeline[0]).toMatchObject({ text: 'reopened', by: '担当 太郎' })
    expect((await buyer.read()).step).toBe('name-choice')
    await buyer.walk('user-qr')
    const second = await scanBuyers(server, shop, buyer, id, persona({ details: { ...taro, name: '鈴木 一郎', kana: 'スズキ イチロウ' } }))
    await second.walk()
    expect((await second.visitor.call(listVehicles)).map((one) => one.id)).toEqual([vehicleId])
    expect(await first.visitor.call(listVehicles)).toEqual([])
    expect((await read(id)).user).toBe('鈴木 一郎')
  })

  it('BUY-10 BUY-29 another buyer: a user who is somebody else keeps everything', async () => {
    const { id } = await sell(shop)
    const buyer = await scan(server, shop, id, { who: persona({ user: 'different' }) })
    await buyer.walk('user-qr')
    const user = await scanBuyers(server, shop, buyer, id, persona({ details: taro }))
    await user.walk()
    await shop.staff.call(contract.reopenParty, { params: { purchaseId: id, party: 'buyer' }, body: { what: 'person' } })
    await expect(buyer.read()).rejects.toEqual(failing('procedure-over', 404))
    const next = await scan(server, shop, id, { who: persona({ user: 'different' }) })
    expect((await next.read()).step).toBe('start')
    expect((await read(id)).parties.user).toBe('registered')
    expect((await user.read()).finished).toBe(true)
  })

  it('GLK-13 GLK-14 another answer about services, later and at the dealer', async () => {
    const { id } = await sell(shop)
    const phone = await scan(server, shop, id, { who: persona({ gLink: false }) })
    await phone.walk()
    expect((await read(id)).people[1]?.services.gLink).toBe('declined')
    await shop.staff.call(contract.reopenParty, { params: { purchaseId: id, party: 'user' }, body: { what: 'services' } })
    expect((await phone.read()).step).toBe('services-start')
    Object.assign(phone.who, { gLink: true })
    await phone.walk()
    expect((await read(id)).people[1]?.services.gLink).toBe('applied')
    await expect(
      shop.staff.call(contract.reopenParty, { params: { purchaseId: (await sell(shop)).id, party: 'user' }, body: { what: 'services' } }),
    ).rejects.toEqual(failing('not-begun'))
  })
})

describe('kinds of customers', () => {
  it('ACC-14 a person cannot register where a corporation is the user, nor pass for one', async () => {
    const { id } = await sell(shop, { user: { is: 'different', stated: stated(company) } })
    const person = await scan(server, shop, id, { who: persona({ user: 'different' }) })
    await person.walk('kind')
    await expect(person.answer({ step: 'kind', kind: 'corporation' })).rejects.toEqual(failing('kind-differs'))
    await person.walk('user-qr')
    const user = await scanBuyers(server, shop, person, id, persona({ details: taro }))
    await user.walk('kind')
    await expect(user.answer({ step: 'kind', kind: 'individual' })).rejects.toEqual(failing('kind-differs'))
  })

  it('BUY-12 the buyer a corporation, the user a person: two accounts', async () => {
    const { id } = await sell(shop, { buyer: stated(company), user: { is: 'different', stated: stated(taro) } })
    const buyer = await scan(server, shop, id, { who: persona({ details: company, user: 'different' }) })
    await buyer.walk('user-qr')
    const user = await scanBuyers(server, shop, buyer, id, persona({ details: taro }))
    await user.walk()
    await buyer.walk()
    expect(await read(id)).toMatchObject({ buyer: company.name, user: '山田 太郎', parties: { buyer: 'registered', user: 'registered' } })
  })

  it('USR-24 USR-35 ACC-15 once there is a certificate, only the one it names becomes the user', async () => {
    const { id } = await sell(shop)
    const phone = await scan(server, shop, id)
    await phone.walk('user-terms')
    await register(id, certificate({ name: '佐藤 次郎' }))
    await expect(phone.step()).rejects.toEqual(failing('user-differs'))
    expect(await phone.visitor.call(listVehicles)).toEqual([])
  })
})

it('cancelled: links end and what people typed goes', async () => {
  const { id } = await sell(shop)
  const phone = await scan(server, shop, id)
  await phone.walk('details')
  const link = await shop.staff.call(contract.issueLink, { params: { purchaseId: id, party: 'buyer' } })
  await shop.staff.call(contract.cancelPurchase, { params: { purchaseId: id } })
  await expect(phone.read()).rejects.toEqual(failing('procedure-over'))
  await expect(createVisitor(server).call(contract.lookAtLink, { body: { secret: secretOf(link.url) } })).rejects.toEqual(
    failing('link-ended'),
  )
  const left = await server.work((work) =>
    sql`select 1 from signup.procedures where purchase_id = ${id} and (kept is not null or draft is not null)`.execute(work.db),
  )
  expect(left.rows).toEqual([])
})

it('cancelled after the user applied: car, contract and card go, and the car is sold to somebody else', async () => {
  const number = chassis()
  const { id } = await sell(shop, { chassisNumber: number })
  const phone = await scan(server, shop, id)
  await phone.walk()
  const vehicleId = (await read(id)).vehicleId ?? ''
  const mine = { params: { vehicleId } }
  expect(await phone.visitor.call(readContract, mine)).toMatchObject({ state: 'applied' })
  expect((await phone.visitor.call(readProfile)).held).toContain('name')
  await shop.staff.call(contract.cancelPurchase, { params: { purchaseId: id } })
  expect(await phone.visitor.call(listVehicles)).toEqual([])
  await expect(phone.visitor.call(readContract, mine)).rejects.toEqual(failing('not-found', 404))
  expect((await phone.visitor.call(readProfile)).held).toEqual([])
  expect((await phone.visitor.call(readLinkage)).links).toEqual([])
  const again = await sell(other, { chassisNumber: number })
  const next = await scan(server, other, again.id)
  await next.walk()
  expect(
    await next.visitor.call(readContract, { params: { vehicleId: (await read(again.id, other.staff)).vehicleId ?? '' } }),
  ).toMatchObject({
    state: 'applied',
  })
})

it('the consoles of a shop hear of its own purchases', async () => {
  const keysOf = ({ accountId }: Person, role: 'dealer' | 'reviewer') =>
    server.work(async (work) => signup.liveKeys?.(work), {
      kind: 'staff',
      accountId,
      roles: [role],
      sessionId: randomUUID(),
      authenticatedAt: new Date(),
    })
  const keys = await keysOf(shop.staff, 'dealer')
  expect(keys).toContain(`dealer:${shop.dealerId}`)
  expect(keys).not.toContain(`dealer:${other.dealerId}`)
  expect(await keysOf(await server.staff('reviewer'), 'reviewer')).not.toContainEqual(expect.stringContaining('dealer:'))
})

it('SGN-03 the user’s QR needs a buyer', async () => {
  const { id } = await sell(shop)
  await expect(shop.staff.call(contract.issueLink, { params: { purchaseId: id, party: 'user' } })).rejects.toEqual(failing('buyer-first'))
  await (await scan(server, shop, id)).walk('user-start')
  const user = await scan(server, shop, id, { party: 'user', who: persona({ details: taro }) })
  expect((await user.read()).flow).toBe('user')
  await confirm(shop.staff, id, 'user').catch((error) => expect(error).toEqual(failing('nothing-to-confirm')))
})

describe('a used car that comes back to a dealer', () => {
  it('SGN-01 leaves its former owner’s garage, who is told, and is sold as CPO; both numbers and a fresh sign-in are needed', async () => {
    const former = await ownerWithDetails(server)
    const car = await carOnTheRoad(server)
    await submit(server, former, car)
    await server.settle()
    expect((await former.call(listVehicles)).map(({ id }) => id)).toEqual([car.vehicleId])
    const cpo = { kind: 'cpo' as const, chassisNumber: car.chassisNumber, purchasedOn: day() }
    await expect(sell(shop, cpo)).rejects.toEqual(failing('chassis-number-taken'))
    const take = (plate: string, by = shop.staff) => by.call(contract.takeOverCar, { body: { chassisNumber: car.chassisNumber, plate } })
    await expect(take('品川 330 つ 99-99')).rejects.toEqual(failing('vehicle-not-found'))
    await expect(take('?')).rejects.toEqual(failing('invalid'))
    await expect(take(contract.plateText(car.plate), former)).rejects.toEqual(failing('signed-out'))
    await take(contract.plateText(car.plate))
    await server.settle()
    expect(await former.call(listVehicles)).toEqual([])
    const mail = server.sent.mails.findLast(({ to, kind }) => to === former.email && kind === 'signup.taken-over')
    expect(mail?.text).toContain('青山販売店')
    const { id } = await sell(shop, cpo)
    await expect(take(contract.plateText(car.plate))).rejects.toEqual(failing('car-on-sale'))
    expect((await shop.staff.call(contract.readPurchase, { params: { purchaseId: id } })).vehicleId).toBe(car.vehicleId)
  })
})

it('IMP-37 a person who let the dealer see no more is not found by their name either', async () => {
  const who = persona({ details: { ...hanako, name: '探索 名子' } })
  const { id: purchaseId, number } = await sell(shop)
  const phone = await scan(server, shop, purchaseId, { who })
  await phone.walk()
  const found = async (search: string) =>
    (await shop.staff.call(contract.listPurchases, { query: { show: 'all', search } })).purchases.map(({ id }) => id)
  expect(await found('探索')).toEqual([purchaseId])
  await server.work(({ db }) => sql`update signup.purchases set delivered_on = ${day()} where id = ${purchaseId}`.execute(db))
  const consent = (await phone.visitor.call(listConsents)).find(({ document }) => document.id === 'dealer-information')
  await phone.visitor.call(withdrawConsent, { params: { consentId: consent?.id ?? '' } })
  expect(await found('探索')).toEqual([])
  // by what the dealer told the customer themselves it is
  expect(await found(number)).toEqual([purchaseId])
})
