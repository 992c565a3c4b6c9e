import { chooseInvoice, listPaymentMethods, removePaymentMethod } from '@tsunagu/contract/payments.ts'
import type { Details } from '@tsunagu/contract/profile.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CardCompany, registerCard, startWithCards } from '../../test/card-company.ts'
import type { Person } from '../../test/start-server.ts'
import { setProfile } from '../accounts/index.ts'
import { currentMethod } from './index.ts'

let company: CardCompany
beforeAll(async () => {
  company = await startWithCards()
})
afterAll(() => company.stop())

const corporation: Details = {
  kind: 'corporation',
  corporateNumber: null,
  name: '青空商事株式会社',
  kana: 'アオゾラショウジ',
  address: { postalCode: '1000013', prefecture: '東京都', city: '千代田区', street: '霞が関1-1', building: null },
  department: '総務部',
  contactPhone: '+81312345678',
  mobilePhone: '+819012345678',
}

async function office(): Promise<Person> {
  const person = await company.server.owner()
  await company.server.work(async (work) => {
    await sql`update accounts.accounts set customer_kind = 'corporation' where id = ${person.accountId}`.execute(work.db)
    expect(await setProfile(work, person.accountId, corporation)).toBeUndefined()
  })
  return person
}
const methods = (person: Person) => person.call(listPaymentMethods)

describe('invoice', () => {
  it('PAY-03 GLK-22 a corporation may choose an invoice, a person is not offered one', async () => {
    const [person, firm] = [await company.server.owner(), await office()]
    expect((await methods(person)).choices).toEqual(['card'])
    expect((await methods(firm)).choices).toEqual(['card', 'invoice'])
    await expect(person.call(chooseInvoice)).rejects.toMatchObject({ problem: { code: 'not-a-corporation', status: 409 } })
    expect(await firm.call(chooseInvoice)).toMatchObject({ kind: 'invoice', state: 'active' })
    expect(await company.server.work((work) => currentMethod(work, person.accountId))).toBeNull()
  })

  it('GLK-27 CHG-12 the bill goes to the address registered today', async () => {
    const firm = await office()
    const address = corporation.address
    expect(await firm.call(chooseInvoice)).toMatchObject({ billTo: { name: '青空商事株式会社', department: '総務部', address } })
    const moved = { ...address, street: '霞が関2-2' }
    await company.server.work((work) => setProfile(work, firm.accountId, { ...corporation, address: moved }))
    expect((await methods(firm)).current?.billTo?.address).toEqual(moved)
    expect(await company.server.work((work) => currentMethod(work, firm.accountId))).toMatchObject({ billTo: { address: moved } })
  })

  it('chosen twice, at once or one after the other, it is one choice', async () => {
    const firm = await office()
    const [one, two] = await Promise.all([firm.call(chooseInvoice), firm.call(chooseInvoice)])
    const three = await firm.call(chooseInvoice)
    expect(new Set([one.id, two.id, three.id]).size).toBe(1)
    expect(await methods(firm)).toMatchObject({ current: { id: one.id }, earlier: [] })
  })

  it('takes the place of a card, which the company forgets, and a card that of the invoice', async () => {
    const firm = await office()
    const forgotten: string[] = []
    const { cards } = company.server.running.centre.outside
    company.server.running.centre.outside.cards = { ...cards, forgetCard: async (ref) => void forgotten.push(ref) }
    try {
      await registerCard(company, firm)
      await firm.call(chooseInvoice)
      await company.settle()
      expect(forgotten).toEqual([expect.stringMatching(/^pm_/)])
      await registerCard(company, firm)
      expect(forgotten).toHaveLength(1)
      expect(await methods(firm)).toMatchObject({
        current: { kind: 'card' },
        earlier: [{ kind: 'invoice', billTo: null }, { kind: 'card' }],
      })
    } finally {
      company.server.running.centre.outside.cards = cards
    }
  })
})

describe('removing', () => {
  const remove = (person: Person, methodId: string) => person.call(removePaymentMethod, { params: { methodId } })

  it('takes the method away and keeps it as history; twice is once', async () => {
    const owner = await company.server.owner()
    const { method } = await registerCard(company, owner)
    const id = method?.id ?? ''
    await remove(owner, id)
    await remove(owner, id)
    expect(await methods(owner)).toMatchObject({ current: null, earlier: [{ id, state: 'removed' }] })
  })

  it('asks for the password or passkey again after some minutes', async () => {
    const owner = await company.server.owner()
    const { method } = await registerCard(company, owner)
    company.server.clock.advance(10 * 60_000)
    await expect(remove(owner, method?.id ?? '')).rejects.toMatchObject({ problem: { code: 'fresh-needed', status: 401 } })
    expect(await methods(owner)).toMatchObject({ current: { id: method?.id } })
  })

  it('somebody else’s method is not there', async () => {
    const owner = await company.server.owner()
    const { method } = await registerCard(company, owner)
    const other = await company.server.owner()
    await expect(remove(other, method?.id ?? '')).rejects.toMatchObject({ problem: { code: 'not-found' } })
    await expect(remove(other, crypto.randomUUID())).rejects.toMatchObject({ problem: { code: 'not-found' } })
    expect(await methods(owner)).toMatchObject({ current: { id: method?.id } })
    expect(await methods(other)).toMatchObject({ current: null, earlier: [] })
  })

  it('strangers and staff have no methods', async () => {
    const dealer = await company.server.staff('dealer')
    for (const { call } of [company.server, dealer]) {
      await expect(call(listPaymentMethods)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
      await expect(call(chooseInvoice)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
      await expect(call(removePaymentMethod, { params: { methodId: crypto.randomUUID() } })).rejects.toMatchObject({
        problem: { code: 'signed-out' },
      })
    }
  })
})
