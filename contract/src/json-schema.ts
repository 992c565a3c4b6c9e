/** Shapes of the contract as JSON Schema, for the documents made from it. */
import * as z from 'zod'

export type Json = Record<string, unknown>

/** What cannot be said in JSON Schema stands there as anything. `io`: as it is sent, or as it is read. */
export function jsonSchema(of: z.core.$ZodType, io: 'input' | 'output' = 'input'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(of, { io, unrepresentable: 'any' }) as Json
  return rest
}
