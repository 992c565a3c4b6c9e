/** Which page stands at which step. The rooms name their pages; this is the one list. */
import { accountSteps } from './account/steps.ts'
import { carSteps } from './car/steps.ts'
import type { StepPages } from './frame/step-page.ts'
import { identitySteps } from './identity/steps.ts'
import { partySteps } from './parties/steps.ts'
import { serviceSteps } from './services/steps.ts'

export const steps: StepPages = { ...partySteps, ...accountSteps, ...identitySteps, ...carSteps, ...serviceSteps }
