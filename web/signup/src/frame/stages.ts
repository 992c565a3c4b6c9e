import type { Procedure } from '@tsunagu/contract/signup.ts'
import type { Stage, StepId } from '@tsunagu/contract/signup-steps.ts'

export interface StageState {
  stage: Stage
  state: 'done' | 'now' | 'later'
  /** 0 … 1, how much of it is behind. */
  part: number
}

/** A stage this person has no steps in, before the one they are in, was done by somebody else (the buyer, at the dealer). */
export function stageStates(steps: Procedure['steps'], now: Stage, here: StepId): StageState[] {
  return ([1, 2, 3] as const).map((stage) => {
    const own = steps.filter((step) => step.stage === stage)
    if (stage < now) return { stage, state: 'done', part: 1 }
    if (stage > now) return { stage, state: 'later', part: 0 }
    const place = own.findIndex(({ id }) => id === here)
    // a step is worth something once one stands at it, and the stage is full only at its last one
    return { stage, state: 'now', part: own.length === 0 ? 0 : (place + 1) / own.length }
  })
}
