import { useQueryClient } from '@tanstack/react-query'
import { type MethodKind, type PaymentMethod, removePaymentMethod } from '@tsunagu/contract/payments.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { addressLine, postalText } from '@tsunagu/kit/details/details-form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { Icon, type IconName } from '@tsunagu/kit/Icon.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { methodsKey } from '@tsunagu/kit/payment/methods.ts'
import { methodTexts } from '@tsunagu/kit/payment/texts.ts'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useAct } from '../frame/act.ts'
import { accountProblems } from '../problems.ts'
import { paymentsTexts } from './texts.ts'

export const methodIcons = { card: 'copy', invoice: 'mail', 'direct-debit': 'bank' } as const satisfies Record<MethodKind, IconName>

/** One method, what is known of it, and its removal after a fresh authentication. */
export function MethodCard({ method }: { method: PaymentMethod }) {
  const t = useTexts(paymentsTexts)
  const words = useTexts(methodTexts)
  const { format } = useLanguage()
  const client = useQueryClient()
  const withFresh = useFresh()
  const act = useAct(accountProblems)
  const [removing, setRemoving] = useState(false)
  const waits = method.state === 'pending-paper'
  const name = method.kind === 'card' ? words.cardFacts(method.brand ?? '', method.last4 ?? '') : words[method.kind]
  const remove = async () => {
    await act.run(async () => {
      await withFresh(() => call(removePaymentMethod, { params: { methodId: method.id } }))
      toast(t.removed, 'good')
    })
    await client.invalidateQueries({ queryKey: methodsKey })
  }
  const facts: [string, string | null][] = [
    [t.expires, method.expires && t.month(...(method.expires.split('-') as [string, string]))],
    [t.bank, method.bank],
    [t.registeredOn, format.date(method.since)],
  ]
  return (
    <Card>
      <article className="flex flex-col gap-4" aria-label={name}>
        <div className="flex flex-wrap items-center gap-3">
          <Icon name={methodIcons[method.kind]} />
          <h3 className="type-heading">{name}</h3>
          <Badge tone={waits ? 'caution' : 'good'}>{waits ? words.waiting : t.inUse}</Badge>
        </div>
        {waits ? <p className="type-small text-quiet">{t.waitsMore}</p> : null}
        <dl className="pairs">
          {facts.map(([label, value]) =>
            value ? (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
          {method.billTo ? (
            <div>
              <dt>{t.billTo}</dt>
              <dd>
                〒{postalText(method.billTo.address.postalCode)} {addressLine(method.billTo.address)}
                <br />
                {[method.billTo.name, method.billTo.department].filter(Boolean).join(' ')}
              </dd>
            </div>
          ) : null}
        </dl>
        <Wrong>{act.wrong}</Wrong>
        <div className="-ms-3.5">
          <Button kind="quiet" icon="trash" onPress={() => setRemoving(true)}>
            {t.remove}
          </Button>
        </div>
      </article>
      <ConfirmDialog open={removing} onClose={() => setRemoving(false)} title={t.removeTitle} confirm={t.remove} danger onConfirm={remove}>
        {t.removeMore}
      </ConfirmDialog>
    </Card>
  )
}
