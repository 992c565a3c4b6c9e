import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Checkbox } from '@tsunagu/kit/Choice.tsx'
import { addressLine } from '@tsunagu/kit/details/details-form.ts'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { stepBefore, useProcedure } from '../frame/procedure.ts'
import { frameTexts } from '../frame/texts.ts'
import { Waiting } from '../frame/Waiting.tsx'
import { signupProblems } from '../problems.ts'
import { identityTexts } from './texts.ts'

/** The staff looks at the licence and says yes or no on their own terminal; this screen waits for it (BUY-05, IMP-25). */
export function StaffCheckPage() {
  const t = useTexts(identityTexts)
  const next = useTexts(frameTexts).next
  const { procedure, goOn, goTo } = useProcedure()
  const { state, where, reason, note } = procedure.facts.staffCheck
  const edit = procedure.steps.some(({ id }) => id === 'check-details')
    ? 'check-details'
    : (stepBefore(procedure, 'staff-check') ?? 'details')
  if (state === 'confirmed' || state === 'not-needed')
    return (
      <>
        <Banner tone="good" title={t.staffDone} live />
        <Button kind="primary" wide onPress={goOn}>
          {next}
        </Button>
      </>
    )
  if (state === 'refused')
    return (
      <>
        <Banner tone="caution" title={t.staffRefused} live>
          {reason && reason !== 'other' ? <p>{t[reason]}</p> : null}
          {note ? <p>{note}</p> : null}
        </Banner>
        <Compared />
        <Button kind="primary" wide onPress={() => goTo(edit)}>
          {t.fix}
        </Button>
      </>
    )
  return (
    <>
      <Banner tone="info" icon="bell" title={t.staffCall}>
        {where === 'terminal' ? t.staffCallMore : t.onScreenMore}
      </Banner>
      <Compared />
      {where === 'terminal' ? <Waiting title={t.staffWaits}>{t.staffWaitsMore}</Waiting> : <OnThisScreen />}
    </>
  )
}

function Compared() {
  const t = useTexts(identityTexts)
  const { format } = useLanguage()
  const { details } = useProcedure().procedure.facts
  if (!details) return null
  return (
    <section className="flex flex-col gap-3">
      <h2 className="type-heading">{t.staffSees}</h2>
      <Pairs>
        <Pair name={t.name}>{details.name}</Pair>
        <Pair name={t.address}>{addressLine(details.address)}</Pair>
        {details.kind === 'individual' ? <Pair name={t.birthDate}>{format.date(details.birthDate)}</Pair> : null}
      </Pairs>
    </section>
  )
}

/** The documented tick, where an operator wants it. */
function OnThisScreen() {
  const t = useTexts(identityTexts)
  const next = useTexts(frameTexts).next
  const { answer } = useProcedure()
  const form = useForm({
    initial: { staffName: '', seen: false },
    check: ({ staffName, seen }) => ({
      staffName: staffName.trim() === '' ? 'required' : undefined,
      seen: seen ? undefined : 'unseen',
    }),
    sentences: { 'seen.unseen': t.staffTickFault },
    send: async ({ staffName }) => {
      await answer({ step: 'staff-check', staffName })
    },
  })
  const seen = form.field('seen')
  return (
    <Form form={form} labels={{ staffName: t.staffName, seen: t.staffTick }} problems={signupProblems}>
      <h2 className="type-heading">{t.onScreen}</h2>
      <TextField label={t.staffName} maxLength={60} autoComplete="off" {...form.field('staffName')} />
      <Checkbox name="seen" selected={seen.value} onChange={seen.onChange} error={seen.error}>
        {t.staffTick}
      </Checkbox>
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {next}
      </Button>
    </Form>
  )
}
