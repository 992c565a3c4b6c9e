import type { Answer, Procedure } from '@tsunagu/contract/signup.ts'
import type { StepId } from '@tsunagu/contract/signup-steps.ts'
import { createContext, useContext } from 'react'
import type { DraftValues, Snapshot } from '../draft/keeper.ts'

export interface ProcedureAtStep {
  procedure: Procedure
  step: StepId
  /** Sends an answer and goes to the step after it; `stay`: does not go. Throws CallFailed. */
  answer: (answer: Answer, stay?: 'stay') => Promise<Procedure>
  /** To the step after this one, which needs no answer (any more). */
  goOn: () => void
  goTo: (step: StepId) => void
  refresh: () => Promise<unknown>
  /** Everything typed so far, by field. */
  draft: DraftValues
  setDraft: (values: DraftValues) => void
  saving: Snapshot['state']
  /** For passwords: kept while the page is open, never stored. */
  memory: Map<string, string>
}

export const ProcedureContext = createContext<ProcedureAtStep | null>(null)

export function useProcedure(): ProcedureAtStep {
  const found = useContext(ProcedureContext)
  if (!found) throw new Error('useProcedure outside of ProcedurePage')
  return found
}

export const procedureKey = (procedureId: string) => ['procedure', undefined, procedureId] as const

/** The step that follows in this person's list; the first one not answered when the list does not know it or it is still closed. */
export function stepAfter({ steps, step }: Pick<Procedure, 'steps' | 'step'>, here: StepId): StepId {
  const next = steps[steps.findIndex(({ id }) => id === here) + 1]
  return steps.some(({ id }) => id === here) && next && next.state !== 'locked' ? next.id : step
}

/** Where an answer leads: from the open step to the one that is open now, past what was answered before (IMP-03); else to the next page. */
export const stepAfterAnswer = (before: Pick<Procedure, 'step'>, now: Pick<Procedure, 'steps' | 'step'>, here: StepId): StepId =>
  before.step === here ? now.step : stepAfter(now, here)

export function stepBefore({ steps }: Pick<Procedure, 'steps'>, here: StepId): StepId | undefined {
  return steps[steps.findIndex(({ id }) => id === here) - 1]?.id
}

/** A field of the draft as text. */
export const written = (draft: DraftValues, name: string): string => {
  const value = draft[name]
  return typeof value === 'string' ? value : ''
}
