import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { CurrentMethod } from '../payment/CurrentMethod.tsx'
import { ChargingPlanFacts } from './ChargingPlanFacts.tsx'
import { WithOffer } from './offer.tsx'
import { serviceTexts } from './texts.ts'

export function ChargingReviewPage() {
  const t = useTexts(serviceTexts)
  const { procedure, goTo } = useProcedure()
  return (
    <WithOffer>
      {({ charging }) => {
        const plan = charging.plans.find((one) => one.plan === procedure.facts.answers.chargingPlan)
        return (
          <>
            {plan ? <ChargingPlanFacts plan={plan} /> : null}
            <Pairs>
              <Pair name={t.payWith}>
                <CurrentMethod />
              </Pair>
            </Pairs>
            <GoOn answer={{ step: 'charging-review' }} label={t.confirmThis} />
            <Button wide onPress={() => goTo('charging-plan')}>
              {t.change}
            </Button>
          </>
        )
      }}
    </WithOffer>
  )
}
