import { ConsentStep } from '../consent/ConsentStep.tsx'

/** A consent of its own (PDL-24). */
export function WebTermsPage() {
  return <ConsentStep document="web-terms" answer={(version) => ({ step: 'web-terms', version })} />
}
