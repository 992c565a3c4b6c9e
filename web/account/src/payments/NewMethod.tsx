import { useQueryClient } from '@tanstack/react-query'
import { chooseInvoice, type MethodKind, type PaymentMethod } from '@tsunagu/contract/payments.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { methodsKey } from '@tsunagu/kit/payment/methods.ts'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useProfile } from '../details/profile.ts'
import { useAct } from '../frame/act.ts'
import { accountProblems } from '../problems.ts'
import { DebitSheet } from './DebitSheet.tsx'
import { paymentsTexts } from './texts.ts'

/** The ways open to this account (GLK-22, CHG-08); the new one takes the place of the one in use (GLK-23). */
export function NewMethod({ choices, current }: { choices: readonly MethodKind[]; current: PaymentMethod | null }) {
  const t = useTexts(paymentsTexts)
  const [debit, setDebit] = useState(false)
  const card = current?.kind === 'card'
  return (
    <Section title={current ? t.another : t.register}>
      {current ? <p className="type-small text-quiet">{t.anotherMore}</p> : null}
      <div className="flex flex-col gap-3">
        <LinkButton href="/account/payments/card" icon="plus" wide {...(current ? {} : { kind: 'primary' as const })}>
          {card ? t.anotherCard : t.newCard}
        </LinkButton>
        {choices.includes('invoice') && !(current?.kind === 'invoice' && current.state === 'active') ? <Invoice /> : null}
        {choices.includes('direct-debit') ? (
          <Button icon="bank" wide onPress={() => setDebit(true)}>
            {t.debit}
          </Button>
        ) : null}
      </div>
      {choices.includes('direct-debit') ? null : <p className="type-note text-quiet">{t.debitAtDealer}</p>}
      <DebitSheet open={debit} onClose={() => setDebit(false)} />
    </Section>
  )
}

/** Bills by post to the registered address (PAY-03, GLK-27): without one there is nowhere to post them. */
function Invoice() {
  const t = useTexts(paymentsTexts)
  const client = useQueryClient()
  const profile = useProfile()
  const act = useAct(accountProblems)
  const [asking, setAsking] = useState(false)
  const choose = async () => {
    await act.run(async () => {
      await call(chooseInvoice)
      toast(t.invoiceNow, 'good')
    })
    await client.invalidateQueries({ queryKey: methodsKey })
  }
  return (
    <>
      <Wrong>{act.wrong}</Wrong>
      <Button
        icon="mail"
        wide
        pending={act.pending}
        disabledReason={profile.data && profile.data.details === null ? t.invoiceNeedsDetails : undefined}
        onPress={() => setAsking(true)}
      >
        {t.invoice}
      </Button>
      <ConfirmDialog open={asking} onClose={() => setAsking(false)} title={t.invoiceTitle} confirm={t.invoice} onConfirm={choose}>
        {t.invoiceMore}
      </ConfirmDialog>
    </>
  )
}
