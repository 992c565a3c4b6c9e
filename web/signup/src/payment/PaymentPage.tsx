import { useQueryClient } from '@tanstack/react-query'
import { chooseInvoice, type MethodKind, startMandate } from '@tsunagu/contract/payments.ts'
import type { Answer } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { CardForm } from '@tsunagu/kit/CardForm.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { MandateWay, type Way } from '@tsunagu/kit/payment/MandateWay.tsx'
import { methodsKey, methodWords, useMethods } from '@tsunagu/kit/payment/methods.ts'
import { useReturnFromBank } from '@tsunagu/kit/payment/return-from-bank.ts'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { procedureAddress } from '../frame/addresses.ts'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { SignInAgain, WithOffer } from '../services/offer.tsx'
import { paymentTexts } from './texts.ts'

/** For G-Link's options: by card alone where one of them wants it (PAY-06). */
export function GLinkPaymentPage() {
  const { application } = useProcedure().procedure.facts.answers
  return (
    <WithOffer>
      {({ options }) => {
        const cardOnly = options.some(({ option, cardOnly: only }) => only && application?.options.some((one) => one.option === option))
        return <PaymentPage answer={{ step: 'payment' }} cardOnly={cardOnly} />
      }}
    </WithOffer>
  )
}

export const ChargingPaymentPage = () => <PaymentPage answer={{ step: 'charging-payment' }} cardOnly={false} />

/** How the customer pays: the way in use, or a new one (GLK-21 … GLK-24, CHG-06 … CHG-09). */
function PaymentPage({ answer, cardOnly }: { answer: Answer; cardOnly: boolean }) {
  const t = useTexts(paymentTexts)
  const query = useMethods()
  const { settling, refused } = useReturnFromBank()
  // who came to register a way goes on with its own button, not with the question that the way just registered would answer
  const [another, setAnother] = useState<boolean | null>(null)
  if (query.isError)
    return codeOf(query.error) === 'signed-out' ? <SignInAgain /> : <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data || settling) return settling ? <p role="status">{t.asking}</p> : <Skeleton lines={5} />
  const { current, waiting, choices } = query.data
  const method = current ?? waiting
  const fits = method !== null && method.state !== 'refused' && (!cardOnly || method.kind === 'card')
  if (another === null && !fits) setAnother(true)
  if (fits && !another)
    return (
      <>
        <Pairs>
          <Pair name={t.now}>{methodWords(method, t)}</Pair>
        </Pairs>
        <GoOn answer={answer} label={t.useThis} />
        <Button wide onPress={() => setAnother(true)}>
          {t.other}
        </Button>
      </>
    )
  return (
    <>
      {refused ? (
        <Banner tone="caution" live>
          {t.refused}
        </Banner>
      ) : null}
      {cardOnly ? <Banner tone="info">{t.only}</Banner> : null}
      <NewMethod choices={cardOnly ? ['card'] : choices} answer={answer} />
    </>
  )
}

function NewMethod({ choices, answer }: { choices: readonly MethodKind[]; answer: Answer }) {
  const t = useTexts(paymentTexts)
  const { answer: send, draft, setDraft } = useProcedure()
  const client = useQueryClient()
  const chosen = choices.length === 1 ? choices[0] : choices.find((one) => one === draft.payBy)
  const done = async () => {
    await client.invalidateQueries({ queryKey: methodsKey })
    await send(answer)
  }
  return (
    <>
      {choices.length > 1 ? (
        <RadioGroup
          label={t.choose}
          name="payBy"
          value={chosen ?? null}
          onChange={(kind) => setDraft({ payBy: kind })}
          options={choices.map((kind) => ({ value: kind, label: t[kind], about: t[`${kind}More`] }))}
        />
      ) : null}
      {chosen === 'card' ? <CardForm onDone={() => void done()} /> : null}
      {chosen === 'invoice' ? <Invoice done={done} /> : null}
      {chosen === 'direct-debit' ? <DirectDebit done={done} /> : null}
    </>
  )
}

function Invoice({ done }: { done: () => Promise<void> }) {
  const t = useTexts(paymentTexts)
  const act = useAct(signupProblems)
  const register = () =>
    act.run(async () => {
      await call(chooseInvoice)
      await done()
    })
  return (
    <>
      <Wrong>{act.wrong}</Wrong>
      <Button kind="primary" wide pending={act.pending} onPress={() => void register()}>
        {t.register}
      </Button>
    </>
  )
}

function DirectDebit({ done }: { done: () => Promise<void> }) {
  const t = useTexts(paymentTexts)
  const { procedure, step } = useProcedure()
  const act = useAct(signupProblems)
  const [way, setWay] = useState<Way>('online')
  const go = () =>
    act.run(async () => {
      const { url } = await call(startMandate, { body: { way, returnTo: procedureAddress(procedure.id, step) } })
      if (url) location.assign(url)
      else await done()
    })
  return (
    <>
      <MandateWay value={way} onChange={setWay} />
      <Wrong>{act.wrong}</Wrong>
      <Button kind="primary" wide pending={act.pending} onPress={() => void go()}>
        {t.next}
      </Button>
    </>
  )
}
