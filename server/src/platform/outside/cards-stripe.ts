/** Stripe: SetupIntents with 3-D Secure, cards typed in Stripe's own fields, signed messages. */
import { setupStatus } from '@tsunagu/contract/payments.ts'
import Stripe from 'stripe'
import { NotAllowed, Refused, Unavailable } from '../errors.ts'
import { type Cards, type KnownCard, yearMonth } from './cards.ts'

export interface StripeKeys {
  secretKey: string
  publishableKey: string
  webhookSecret: string
}

/** `api`: another address of the API, for a double of it. */
export function stripeCards(keys: StripeKeys, api?: URL): Cards {
  const stripe = new Stripe(keys.secretKey, {
    maxNetworkRetries: 2,
    timeout: 20_000,
    telemetry: false,
    ...(api ? { host: api.hostname, port: api.port, protocol: api.protocol.slice(0, -1) as 'http' | 'https' } : {}),
  })
  return {
    // https://docs.stripe.com/security/guide#content-security-policy
    sources: {
      script: ['https://js.stripe.com', 'https://*.js.stripe.com'],
      frame: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
      connect: ['https://api.stripe.com'],
    },
    openSetup: ({ setupId, accountId, customer }) =>
      asked(async () => {
        const payer =
          customer ?? (await stripe.customers.create({ metadata: { account: accountId } }, { idempotencyKey: `customer-${accountId}` })).id
        const setup = await stripe.setupIntents.create(
          {
            customer: payer,
            usage: 'off_session',
            allowed_payment_method_types: ['card'],
            // Japan's credit card security guidelines ask for EMV 3-D Secure at each registration
            payment_method_options: { card: { request_three_d_secure: 'any' } },
            metadata: { setup: setupId },
          },
          { idempotencyKey: `setup-${setupId}` },
        )
        if (!setup.client_secret) throw new Unavailable('card-company-down')
        return {
          ref: setup.id,
          customer: payer,
          form: { kind: 'stripe', publishableKey: keys.publishableKey, clientSecret: setup.client_secret },
        }
      }),
    askSetup: (ref) =>
      asked(async () => {
        const setup = await stripe.setupIntents.retrieve(ref, { expand: ['payment_method'] }).catch(goneAs(null))
        if (!setup) return { status: 'canceled', error: null, card: null }
        const error = setup.last_setup_error?.code ?? null
        return { status: setupStatus.parse(setup.status), error, card: setup.status === 'succeeded' ? cardOf(setup.payment_method) : null }
      }),
    forgetCard: (ref) =>
      asked(async () => {
        await stripe.paymentMethods.detach(ref).catch(goneAs(null))
      }),
    setupOfMessage(body, headers) {
      const signature = headers['stripe-signature']
      try {
        const event = stripe.webhooks.constructEvent(body, typeof signature === 'string' ? signature : '', keys.webhookSecret)
        return event.data.object.object === 'setup_intent' ? event.data.object.id : undefined
      } catch {
        throw new NotAllowed('bad-signature')
      }
    },
  }
}

function cardOf(method: string | Stripe.PaymentMethod | null): KnownCard | null {
  if (method === null || typeof method === 'string' || !method.card) return null
  const { brand, display_brand, last4, exp_year, exp_month } = method.card
  return { ref: method.id, brand: named[display_brand ?? brand] ?? brand, last4, expires: yearMonth(exp_year, exp_month) }
}

const named: Record<string, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  jcb: 'JCB',
  amex: 'American Express',
  american_express: 'American Express',
  diners: 'Diners Club',
  diners_club: 'Diners Club',
  discover: 'Discover',
  unionpay: 'UnionPay',
}

/** What Stripe no longer has, or has detached before, is gone. */
const goneAs =
  <T>(value: T) =>
  (error: unknown): T => {
    if (
      error instanceof Stripe.errors.StripeInvalidRequestError &&
      (error.code === 'resource_missing' || /not attached/.test(error.message))
    )
      return value
    throw error
  }

/** Faults of the line and of Stripe pass; our own mistakes do not. Stripe's words stay out of our answers. */
async function asked<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const ours = error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeIdempotencyError
    throw ours ? new Refused('card-company-refused', { code: error.code ?? null }) : new Unavailable('card-company-down')
  }
}
