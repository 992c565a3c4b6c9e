import type { Stripe, StripeElements } from '@stripe/stripe-js'
import type { CardForm } from '@tsunagu/contract/payments.ts'
import { useEffect, useRef, useState } from 'react'
import { Banner } from '../Banner.tsx'
import { Button } from '../Button.tsx'
import { useLanguage, useTexts } from '../language.tsx'
import { Skeleton } from '../States.tsx'
import { kitTexts } from '../texts.ts'
import { useTheme } from '../theme.tsx'
import { CardFacts } from './CardFacts.tsx'
import { cardTexts } from './texts.ts'

interface StripeFieldsProps {
  form: Extract<CardForm, { kind: 'stripe' }>
  onSettled: () => void
}

interface Typed {
  method: string
  name: string
  expires: string
}

/** Stripe's hosted fields: number, expiry and code are typed in Stripe's own frames; here only brand and last four come back. */
export function StripeFields({ form, onSettled }: StripeFieldsProps) {
  const t = useTexts(cardTexts)
  const kit = useTexts(kitTexts)
  const place = useRef<HTMLDivElement>(null)
  const { fields, failed, retry } = useFields(form.publishableKey, place)
  const [typed, setTyped] = useState<Typed | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, setPending] = useState(false)

  const act = async (work: (fields: Fields) => Promise<string | undefined>) => {
    if (!fields || pending) return
    setPending(true)
    setProblem(null)
    try {
      setProblem((await work(fields)) ?? null)
    } catch {
      setProblem(t.failed)
    } finally {
      setPending(false)
    }
  }
  const check = () =>
    act(async ({ stripe, elements }) => {
      const { error: wrong } = await elements.submit()
      // said at the field by Stripe itself
      if (wrong?.type === 'validation_error') return undefined
      if (wrong) return wrong.message ?? t.failed
      const { paymentMethod, error } = await stripe.createPaymentMethod({ elements })
      if (!paymentMethod?.card) return error?.message ?? t.failed
      const { brand, last4, exp_month, exp_year } = paymentMethod.card
      const expires = `${exp_year}-${String(exp_month).padStart(2, '0')}`
      setTyped({ method: paymentMethod.id, name: `${brand.charAt(0).toUpperCase()}${brand.slice(1)} •••• ${last4}`, expires })
      return undefined
    })
  const register = () =>
    act(async ({ stripe }) => {
      const { error } = await stripe.confirmSetup({
        clientSecret: form.clientSecret,
        confirmParams: { payment_method: typed?.method ?? '', return_url: location.href },
        redirect: 'if_required',
      })
      if (error) {
        // a refused card, or 3-D Secure not passed: back to the fields (GLK-24)
        setTyped(null)
        return error.message ?? t.failed
      }
      onSettled()
      return undefined
    })

  return (
    <div className="flex flex-col gap-5">
      {problem ? (
        <Banner tone="danger" live>
          {problem}
        </Banner>
      ) : null}
      {failed ? (
        <Banner
          tone="danger"
          live
          action={
            <Button icon="refresh" onPress={retry}>
              {kit.retry}
            </Button>
          }
        >
          {t.frameFailed}
        </Banner>
      ) : null}
      {fields || failed ? null : <Skeleton height="14rem" />}
      {/* the fields stay while the card is checked: to type again nothing is lost */}
      <div ref={place} hidden={typed !== null} />
      {typed ? (
        <>
          <h2 className="type-heading">{t.review}</h2>
          <p className="text-quiet">{t.reviewLead}</p>
          <CardFacts name={typed.name} expires={typed.expires} />
          <Button kind="primary" wide pending={pending} onPress={() => void register()}>
            {t.register}
          </Button>
          <Button wide onPress={() => setTyped(null)}>
            {t.retype}
          </Button>
        </>
      ) : fields ? (
        <Button kind="primary" wide pending={pending} onPress={() => void check()}>
          {t.check}
        </Button>
      ) : null}
    </div>
  )
}

interface Fields {
  stripe: Stripe
  elements: StripeElements
}

/** Loads Stripe's script, which must come from Stripe itself, and puts its fields into the page; anew for another theme or language. */
function useFields(publishableKey: string, place: React.RefObject<HTMLDivElement | null>) {
  const { language } = useLanguage()
  const { shown: theme } = useTheme()
  const [fields, setFields] = useState<Fields | null>(null)
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again
  useEffect(() => {
    let gone = false
    let unmount = () => {}
    const mount = async () => {
      const { loadStripe } = await import('@stripe/stripe-js/pure')
      const stripe = await loadStripe(publishableKey, { locale: language })
      if (gone || !place.current) return
      if (!stripe) throw new Error('no Stripe')
      const elements = stripe.elements({
        mode: 'setup',
        currency: 'jpy',
        paymentMethodCreation: 'manual',
        allowedPaymentMethodTypes: ['card'],
        locale: language,
        appearance: {
          theme: theme === 'dark' ? 'night' : 'stripe',
          variables: { colorPrimary: accent(), borderRadius: '12px', fontSizeBase: '16px' },
        },
      })
      const element = elements.create('payment', { wallets: { applePay: 'never', googlePay: 'never' }, terms: { card: 'never' } })
      element.on('ready', () => !gone && setFields({ stripe, elements }))
      element.on('loaderror', () => !gone && setFailed(true))
      element.mount(place.current)
      unmount = () => element.destroy()
    }
    setFields(null)
    setFailed(false)
    mount().catch(() => !gone && setFailed(true))
    return () => {
      gone = true
      unmount()
    }
  }, [publishableKey, language, theme, attempt, place])
  return { fields, failed, retry: () => setAttempt(attempt + 1) }
}

const accent = () => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim() || '#0d5c63'
