import { useTexts } from '@tsunagu/kit/language.tsx'
import { ChoiceStep } from '../frame/ChoiceStep.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { serviceTexts } from './texts.ts'

/** Charging support or not (CHG-02). */
export function ChargingChoicePage() {
  const t = useTexts(serviceTexts)
  const { charging } = useProcedure().procedure.facts.answers
  return (
    <>
      <p>{t.chargingWhat}</p>
      <ChoiceStep
        label={t.choose}
        chosen={charging === 'unknown' ? null : charging}
        options={[
          { value: 'apply', label: t.chargingApply, about: t.chargingApplyMore, icon: 'charge' },
          { value: 'decline', label: t.chargingDecline, about: t.declineMore, icon: 'clock' },
        ]}
        answer={(choice) => ({ step: 'charging-choice', apply: choice === 'apply' })}
      />
    </>
  )
}
