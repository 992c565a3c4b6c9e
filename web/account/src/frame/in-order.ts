import type { Faults } from '@tsunagu/kit/form.ts'

/** Faults in the order of the fields on the page: the summary leads from top to bottom. */
export function inOrder<V extends Record<string, unknown>>(values: V, found: Faults<V>): Faults<V> {
  return Object.fromEntries(Object.keys(values).map((name) => [name, found[name]])) as Faults<V>
}
