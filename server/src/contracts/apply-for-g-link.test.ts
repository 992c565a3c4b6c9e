import { randomUUID } from 'node:crypto'
import { type Application, application, type ContractKind, readContract, readOffer } from '@tsunagu/contract/contracts.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCar } from '../../test/cars.ts'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'
import { addDays, dayOf } from './days/rules.ts'
import {
  applyForGLink,
  contractStateOf,
  declineGLink,
  moveContract,
  noteCard,
  offerFor,
  priceOf,
  recordFirstRegistration,
  recordSale,
} from './index.ts'

let server: TestServer
let hanako: Person
let jiro: Person
beforeAll(async () => {
  server = await startServer()
  hanako = await server.owner()
  jiro = await server.owner({ name: '伊藤 次郎' })
})
afterAll(() => server.stop())

const failing = (code: string, status?: number) =>
  expect.objectContaining({ problem: expect.objectContaining({ code, ...(status ? { status } : {}) }) })
const today = () => dayOf(server.clock.now())

/** A car of hanako's that was sold but has no contract. */
async function soldCar(kind: ContractKind, purchasedOn: string | null = null, more: Parameters<typeof addCar>[1] = {}): Promise<string> {
  const vehicleId = await addCar(server, { owner: hanako.accountId, contract: false, ...more })
  await server.work((work) => recordSale(work, { vehicleId, kind, purchasedOn }))
  return vehicleId
}
const apply = (vehicleId: string, given: Partial<Application> = {}, key: string = randomUUID(), who = hanako) =>
  server.work((work) =>
    applyForGLink(work, { vehicleId, accountId: who.accountId, application: application.parse(given), channel: 'online', key }),
  )
const contractOf = (vehicleId: string, who = hanako) => who.call(readContract, { params: { vehicleId } })

describe('the free time', () => {
  it('GLK-29 CON-01 CON-04 of a new car: three years from first registration, then the first paid year', async () => {
    const vehicleId = await soldCar('new')
    await apply(vehicleId)
    expect(await contractOf(vehicleId)).toMatchObject({ state: 'applied', from: null, until: null, timeline: [] })
    await server.work((work) => recordFirstRegistration(work, vehicleId, '2024-02-10'))
    expect(await contractOf(vehicleId)).toMatchObject({
      state: 'free',
      kind: 'new',
      from: '2024-02-10',
      until: '2027-02-09',
      timeline: [
        { from: '2024-02-10', until: '2025-02-09', term: 'free' },
        { from: '2025-02-10', until: '2026-02-09', term: 'free' },
        { from: '2026-02-10', until: '2027-02-09', term: 'free' },
        { from: '2027-02-10', until: '2028-02-09', term: 'year' },
      ],
    })
  })

  it('GLK-30 CON-02 CON-04 of a CPO car: two years from the purchase, whenever it was first registered', async () => {
    const bought = addDays(today(), -10)
    const vehicleId = await soldCar('cpo', bought)
    await server.work((work) => recordFirstRegistration(work, vehicleId, '2021-01-15'))
    await apply(vehicleId)
    const { state, from, timeline } = await contractOf(vehicleId)
    expect([state, from]).toEqual(['free', bought])
    expect(timeline.map(({ term }) => term)).toEqual(['free', 'free', 'year'])
  })

  it('GLK-31 a car sold neither new nor as CPO can have G-Link Lite, without options', async () => {
    const vehicleId = await addCar(server, { owner: hanako.accountId, contract: false })
    expect(await hanako.call(readOffer, { params: { vehicleId } })).toMatchObject({
      kind: 'lite',
      plan: { en: 'G-Link Lite' },
      continuation: [],
      options: [{ available: false }, { available: false }, { available: false }],
    })
    await apply(vehicleId)
    expect(await contractOf(vehicleId)).toMatchObject({ state: 'free', kind: 'lite', from: today(), until: null })
  })

  it('runs once, however often the day is recorded, and is told once', async () => {
    const vehicleId = await soldCar('new')
    await apply(vehicleId)
    await server.work((work) => recordFirstRegistration(work, vehicleId, '2026-04-01'))
    await server.work((work) => recordFirstRegistration(work, vehicleId, '2026-05-01'))
    expect((await contractOf(vehicleId)).from).toBe('2026-04-01')
  })

  it('is over at the end of its last day, without anybody doing anything', async () => {
    const other = await startServer()
    try {
      const owner = await other.owner()
      const vehicleId = await addCar(other, { owner: owner.accountId, contract: false })
      const last = addDays(dayOf(other.clock.now()), 1)
      await other.work((work) => recordSale(work, { vehicleId, kind: 'cpo', purchasedOn: twoYearsBefore(last) }))
      await other.work((work) =>
        applyForGLink(work, { vehicleId, accountId: owner.accountId, application: application.parse({}), channel: 'online', key: 'k' }),
      )
      const state = () => other.work((work) => contractStateOf(work, vehicleId))
      expect(await state()).toBe('free')
      other.clock.advance(Date.parse(`${last}T23:59:00+09:00`) - other.clock.now().getTime())
      expect(await state()).toBe('free')
      other.clock.advance(60_000)
      expect(await state()).toBe('ended')
      const again = await other.signIn(owner)
      expect(await again.call(readContract, { params: { vehicleId } })).toMatchObject({ state: 'ended', until: last, apply: false })
    } finally {
      await other.stop()
    }
  })
})

/** First day of two years whose last day is `last`. */
function twoYearsBefore(last: string): string {
  const next = addDays(last, 1)
  return `${Number(next.slice(0, 4)) - 2}${next.slice(4)}`
}

describe('applying', () => {
  it('GLK-09 makes one contract, with a number nobody can guess, however often it is pressed', async () => {
    const vehicleId = await soldCar('new')
    const key = randomUUID()
    const asked = { alertContacts: ['papa@test.example', 'mama@test.example'] }
    const answers = await Promise.all([apply(vehicleId, asked, key), apply(vehicleId, asked, key), apply(vehicleId, asked, key)])
    expect(answers).toEqual([undefined, undefined, undefined])
    const made = await server.work(({ db }) =>
      sql<{ number: string }>`select number from contracts.contracts where vehicle_id = ${vehicleId}`.execute(db),
    )
    expect(made.rows).toHaveLength(1)
    expect(made.rows[0]?.number).toMatch(/^GL(-[A-Z2-9]{4}){3}$/)
    expect((await contractOf(vehicleId)).number).toBe(made.rows[0]?.number)
  })

  it('ACC-32 sends a receipt by mail, in both languages, that names the sender to let through', async () => {
    const vehicleId = await soldCar('new')
    await apply(vehicleId, { alertContacts: ['papa@test.example'] })
    await server.settle()
    const { number } = await contractOf(vehicleId)
    const mail = server.sent.mails.findLast(({ kind, to }) => kind === 'contracts.receipt' && to === hanako.email)
    expect(mail?.text).toContain(number)
    expect(mail?.text).toContain('papa@test.example')
    expect(mail?.text).toMatch(/notice@tsunagu\.example.*受け取れる/)
    expect(mail?.text).toContain('let this address through')
    expect(mail?.html).toContain(`/garage/${vehicleId}/contract`)
  })

  it('keeps every mail address for alerts; five at most, real ones', async () => {
    const vehicleId = await soldCar('new')
    await apply(vehicleId, { alertContacts: ['a@test.example', ' B@Test.Example '] })
    expect((await contractOf(vehicleId)).alertContacts).toEqual(['a@test.example', 'b@test.example'])
    expect(application.safeParse({ alertContacts: ['not an address'] }).success).toBe(false)
    expect(application.safeParse({ alertContacts: Array.from({ length: 6 }, (_, n) => `p${n}@test.example`) }).success).toBe(false)
  })

  it('before it has begun a newer answer counts and the number stays; afterwards it is refused', async () => {
    const vehicleId = await soldCar('new')
    await apply(vehicleId, { options: [{ option: 'wifi', term: 'month' }] })
    const { number, options } = await contractOf(vehicleId)
    expect(options).toMatchObject([{ option: 'wifi', state: 'applied', yen: 1650 }])
    expect(await apply(vehicleId, { alertContacts: ['new@test.example'] })).toBeUndefined()
    expect(await contractOf(vehicleId)).toMatchObject({ number, options: [], alertContacts: ['new@test.example'] })
    await server.work((work) => recordFirstRegistration(work, vehicleId, today()))
    expect(await apply(vehicleId)).toMatchObject({ code: 'already-applied' })
    expect(await apply(vehicleId, {}, 'another', jiro)).toMatchObject({ code: 'already-applied' })
  })

  it('is refused when the free time is over: a paid contract is not made by itself', async () => {
    const vehicleId = await soldCar('cpo', '2020-01-01')
    expect(await apply(vehicleId)).toMatchObject({ code: 'free-time-over' })
    expect(await contractOf(vehicleId)).toMatchObject({ state: 'none', apply: false })
  })

  it('a sale corrected before the beginning corrects the contract', async () => {
    const vehicleId = await soldCar('new')
    await apply(vehicleId)
    await server.work((work) => recordSale(work, { vehicleId, kind: 'cpo', purchasedOn: '2026-11-01' }))
    expect(await contractOf(vehicleId)).toMatchObject({ kind: 'cpo', from: '2026-11-01', until: '2028-10-31' })
  })

  it('moves to another user, without the addresses and card of the first', async () => {
    const vehicleId = await soldCar('new')
    await apply(vehicleId, { alertContacts: ['hers@test.example'] })
    await server.work((work) => noteCard(work, vehicleId, '9021'))
    expect((await contractOf(vehicleId)).cardTail).toBe('9021')
    await server.work((work) => moveContract(work, vehicleId, jiro.accountId))
    // the car itself is moved by vehicles; to hanako the contract is no longer hers
    expect(await contractOf(vehicleId)).toMatchObject({ state: 'none', number: null, alertContacts: [] })
  })
})

describe('what is offered', () => {
  const option = (offer: Awaited<ReturnType<typeof offerFor>>, name: string) => offer.options.find((one) => one.option === name)

  it('GLK-19 CON-09 CON-10 for a new car: its plan, its dates, what continuing costs, options with their prices', async () => {
    const vehicleId = await soldCar('new', null, { model: { powertrain: 'bev' } })
    await server.work((work) => recordFirstRegistration(work, vehicleId, '2026-04-01'))
    const offer = await hanako.call(readOffer, { params: { vehicleId } })
    expect(offer).toMatchObject({
      kind: 'new',
      plan: { ja: 'G-Link 基本プラン（新車）' },
      freeFrom: '2026-04-01',
      freeUntil: '2029-03-31',
      freeYears: 3,
      continuation: [
        { term: 'two-years', yen: 36_000 },
        { term: 'year', yen: 19_000 },
        { term: 'month', yen: 1900 },
      ],
    })
    expect(option(offer, 'digital-key')).toMatchObject({
      available: true,
      freeUntil: '2029-03-31',
      prices: [{ term: 'free', yen: 0 }],
      afterwards: [
        { term: 'two-years', yen: 9900 },
        { term: 'year', yen: 5500 },
        { term: 'month', yen: 550 },
      ],
      renewsByItself: false,
    })
    expect(option(offer, 'charging-reservation')).toMatchObject({
      available: true,
      prices: [{ term: 'free', yen: 0 }],
      afterwards: [{ term: 'month', yen: 1000 }],
      renewsByItself: true,
      cardOnly: true,
    })
  })

  it('CON-11 CON-18 for a CPO car: rows of its own, its key for two years at the purchase', async () => {
    const vehicleId = await soldCar('cpo', today(), { model: { powertrain: 'bev' } })
    const offer = await hanako.call(readOffer, { params: { vehicleId } })
    expect(offer.freeYears).toBe(2)
    expect(offer.continuation.map(({ yen }) => yen)).toEqual([36_000, 19_000, 1900])
    expect(option(offer, 'digital-key')).toMatchObject({ freeUntil: null, prices: [{ term: 'two-years', yen: 9900 }] })
    await server.work(({ db }) =>
      sql`update contracts.prices set yen = 20000 where kind = 'cpo' and product = 'g-link' and term = 'year'`.execute(db),
    )
    const prices = (id: string) =>
      hanako.call(readOffer, { params: { vehicleId: id } }).then((o) => o.continuation.find((p) => p.term === 'year')?.yen)
    expect(await prices(vehicleId)).toBe(20_000)
    expect(await prices(await soldCar('new'))).toBe(19_000)
    await server.work(({ db }) =>
      sql`update contracts.prices set yen = 19000 where kind = 'cpo' and product = 'g-link' and term = 'year'`.execute(db),
    )
  })

  it('OPT-08 a CPO key applied for after the purchase is paid by the month only', async () => {
    const vehicleId = await soldCar('cpo', addDays(today(), -1))
    const offer = await hanako.call(readOffer, { params: { vehicleId } })
    expect(option(offer, 'digital-key')?.prices).toEqual([{ term: 'month', yen: 550 }])
    expect(await apply(vehicleId, { options: [{ option: 'digital-key', term: 'two-years' }] })).toMatchObject({
      code: 'option-not-available',
    })
  })

  it('a CPO charging reservation has no free time to offer once it is over', async () => {
    const at = async (purchasedOn: string) => {
      const vehicleId = await soldCar('cpo', purchasedOn, { model: { powertrain: 'bev' } })
      return option(await hanako.call(readOffer, { params: { vehicleId } }), 'charging-reservation')
    }
    expect((await at('2026-11-01'))?.freeUntil).toBe('2028-10-31')
    // both are over by now: no free time is offered any more
    expect(await at('2023-01-10')).toMatchObject({ freeUntil: null, prices: [{ term: 'month', yen: 1000 }] })
  })

  it('IMP-20 says which phones the digital key works with, before it is chosen', async () => {
    const offer = await hanako.call(readOffer, { params: { vehicleId: await soldCar('new') } })
    expect(option(offer, 'digital-key')?.phones).toMatchObject({
      ja: expect.stringContaining('iPhone'),
      en: expect.stringContaining('Android'),
    })
    expect(option(offer, 'wifi')?.phones).toBeNull()
  })

  it('IMP-22 OPT-06 (price before the order) says what Wi-Fi costs, and sells nothing without a price; a price comes into force by its day', async () => {
    const vehicleId = await soldCar('new')
    const wifi = async () => option(await hanako.call(readOffer, { params: { vehicleId } }), 'wifi')
    expect(await wifi()).toMatchObject({ available: true, freeUntil: null, prices: [{ term: 'month', yen: 1650 }], renewsByItself: true })
    await server.work(async ({ db }) => {
      await sql`update contracts.prices set valid_until = ${today()} where product = 'wifi' and valid_until is null`.execute(db)
      await sql`insert into contracts.prices (product, kind, occasion, term, yen, valid_from, official, source)
        values ('wifi', 'new', 'at-purchase', 'month', 1800, ${today()}, true, 'test')`.execute(db)
    })
    expect((await wifi())?.prices).toEqual([{ term: 'month', yen: 1800 }])
    // OPT-06: without a price it cannot be ordered
    await server.work(({ db }) => sql`delete from contracts.prices where source = 'test'`.execute(db))
    expect(await wifi()).toMatchObject({ available: false, prices: [] })
    expect(await apply(vehicleId, { options: [{ option: 'wifi', term: 'month' }] })).toMatchObject({ code: 'option-not-available' })
    await server.work(({ db }) =>
      sql`update contracts.prices set valid_until = null where product = 'wifi' and valid_until = ${today()}`.execute(db),
    )
  })

  it.each([
    ['wifi', { head_unit: 'dcm-only' }, 'no-connected-navi'],
    ['charging-reservation', { powertrain: 'phev' }, 'not-battery-electric'],
    ['digital-key', {}, 'not-on-model'],
  ] as const)('GLK-19 OPT-05 OPT-10 %s is not offered where the car lacks what it needs, with the reason', async (name, model, why) => {
    const vehicleId = await soldCar('new', null, { model, ...(name === 'digital-key' ? { services: ['remote-check', 'wifi'] } : {}) })
    const offer = await hanako.call(readOffer, { params: { vehicleId } })
    expect(option(offer, name)).toMatchObject({ available: false, why })
    const term = name === 'wifi' ? 'month' : 'free'
    expect(await apply(vehicleId, { options: [{ option: name, term }] })).toMatchObject({ code: 'option-not-available' })
    expect(await server.work((work) => contractStateOf(work, vehicleId))).toBe('none')
  })

  it('GLK-21 asks for a way to pay only when something costs money, and PAY-06 for a card where only cards are taken', async () => {
    const vehicleId = await soldCar('new', null, { model: { powertrain: 'bev' } })
    const price = (given: Partial<Application>) => server.work((work) => priceOf(work, vehicleId, 'individual', application.parse(given)))
    expect(await price({})).toEqual({ paid: false, cardOnly: false })
    expect(await price({ options: [{ option: 'digital-key', term: 'free' }] })).toEqual({ paid: false, cardOnly: false })
    expect(await price({ options: [{ option: 'wifi', term: 'month' }] })).toEqual({ paid: true, cardOnly: false })
    expect(await price({ options: [{ option: 'charging-reservation', term: 'free' }] })).toEqual({ paid: true, cardOnly: true })
    expect(await price({ options: [{ option: 'wifi', term: 'free' }] })).toMatchObject({ code: 'option-not-available' })
  })

  it('options begin with the contract; a free one that renews by itself goes on by the month', async () => {
    const vehicleId = await soldCar('new', null, { model: { powertrain: 'bev' } })
    await apply(vehicleId, {
      options: [
        { option: 'wifi', term: 'month' },
        { option: 'digital-key', term: 'free' },
      ],
    })
    await server.work((work) => recordFirstRegistration(work, vehicleId, '2026-04-01'))
    expect((await contractOf(vehicleId)).options).toEqual([
      { option: 'digital-key', state: 'active', term: 'free', freeUntil: '2029-03-31', yen: 0 },
      { option: 'wifi', state: 'active', term: 'month', freeUntil: null, yen: 1650 },
    ])
  })

  it('a corporation may be refused an option by the operator', async () => {
    const vehicleId = await soldCar('new')
    await server.work(({ db }) => sql`update contracts.option_terms set corporations = false where option = 'wifi'`.execute(db))
    const offer = await server.work((work) => offerFor(work, vehicleId, 'corporation'))
    expect(option(offer, 'wifi')).toMatchObject({ available: false, why: 'corporation' })
    await server.work(({ db }) => sql`update contracts.option_terms set corporations = true where option = 'wifi'`.execute(db))
  })
})

describe('declining', () => {
  const decline = (
    vehicleId: string,
    reason: Parameters<typeof declineGLink>[1]['reason'],
    channel: 'at-dealer' | 'online' = 'at-dealer',
  ) => server.work((work) => declineGLink(work, { vehicleId, accountId: hanako.accountId, channel, reason }))

  it('GLK-12 GLK-28 keeps one reason, asked at the dealer only; IMP-29 and one may apply at any time afterwards', async () => {
    const vehicleId = await soldCar('new')
    await decline(vehicleId, 'price')
    await decline(vehicleId, 'later')
    const kept = await server.work(({ db }) =>
      sql<{ reason: string; channel: string }>`select reason, channel from contracts.declines where vehicle_id = ${vehicleId}`.execute(db),
    )
    expect(kept.rows).toEqual([{ reason: 'later', channel: 'at-dealer' }])
    expect(await contractOf(vehicleId)).toMatchObject({ state: 'declined', number: null, apply: true })
    const online = await soldCar('new')
    await decline(online, null, 'online')
    expect((await contractOf(online)).state).toBe('declined')

    await apply(vehicleId)
    expect((await contractOf(vehicleId)).state).toBe('applied')
  })

  it('takes an application back that has not begun, not a contract that runs', async () => {
    const vehicleId = await soldCar('new')
    await apply(vehicleId)
    expect(await decline(vehicleId, 'not-needed')).toBeUndefined()
    expect((await contractOf(vehicleId)).state).toBe('declined')
    // a receipt that was still to be sent is not
    const before = server.sent.mails.length
    await server.settle()
    expect(server.sent.mails.slice(before).filter(({ html }) => html?.includes(vehicleId))).toEqual([])
    await apply(vehicleId)
    await server.work((work) => recordFirstRegistration(work, vehicleId, today()))
    expect(await decline(vehicleId, 'not-needed')).toMatchObject({ code: 'already-applied' })
    expect((await contractOf(vehicleId)).state).toBe('free')
  })
})

describe('who may look', () => {
  it('not a stranger, not another owner, not a token of staff, not whom the car is lent to', async () => {
    const vehicleId = await soldCar('new')
    const dealer = await server.staff('dealer')
    const looks = (call: Person['call'], id: string) => [
      () => call(readContract, { params: { vehicleId: id } }),
      () => call(readOffer, { params: { vehicleId: id } }),
    ]
    for (const look of looks(server.call, vehicleId)) await expect(look()).rejects.toEqual(failing('signed-out', 401))
    for (const look of looks(jiro.call, vehicleId)) await expect(look()).rejects.toEqual(failing('not-found', 404))
    for (const look of looks(dealer.call, vehicleId)) await expect(look()).rejects.toEqual(failing('signed-out', 401))
    for (const look of looks(hanako.call, 'nonsense')) await expect(look()).rejects.toEqual(failing('invalid', 400))
    await server.work(({ db }) =>
      sql`insert into vehicles.roles (vehicle_id, account_id, role, since) values (${vehicleId}, ${jiro.accountId}, 'share', ${new Date()})`.execute(
        db,
      ),
    )
    for (const look of looks(jiro.call, vehicleId)) await expect(look()).rejects.toEqual(failing('not-allowed', 403))
  })
})
