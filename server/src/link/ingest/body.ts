/** The bytes of a history row: the trace as the car sent it. Nobody else knows what they look like. */
import type { SignalValue, Trace } from '@tsunagu/contract/message.ts'

/** What a history row says; its start is the row's `measured_at`. */
export interface Body {
  /** ms after `measured_at`, one for each sample. */
  dt: number[]
  /** Signal path → its samples; null = sampled and unchanged. */
  s: Record<string, (SignalValue | null)[]>
  /** Paths that were not available. */
  na?: string[]
  /** A key frame: every signal the car has. */
  key?: boolean
}

/**
 * JSON in UTF-8, with or without the message's other keys. Bytes of another kind would begin with 1 … 8, as no JSON does.
 * @throws Error when the bytes are of a kind that this version does not know.
 */
export function readBody(body: Buffer): Body {
  if ((body[0] ?? 0) <= lastOtherKind) throw new Error(`history of a kind ${body[0]} that is not known here`)
  const { dt, s, na, key } = JSON.parse(body.toString('utf8')) as Body
  return { dt, s, ...(na ? { na } : {}), ...(key ? { key } : {}) }
}

/** For a trace that did not come as JSON. */
export const writeBody = ({ dt, s, na, key }: Omit<Trace, 'boot' | 'seq' | 't'>): Buffer => Buffer.from(JSON.stringify({ dt, s, na, key }))

const lastOtherKind = 8
