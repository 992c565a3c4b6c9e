import type { MethodKind } from '@tsunagu/contract/payments.ts'
import type { MethodRow } from './queries.ts'

/** A method with nothing but its kind; the rest is said by who makes it. */
export const newMethod = (accountId: string, kind: MethodKind, now: Date, more: Partial<MethodRow> = {}): MethodRow => ({
  id: crypto.randomUUID(),
  account_id: accountId,
  kind,
  state: 'active',
  brand: null,
  last4: null,
  expires: null,
  company_ref: null,
  bank: null,
  way: null,
  dealer_id: null,
  why: null,
  since: now,
  ended_at: null,
  ...more,
})
