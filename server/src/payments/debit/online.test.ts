import { chooseInvoice, listPaymentMethods, settleMandate, startMandate } from '@tsunagu/contract/payments.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CardCompany, registerCard, startWithCards } from '../../../test/card-company.ts'
import { type Person, startServer } from '../../../test/start-server.ts'
import { signed } from '../../platform/outside/signed-message.ts'
import { standInKeys } from '../../platform/outside/stand-in-address.ts'
import { allowDirectDebit } from '../index.ts'

let company: CardCompany
let dealerId: string
beforeAll(async () => {
  company = await startWithCards()
  dealerId = await company.server.dealer('つなぐ販売店')
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
const mailsTo = ({ email }: Person) => company.server.sent.mails.filter(({ to, kind }) => to === email && kind.startsWith('payments.'))

describe('IMP-26 at the bank’s own page', () => {
  const account = { bank: 'つなぐ銀行', branch: '本店', number: '1234567', holder: 'アオキ ハナコ' }
  /** What the bank's page does. */
  const atBank = async (url: string | null, door: string, body: object = {}) => {
    const page = new URL(url ?? '')
    const answer = await fetch(`${page.origin}/bank/mandate/${door}${page.search}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as { state: string; pinsLeft?: number }
  }

  it('agreed there, it is in use the same day; only bank and branch are known here', async () => {
    const person = await atDealer()
    const { method, url } = await begin(person, 'online', '/signup/payment?step=4')
    expect(method).toMatchObject({ state: 'pending-paper' })
    const page = await fetch(url ?? '', { headers: { connection: 'close' } })
    expect(await page.text()).toContain(`http://localhost:8700/signup/payment?step=4&#38;mandate=${method.id}`)
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    await atBank(url, 'account', account)
    expect(await atBank(url, 'pin', { pin: '1234' })).toMatchObject({ state: 'agreed' })
    await company.settle()
    expect(await methods(person)).toMatchObject({ current: { id: method.id, state: 'active', bank: 'つなぐ銀行 本店' } })
    expect(mailsTo(person)).toMatchObject([{ kind: 'payments.debit-accepted' }])
    expect(JSON.stringify(company.messages)).not.toContain(account.number)
  })

  it('a lost message does no harm: coming back asks the bank', async () => {
    const person = await atDealer()
    const { method, url } = await begin(person, 'online')
    await person.call(settleMandate, { params: { methodId: method.id } })
    await company.settle()
    expect(await methods(person)).toMatchObject({ current: { state: 'pending-paper' } })
    company.line = 'lost'
    await atBank(url, 'account', account)
    await atBank(url, 'pin', { pin: '1234' })
    await company.settle()
    company.line = 'up'
    await person.call(settleMandate, { params: { methodId: method.id } })
    await company.settle()
    expect(await methods(person)).toMatchObject({ current: { state: 'active' } })
  })

  it.each([
    ['0000001', 'name-differs', '口座名義が一致しませんでした'],
    ['0000002', 'account-closed', '口座を確認できませんでした'],
  ])('the bank refuses %s: %s', async (number, why, sentence) => {
    const person = await atDealer()
    const { url } = await begin(person, 'online')
    await atBank(url, 'account', { ...account, number })
    await atBank(url, 'pin', { pin: '1234' })
    await company.settle()
    expect(await methods(person)).toMatchObject({ current: null, earlier: [{ state: 'refused', why }] })
    expect(mailsTo(person)).toMatchObject([{ kind: 'payments.debit-refused', text: expect.stringContaining(sentence) }])
  })

  it('the third wrong PIN ends it; giving up takes it back', async () => {
    const person = await atDealer()
    const { url } = await begin(person, 'online')
    await atBank(url, 'account', account)
    expect(await atBank(url, 'pin', { pin: '0000' })).toMatchObject({ state: 'open', pinsLeft: 2 })
    await atBank(url, 'pin', { pin: '0000' })
    expect(await atBank(url, 'pin', { pin: '0000' })).toMatchObject({ state: 'refused' })
    expect(await atBank(url, 'pin', { pin: '1234' })).toMatchObject({ state: 'refused' })
    await company.settle()
    const again = await begin(person, 'online')
    await atBank(again.url, 'given-up')
    await company.settle()
    const { current, earlier } = await methods(person)
    expect([current, ...earlier.map(({ state }) => state).toSorted()]).toEqual([null, 'refused', 'removed'].toSorted())
  })

  it('an address that was changed, or is old, opens nothing', async () => {
    const person = await atDealer()
    const { url } = await begin(person, 'online')
    const changed = (url ?? '').replace(/mandate=[^&]+/, `mandate=${crypto.randomUUID()}`)
    expect(await atBank(changed, 'account', account)).toMatchObject({ state: 'refused' })
    expect((await fetch(changed, { headers: { connection: 'close' } })).status).toBe(400)
    company.server.clock.advance(31 * 60_000)
    expect((await fetch(url ?? '', { headers: { connection: 'close' } })).status).toBe(400)
  })

  it('the bank leads back to our own pages only', async () => {
    const person = await atDealer()
    for (const returnTo of ['https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example', 'signup'])
      await expect(begin(person, 'online', returnTo)).rejects.toMatchObject({
        problem: { code: 'invalid', fields: { returnTo: 'not-a-path' } },
      })
  })

  it('somebody else’s mandate is not there; a card is no mandate', async () => {
    const [person, other] = [await atDealer(), await atDealer()]
    const { method } = await begin(person, 'online')
    const settle = (who: Person, methodId: string) => who.call(settleMandate, { params: { methodId } })
    await expect(settle(other, method.id)).rejects.toMatchObject({ problem: { code: 'not-found' } })
    const card = await registerCard(company, other)
    await expect(settle(other, card.method?.id ?? '')).rejects.toMatchObject({ problem: { code: 'not-found' } })
  })

  it('a message that is not the bank’s is not heard; the same one twice changes nothing', async () => {
    const person = await atDealer()
    const { method, url } = await begin(person, 'online')
    await atBank(url, 'account', account)
    company.line = 'lost'
    await atBank(url, 'pin', { pin: '1234' })
    await company.settle()
    company.line = 'up'
    const { bankSecret, cardKey } = standInKeys(company.server.running.centre.config.SECRET)
    const body = JSON.stringify({ mandate: method.id })
    const path = '/api/payments/messages/bank'
    for (const signature of ['', signed(cardKey, body, new Date()), signed(bankSecret, `${body} `, new Date())])
      expect(await company.deliver(path, body, signature)).toBe(403)
    await company.settle()
    expect(await methods(person)).toMatchObject({ current: { state: 'pending-paper' } })
    for (const _ of [1, 2]) {
      expect(await company.deliver(path, body, signed(bankSecret, body, new Date()))).toBe(204)
      await company.settle()
    }
    expect(await methods(person)).toMatchObject({ current: { state: 'active' }, earlier: [] })
    expect(mailsTo(person)).toHaveLength(1)
  })
})

it('with real cards and no gateway to banks, direct debit is agreed on paper only', async () => {
  const real = await startServer({
    env: { STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_PUBLISHABLE_KEY: 'pk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' },
  })
  try {
    const person = await real.owner()
    const dealer = await real.dealer()
    await real.work((work) => allowDirectDebit(work, person.accountId, dealer))
    await expect(person.call(startMandate, { body: { way: 'online' } })).rejects.toMatchObject({ problem: { code: 'bank-down' } })
    expect(await person.call(startMandate, { body: { way: 'paper' } })).toMatchObject({ method: { state: 'pending-paper' } })
    await expect(person.call(chooseInvoice)).rejects.toMatchObject({ problem: { code: 'not-a-corporation' } })
    const { headers } = await real.app.inject({ url: '/health' })
    expect(headers['content-security-policy']).toContain('https://js.stripe.com')
    expect(headers['content-security-policy']).toMatch(/connect-src [^;]*https:\/\/api\.stripe\.com/)
  } finally {
    await real.stop()
  }
})
