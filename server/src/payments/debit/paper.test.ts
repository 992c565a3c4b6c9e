import {
  listMandates,
  listPaymentMethods,
  type PaymentMethod,
  recordBankResult,
  removePaymentMethod,
  settleMandate,
  startMandate,
} from '@tsunagu/contract/payments.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CardCompany, registerCard, startWithCards } from '../../../test/card-company.ts'
import type { Person } from '../../../test/start-server.ts'
import { allowDirectDebit, currentMethod } from '../index.ts'

let company: CardCompany
let dealerId: string
let staff: Person
beforeAll(async () => {
  company = await startWithCards()
  dealerId = await company.server.dealer('つなぐ販売店')
  staff = await company.server.staffOf(dealerId)
})
afterAll(() => company.stop())

const methods = (person: Person) => person.call(listPaymentMethods)
const allow = (person: Person, at = dealerId) => company.server.work((work) => allowDirectDebit(work, person.accountId, at))
/** Somebody whose sign-up goes on at the dealer. */
async function atDealer(at = dealerId): Promise<Person> {
  const person = await company.server.owner()
  await allow(person, at)
  return person
}
const begin = (person: Person, way: 'paper' | 'online', returnTo?: string) =>
  person.call(startMandate, { body: { way, ...(returnTo ? { returnTo } : {}) } })
const result = (person: Person, { id }: Pick<PaymentMethod, 'id'>, accepted: boolean, more: { bank?: string; why?: string } = {}) =>
  person.call(recordBankResult, { params: { methodId: id }, body: { accepted, ...more } })
const mailsTo = ({ email }: Person) => company.server.sent.mails.filter(({ to, kind }) => to === email && kind.startsWith('payments.'))

describe('only at the dealer', () => {
  it('CHG-07 during a sign-up at the dealer direct debit is offered', async () => {
    const person = await atDealer()
    expect((await methods(person)).choices).toEqual(['card', 'direct-debit'])
    expect(await begin(person, 'paper')).toMatchObject({ method: { kind: 'direct-debit', state: 'pending-paper' }, url: null })
  })

  it('CHG-08 after delivery it is not offered and refused; nor when the sign-up is hours ago', async () => {
    const person = await company.server.owner()
    expect((await methods(person)).choices).toEqual(['card'])
    for (const way of ['paper', 'online'] as const)
      await expect(begin(person, way)).rejects.toMatchObject({ problem: { code: 'only-at-dealer', status: 409 } })
    await company.server.work(({ db, now }) =>
      sql`update payments.payers set debit_dealer_id = ${dealerId}, debit_until = ${now} where account_id = ${person.accountId}`.execute(
        db,
      ),
    )
    await expect(begin(person, 'paper')).rejects.toMatchObject({ problem: { code: 'only-at-dealer' } })
    expect((await methods(person)).choices).toEqual(['card'])
  })

  it('strangers and staff start none', async () => {
    for (const { call } of [company.server, staff]) {
      await expect(call(startMandate, { body: { way: 'paper' } })).rejects.toMatchObject({ problem: { code: 'signed-out' } })
      await expect(call(settleMandate, { params: { methodId: crypto.randomUUID() } })).rejects.toMatchObject({
        problem: { code: 'signed-out' },
      })
    }
  })
})

describe('CHG-11 the form on paper', () => {
  it('waits for the bank, comes into use when the bank says yes, and the person hears of it by mail', async () => {
    const person = await atDealer()
    const { method } = await begin(person, 'paper')
    expect(await company.server.work((work) => currentMethod(work, person.accountId))).toMatchObject({ state: 'pending-paper' })
    const form = { methodId: method.id, accountName: '青木 花子', dealer: 'つなぐ販売店', state: 'pending-paper' }
    expect(await staff.call(listMandates)).toContainEqual(expect.objectContaining(form))
    await result(staff, method, true, { bank: 'つなぐ銀行 本店' })
    await company.settle()
    expect(await methods(person)).toMatchObject({ current: { id: method.id, state: 'active', bank: 'つなぐ銀行 本店' }, waiting: null })
    expect((await staff.call(listMandates)).map(({ methodId }) => methodId)).not.toContain(method.id)
    expect(mailsTo(person)).toMatchObject([{ kind: 'payments.debit-accepted', text: expect.stringContaining('つなぐ銀行 本店') }])
  })

  it('a refusal is told with its reason, and another way may be chosen', async () => {
    const person = await atDealer()
    const { method } = await begin(person, 'paper')
    await result(staff, method, false, { why: '印鑑が違います' })
    await company.settle()
    expect(await methods(person)).toMatchObject({ current: null, earlier: [{ state: 'refused', why: '印鑑が違います' }] })
    expect(mailsTo(person)).toMatchObject([{ kind: 'payments.debit-refused', text: expect.stringContaining('印鑑が違います') }])
    await registerCard(company, person)
    expect(await methods(person)).toMatchObject({ current: { kind: 'card' } })
  })

  it('until the bank decides, what is in use goes on; a yes takes its place, a no leaves it', async () => {
    for (const accepted of [true, false]) {
      const person = await atDealer()
      await registerCard(company, person)
      const { method } = await begin(person, 'paper')
      expect(await methods(person)).toMatchObject({ current: { kind: 'card' }, waiting: { id: method.id } })
      await result(staff, method, accepted)
      expect(await methods(person)).toMatchObject({ current: { kind: accepted ? 'direct-debit' : 'card' }, waiting: null })
    }
  })

  it('asked twice it is one form; another choice takes it back', async () => {
    const person = await atDealer()
    const [one, two] = await Promise.all([begin(person, 'paper'), begin(person, 'paper')])
    expect(one.method.id).toBe(two.method.id)
    await registerCard(company, person)
    expect(await methods(person)).toMatchObject({
      current: { kind: 'card' },
      waiting: null,
      earlier: [{ id: one.method.id, state: 'removed' }],
    })
    await expect(result(staff, one.method, true)).rejects.toMatchObject({ problem: { code: 'already-settled', status: 409 } })
    expect(await methods(person)).toMatchObject({ current: { kind: 'card' } })
  })

  it('the person may take it back while it waits', async () => {
    const person = await atDealer()
    const { method } = await begin(person, 'paper')
    await person.call(removePaymentMethod, { params: { methodId: method.id } })
    expect(await methods(person)).toMatchObject({ current: null, earlier: [{ state: 'removed' }] })
  })

  it('two results at once: one is written', async () => {
    const person = await atDealer()
    const { method } = await begin(person, 'paper')
    const outcomes = await Promise.allSettled([result(staff, method, true), result(staff, method, false)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await company.settle()
    expect(mailsTo(person)).toHaveLength(1)
  })

  it('a dealer sees and decides only its own forms; an administrator all', async () => {
    const person = await atDealer()
    const { method } = await begin(person, 'paper')
    const elsewhere = await company.server.staffOf(await company.server.dealer('ほかの販売店'))
    expect(await elsewhere.call(listMandates)).toEqual([])
    await expect(result(elsewhere, method, true)).rejects.toMatchObject({ problem: { code: 'not-found' } })
    const administrator = await company.server.staff('administrator')
    expect((await administrator.call(listMandates)).map(({ methodId }) => methodId)).toContain(method.id)
    await result(administrator, method, true)
    expect(await methods(person)).toMatchObject({ current: { state: 'active' } })
  })

  it.each(['operator', 'support', 'reviewer'] as const)('%s may not see the forms, nor may owners and strangers', async (role) => {
    const other = await company.server.staff(role)
    await expect(other.call(listMandates)).rejects.toMatchObject({ problem: { code: 'not-allowed' } })
    await expect(result(other, { id: crypto.randomUUID() }, true)).rejects.toMatchObject({ problem: { code: 'not-allowed' } })
    const owner = await company.server.owner()
    await expect(owner.call(listMandates)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
    await expect(result(owner, { id: crypto.randomUUID() }, true)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
    await expect(company.server.call(listMandates)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  })

  it('each name that staff read leaves a row', async () => {
    const person = await atDealer()
    const { method } = await begin(person, 'paper')
    await staff.call(listMandates)
    const { rows } = await company.server.running.centre.database.pool.query(
      `select actor_id from platform.audit where act = 'payments.list-mandates' and about->>'methodId' = $1`,
      [method.id],
    )
    expect(rows).toEqual([{ actor_id: staff.accountId }])
  })

  it('what is no form on paper has no result', async () => {
    const person = await atDealer()
    const online = await begin(person, 'online')
    await expect(result(staff, online.method, true)).rejects.toMatchObject({ problem: { code: 'not-found' } })
    await expect(result(staff, { id: crypto.randomUUID() }, true)).rejects.toMatchObject({ problem: { code: 'not-found' } })
    await expect(result(staff, online.method, true, { bank: 'あ'.repeat(61) })).rejects.toMatchObject({ problem: { code: 'invalid' } })
  })
})
