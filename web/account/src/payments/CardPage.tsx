import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { CardForm } from '@tsunagu/kit/CardForm.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { methodsKey } from '@tsunagu/kit/payment/methods.ts'
import { useTitle } from '../frame/title.ts'
import { paymentsTexts } from './texts.ts'

/** Typed at the card company, checked, done: three steps (PAY-01, PAY-02, PAY-04). */
export function CardPage() {
  const t = useTexts(paymentsTexts)
  const client = useQueryClient()
  const router = useRouter()
  useTitle(t.newCard)
  const leave = async () => {
    await client.invalidateQueries({ queryKey: methodsKey })
    router.history.push('/account/payments')
  }
  return (
    <>
      <PageHeader title={t.newCard} back="/account/payments" backLabel={t.title} />
      <CardForm onDone={() => void leave()} />
    </>
  )
}
