/** The tables of `payments` as they are today. No column takes a card or account number. */
import type { MethodKind, PaymentMethod, SetupStatus } from '@tsunagu/contract/payments.ts'

export type PaymentsTables = {
  'payments.payers': {
    account_id: string
    /** the customer at the card company */
    customer: string | null
    /** the dealer at whose counter a sign-up goes on: only there is direct debit offered (CHG-07, CHG-08) */
    debit_dealer_id: string | null
    debit_until: Date | null
  }
  /** how an account pays and paid; at most one active and one waiting */
  'payments.methods': {
    id: string
    account_id: string
    kind: MethodKind
    state: PaymentMethod['state']
    /** of a card: what is printed on a receipt, nothing more */
    brand: string | null
    last4: string | null
    /** YYYY-MM */
    expires: string | null
    /** the card's name at the card company */
    company_ref: string | null
    /** of a direct debit: bank and branch */
    bank: string | null
    /** a form on paper, or the bank's own page */
    way: 'paper' | 'online' | null
    /** where direct debit was agreed; its staff take the form to the bank */
    dealer_id: string | null
    /** why the bank said no */
    why: string | null
    since: Date
    ended_at: Date | null
  }
  'payments.card_setups': {
    id: string
    account_id: string
    /** the card company's word */
    status: SetupStatus
    error: string | null
    /** its name at the card company; null until it is opened there */
    company_ref: string | null
    /** CardForm, sealed: who has the client secret in it may type a card; null once that is over */
    form: Buffer | null
    method_id: string | null
    /** when the newest question whose answer is kept here was asked: an older answer comes too late */
    asked_at: Date
    created_at: Date
  }
}
