/** Decisions about deliveries, without I/O. */
import { type Delivery, retrySeconds, type Webhook } from '@tsunagu/contract/builders.ts'

/** What one try gave. */
export type Try = { status: number; answer: string; milliseconds: number } | { error: NonNullable<Delivery['error']>; milliseconds: number }

export const isArrived = (tried: Try): boolean => 'status' in tried && tried.status >= 200 && tried.status < 300

export interface Verdict {
  state: Delivery['state']
  /** ms from now; null: no more tries. */
  retryIn: number | null
  /** The centre switches the webhook off. */
  stop: boolean
}

/** Longer than every retry of one message: whoever fails so long fails for good (ms). */
const patience = 3 * 24 * 3600_000

/**
 * What becomes of a delivery after a try, and of its webhook. `done`: tries of this round so far, this one included; `triesLeft`: retries
 * still allowed; `failingFor`: ms since the first failure without a success between.
 */
export function verdictOf(tried: Try, done: number, triesLeft: number, failingFor: number): Verdict {
  if (isArrived(tried)) return { state: 'sent', retryIn: null, stop: false }
  // Standard Webhooks: 410 Gone asks to be left alone
  if ('status' in tried && tried.status === 410) return { state: 'failed', retryIn: null, stop: true }
  const wait = retrySeconds[Math.min(done, retrySeconds.length) - 1] ?? 5
  if (triesLeft > 0) return { state: 'waiting', retryIn: wait * 1000, stop: false }
  return { state: 'failed', retryIn: null, stop: failingFor >= patience }
}

/** Tries of one round: the first and one after each wait. */
export const allTries = retrySeconds.length + 1

/** Whether a webhook takes new messages, or only keeps them to be replayed. */
export const stateOfNew = (state: Webhook['state']): Delivery['state'] => (state === 'on' ? 'waiting' : 'held')

/** The bytes after which nobody reads on. */
export const answerCharacters = 500
/** What the receiver said may be anything: control characters would break a log or a screen. */
export const cleaned = (text: string): string => text.replaceAll(/[^\P{Cc}\n]/gu, ' ').slice(0, answerCharacters)
