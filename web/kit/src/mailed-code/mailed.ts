import type { mailedCode } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'

/**
 * What a flow remembers about the code that was mailed; flat, so that it survives a reload in the draft.
 * Times are ms since 1970 by this device's clock: the centre tells how long, not when, where it matters.
 */
export interface Mailed extends Record<string, unknown> {
  /** '' while nothing was mailed. */
  mailedId: string
  email: string
  resendAt: number
  resendsLeft: number
  /** 0: not known. */
  expiresAt: number
  /** The code was right. */
  verified: boolean
}

export const nothingMailed: Mailed = { mailedId: '', email: '', resendAt: 0, resendsLeft: 0, expiresAt: 0, verified: false }

export function mailedNow(answer: z.output<typeof mailedCode>, now: number): Omit<Mailed, 'email'> {
  return {
    mailedId: answer.id,
    resendAt: now + answer.resendAfter * 1000,
    resendsLeft: answer.resendsLeft,
    expiresAt: Date.parse(answer.expiresAt),
    verified: false,
  }
}
