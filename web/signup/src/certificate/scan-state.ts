/** What has been seen so far, as the scan tells it. Pure. */
import type { Plate } from '@tsunagu/contract/signup.ts'
import { certificateText } from './certificate-text.ts'
import type { Joined } from './joined-codes.ts'

export type ScanState =
  | { kind: 'looking' }
  | { kind: 'part'; seen: number; of: number }
  /** The set of three, which has no plate. */
  | { kind: 'other-set' }
  /** Some other code. */
  | { kind: 'strange' }
  | { kind: 'kei' }
  | { kind: 'read'; chassisNumber: string | null; plate: Plate | null }

export function scanState({ texts, progress }: Joined): ScanState {
  const read = texts.map(certificateText)
  if (read.some((text) => text?.kind === 'kei')) return { kind: 'kei' }
  const numbers = read.find((text) => text?.kind === 'numbers')
  if (numbers && (numbers.chassisNumber || numbers.plate))
    return { kind: 'read', chassisNumber: numbers.chassisNumber, plate: numbers.plate }
  if (progress) return { kind: 'part', ...progress }
  if (read.some((text) => text?.kind === 'technical')) return { kind: 'other-set' }
  return texts.length > 0 ? { kind: 'strange' } : { kind: 'looking' }
}
