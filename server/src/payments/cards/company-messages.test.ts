import { type CardSetup, listPaymentMethods, readCardSetup, settleCardSetup } from '@tsunagu/contract/payments.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CardCompany, openSetup, startWithCards, typeCard, visa } from '../../../test/card-company.ts'
import type { Person } from '../../../test/start-server.ts'
import { signed } from '../../platform/outside/signed-message.ts'
import { standInKeys } from '../../platform/outside/stand-in-address.ts'
import { takeAnswer } from './take-answer.ts'

let company: CardCompany
beforeAll(async () => {
  company = await startWithCards()
})
afterAll(() => company.stop())

const read = (person: Person, setup: CardSetup) => person.call(readCardSetup, { params: { setupId: setup.id } })
const settle = (person: Person, setup: CardSetup) => person.call(settleCardSetup, { params: { setupId: setup.id } })
const methods = (person: Person) => person.call(listPaymentMethods)

describe('only the company’s word counts', () => {
  it('the page says done before it is: the company is asked, and nothing is registered', async () => {
    const owner = await company.server.owner()
    const setup = await openSetup(company, owner)
    expect(await settle(owner, setup)).toMatchObject({ status: 'requires_payment_method' })
    await company.settle()
    expect(await read(owner, setup)).toMatchObject({ status: 'requires_payment_method', method: null })
  })

  it('a message that is lost does no harm: the page’s settlement brings the card', async () => {
    const owner = await company.server.owner()
    const setup = await openSetup(company, owner)
    company.line = 'lost'
    await typeCard(setup, visa)
    await company.settle()
    company.line = 'up'
    expect(await methods(owner)).toMatchObject({ current: null })
    await settle(owner, setup)
    await settle(owner, setup)
    await company.settle()
    expect(await methods(owner)).toMatchObject({ current: { last4: '4242' }, earlier: [] })
  })

  it('messages that come again, and in the wrong order, change nothing', async () => {
    const owner = await company.server.owner()
    const setup = await openSetup(company, owner)
    const ref = setup.form?.kind === 'stand-in' ? new URL(setup.form.url).pathname.split('/').at(-1) : undefined
    await typeCard(setup, '4000000000000002')
    await company.settle()
    await typeCard(setup, visa)
    await company.settle()
    // a message that was lost in another test comes again when it likes
    const heard = company.messages.filter(({ body }) => JSON.parse(body).data.object.id === ref)
    expect(heard.map(({ body }) => JSON.parse(body).type)).toEqual(['setup_intent.setup_failed', 'setup_intent.succeeded'])
    for (const { path, body, signature } of [...heard].reverse()) {
      expect(await company.deliver(path, body, signature)).toBe(204)
      await company.settle()
    }
    expect(await read(owner, setup)).toMatchObject({ status: 'succeeded', error: null, method: { last4: '4242' } })
    expect((await methods(owner)).earlier).toEqual([])
  })

  it('a message with a wrong, old or missing signature, or another body, is not heard', async () => {
    const owner = await company.server.owner()
    company.line = 'lost'
    const setup = await openSetup(company, owner)
    await typeCard(setup, visa)
    company.line = 'up'
    const ref = await refOf(setup)
    const body = JSON.stringify({ data: { object: { object: 'setup_intent', id: ref } } })
    const { cardKey, bankSecret } = standInKeys(company.server.running.centre.config.SECRET)
    const now = new Date()
    const path = '/api/payments/messages/cards'
    for (const signature of [
      '',
      't=1,v1=00',
      signed(bankSecret, body, now),
      signed(cardKey, `${body} `, now),
      signed(cardKey, body, new Date(now.getTime() - 301_000)),
      signed(cardKey, body, new Date(now.getTime() + 301_000)),
    ]) {
      expect(await company.deliver(path, body, signature)).toBe(403)
    }
    await company.settle()
    expect(await methods(owner)).toMatchObject({ current: null })
    // the very same with the right one is heard
    expect(await company.deliver(path, body, signed(cardKey, body, now))).toBe(204)
    await company.settle()
    expect(await methods(owner)).toMatchObject({ current: { last4: '4242' } })
  })

  it('a signed message about nothing of ours is taken and forgotten', async () => {
    const { cardKey } = standInKeys(company.server.running.centre.config.SECRET)
    for (const body of [
      '{"data":{"object":{"object":"setup_intent","id":"seti_unknown"}}}',
      '{"data":{"object":{"object":"charge","id":"x"}}}',
      'no json',
      '',
    ]) {
      expect(await company.deliver('/api/payments/messages/cards', body, signed(cardKey, body, new Date()))).toBe(204)
    }
  })

  it('an answer that comes after a newer one is dropped', async () => {
    const owner = await company.server.owner()
    const setup = await openSetup(company, owner)
    const answer = (status: 'requires_action' | 'requires_payment_method', error: string | null, at: number) =>
      company.server.work((work) => takeAnswer(work, setup.id, { status, error, card: null }, new Date(Date.now() + at)))
    await answer('requires_action', null, 2000)
    await answer('requires_payment_method', 'card_declined', 1000)
    expect(await read(owner, setup)).toMatchObject({ status: 'requires_action', error: null })
  })
})

async function refOf(setup: CardSetup): Promise<string> {
  const url = setup.form?.kind === 'stand-in' ? new URL(setup.form.url) : undefined
  return url?.pathname.split('/').at(-1) ?? ''
}
