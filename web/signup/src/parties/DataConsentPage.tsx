import { useTexts } from '@tsunagu/kit/language.tsx'
import { ConsentStep } from '../consent/ConsentStep.tsx'
import { partyTexts } from './texts.ts'

export function DataConsentPage() {
  const t = useTexts(partyTexts)
  return <ConsentStep document="dealer-information" answer={(version) => ({ step: 'data-consent', version })} label={t.agree} />
}
