import { audit } from '../platform/audit.ts'
import type { Work } from '../platform/work.ts'

/** Personal data read by staff leaves a row, though it changes nothing. */
export function recordLook(work: Work, act: string, about: Record<string, string>): void {
  work.atLast(audit(work.actor, work.now, { act, outcome: 'done', about, address: null }))
}
