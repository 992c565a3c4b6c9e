import type { Offer } from '@tsunagu/contract/contracts.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { ChargingPlanFacts } from './ChargingPlanFacts.tsx'
import { WithOffer } from './offer.tsx'
import { serviceTexts } from './texts.ts'

/** The plans that fit the inlet (CHG-04, CHG-05). */
export function ChargingPlanPage() {
  return <WithOffer>{({ charging }) => <Plans plans={charging.plans} />}</WithOffer>
}

function Plans({ plans }: { plans: Offer['charging']['plans'] }) {
  const t = useTexts(serviceTexts)
  const both = useBoth()
  const { format } = useLanguage()
  const { procedure, draft, setDraft, answer } = useProcedure()
  const act = useAct(signupProblems)
  const only = plans.length === 1 ? plans[0] : undefined
  const wanted = draft.chargingPlan ?? procedure.facts.answers.chargingPlan
  const chosen = plans.find(({ plan }) => plan === wanted) ?? only
  return (
    <>
      {only?.plan === 'normal' ? (
        <Banner tone="info" icon="charge">
          {t.onlyNormal}
        </Banner>
      ) : null}
      <RadioGroup
        label={t.choosePlan}
        name="chargingPlan"
        value={chosen?.plan ?? null}
        onChange={(plan) => setDraft({ chargingPlan: plan })}
        options={plans.map(({ plan, name, monthly }) => ({ value: plan, label: both(name), about: t.month(format.yen(monthly)) }))}
      />
      {chosen ? <ChargingPlanFacts plan={chosen} /> : null}
      <p className="type-small text-quiet">{t.withTax}</p>
      <Wrong>{act.wrong}</Wrong>
      <Button
        kind="primary"
        wide
        pending={act.pending}
        disabledReason={chosen ? undefined : t.choosePlanFault}
        onPress={() => void act.run(async () => chosen && answer({ step: 'charging-plan', plan: chosen.plan }))}
      >
        {t.next}
      </Button>
    </>
  )
}
