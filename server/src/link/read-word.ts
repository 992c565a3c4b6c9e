import type * as z from 'zod'

export type Read<T> = { success: true; data: T } | { success: false; why: string }

/** JSON of this shape, or where it is not. */
export function readWord<S extends z.ZodType>(schema: S, payload: Buffer): Read<z.output<S>> {
  let json: unknown
  try {
    json = JSON.parse(payload.toString('utf8'))
  } catch {
    return { success: false, why: 'not JSON' }
  }
  return check(schema, json)
}

/** The value of this shape, or where it is not. */
export function check<S extends z.ZodType>(schema: S, json: unknown): Read<z.output<S>> {
  const parsed = schema.safeParse(json)
  if (parsed.success) return { success: true, data: parsed.data }
  const [issue] = parsed.error.issues
  // a path is the car's own text
  return { success: false, why: `${issue?.code ?? 'invalid'} at ${issue?.path.join('.').slice(0, 100).replaceAll('\0', '') ?? ''}` }
}
