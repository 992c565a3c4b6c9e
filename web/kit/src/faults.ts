import * as z from 'zod'
import type { Faults } from './form.ts'

/** A form's `check` from the schema of the endpoint it sends to, with the fault codes the centre would answer. */
export function faultsOf<V extends Record<string, unknown>>(schema: z.core.$ZodType): (values: V) => Faults<V> {
  return (values) => {
    const parsed = z.safeParse(schema, values)
    if (parsed.success) return {}
    const found: Record<string, string> = {}
    for (const issue of parsed.error.issues) {
      const name = issue.path.join('.')
      found[name] ??= codeOf(
        issue,
        issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], values),
      )
    }
    return found as Faults<V>
  }
}

function codeOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined || value === null || value === '') return 'required'
  if (issue.code === 'too_big') return 'too-long'
  if (issue.code === 'too_small') return 'too-short'
  if (issue.code === 'invalid_format' && issue.format === 'email') return 'email'
  return 'invalid'
}
