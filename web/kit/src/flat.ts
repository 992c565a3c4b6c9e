/** Forms are flat and answers are not: `answer.details.address.city` → `city`. No name comes twice in a form. */
import { CallFailed } from '@tsunagu/contract/client.ts'
import type { Faults } from './form.ts'

const lastWord = (path: string) => path.split('.').at(-1) ?? path
const flat = <T>(faults: Record<string, T>) => Object.fromEntries(Object.entries(faults).map(([path, code]) => [lastWord(path), code]))

/** A problem's faults by field, by the last word of their path. */
export const flatFields = (fields: Record<string, string> | undefined): { fields?: Record<string, string> } =>
  fields ? { fields: flat(fields) } : {}

/** Faults of a schema with parts, by the last word of their path. */
export const flatFaults = <V extends Record<string, unknown>>(faults: Record<string, string | undefined>): Faults<V> =>
  flat(faults) as Faults<V>

/** Sends for a flat form: the centre's faults come back at the fields it has. */
export async function flatly<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    throw error instanceof CallFailed ? new CallFailed({ ...error.problem, ...flatFields(error.problem.fields) }) : error
  }
}
