import { ConsentStep } from '../consent/ConsentStep.tsx'
import { UnlessMade } from './UnlessMade.tsx'

export function TermsPage() {
  return (
    <UnlessMade>
      <ConsentStep document="account-terms" answer={(version) => ({ step: 'terms', version })} />
    </UnlessMade>
  )
}
