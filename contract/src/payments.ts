/** Payments: how a customer pays. Card numbers go from the phone to the card company alone. */
import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { address } from './profile.ts'

export const methodKind = z.enum(['card', 'invoice', 'direct-debit'])
export type MethodKind = z.infer<typeof methodKind>
/** `pending-paper`: the bank has not yet processed the form or the mandate (CHG-11). */
export const methodState = z.enum(['active', 'pending-paper', 'refused', 'removed'])

export const paymentMethod = z.object({
  id: z.uuid(),
  kind: methodKind,
  state: methodState,
  /** `Visa`, of a card. */
  brand: z.string().nullable(),
  last4: z.string().nullable(),
  /** YYYY-MM, of a card. */
  expires: z.string().nullable(),
  /** Of a direct debit: bank and branch, never the account number. */
  bank: z.string().nullable(),
  /** Why the bank or card company said no. */
  why: z.string().nullable(),
  /** Of an invoice in use: to whom the bill is posted, as registered today (GLK-27). */
  billTo: z.object({ name: z.string(), department: z.string().nullable(), address }).nullable(),
  since: z.iso.datetime(),
})
export type PaymentMethod = z.infer<typeof paymentMethod>

export const listPaymentMethods = endpoint({
  id: 'payments.list-methods',
  method: 'GET',
  path: '/api/me/payment-methods',
  who: 'owner',
  summary: 'How I pay: one method for all services (GLK-23), with what may be chosen.',
  response: z.object({
    /** The one in use; where there is none, the one that waits for the bank. */
    current: paymentMethod.nullable(),
    /** Direct debit that waits for the bank while `current` goes on being used. */
    waiting: paymentMethod.nullable(),
    earlier: z.array(paymentMethod),
    /** Invoice for corporations only (GLK-22); direct debit at the dealer only (CHG-07, CHG-08). */
    choices: z.array(methodKind),
  }),
})

/** Where the card is typed: the provider's own page or fields, never ours (PAY-01). */
export const cardForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stripe'), publishableKey: z.string(), clientSecret: z.string() }),
  /** `url`: a page of the local card company, on its own origin, to be shown in a frame; it speaks by postMessage as `cardPageMessage`. */
  z.object({ kind: z.literal('stand-in'), url: z.url(), origin: z.url() }),
])
/** What the stand-in's page tells the page around it. Nothing of it is believed: the centre asks the company. */
export const cardPageMessage = z.discriminatedUnion('state', [
  z.object({ type: z.literal('tsunagu-card'), state: z.literal('ready') }),
  /** CSS pixels its content needs. */
  z.object({ type: z.literal('tsunagu-card'), state: z.literal('height'), height: z.number().min(0).max(4000) }),
  z.object({ type: z.literal('tsunagu-card'), state: z.literal('step'), step: z.enum(['entry', 'review', 'challenge']) }),
  z.object({ type: z.literal('tsunagu-card'), state: z.literal('succeeded') }),
  /** A card was refused; the page lets the person try another. */
  z.object({ type: z.literal('tsunagu-card'), state: z.literal('failed'), error: z.string() }),
  /** The setup is over: a new one is needed. */
  z.object({ type: z.literal('tsunagu-card'), state: z.literal('over') }),
])
/** What the page around it tells the stand-in's page. */
export interface CardPageLook {
  type: 'tsunagu-card-look'
  theme: 'light' | 'dark'
  language: 'ja' | 'en'
}
export type CardForm = z.infer<typeof cardForm>
/** The card company's words (Stripe SetupIntent). */
export const setupStatus = z.enum([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'canceled',
  'succeeded',
])
export type SetupStatus = z.infer<typeof setupStatus>
export const cardSetup = z.object({
  id: z.uuid(),
  status: setupStatus,
  /**
   * Of the last try, in the company's words: `card_declined`, `expired_card`, `incorrect_cvc`, `processing_error`,
   * `setup_intent_authentication_failure` …; `card-company-down` while the company cannot be asked.
   */
  error: z.string().nullable(),
  /** Null until the company has opened it: a moment; read again. Null again once the card is in or the setup is over. */
  form: cardForm.nullable(),
  method: paymentMethod.nullable(),
})
export type CardSetup = z.infer<typeof cardSetup>
export const startCardSetup = endpoint({
  id: 'payments.start-card-setup',
  method: 'POST',
  path: '/api/me/payment-methods/card-setups',
  who: 'owner',
  summary: 'Begins to register a card (GLK-24, PAY-01, PAY-02); the card is typed at the card company.',
  response: cardSetup,
  status: 201,
  limit: { calls: 20, seconds: 3600 },
})
export const readCardSetup = endpoint({
  id: 'payments.read-card-setup',
  method: 'GET',
  path: '/api/me/payment-methods/card-setups/:setupId',
  who: 'owner',
  summary: 'How far it is; the company’s own word counts, never the page’s.',
  params: z.object({ setupId: z.uuid() }),
  response: cardSetup,
})
/** The page says that the form is done; the centre then asks the company and keeps the method when it succeeded. */
export const settleCardSetup = endpoint({
  id: 'payments.settle-card-setup',
  method: 'POST',
  path: '/api/me/payment-methods/card-setups/:setupId/settlement',
  who: 'owner',
  summary: 'Asks the card company now instead of waiting for its message; read the setup again for its answer.',
  params: z.object({ setupId: z.uuid() }),
  response: cardSetup,
  status: 202,
  limit: { calls: 120, seconds: 3600 },
})
export const chooseInvoice = endpoint({
  id: 'payments.choose-invoice',
  method: 'POST',
  path: '/api/me/payment-methods/invoice',
  who: 'owner',
  summary: 'Bills by post to the registered address; corporations only (PAY-03, GLK-27).',
  response: paymentMethod,
  status: 201,
  refusals: ['not-a-corporation'],
})
export const removePaymentMethod = endpoint({
  id: 'payments.remove-method',
  method: 'DELETE',
  path: '/api/me/payment-methods/:methodId',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Takes a method away.',
  params: z.object({ methodId: z.uuid() }),
})

/* Direct debit, at the dealer: a form on paper (CHG-11) or the bank's own page (IMP-26). */

export const startMandate = endpoint({
  id: 'payments.start-mandate',
  method: 'POST',
  path: '/api/me/payment-methods/mandates',
  who: 'owner',
  summary:
    'Agrees to direct debit: `paper` waits for the form (CHG-11), `online` at the bank’s page (IMP-26). Needs a sign-up at the dealer.',
  body: z.object({
    way: z.enum(['paper', 'online']),
    /** Path of our own page to which the bank leads back; it adds `mandate=<methodId>`. */
    returnTo: z
      .string()
      .max(500)
      .regex(/^\/(?![/\\])[\x21-\x7e]*$/, 'not-a-path')
      .default('/'),
  }),
  response: z.object({ method: paymentMethod, /** The bank's page, for `online`. */ url: z.url().nullable() }),
  status: 201,
  refusals: ['only-at-dealer', 'bank-down'],
  limit: { calls: 10, seconds: 3600 },
})
export const settleMandate = endpoint({
  id: 'payments.settle-mandate',
  method: 'POST',
  path: '/api/me/payment-methods/mandates/:methodId/settlement',
  who: 'owner',
  summary: 'Back from the bank: asks it what was agreed; list the methods again for its answer.',
  params: z.object({ methodId: z.uuid() }),
  response: paymentMethod,
  status: 202,
  limit: { calls: 60, seconds: 3600 },
})
/** A form on paper that waits for the bank. */
export const mandate = z.object({
  methodId: z.uuid(),
  accountName: z.string(),
  dealer: z.string().nullable(),
  state: methodState,
  askedAt: z.iso.datetime(),
})
export const listMandates = endpoint({
  id: 'payments.list-mandates',
  method: 'GET',
  path: '/api/staff/mandates',
  who: { staff: ['dealer', 'administrator'] },
  summary: 'Direct-debit forms that wait for the bank; a dealer sees only its own.',
  response: z.array(mandate),
})
export const recordBankResult = endpoint({
  id: 'payments.record-bank-result',
  method: 'POST',
  path: '/api/staff/mandates/:methodId/result',
  who: { staff: ['dealer', 'administrator'] },
  summary: 'What the bank answered to the form (CHG-11).',
  params: z.object({ methodId: z.uuid() }),
  body: z.object({ accepted: z.boolean(), bank: z.string().trim().max(60).default(''), why: z.string().trim().max(200).default('') }),
  refusals: ['already-settled'],
})
