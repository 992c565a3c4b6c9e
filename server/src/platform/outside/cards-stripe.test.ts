import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stripeCards } from './cards-stripe.ts'

/** A double of api.stripe.com: takes forms, remembers idempotency keys, answers as the API does. */
interface Double {
  url: URL
  asked: { method: string; path: string; form: URLSearchParams; headers: IncomingMessage['headers'] }[]
  setup: Record<string, unknown>
  /** The next answers instead of the usual one. */
  fail: { status: number; error: object }[]
  close(): Promise<void>
}

const keys = { secretKey: 'sk_test_1', publishableKey: 'pk_test_1', webhookSecret: 'whsec_1' }
const method = {
  id: 'pm_1',
  object: 'payment_method',
  type: 'card',
  card: { brand: 'jcb', display_brand: null, last4: '0000', exp_month: 3, exp_year: 2030 },
}

let api: Double
beforeEach(async () => {
  api = await startDouble()
})
afterEach(() => api.close())
const cards = () => stripeCards(keys, api.url)

describe('opening', () => {
  it('makes a customer once and a setup for later charges, cards only, with 3-D Secure always asked for', async () => {
    const opened = await cards().openSetup({ setupId: 's1', accountId: 'a1', customer: null })
    expect(opened).toEqual({
      ref: 'seti_1',
      customer: 'cus_1',
      form: { kind: 'stripe', publishableKey: 'pk_test_1', clientSecret: 'seti_1_secret' },
    })
    const [customer, setup] = api.asked
    expect(customer).toMatchObject({ method: 'POST', path: '/v1/customers', headers: { 'idempotency-key': 'customer-a1' } })
    // nothing of the person goes there, only our number for the account
    expect([...(customer?.form ?? [])]).toEqual([['metadata[account]', 'a1']])
    expect(setup).toMatchObject({
      path: '/v1/setup_intents',
      headers: { 'idempotency-key': 'setup-s1', authorization: 'Bearer sk_test_1' },
    })
    expect(Object.fromEntries(setup?.form ?? [])).toEqual({
      customer: 'cus_1',
      usage: 'off_session',
      'allowed_payment_method_types[0]': 'card',
      'payment_method_options[card][request_three_d_secure]': 'any',
      'metadata[setup]': 's1',
    })
  })

  it('a known customer is used again', async () => {
    await cards().openSetup({ setupId: 's2', accountId: 'a1', customer: 'cus_known' })
    expect(api.asked.map(({ path }) => path)).toEqual(['/v1/setup_intents'])
    expect(api.asked[0]?.form.get('customer')).toBe('cus_known')
  })
})

describe('asking', () => {
  it('succeeded: brand, last four and expiry, nothing more', async () => {
    api.setup = { status: 'succeeded', payment_method: method }
    expect(await cards().askSetup('seti_1')).toEqual({
      status: 'succeeded',
      error: null,
      card: { ref: 'pm_1', brand: 'JCB', last4: '0000', expires: '2030-03' },
    })
    expect(api.asked[0]).toMatchObject({ method: 'GET', path: '/v1/setup_intents/seti_1' })
  })

  it('requires_action: 3-D Secure is under way, no card yet', async () => {
    api.setup = { status: 'requires_action', payment_method: method }
    expect(await cards().askSetup('seti_1')).toEqual({ status: 'requires_action', error: null, card: null })
  })

  it.each(['card_declined', 'expired_card', 'incorrect_cvc', 'processing_error', 'setup_intent_authentication_failure'])(
    'a failed try says %s',
    async (code) => {
      api.setup = { status: 'requires_payment_method', last_setup_error: { code, message: 'not for us' } }
      expect(await cards().askSetup('seti_1')).toEqual({ status: 'requires_payment_method', error: code, card: null })
    },
  )

  it('what Stripe does not have is over', async () => {
    api.fail.push({ status: 404, error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such setupintent' } })
    expect(await cards().askSetup('seti_x')).toEqual({ status: 'canceled', error: null, card: null })
  })

  it('a fault that passes is tried again, with the same idempotency key', async () => {
    api.fail.push({ status: 500, error: { type: 'api_error', message: 'oops' } })
    expect(await cards().openSetup({ setupId: 's3', accountId: 'a1', customer: 'cus_1' })).toMatchObject({ ref: 'seti_1' })
    expect(api.asked.map(({ headers }) => headers['idempotency-key'])).toEqual(['setup-s3', 'setup-s3'])
  })

  it('down, too often, wrong key: not now, and Stripe’s words are not ours', async () => {
    const down = { code: 'card-company-down', retry: true }
    for (const [status, error] of [
      [503, { type: 'api_error', message: 'secret words' }],
      [429, { type: 'invalid_request_error', code: 'rate_limit', message: 'secret words' }],
      [401, { type: 'invalid_request_error', message: 'secret words sk_test_1' }],
    ] as const) {
      api.fail = [1, 2, 3].map(() => ({ status, error }))
      const failure = await cards()
        .askSetup('seti_1')
        .catch((thrown: unknown) => thrown)
      expect(failure).toMatchObject(down)
      expect(JSON.stringify(failure)).not.toContain('secret')
    }
    await api.close()
    await expect(cards().askSetup('seti_1')).rejects.toMatchObject(down)
  })

  it('our own mistake is not tried for ever', async () => {
    api.fail.push({ status: 400, error: { type: 'invalid_request_error', code: 'parameter_unknown', message: 'x' } })
    await expect(cards().askSetup('seti_1')).rejects.toMatchObject({ code: 'card-company-refused', retry: false })
  })
})

describe('forgetting', () => {
  it('detaches the card; a card detached before is forgotten too', async () => {
    await cards().forgetCard('pm_1')
    expect(api.asked[0]).toMatchObject({ method: 'POST', path: '/v1/payment_methods/pm_1/detach' })
    api.fail.push({
      status: 400,
      error: {
        type: 'invalid_request_error',
        message: 'The payment method you provided is not attached to a customer so detachment is impossible.',
      },
    })
    await cards().forgetCard('pm_1')
  })
})

describe('messages', () => {
  const stripe = new Stripe(keys.secretKey)
  const message = (object: object) => JSON.stringify({ id: 'evt_1', object: 'event', type: 'setup_intent.succeeded', data: { object } })
  const header = (payload: string, more: { secret?: string; timestamp?: number } = {}) =>
    stripe.webhooks.generateTestHeaderString({ payload, secret: keys.webhookSecret, ...more })
  const hear = (payload: string, signature: string | undefined) =>
    stripeCards(keys).setupOfMessage(Buffer.from(payload), { 'stripe-signature': signature })

  it('a signed one names its setup; about other things it is nothing', () => {
    const about = message({ object: 'setup_intent', id: 'seti_9' })
    expect(hear(about, header(about))).toBe('seti_9')
    const other = message({ object: 'charge', id: 'ch_1' })
    expect(hear(other, header(other))).toBeUndefined()
  })

  it('with another secret, another body, an old time or none it is not heard', () => {
    const about = message({ object: 'setup_intent', id: 'seti_9' })
    const old = Math.floor(Date.now() / 1000) - 301
    for (const signature of [
      header(about, { secret: 'whsec_2' }),
      header(`${about} `),
      header(about, { timestamp: old }),
      'nonsense',
      '',
      undefined,
    ])
      expect(() => hear(about, signature)).toThrow('bad-signature')
  })
})

async function startDouble(): Promise<Double> {
  const double: Double = {
    url: new URL('http://localhost'),
    asked: [],
    setup: { status: 'requires_payment_method' },
    fail: [],
    close: async () => {},
  }
  const server = createServer((request, reply) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      double.asked.push({ method: request.method ?? '', path: url.pathname, form: new URLSearchParams(body), headers: request.headers })
      const failure = double.fail.shift()
      const setup = {
        id: 'seti_1',
        object: 'setup_intent',
        client_secret: 'seti_1_secret',
        last_setup_error: null,
        payment_method: null,
        ...double.setup,
      }
      const answer =
        url.pathname === '/v1/customers' ? { id: 'cus_1', object: 'customer' } : url.pathname.endsWith('/detach') ? method : setup
      reply.writeHead(failure?.status ?? 200, { 'content-type': 'application/json', connection: 'close' })
      reply.end(JSON.stringify(failure ? { error: failure.error } : answer))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  double.url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  double.close = async () => {
    if (!server.listening) return
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return double
}
