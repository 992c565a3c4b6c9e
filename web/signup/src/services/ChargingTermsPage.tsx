import { ConsentStep } from '../consent/ConsentStep.tsx'

/** One consent (CHG-03). */
export function ChargingTermsPage() {
  return <ConsentStep document="charging-terms" answer={(version) => ({ step: 'charging-terms', version })} />
}
