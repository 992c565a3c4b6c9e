import { useTexts } from '@tsunagu/kit/language.tsx'
import { ChoiceStep } from '../frame/ChoiceStep.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { partyTexts } from './texts.ts'

/** Here or not (USR-09, USR-10). */
export function PresencePage() {
  const t = useTexts(partyTexts)
  const { present } = useProcedure().procedure.facts.answers
  return (
    <ChoiceStep
      label={t.choose}
      chosen={present === null ? null : present ? 'here' : 'absent'}
      options={[
        { value: 'here', label: t.present, about: t.presentMore, icon: 'users' },
        { value: 'absent', label: t.absent, about: t.absentMore, icon: 'clock' },
      ]}
      answer={(where) => ({ step: 'presence', present: where === 'here' })}
    />
  )
}
