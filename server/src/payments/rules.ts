/** Which ways to pay are open to a customer. Pure. */
import type { MethodKind } from '@tsunagu/contract/payments.ts'
import type { CustomerKind } from '@tsunagu/contract/profile.ts'

/** A card for everybody, an invoice for corporations (GLK-22), direct debit during a sign-up at the dealer (CHG-07, CHG-08). */
export function choicesFor({ kind, debitUntil, now }: { kind: CustomerKind; debitUntil: Date | null; now: Date }): MethodKind[] {
  const atDealer = debitUntil !== null && debitUntil > now
  return ['card', ...(kind === 'corporation' ? (['invoice'] as const) : []), ...(atDealer ? (['direct-debit'] as const) : [])]
}
