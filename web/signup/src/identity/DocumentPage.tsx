import { useTexts } from '@tsunagu/kit/language.tsx'
import { ChoiceStep } from '../frame/ChoiceStep.tsx'
import { SwitchToTyping } from './SwitchToTyping.tsx'
import { identityTexts } from './texts.ts'

export function DocumentPage() {
  const t = useTexts(identityTexts)
  return (
    <>
      <ChoiceStep
        label={t.choose}
        chosen={null}
        options={[{ value: 'driving-licence', label: t.licence, about: t.licenceMore, icon: 'user' }]}
        answer={(document) => ({ step: 'document', document })}
      />
      <SwitchToTyping />
    </>
  )
}
