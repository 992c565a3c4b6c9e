/** A shop with cars to sell, phones that walk through a sign-up as people do, and what they answer at each step. */

import type { CorporationDetails, PersonDetails } from '@tsunagu/contract/profile.ts'
import * as contract from '@tsunagu/contract/signup.ts'
import type { StepId } from '@tsunagu/contract/signup-steps.ts'
import { services } from '@tsunagu/contract/vehicles.ts'
import type * as z from 'zod'
import { setProfile } from '../src/accounts/index.ts'
import { documents } from '../src/contracts/documents/all.ts'
import { inForce } from '../src/contracts/documents/in-force.ts'
import { newMethod } from '../src/payments/new-method.ts'
import { insertMethod } from '../src/payments/queries.ts'
import { addModel } from '../src/vehicles/index.ts'
import { accountIdOf } from './account-id.ts'
import { mailedCode, signInByPassword } from './sign-in.ts'
import type { Person, TestServer } from './start-server.ts'
import type { Visitor } from './visitor.ts'
import { createVisitor } from './visitor.ts'

export const hanako: PersonDetails = {
  kind: 'individual',
  name: '青木 花子',
  kana: 'アオキ ハナコ',
  gender: 'female',
  birthDate: '1985-04-02',
  address: { postalCode: '1000013', prefecture: '東京都', city: '千代田区', street: '霞が関1-2-3', building: null },
  contactPhone: '+81312345678',
  mobilePhone: '+819012345678',
}
export const taro: PersonDetails = { ...hanako, name: '山田 太郎', kana: 'ヤマダ タロウ', gender: 'male', birthDate: '1979-11-30' }
export const company: CorporationDetails = {
  kind: 'corporation',
  corporateNumber: '1234567890123',
  name: '青空運輸株式会社',
  kana: 'アオゾラウンユ',
  address: { ...hanako.address, building: '青空ビル3階' },
  department: '総務部',
  contactPhone: '+81312345678',
  mobilePhone: '+819012345678',
}

export const today = (id: (typeof documents)[number]['id']): string => {
  const found = documents.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return inForce(found, new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date())).version
}

export const stated = (details: PersonDetails | CorporationDetails): contract.StatedParty => ({
  kind: details.kind,
  name: details.name,
  kana: details.kana,
  birthDate: details.kind === 'individual' ? details.birthDate : null,
  address: details.address,
  phone: null,
  email: null,
})

export interface Shop {
  dealerId: string
  staff: Person
  /** A car with a plug, quick-charge inlet too; and one that only burns. */
  models: { electric: string; petrol: string }
}

export async function openShop(server: TestServer, name = '青山販売店'): Promise<Shop> {
  const dealerId = await server.dealer(name)
  const model = (code: string, powertrain: 'bev' | 'petrol') =>
    server.work((work) =>
      addModel(work, {
        name: 'Sora',
        code: `6AA-${code}-${dealerId.slice(0, 6)}`,
        year: 2026,
        grade: 'version L',
        powertrain,
        body: 'suv',
        head_unit: 'plus',
        quick_inlet: powertrain === 'bev',
        services,
      }),
    )
  return {
    dealerId,
    staff: await server.staffOf(dealerId),
    models: { electric: await model('EV', 'bev'), petrol: await model('PT', 'petrol') },
  }
}

export async function sell(shop: Shop, more: Partial<z.input<typeof contract.openPurchase.body>> = {}): Promise<contract.Purchase> {
  return shop.staff.call(contract.openPurchase, {
    body: { kind: 'new', modelId: shop.models.petrol, buyer: stated(hanako), user: { is: 'unknown' }, ...more },
  })
}

export const secretOf = (url: string): string => new URL(url).hash.slice('#k='.length)

/** What a person is like: decides the answers of `usual`. */
export interface Persona {
  email: string
  details: PersonDetails | CorporationDetails
  account: 'existing' | 'new'
  input: 'camera' | 'direct'
  /** A number nobody could look up is typed by hand. */
  lookedUp: boolean
  user: 'same' | 'different'
  present: boolean
  gLink: boolean
  charging: boolean
  options: { option: 'wifi' | 'digital-key' | 'charging-reservation'; term: 'month' | 'year' | 'two-years' | 'free' }[]
  invite: string | null
  car: { chassisNumber: string; plate: contract.Plate }
}
let people = 0
export const persona = (more: Partial<Persona> = {}): Persona => ({
  email: `newcomer${++people}@test.example`,
  details: hanako,
  account: 'new',
  input: 'direct',
  lookedUp: true,
  user: 'same',
  present: true,
  gLink: true,
  charging: true,
  options: [],
  invite: null,
  car: { chassisNumber: 'ABC123-1234567', plate: { region: '品川', classNumber: '330', kana: 'つ', serial: '1207' } },
  ...more,
})

/** The answer of that person at a step; what is only a press is only a press. */
export function usual(server: TestServer, who: Persona, step: StepId): contract.Answer {
  const version = (id: Parameters<typeof today>[0]) => ({ version: today(id) })
  switch (step) {
    case 'data-consent':
      return { step, ...version('dealer-information') }
    case 'sign-in':
      return { step, account: who.account }
    case 'terms':
      return { step, ...version('account-terms') }
    case 'email':
      return { step, email: who.email }
    case 'code':
      return { step, code: mailedCode(server, who.email) }
    case 'login':
      return { step, password: 'a-long-enough-sentence', passwordAgain: 'a-long-enough-sentence', authPhone: '090-1234-5678' }
    case 'kind':
      return { step, kind: who.details.kind }
    case 'method':
      return { step, input: who.input }
    case 'document':
      return { step, document: 'driving-licence' }
    case 'corporate-number':
      return { step, corporateNumber: who.lookedUp ? '1234567890123' : null, lookedUp: who.lookedUp }
    case 'details':
    case 'check-details':
      return { step, details: who.details }
    case 'staff-check':
      return { step, staffName: '担当 太郎' }
    case 'web-terms':
      return { step, ...version('web-terms') }
    case 'magazine':
      return { step, subscribe: true }
    case 'name-choice':
      return { step, user: who.user }
    case 'presence':
      return { step, present: who.present }
    case 'later-guidance':
      return { step, invite: who.invite }
    case 'user-terms':
      return { step, ...version('user-registration') }
    case 'car':
      return { step, ...who.car }
    case 'g-link-choice':
      return { step, apply: who.gLink }
    case 'g-link-terms':
      return { step, terms: today('g-link-terms'), important: today('g-link-important') }
    case 'g-link-content':
      return { step, application: { options: who.options, alertContacts: [] } }
    case 'survey':
      return { step, reason: 'later' }
    case 'charging-choice':
      return { step, apply: who.charging }
    case 'charging-terms':
      return { step, ...version('charging-terms') }
    case 'charging-plan':
      return { step, plan: 'normal' }
    default:
      return { step } as contract.Answer
  }
}

export interface Phone {
  visitor: Visitor
  who: Persona
  /** Of the procedure it holds. */
  id: string
  read(): Promise<contract.Procedure>
  answer(answer: contract.Answer): Promise<contract.Procedure>
  /** Answers the open step, and does what has to be done beside it. `now`: as just read. */
  step(now?: contract.Procedure): Promise<contract.Procedure>
  /** Goes on until that step is open, or to the end. */
  walk(until?: StepId): Promise<contract.Procedure>
}

interface Beside {
  /** Whose terminal confirms. */
  staff?: Person
  purchaseId?: string
  party?: 'buyer' | 'user'
}

/** A phone that has begun. */
export function phoneWith(server: TestServer, visitor: Visitor, id: string, who: Persona, beside: Beside = {}): Phone {
  const params = { procedureId: id }
  const read = () => visitor.call(contract.readProcedure, { params })
  const answer = (given: contract.Answer) => visitor.call(contract.answerStep, { params, body: { answer: given as never } })
  const step = async (known?: contract.Procedure) => {
    const now = known ?? (await read())
    if (now.step === 'code') await server.settle()
    if (now.step === 'staff-check' && beside.staff && beside.purchaseId) {
      await confirm(beside.staff, beside.purchaseId, beside.party ?? 'buyer')
      return read()
    }
    if ((now.step === 'payment' || now.step === 'charging-payment') && now.facts.account) await givePayment(server, who.email)
    return answer(usual(server, who, now.step))
  }
  return {
    visitor,
    who,
    id,
    read,
    answer,
    step,
    async walk(until) {
      let now = await read()
      for (let n = 0; !now.finished && now.step !== until; n++) {
        if (n > 80) throw new Error(`goes round at ${now.step}`)
        now = await step(now)
      }
      return now
    },
  }
}

/** Shows the QR and begins with it on a phone of one's own. */
export async function scan(
  server: TestServer,
  shop: Shop,
  purchaseId: string,
  {
    party = 'buyer',
    who = persona(),
    visitor = createVisitor(server),
  }: { party?: 'buyer' | 'user'; who?: Persona; visitor?: Visitor } = {},
): Promise<Phone> {
  const link = await shop.staff.call(contract.issueLink, { params: { purchaseId, party } })
  const { procedureId } = await visitor.call(contract.begin, { body: { key: { secret: secretOf(link.url) }, language: 'ja' } })
  return phoneWith(server, visitor, procedureId, who, { staff: shop.staff, purchaseId, party })
}

/** The user's own phone, with the QR on the buyer's. */
export async function scanBuyers(
  server: TestServer,
  shop: Shop,
  buyer: Phone,
  purchaseId: string,
  who: Persona,
  visitor: Visitor = createVisitor(server),
): Promise<Phone> {
  const link = await buyer.visitor.call(contract.makeUserLink, { params: { procedureId: buyer.id }, body: { sendTo: null } })
  const { procedureId } = await visitor.call(contract.begin, { body: { key: { secret: secretOf(link.url) }, language: 'ja' } })
  return phoneWith(server, visitor, procedureId, who, { staff: shop.staff, purchaseId, party: 'user' })
}

/** The staff compared the licence and says yes, on their own terminal. */
export async function confirm(staff: Person, purchaseId: string, party: 'buyer' | 'user'): Promise<contract.Purchase> {
  const { people: both } = await staff.call(contract.readPurchase, { params: { purchaseId } })
  const version = both.find((one) => one.party === party)?.check?.version ?? 0
  return staff.call(contract.confirmParty, {
    params: { purchaseId, party },
    body: { version, confirmed: true, compared: ['name', 'address', 'birth-date'] },
  })
}

/** A card, as the card company would have given it. */
export async function givePayment(server: TestServer, email: string): Promise<void> {
  const id = await accountIdOf(server, email)
  await server.work((work) => insertMethod(work.db, newMethod(id, 'card', work.now, { brand: 'Visa', last4: '4242', expires: '2030-12' })))
}

/** An owner who has an account with all details, signed in on a phone. */
export async function phoneOf(server: TestServer, details: PersonDetails = hanako): Promise<{ person: Person; visitor: Visitor }> {
  const person = await server.owner({ email: `known${++people}@test.example`, name: details.name })
  const refused = await server.work((work) => setProfile(work, person.accountId, details))
  if (refused) throw refused
  const visitor = createVisitor(server)
  await signInByPassword(visitor, person)
  return { person, visitor }
}
