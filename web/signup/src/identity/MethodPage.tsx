import { useTexts } from '@tsunagu/kit/language.tsx'
import { ChoiceStep } from '../frame/ChoiceStep.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { identityTexts } from './texts.ts'

export function MethodPage() {
  const t = useTexts(identityTexts)
  const { facts } = useProcedure().procedure
  return (
    <ChoiceStep
      label={t.choose}
      chosen={facts.answers.input}
      options={[
        { value: 'camera', label: t.camera, about: t.cameraMore, icon: 'camera' },
        { value: 'direct', label: t.direct, about: t.directMore, icon: 'edit' },
      ]}
      answer={(input) => ({ step: 'method', input })}
    />
  )
}
