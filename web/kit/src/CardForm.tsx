import type { PaymentMethod } from '@tsunagu/contract/payments.ts'
import { useEffect, useRef } from 'react'
import { Banner } from './Banner.tsx'
import { Button } from './Button.tsx'
import { CardFacts } from './card/CardFacts.tsx'
import { CompanyFrame } from './card/CompanyFrame.tsx'
import { StripeFields } from './card/StripeFields.tsx'
import { cardTexts } from './card/texts.ts'
import { useCardSetup } from './card/use-card-setup.ts'
import { Icon } from './Icon.tsx'
import { useTexts } from './language.tsx'
import { ErrorState, Skeleton } from './States.tsx'

interface CardFormProps {
  /** Pressed 「進む」 when the card is registered (GLK-24). */
  onDone: (method: PaymentMethod) => void
}

/**
 * Registers a card for the signed-in owner: typed at the card company, checked, confirmed by 3-D Secure where the card asks for it
 * (PAY-01, PAY-02). Shows nothing of it before the company has said yes.
 */
export function CardForm({ onDone }: CardFormProps) {
  const t = useTexts(cardTexts)
  const { setup, error, settling, slow, begin, settle } = useCardSetup()
  if (error) return <ErrorState error={error} onRetry={begin} />
  if (setup?.status === 'succeeded' && setup.method) return <CardDone method={setup.method} onNext={onDone} />
  if (setup?.status === 'canceled')
    return (
      <Banner tone="caution" live action={<Button onPress={begin}>{t.again}</Button>}>
        {t.over}
      </Banner>
    )
  const down = setup?.error === 'card-company-down'
  const form = setup?.form
  return (
    <div className="flex flex-col gap-4">
      <p className="type-small text-quiet flex items-start gap-2">
        <span className="shrink-0">
          <Icon name="shield" size={20} />
        </span>
        <span>{t.safe}</span>
      </p>
      {down ? (
        <Banner tone="caution" live>
          {settling ? t.settleDown : t.down}
        </Banner>
      ) : null}
      {settling || !form ? (
        <>
          <p role="status" className="type-small text-quiet">
            {settling ? t.settling : t.opening}
          </p>
          {form ? null : <Skeleton height="22rem" />}
        </>
      ) : null}
      {slow ? (
        <Banner tone="info" live action={<Button onPress={settling ? settle : begin}>{t.again}</Button>}>
          {t.slow}
        </Banner>
      ) : null}
      {form?.kind === 'stand-in' ? <CompanyFrame key={setup?.id} form={form} onSettled={settle} /> : null}
      {form?.kind === 'stripe' ? <StripeFields key={setup?.id} form={form} onSettled={settle} /> : null}
    </div>
  )
}

interface CardDoneProps {
  method: PaymentMethod
  onNext: (method: PaymentMethod) => void
  /** false: it is no news, so the focus stays where it is. */
  focus?: boolean
}

/** The card is registered: what it is, and how to go on. */
export function CardDone({ method, onNext, focus = true }: CardDoneProps) {
  const t = useTexts(cardTexts)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus) title.current?.focus()
  }, [focus])
  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-center gap-3">
        <span className="text-good">
          <Icon name="check" size={28} />
        </span>
        <h2 ref={title} tabIndex={-1} className="type-heading">
          {t.done}
        </h2>
      </div>
      <CardFacts name={`${method.brand ?? ''} •••• ${method.last4 ?? ''}`.trim()} expires={method.expires ?? ''} />
      <Button kind="primary" wide onPress={() => onNext(method)}>
        {t.next}
      </Button>
    </div>
  )
}
