import { type Body, readBody } from '../ingest/body.ts'

/** undefined: nobody can read these bytes. */
export function bodyOf(bytes: Buffer): Body | undefined {
  try {
    const body = readBody(bytes)
    return Array.isArray(body.dt) && body.dt.length > 0 && typeof body.s === 'object' && body.s !== null ? body : undefined
  } catch {
    return undefined
  }
}
