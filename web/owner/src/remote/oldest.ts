/** Several values shown under one age: the oldest speaks for all. Pure. */
interface Aged {
  measuredAt: string
  old: boolean
  why: 'asleep' | 'no-signal' | 'charging' | 'not-reported' | null
}

export const oldestOf = (values: readonly (Aged | null)[]): Aged | null =>
  values.reduce<Aged | null>((oldest, value) => (value && (!oldest || value.measuredAt < oldest.measuredAt) ? value : oldest), null)
