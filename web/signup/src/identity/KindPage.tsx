import { Banner } from '@tsunagu/kit/Banner.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { UnlessMade } from '../account/UnlessMade.tsx'
import { ChoiceStep } from '../frame/ChoiceStep.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { identityTexts } from './texts.ts'

/** Person or corporation; it decides the form, and an account never changes it (ACC-12, ACC-13). */
export function KindPage() {
  const t = useTexts(identityTexts)
  const { facts } = useProcedure().procedure
  const stated = facts.stated?.kind
  return (
    <UnlessMade>
      {stated ? <Banner icon="info">{t.statedKind(t[stated])}</Banner> : null}
      <ChoiceStep
        label={t.choose}
        chosen={facts.answers.kind}
        options={[
          { value: 'individual', label: t.individual, about: t.individualMore, icon: 'user' },
          { value: 'corporation', label: t.corporation, about: t.corporationMore, icon: 'building' },
        ]}
        answer={(kind) => ({ step: 'kind', kind })}
      />
    </UnlessMade>
  )
}
