import { Card } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Threshold } from '../frame/Threshold.tsx'
import { useTitle } from '../frame/title.ts'
import { TermsPoints, TermsText } from './Terms.tsx'
import { termsVersion } from './terms.ts'
import { registrationTexts } from './texts.ts'

export function TermsPage() {
  const t = useTexts(registrationTexts)
  useTitle(t.terms)
  return (
    <Threshold>
      <PageHeader title={t.terms} lead={t.termsVersion(termsVersion)} />
      <Card>
        <TermsPoints />
      </Card>
      <TermsText level={2} />
    </Threshold>
  )
}
