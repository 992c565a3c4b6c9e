import { useTexts } from '@tsunagu/kit/language.tsx'
import { methodWords, useMethods } from '@tsunagu/kit/payment/methods.ts'
import { paymentTexts } from './texts.ts'

/** How this account pays, in a line. */
export function CurrentMethod() {
  const t = useTexts(paymentTexts)
  const { data } = useMethods()
  if (!data) return <span aria-hidden="true">…</span>
  const method = data.current ?? data.waiting
  return <>{method ? methodWords(method, t) : t.none}</>
}
