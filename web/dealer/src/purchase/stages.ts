import type { PartyView } from '../purchases/purchases.ts'

export type StageState = 'done' | 'now' | 'later'

/** The three stages (SGN-03) as this person's way has them; a user of another name has no first one. */
export function stagesOf(
  { party, state, stage }: Pick<PartyView, 'party' | 'state' | 'stage'>,
  userIsSame: boolean,
): { stage: 1 | 2 | 3; state: StageState }[] {
  const all = ([1, 2, 3] as const).filter((one) => (party === 'buyer' ? userIsSame || one !== 3 : one !== 1))
  const over = state === 'closed' || state === 'registered' || state === 'skipped'
  // registered, and yet in the middle of the services: the step says more than the state
  const at = stage ?? (over ? 4 : 0)
  return all.map((one) => ({ stage: one, state: one < at || (over && stage === null) ? 'done' : one === at ? 'now' : 'later' }))
}
