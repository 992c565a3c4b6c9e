import type { Both } from '@tsunagu/contract/brand.ts'
import type { Procedure } from '@tsunagu/contract/signup.ts'
import type { StepId } from '@tsunagu/contract/signup-steps.ts'
import type { ComponentType } from 'react'

/** A text that is the same for everyone, or hangs on whose way it is. */
type Told = Both | ((procedure: Procedure) => Both)

/** One screen of the sign-up. `Page` says everything else through `useProcedure()`; make it with `lazy`, so that a phone loads what it shows. */
export interface StepPage {
  readonly title: Told
  readonly lead?: Told
  readonly Page: ComponentType
  /** It waits for somebody else: the centre is asked every two seconds. */
  readonly waits?: boolean
}
export type StepPages = { readonly [id in StepId]?: StepPage }

export const told = (text: Told, procedure: Procedure): Both => (typeof text === 'function' ? text(procedure) : text)
