import { useQuery } from '@tanstack/react-query'
import { listPaymentMethods, type PaymentMethod } from '@tsunagu/contract/payments.ts'
import { call } from '../session.ts'
import type { methodTexts } from './texts.ts'

export const methodsKey = ['payments', undefined, 'methods'] as const
export const useMethods = () => useQuery({ queryKey: methodsKey, queryFn: ({ signal }) => call(listPaymentMethods, { signal }) })

/** `Visa •••• 4242`. */
export function methodWords(method: PaymentMethod, t: (typeof methodTexts)['ja']): string {
  const waiting = method.state === 'pending-paper' ? `（${t.waiting}）` : ''
  if (method.kind === 'card') return t.cardFacts(method.brand ?? '', method.last4 ?? '')
  if (method.kind === 'invoice') return [t.invoice, method.billTo ? t.billTo(method.billTo.name) : ''].filter(Boolean).join(' ')
  return [t['direct-debit'], method.bank ?? '', waiting].filter(Boolean).join(' ')
}
