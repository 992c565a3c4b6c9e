import * as contract from '@tsunagu/contract/signup.ts'
import type { StepId } from '@tsunagu/contract/signup-steps.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCar } from '../../../test/cars.ts'
import { carOnTheRoad } from '../../../test/registrations.ts'
import { mailedCode } from '../../../test/sign-in.ts'
import {
  company,
  hanako,
  openShop,
  type Persona,
  type Phone,
  persona,
  phoneOf,
  phoneWith,
  type Shop,
  scan,
  scanBuyers,
  sell,
  stated,
  taro,
  usual,
} from '../../../test/signup.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'
import { recordSale } from '../../contracts/index.ts'

/** What a phone met at one step of its way. */
interface Passed {
  /** What came after it. */
  next: StepId | 'end'
  /** A step behind the open one was refused. */
  laterLocked: boolean
  /** What was typed and the place itself were there after a reload. */
  kept: boolean
  /** The same answer once more, as after a dropped connection, changed nothing. */
  againSame: boolean
  facts: contract.Procedure['facts']
}
type Way = Map<StepId, Passed>

let server: TestServer
let shop: Shop

/** Walks to `until` or to the end, trying at each step what people and phones do to it. */
async function walked(phone: Phone, until?: StepId, way: Way = new Map()): Promise<Way> {
  const params = { procedureId: phone.id }
  let now = await phone.read()
  while (!now.finished && now.step !== until) {
    const { step } = now
    const later = now.steps.find(({ state }) => state === 'locked')?.id
    const refused =
      later && (await phone.answer(usual(server, phone.who, later === 'code' ? 'email-done' : later)).catch((e) => e.problem?.code))
    await phone.visitor.call(contract.saveDraft, { params, body: { version: now.draft.version, values: { typed: `at ${step}` } } })
    const reloaded = await phone.read()
    const next = await phone.step(now)
    const mailed = step === 'code' ? { step, code: mailedCode(server, phone.who.email) } : usual(server, phone.who, step)
    const again = await phone.answer(mailed)
    const back = await phone.read()
    way.set(step, {
      next: next.finished ? 'end' : next.step,
      laterLocked: later === undefined || refused === 'step-locked',
      kept: reloaded.step === step && reloaded.draft.values.typed === `at ${step}`,
      againSame: again.step === next.step && back.step === next.step && back.steps.find(({ id }) => id === step)?.state === 'done',
      facts: now.facts,
    })
    now = back
  }
  return way
}

const ways: Record<string, Way> = {}
/** Forward, back again, reload: all held at this step, and then comes `next`. */
function passes(way: string, step: StepId, next: StepId | 'end'): Passed {
  const passed = ways[way]?.get(step)
  expect(passed, `${way} came to ${step}`).toBeDefined()
  expect({ ...passed, facts: undefined }).toEqual({ next, laterLocked: true, kept: true, againSame: true, facts: undefined })
  return passed as Passed
}

async function buyerWay(who: Persona, more: Parameters<typeof sell>[1] = {}, visitor?: Phone['visitor']): Promise<Way> {
  const purchase = await sell(shop, more)
  return walked(await scan(server, shop, purchase.id, { who, ...(visitor ? { visitor } : {}) }))
}

/** Buyer's and user's ways of one purchase with two people present. */
async function twoWays(
  buyerWho: Persona,
  userWho: Persona,
  more: Parameters<typeof sell>[1] = {},
  signedIn?: Phone['visitor'],
): Promise<{ buyer: Way; user: Way }> {
  const purchase = await sell(shop, more)
  const buyer = await scan(server, shop, purchase.id, { who: buyerWho })
  const way = await walked(buyer, 'user-qr')
  const user = await scanBuyers(server, shop, buyer, purchase.id, userWho, signedIn)
  const other = await walked(user)
  return { buyer: await walked(buyer, undefined, way), user: other }
}

async function servicesWay(who: Partial<Persona>): Promise<Way> {
  const { person, visitor } = await phoneOf(server)
  const vehicleId = await addCar(server, { owner: person.accountId, contract: false, model: { powertrain: 'bev', quick_inlet: true } })
  await server.work((work) => recordSale(work, { vehicleId, kind: 'new', purchasedOn: null, dealerId: null }))
  const { procedureId } = await visitor.call(contract.beginServices, { body: { vehicleId } })
  return walked(phoneWith(server, visitor, procedureId, persona({ ...who, email: person.email })))
}

/** Mails of each way after delivery, in their order. */
const mails: Record<string, { kind: string; text: string }[]> = {}
async function afterDeliveryWay(name: string, like: Partial<Persona>, visitor: Phone['visitor']): Promise<Way> {
  const details = like.details ?? hanako
  const car = await carOnTheRoad(server, { kind: details.kind, name: details.name, address: details.address })
  const who = persona({ ...like, car })
  const { procedureId } = await visitor.call(contract.beginAfterDelivery, { body: { language: 'ja', kei: false } })
  const way = await walked(phoneWith(server, visitor, procedureId, who))
  await server.settle()
  mails[name] = server.sent.mails.filter(({ to, kind }) => to === who.email && kind.startsWith('signup.registration'))
  return way
}

beforeAll(async () => {
  server = await startServer()
  shop = await openShop(server)
  const electric = { modelId: shop.models.electric }
  const wifi = { options: [{ option: 'wifi' as const, term: 'month' as const }] }
  const known = await phoneOf(server)
  ways.buyerA = await buyerWay(persona({ account: 'existing', email: known.person.email }), electric, known.visitor)
  const knownUser = await phoneOf(server, taro)
  const a = await twoWays(
    persona({ user: 'different', input: 'camera' }),
    persona({ account: 'existing', details: taro, email: knownUser.person.email, gLink: false }),
    {},
    knownUser.visitor,
  )
  Object.assign(ways, { buyerB: a.buyer, userA: a.user })
  const b = await twoWays(persona({ user: 'different' }), persona({ details: taro, input: 'camera', charging: false }), electric)
  ways.userB = b.user
  const c = await twoWays(persona({ user: 'different' }), persona({ details: company }), electric)
  ways.userC = c.user
  ways.paid = await buyerWay(persona(wifi), electric)
  ways.buyerC = await buyerWay(persona({ details: company, user: 'different', present: false }), { buyer: stated(company) })
  ways.services = await servicesWay(wifi)
  ways.servicesCharging = await servicesWay({})
  ways.servicesDecline = await servicesWay({ gLink: false })
  ways.chargingDecline = await servicesWay({ charging: false })
  const atHome = await phoneOf(server)
  ways.afterA = await afterDeliveryWay('A', { account: 'existing', email: atHome.person.email }, atHome.visitor)
  ways.afterB = await afterDeliveryWay('B', {}, createVisitor(server))
  ways.afterC = await afterDeliveryWay('C', { details: company }, createVisitor(server))
}, 600_000)
afterAll(() => server.stop())

describe('1-1 the buyer', () => {
  it('BUY-02 opens, sees the car, agrees and says whether there is an account', () => {
    expect(passes('buyerA', 'start', 'vehicle').facts.dealer).toBe('青山販売店')
    expect(passes('buyerA', 'vehicle', 'data-consent').facts.vehicle).toMatchObject({ name: 'Sora', grade: 'version L' })
    passes('buyerA', 'data-consent', 'sign-in')
    passes('buyerA', 'sign-in', 'check-details')
    passes('buyerB', 'sign-in', 'terms')
  })
  it('STP-11-07A BUY-04 details of the account are there to be checked', () => {
    expect(passes('buyerA', 'check-details', 'staff-check').facts.details).toEqual(hanako)
  })
  it('STP-11-08A BUY-05 the staff compares', () => {
    expect(passes('buyerA', 'staff-check', 'review').facts.staffCheck).toMatchObject({ state: 'waiting', where: 'terminal' })
  })
  it('STP-11-09A BUY-07 reads it through', () => void passes('buyerA', 'review', 'details-done'))
  it('STP-11-10A BUY-08 is told that the check is done', () => void passes('buyerA', 'details-done', 'buyer-done'))
  it('STP-11-11A BUY-09 sees the name registered as buyer', () => {
    expect(passes('buyerA', 'buyer-done', 'user-start').facts.buyerName).toBe('青木 花子')
  })
  it('STP-11-07B account terms', () => void passes('buyerB', 'terms', 'email'))
  it('STP-11-08B BUY-14 an address', () => void passes('buyerB', 'email', 'code'))
  it('STP-11-09B BUY-15 six digits', () => {
    expect(passes('buyerB', 'code', 'email-done').facts.email).toMatchObject({ verified: false })
  })
  it('STP-11-10B BUY-16 the address is proved', () => {
    expect(passes('buyerB', 'email-done', 'kind').facts.email).toMatchObject({ verified: true })
  })
  it('STP-11-11B BUY-17 a person', () => void passes('buyerB', 'kind', 'login'))
  it('STP-11-12B BUY-18 by camera', () => void passes('buyerB', 'method', 'photo-guide'))
  it('STP-11-13B how to take the picture', () => void passes('buyerB', 'photo-guide', 'document'))
  it('STP-11-14B BUY-20 the driving licence', () => void passes('buyerB', 'document', 'photo-start'))
  it('STP-11-15B BUY-21 opens the camera', () => void passes('buyerB', 'photo-start', 'photo'))
  it('STP-11-16B the front side', () => void passes('buyerB', 'photo', 'photo-check'))
  it('STP-11-17B what was read', () => void passes('buyerB', 'photo-check', 'details'))
  it('STP-11-18B the form', () => void passes('buyerB', 'details', 'staff-check'))
  it('STP-11-19B BUY-25 the staff compares', () => void passes('buyerB', 'staff-check', 'review'))
  it('STP-11-20B BUY-26 an account only here', () => {
    expect(passes('buyerB', 'review', 'account-done').facts.account).toBeNull()
  })
  it('STP-11-21B BUY-27 shows the address of the new account', () => {
    expect(passes('buyerB', 'account-done', 'buyer-done').facts.account).toMatchObject({
      email: expect.stringContaining('@'),
      signedIn: true,
    })
  })
  it('STP-11-22B BUY-28 sees the name', () => {
    expect(passes('buyerB', 'buyer-done', 'user-start').facts.buyerName).toBe('青木 花子')
  })
  it('STP-11-12C BUY-30 password and telephone', () => void passes('buyerC', 'login', 'corporate-number'))
  it('STP-11-13C BUY-31 the corporate number', () => void passes('buyerC', 'corporate-number', 'corporation-check'))
  it('STP-11-14C what the registry says', () => void passes('buyerC', 'corporation-check', 'details'))
  it('STP-11-15C BUY-33 BUY-06 the rest of the form, and no staff check', () => void passes('buyerC', 'details', 'review'))
  it('STP-11-16C BUY-34 reads it through', () => void passes('buyerC', 'review', 'account-done'))
  it('STP-11-17C BUY-35 shows the address', () => {
    expect(passes('buyerC', 'account-done', 'buyer-done').facts.account).toMatchObject({ kind: 'corporation', signedIn: true })
  })
  it('STP-11-18C BUY-36 shows the company', () => {
    expect(passes('buyerC', 'buyer-done', 'user-start').facts.buyerName).toBe(company.name)
  })
})

describe('2-1 the same person', () => {
  it('STP-21-01 USR-02 begins stage 2', () => void passes('buyerA', 'user-start', 'name-choice'))
  it('STP-21-02 USR-03 the same name', () => void passes('buyerA', 'name-choice', 'user-terms'))
  it('STP-21-03 USR-04 the user’s terms', () => void passes('buyerA', 'user-terms', 'user-done'))
  it('STP-21-04 USR-06 the user is the buyer', () => {
    const { facts } = passes('buyerA', 'user-done', 'services-start')
    expect(facts.userName).toBe(facts.buyerName)
  })
})

describe('2-2 another person who is there', () => {
  it('STP-22-01 begins stage 2', () => void passes('buyerB', 'user-start', 'name-choice'))
  it('STP-22-02 USR-08 another name', () => void passes('buyerB', 'name-choice', 'presence'))
  it('STP-22-03 USR-09 is there', () => void passes('buyerB', 'presence', 'user-qr'))
  it('STP-22-04 shows the QR', () => {
    expect(passes('buyerB', 'user-qr', 'user-wait').facts.other?.link?.url).toContain('/signup/#k=')
  })
  it('STP-22-05 STP-22-06 USR-13 the user takes over', () => void passes('userA', 'start', 'overview'))
  it('STP-22-07 USR-14 sees the way', () => void passes('userA', 'overview', 'vehicle'))
  it('STP-22-08 USR-15 car and dealer', () => {
    expect(passes('userA', 'vehicle', 'data-consent').facts).toMatchObject({
      dealer: '青山販売店',
      vehicle: { name: 'Sora' },
      buyerName: null,
    })
  })
  it('STP-22-09 USR-16 agrees', () => void passes('userA', 'data-consent', 'sign-in'))
  it('STP-22-10 USR-17 both ways', () => {
    passes('userA', 'sign-in', 'check-details')
    passes('userB', 'sign-in', 'terms')
  })
  it('STP-22-11A USR-18 checks', () => void passes('userA', 'check-details', 'staff-check'))
  it('STP-22-12A USR-19 the staff compares', () => void passes('userA', 'staff-check', 'review'))
  it('STP-22-13A reads it through', () => void passes('userA', 'review', 'details-done'))
  it('STP-22-14A USR-20 is done', () => void passes('userA', 'details-done', 'user-terms'))
  it('STP-22-15A USR-21 the user’s terms', () => void passes('userA', 'user-terms', 'user-done'))
  it('STP-22-16A USR-22 own name, on the buyer’s phone too', () => {
    expect(passes('userA', 'user-done', 'services-start').facts.userName).toBe('山田 太郎')
    expect(passes('buyerB', 'user-wait', 'done').facts).toMatchObject({ userName: '山田 太郎', other: { state: 'registered' } })
  })
  it('STP-22-11B USR-26 account terms', () => void passes('userB', 'terms', 'email'))
  it('STP-22-12B an address', () => void passes('userB', 'email', 'code'))
  it('STP-22-13B six digits', () => void passes('userB', 'code', 'email-done'))
  it('STP-22-14B USR-27 proved', () => void passes('userB', 'email-done', 'kind'))
  it('STP-22-15B USR-28 a person', () => void passes('userB', 'kind', 'login'))
  it('STP-22-16B USR-29 by camera', () => void passes('userB', 'method', 'photo-guide'))
  it('STP-22-17B how to', () => void passes('userB', 'photo-guide', 'document'))
  it('STP-22-18B the licence', () => void passes('userB', 'document', 'photo-start'))
  it('STP-22-19B the camera', () => void passes('userB', 'photo-start', 'photo'))
  it('STP-22-20B USR-30 the front side', () => void passes('userB', 'photo', 'photo-check'))
  it('STP-22-21B what was read', () => void passes('userB', 'photo-check', 'details'))
  it('STP-22-22B the form', () => void passes('userB', 'details', 'staff-check'))
  it('STP-22-23B USR-32 the staff compares', () => void passes('userB', 'staff-check', 'review'))
  it('STP-22-24B USR-33 registers', () => void passes('userB', 'review', 'account-done'))
  it('STP-22-25B USR-34 shows the address', () => {
    expect(passes('userB', 'account-done', 'user-terms').facts.account?.email).toContain('@')
  })
  it('STP-22-26B the user’s terms', () => void passes('userB', 'user-terms', 'user-done'))
  it('STP-22-27B USR-36 both names', () => {
    expect(passes('userB', 'user-done', 'services-start').facts).toMatchObject({ buyerName: '青木 花子', userName: '山田 太郎' })
  })
  it('STP-22-16C password and telephone', () => void passes('userC', 'login', 'corporate-number'))
  it('STP-22-17C the number', () => void passes('userC', 'corporate-number', 'corporation-check'))
  it('STP-22-18C what the registry says', () => void passes('userC', 'corporation-check', 'details'))
  it('STP-22-19C the rest', () => void passes('userC', 'details', 'review'))
  it('STP-22-20C registers', () => void passes('userC', 'review', 'account-done'))
  it('STP-22-21C USR-38 the account', () => void passes('userC', 'account-done', 'user-terms'))
  it('STP-22-22C the user’s terms', () => void passes('userC', 'user-terms', 'user-done'))
  it('STP-22-23C USR-39 shows the company', () => {
    expect(passes('userC', 'user-done', 'services-start').facts.userName).toBe(company.name)
  })
})

describe('2-3 the user is not there', () => {
  it('STP-23-01 begins stage 2', () => void passes('buyerC', 'user-start', 'name-choice'))
  it('STP-23-02 another name', () => void passes('buyerC', 'name-choice', 'presence'))
  it('STP-23-03 USR-41 not there', () => void passes('buyerC', 'presence', 'later-guidance'))
  it('STP-23-04 what to do after delivery', () => void passes('buyerC', 'later-guidance', 'done'))
  it('STP-23-05 closes', () => void passes('buyerC', 'done', 'staff-call'))
  it('STP-23-06 USR-42 calls the staff', () => void passes('buyerC', 'staff-call', 'end'))
})

describe('3 services at the dealer', () => {
  it('STP-31-01 GLK-02 begins stage 3', () => void passes('buyerA', 'services-start', 'g-link-choice'))
  it('STP-31-02 GLK-03 applies, or not', () => {
    passes('buyerA', 'g-link-choice', 'g-link-terms')
    passes('userA', 'g-link-choice', 'g-link-later')
  })
  it('STP-31-03A two ticks', () => void passes('buyerA', 'g-link-terms', 'g-link-content'))
  it('STP-31-04A GLK-07 what to have', () => {
    passes('buyerA', 'g-link-content', 'g-link-review')
    // something with a price wants a way to pay first
    passes('paid', 'g-link-content', 'payment')
  })
  it('STP-31-05A GLK-08 reads it through', () => void passes('buyerA', 'g-link-review', 'g-link-receipt'))
  it('STP-31-06A GLK-10 applies; charging support follows for a car with a plug', () =>
    void passes('buyerA', 'g-link-receipt', 'charging-choice'))
  it('STP-31-03B GLK-11 later', () => void passes('userA', 'g-link-later', 'survey'))
  it('STP-31-04B one reason; a car without a plug is done', () => void passes('userA', 'survey', 'done'))
  it('STP-32-01 CHG-02 applies, or not', () => {
    passes('buyerA', 'charging-choice', 'charging-terms')
    passes('userB', 'charging-choice', 'charging-later')
  })
  it('STP-32-02A terms', () => void passes('buyerA', 'charging-terms', 'charging-plan'))
  it('STP-32-03A CHG-06 the plan; who pays already goes on', () => {
    passes('buyerA', 'charging-plan', 'charging-payment')
    passes('paid', 'charging-plan', 'charging-review')
  })
  it('STP-32-04A STP-32-08A a way to pay', () => void passes('buyerA', 'charging-payment', 'charging-review'))
  it('STP-32-09A reads it through', () => void passes('buyerA', 'charging-review', 'charging-receipt'))
  it('STP-32-10A applies', () => void passes('buyerA', 'charging-receipt', 'done'))
  it('STP-32-11A closes', () => void passes('buyerA', 'done', 'staff-call'))
  it('STP-32-12A CHG-10 calls the staff', () => void passes('buyerA', 'staff-call', 'end'))
  it('STP-32-02B later', () => void passes('userB', 'charging-later', 'done'))
  it('STP-32-03B closes', () => void passes('userB', 'done', 'staff-call'))
  it('STP-32-04B CHG-13 calls the staff', () => void passes('userB', 'staff-call', 'end'))
})

describe('4-1 the user after delivery', () => {
  it('STP-41-01 PDL-01 PDL-02 begins without anybody else', () => void passes('afterA', 'start', 'sign-in'))
  it('STP-41-02 PDL-04 both ways', () => {
    passes('afterA', 'sign-in', 'check-details')
    passes('afterB', 'sign-in', 'terms')
  })
  it('STP-41-03A PDL-05 checks', () => void passes('afterA', 'check-details', 'review'))
  it('STP-41-04A PDL-06 nine items', () => {
    expect(Object.keys(passes('afterA', 'review', 'details-done').facts.details ?? {})).toHaveLength(8)
  })
  it('STP-41-05A PDL-07 done', () => void passes('afterA', 'details-done', 'user-terms'))
  it('STP-41-06A PDL-08 the user’s terms', () => void passes('afterA', 'user-terms', 'car'))
  it('STP-41-07A the car', () => void passes('afterA', 'car', 'car-review'))
  it('STP-41-08A sends it in', () => void passes('afterA', 'car-review', 'received'))
  it('STP-41-09A is received', () => {
    expect(passes('afterA', 'received', 'end').facts.registration?.receipt).toMatch(/^R-/)
  })
  it('STP-41-03B account terms', () => void passes('afterB', 'terms', 'email'))
  it('STP-41-04B an address', () => void passes('afterB', 'email', 'code'))
  it('STP-41-05B six digits', () => void passes('afterB', 'code', 'email-done'))
  it('STP-41-06B PDL-19 proved', () => void passes('afterB', 'email-done', 'login'))
  it('STP-41-07B PDL-20 password before the kind', () => void passes('afterB', 'login', 'kind'))
  it('STP-41-08B PDL-21 a person', () => void passes('afterB', 'kind', 'details'))
  it('STP-41-09B PDL-22 the form, without a camera', () => void passes('afterB', 'details', 'review'))
  it('STP-41-10B registers', () => void passes('afterB', 'review', 'account-done'))
  it('STP-41-11B PDL-23 the account', () => void passes('afterB', 'account-done', 'web-terms'))
  it('STP-41-12B terms of the web', () => void passes('afterB', 'web-terms', 'web-link'))
  it('STP-41-13B links', () => void passes('afterB', 'web-link', 'magazine'))
  it('STP-41-14B the magazine', () => void passes('afterB', 'magazine', 'user-terms'))
  it('STP-41-15B the user’s terms', () => void passes('afterB', 'user-terms', 'car'))
  it('STP-41-16B the car', () => void passes('afterB', 'car', 'car-review'))
  it('STP-41-17B sends it in', () => void passes('afterB', 'car-review', 'received'))
  it('STP-41-18B PDL-27 is received', () => void passes('afterB', 'received', 'end'))
  it('STP-41-09C the number', () => void passes('afterC', 'corporate-number', 'corporation-check'))
  it('STP-41-10C what the registry says', () => void passes('afterC', 'corporation-check', 'details'))
  it('STP-41-11C the rest', () => void passes('afterC', 'details', 'review'))
  it('STP-41-12C registers', () => void passes('afterC', 'review', 'account-done'))
  it('STP-41-13C the account', () => void passes('afterC', 'account-done', 'web-terms'))
  it('STP-41-14C terms of the web', () => void passes('afterC', 'web-terms', 'web-link'))
  it('STP-41-15C links', () => void passes('afterC', 'web-link', 'magazine'))
  it('STP-41-16C the magazine', () => void passes('afterC', 'magazine', 'user-terms'))
  it('STP-41-17C the user’s terms', () => void passes('afterC', 'user-terms', 'car'))
  it('STP-41-18C the car', () => void passes('afterC', 'car', 'car-review'))
  it('STP-41-19C sends it in', () => void passes('afterC', 'car-review', 'received'))
  it('STP-41-20C PDL-28 is received', () => void passes('afterC', 'received', 'end'))
  const mailed = (way: string, nth: number) => mails[way]?.[nth] ?? { kind: `${mails[way]?.length} mails`, text: '' }
  const receives = (way: string) => {
    expect(mailed(way, 0).kind).toBe('signup.registration-received')
    expect(mailed(way, 0).text).toMatch(/R-2\d{3}-/)
  }
  const completes = (way: string) => {
    expect(mailed(way, 1).kind).toBe('signup.registration-approved')
    expect(mailed(way, 1).text).toContain('/signup/services?vehicle=')
    expect(mails[way]).toHaveLength(2)
  }
  it('STP-41-10A the reception is mailed', () => receives('A'))
  it('STP-41-11A then the completion, with the address of the services', () => completes('A'))
  it('STP-41-19B with a new account too the reception', () => receives('B'))
  it('STP-41-20B and the completion', () => completes('B'))
  it('STP-41-21C to a corporation the reception', () => receives('C'))
  it('STP-41-22C and the completion', () => completes('C'))
})

describe('5 services after delivery', () => {
  it('STP-51-01 GLK-16 begins', () => void passes('services', 'services-start', 'g-link-choice'))
  it('STP-51-02 applies, or not', () => void passes('services', 'g-link-choice', 'g-link-terms'))
  it('STP-51-03A two ticks', () => void passes('services', 'g-link-terms', 'g-link-content'))
  it('STP-51-04A what to have; nothing that costs skips the payment', () => {
    passes('services', 'g-link-content', 'payment')
    passes('servicesCharging', 'g-link-content', 'g-link-review')
  })
  it('STP-51-05A STP-51-09A a way to pay', () => void passes('services', 'payment', 'g-link-review'))
  it('STP-51-10A reads it through', () => void passes('services', 'g-link-review', 'g-link-receipt'))
  it('STP-51-11A GLK-25 applies', () => void passes('services', 'g-link-receipt', 'charging-choice'))
  it('STP-51-03B later; no survey, no charging', () => {
    passes('servicesDecline', 'g-link-later', 'done')
    passes('servicesDecline', 'done', 'end')
  })
  it('STP-52-01 CHG-01 applies, or not', () => void passes('services', 'charging-choice', 'charging-terms'))
  it('STP-52-02A terms', () => void passes('services', 'charging-terms', 'charging-plan'))
  it('STP-52-03A the plan; no second payment', () => void passes('services', 'charging-plan', 'charging-review'))
  it('STP-52-04A STP-52-08A a way to pay', () => void passes('servicesCharging', 'charging-payment', 'charging-review'))
  it('STP-52-09A reads it through', () => void passes('services', 'charging-review', 'charging-receipt'))
  it('STP-52-10A applies', () => void passes('services', 'charging-receipt', 'done'))
  it('STP-52-11A closes', () => void passes('services', 'done', 'end'))
  it('STP-52-02B later', () => void passes('chargingDecline', 'charging-later', 'done'))
  it('STP-52-03B CHG-15 closes', () => void passes('chargingDecline', 'done', 'end'))
})
