/** How a request to a car moves. */
import type { CarRequest, RequestState } from '@tsunagu/contract/link.ts'
import type { Answer } from '@tsunagu/contract/message.ts'
import type { Signals } from '../presence/rules.ts'

export const openStates = ['waiting', 'waking', 'sent', 'doing'] as const satisfies readonly RequestState[]
/** The car has not said anything to it yet. */
export const unansweredStates = ['waiting', 'waking', 'sent'] as const satisfies readonly RequestState[]

/** Unanswered requests go out again after so long (ms). */
export const resendAfter = 5000
/** … and no more than so often. */
export const mostSends = 40
/** A sleeping car is called once more after so long (ms). */
export const wakeAgainAfter = 10_000
/** A car that has begun may finish after the request's time is over (ms). */
export const finishWithin = 30_000

export interface Expected {
  path: string
  equals: number | string | boolean
}

/** What an answer makes of a request, and of which: one that has ended stays as it is, and so does one that the car is at when it accepts. */
export const moveBy = ({ result }: Answer): { from: readonly RequestState[]; to: RequestState } =>
  result === 'accepted' ? { from: unansweredStates, to: 'doing' } : { from: openStates, to: result }

/** What an answer that came too late says about a request without an answer. */
export function settledByAnswer({ result }: Answer): NonNullable<CarRequest['settled']> | undefined {
  if (result === 'accepted') return undefined
  return result === 'done' ? 'happened' : 'did-not-happen'
}

/**
 * What the latest state says about a request without an answer. It has happened when the car measured the expected state after it was
 * asked; that it has not is certain only from what was measured after the request had run out, and came after it: the car's
 * clock may be ahead of ours.
 */
export function settledByState(
  expect: readonly Expected[],
  signals: Signals,
  { askedAt, expiresAt, receivedAt }: { askedAt: Date; expiresAt: Date; receivedAt: Date | null },
): NonNullable<CarRequest['settled']> | undefined {
  if (expect.length === 0) return undefined
  const held = expect.map(({ path, equals }) => ({ is: signals[path]?.[0] === equals, at: signals[path]?.[2] ?? 0 }))
  if (held.every(({ is, at }) => is && at >= askedAt.getTime())) return 'happened'
  const cameAfter = receivedAt !== null && receivedAt >= expiresAt
  return cameAfter && held.some(({ is, at }) => !is && at >= expiresAt.getTime()) ? 'did-not-happen' : undefined
}

/** When a car's own clock shows that the request has run out: seconds of its epoch. */
export const expiryInEpoch = (expiresAt: Date, clock: number, clockAt: Date): number =>
  clock + (expiresAt.getTime() - clockAt.getTime()) / 1000
