/** How a request is shown: which one belongs on the page, how far it came, what was learned afterwards. Pure. */
import { type CarRequest, endedStates, type RequestState } from '@tsunagu/contract/link.ts'

export const isRunning = ({ state }: Pick<CarRequest, 'state'>) => !endedStates.includes(state)

/** A result stays beside its button so long, ms; then it lies in the history only. */
const shownFor: Readonly<Partial<Record<RequestState, number>>> = { done: 60_000, refused: 180_000, failed: 180_000, 'no-answer': 600_000 }

/** The request of these verbs that belongs on the page now: the newest, while it runs and for a while after it ended. */
export function currentRequest(requests: readonly CarRequest[], verbs: readonly string[], now: number): CarRequest | undefined {
  const newest = requests.filter(({ verb }) => verbs.includes(verb)).reduce<CarRequest | undefined>(later, undefined)
  if (!newest || isRunning(newest)) return newest
  return now - Date.parse(newest.changedAt) < (shownFor[newest.state] ?? 0) ? newest : undefined
}

/** At home a result stands as a whole card so long, ms; what went wrong can be read in peace. */
const wholeFor: Readonly<Partial<Record<RequestState, number>>> = { done: 8_000, refused: 60_000, failed: 60_000, 'no-answer': 60_000 }

/** When it folds to one line, ms since 1970; null while it runs. */
export function foldsAt(request: Pick<CarRequest, 'state' | 'changedAt'>): number | null {
  return isRunning(request) ? null : Date.parse(request.changedAt) + (wholeFor[request.state] ?? 0)
}

const later = (a: CarRequest | undefined, b: CarRequest) => (a && Date.parse(a.askedAt) >= Date.parse(b.askedAt) ? a : b)

const way = ['waiting', 'sent', 'doing'] as const
export type Reached = (typeof way)[number]

/** How far a request surely came, from the states that were seen of it. */
export function reachedOf(state: RequestState, before: Reached = 'waiting'): Reached {
  const least: Reached =
    state === 'doing' || state === 'failed' || state === 'done' ? 'doing' : state === 'sent' || state === 'refused' ? 'sent' : 'waiting'
  return way.indexOf(least) > way.indexOf(before) ? least : before
}

/** The list with a newer version of one request in it, newest asked first. A version older than the one we have changes nothing. */
export function withRequest(requests: readonly CarRequest[], one: CarRequest): CarRequest[] {
  const known = requests.find(({ id }) => id === one.id)
  if (known && Date.parse(known.changedAt) > Date.parse(one.changedAt)) return [...requests]
  return [one, ...requests.filter(({ id }) => id !== one.id)].sort((a, b) => Date.parse(b.askedAt) - Date.parse(a.askedAt))
}

/** What to say of the end beside its name. */
export type EndNote = 'code' | 'unsettled' | 'happened' | 'did-not-happen' | null
export function endNote({ state, code, settled }: Pick<CarRequest, 'state' | 'code' | 'settled'>): EndNote {
  if (state === 'no-answer') return settled ?? 'unsettled'
  return (state === 'refused' || state === 'failed') && code !== null ? 'code' : null
}
