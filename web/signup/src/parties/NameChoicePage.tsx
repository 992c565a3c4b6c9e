import { useTexts } from '@tsunagu/kit/language.tsx'
import { ChoiceStep } from '../frame/ChoiceStep.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { partyTexts } from './texts.ts'

/** Same name as the buyer, or another (USR-03, USR-08). */
export function NameChoicePage() {
  const t = useTexts(partyTexts)
  const { facts } = useProcedure().procedure
  const name = (facts.buyerName ?? facts.account?.name) || t.buyer
  return (
    <ChoiceStep
      label={t.choose}
      chosen={facts.answers.user === 'unknown' ? null : facts.answers.user}
      options={[
        { value: 'same', label: t.sameName, about: t.sameNameMore(name), icon: 'user' },
        { value: 'different', label: t.otherName, about: t.otherNameMore, icon: 'users' },
      ]}
      answer={(user) => ({ step: 'name-choice', user })}
    />
  )
}
