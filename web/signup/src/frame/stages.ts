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
    const whole = isWhole(steps, stage) ? own.length : Math.max(usualLength, own.length + 1)
    return { stage, state: 'now', part: whole === 0 ? 0 : (place + 1) / whole }
  })
}

/** Until the answers have told the rest of the way, it counts as long as most ways are: the bar must not run back. */
const usualLength = 16
const ends: readonly StepId[] = ['buyer-done', 'user-done', 'received', 'presence', 'done']
const isWhole = (steps: Procedure['steps'], stage: Stage) =>
  steps.some((step) => step.stage > stage) || steps.some((step) => step.stage === stage && ends.includes(step.id))
