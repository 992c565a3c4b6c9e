import { type CardSetup, listPaymentMethods, readCardSetup, settleCardSetup, startCardSetup } from '@tsunagu/contract/payments.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atForm, type CardCompany, openSetup, registerCard, startWithCards, typeCard, visa } from '../../../test/card-company.ts'
import type { Person } from '../../../test/start-server.ts'

let company: CardCompany
beforeAll(async () => {
  company = await startWithCards()
})
afterAll(() => company.stop())

const read = (person: Person, setup: CardSetup) => person.call(readCardSetup, { params: { setupId: setup.id } })
const settle = (person: Person, setup: CardSetup) => person.call(settleCardSetup, { params: { setupId: setup.id } })
const methods = (person: Person) => person.call(listPaymentMethods)

describe('a card is registered at the card company', () => {
  it('GLK-24 number, expiry and code at the company, then check and register; the card is the method of the account', async () => {
    const owner = await company.server.owner()
    const setup = await openSetup(company, owner)
    expect(setup).toMatchObject({
      status: 'requires_payment_method',
      error: null,
      form: { kind: 'stand-in', origin: company.origin },
      method: null,
    })
    const checked = await atForm(setup.form, 'card', { number: visa, month: 3, year: 2031, cvc: '123' })
    expect(checked).toMatchObject({ status: 'requires_confirmation', card: { brand: 'Visa', last4: '4242', month: 3, year: 2031 } })
    expect(await methods(owner)).toMatchObject({ current: null })
    expect(await atForm(setup.form, 'confirmation')).toMatchObject({ status: 'succeeded' })
    await company.settle()
    const card = { kind: 'card', state: 'active', brand: 'Visa', last4: '4242', expires: '2031-03' }
    expect(await read(owner, setup)).toMatchObject({ status: 'succeeded', form: null, method: card })
    expect(await methods(owner)).toMatchObject({ current: card, waiting: null, earlier: [], choices: ['card'] })
  })

  it('PAY-02 CHG-09 3-D Secure: the right code registers the card', async () => {
    const owner = await company.server.owner()
    const setup = await openSetup(company, owner)
    expect(await typeCard(setup, '4000002760003184')).toMatchObject({ status: 'requires_action' })
    await company.settle()
    expect(await read(owner, setup)).toMatchObject({ status: 'requires_action', method: null })
    expect(await atForm(setup.form, 'challenge', { code: '1234' })).toMatchObject({ status: 'succeeded' })
    await company.settle()
    expect(await methods(owner)).toMatchObject({ current: { brand: 'Visa', last4: '3184' } })
  })

  it.each([
    ['a wrong code', '0000'],
    ['giving up', null],
  ])('GLK-24 a failed 3-D Secure (%s) leads back to the card, and another card is taken', async (_, code) => {
    const owner = await company.server.owner()
    const setup = await openSetup(company, owner)
    await typeCard(setup, '4000002760003184')
    await atForm(setup.form, 'challenge', { code })
    await company.settle()
    const failed = await read(owner, setup)
    expect(failed).toMatchObject({ status: 'requires_payment_method', error: 'setup_intent_authentication_failure', method: null })
    expect(failed.form).toEqual(setup.form)
    await typeCard(setup, visa)
    await company.settle()
    expect(await methods(owner)).toMatchObject({ current: { last4: '4242' }, earlier: [] })
  })

  it('3-D Secure may succeed and the card be declined all the same', async () => {
    const owner = await company.server.owner()
    const setup = await openSetup(company, owner)
    await typeCard(setup, '4000008400001629')
    await atForm(setup.form, 'challenge', { code: '1234' })
    await company.settle()
    expect(await read(owner, setup)).toMatchObject({ status: 'requires_payment_method', error: 'card_declined' })
  })

  it.each([
    ['4000000000000002', 'card_declined'],
    ['4000000000000069', 'expired_card'],
    ['4000000000000127', 'incorrect_cvc'],
    ['4000000000000119', 'processing_error'],
  ])('%s is refused: %s', async (number, error) => {
    const owner = await company.server.owner()
    const setup = await openSetup(company, owner)
    await typeCard(setup, number)
    await company.settle()
    expect(await read(owner, setup)).toMatchObject({ status: 'requires_payment_method', error, method: null })
    expect(await methods(owner)).toMatchObject({ current: null })
  })

  it('GLK-23 one method for everything: a new card takes the place of the old one, which stays as history', async () => {
    const owner = await company.server.owner()
    await registerCard(company, owner)
    await registerCard(company, owner, '5555555555554444')
    expect(await methods(owner)).toMatchObject({
      current: { brand: 'Mastercard', last4: '4444', state: 'active' },
      earlier: [{ brand: 'Visa', last4: '4242', state: 'removed' }],
    })
  })

  it('two setups at once that both succeed leave one card in use', async () => {
    const owner = await company.server.owner()
    const [one, two] = [await openSetup(company, owner), await openSetup(company, owner)]
    await Promise.all([typeCard(one, visa), typeCard(two, '3530111333300000')])
    await company.settle()
    const { current, earlier } = await methods(owner)
    expect([current?.state, ...earlier.map(({ state }) => state)]).toEqual(['active', 'removed'])
  })
})

describe('not allowed, not there, down', () => {
  it('somebody else’s setup is not there', async () => {
    const [owner, other] = [await company.server.owner(), await company.server.owner()]
    const setup = await openSetup(company, owner)
    await expect(read(other, setup)).rejects.toMatchObject({ problem: { code: 'not-found', status: 404 } })
    await expect(settle(other, setup)).rejects.toMatchObject({ problem: { code: 'not-found' } })
    await expect(owner.call(readCardSetup, { params: { setupId: 'x' } })).rejects.toMatchObject({ problem: { code: 'invalid' } })
  })

  it('strangers and staff register no cards', async () => {
    const dealer = await company.server.staff('dealer')
    for (const { call } of [company.server, dealer]) {
      await expect(call(startCardSetup)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
      await expect(call(readCardSetup, { params: { setupId: crypto.randomUUID() } })).rejects.toMatchObject({
        problem: { code: 'signed-out' },
      })
      await expect(call(settleCardSetup, { params: { setupId: crypto.randomUUID() } })).rejects.toMatchObject({
        problem: { code: 'signed-out' },
      })
    }
  })

  it('nobody types a card without the client secret, and the API wants the centre’s key', async () => {
    const owner = await company.server.owner()
    const { form } = await openSetup(company, owner)
    if (form?.kind !== 'stand-in') throw new Error('no form')
    const wrong = { ...form, url: `${form.url.slice(0, form.url.indexOf('#'))}#wrong` }
    expect(await atForm(wrong, 'card', { number: visa, month: 1, year: 2031, cvc: '123' })).toMatchObject({ status: 'canceled' })
    const answer = await fetch(`${company.origin}/v1/setup_intents/x`, { headers: { authorization: 'Bearer wrong', connection: 'close' } })
    expect(answer.status).toBe(401)
  })

  it('what is typed wrong is said at its field', async () => {
    const owner = await company.server.owner()
    const { form } = await openSetup(company, owner)
    const typed = (more: object) => atForm(form, 'card', { number: visa, month: 12, year: 2031, cvc: '123', ...more })
    expect(await typed({ number: '4242424242424241' })).toMatchObject({ faults: { number: 'incorrect_number' } })
    // a number that could be a real one
    expect(await typed({ number: '4111111111111111' })).toMatchObject({ faults: { number: 'not_a_test_card' } })
    expect(await typed({ month: 13 })).toMatchObject({ faults: { expiry: 'invalid_expiry' } })
    expect(await typed({ year: 2020 })).toMatchObject({ faults: { expiry: 'expired_card' } })
    expect(await typed({ cvc: '12' })).toMatchObject({ faults: { cvc: 'incorrect_cvc' } })
  })

  it('our pages may show the company’s page, and nobody else may', async () => {
    const owner = await company.server.owner()
    const { form } = await openSetup(company, owner)
    if (form?.kind !== 'stand-in') throw new Error('no form')
    const origin = company.server.running.centre.config.ORIGIN
    const theirs = await fetch(form.url, { headers: { connection: 'close' } })
    expect(theirs.headers.get('content-security-policy')).toContain(`frame-ancestors ${origin}`)
    expect(await theirs.text()).not.toContain(form.url.split('#')[1])
    const ours = await company.server.app.inject({ url: '/health' })
    expect(ours.headers['content-security-policy']).toContain(`frame-src 'self' ${company.origin};`)
  })
})

it('PAY-01 neither database nor log of the centre ever holds a card number, a security code or the secret of a form', async () => {
  const lines: string[] = []
  const write = process.stdout.write
  process.stdout.write = ((line: string) => lines.push(line) > 0) as typeof process.stdout.write
  const logged = await startWithCards({ env: { LOG: 'debug' } })
  const number = '4000002760003184'
  try {
    const owner = await logged.server.owner()
    const setup = await openSetup(logged, owner)
    await atForm(setup.form, 'card', { number: '4000 0027 6000 3184', month: 7, year: 2033, cvc: '8642' })
    await atForm(setup.form, 'confirmation')
    await atForm(setup.form, 'challenge', { code: '1234' })
    await logged.settle()
    await owner.call(listPaymentMethods)
    const all = await everything(logged)
    // the searches find what is there
    expect(all).toContain('"last4":"3184"')
    logged.server.running.centre.log.info('a line of this test')
    expect(lines.join('')).toContain('a line of this test')
    const messages = JSON.stringify(logged.messages)
    for (const place of [all, messages, lines.join('')]) {
      expect(place.replaceAll(/[\s-]/g, '')).not.toContain(number)
      // by itself: four digits in a row stand in many a key and many a time
      expect(place).not.toMatch(/(?<![\w.+/-])8642(?![\w.+/-])/)
    }
    // nor the secret with which a card could be typed
    const secret = setup.form?.kind === 'stand-in' ? setup.form.url.split('#')[1] : undefined
    for (const place of [all, messages, lines.join('')]) expect(place).not.toContain(secret)
  } finally {
    process.stdout.write = write
    await logged.stop()
  }
})

it('while the company is down the page says so, and it goes on by itself', async () => {
  const short = await startWithCards()
  try {
    const owner = await short.server.owner()
    await short.close()
    const { id } = await owner.call(startCardSetup)
    await short.server.settle()
    expect(await owner.call(readCardSetup, { params: { setupId: id } })).toMatchObject({ error: 'card-company-down', form: null })
    await short.reopen()
    short.server.clock.advance(60_000)
    await short.server.settle()
    expect(await owner.call(readCardSetup, { params: { setupId: id } })).toMatchObject({ error: null, form: { kind: 'stand-in' } })
  } finally {
    await short.stop()
  }
})

it('a setup the company has forgotten is over; a new one may begin', async () => {
  const owner = await company.server.owner()
  const setup = await openSetup(company, owner)
  await company.server.work(({ db }) => sql`update payments.card_setups set company_ref = 'seti_gone' where id = ${setup.id}`.execute(db))
  await settle(owner, setup)
  await company.settle()
  expect(await read(owner, setup)).toMatchObject({ status: 'canceled', form: null })
  await registerCard(company, owner)
  expect(await methods(owner)).toMatchObject({ current: { last4: '4242' } })
})

/** Every row of every table, as text. */
async function everything({ server }: CardCompany): Promise<string> {
  const { pool } = server.running.centre.database
  const tables = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const rows: string[] = []
  for (const { name } of tables.rows) {
    const found = await pool.query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`)
    rows.push(...found.rows.map(({ row }) => row))
  }
  return rows.join('\n')
}
