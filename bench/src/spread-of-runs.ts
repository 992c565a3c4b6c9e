/** Least, middle and most of every number that all runs have, in the shape of one run. */
export function spreadOfRuns(runs: readonly object[]): object {
  const [first = {}] = runs
  const entries = Object.keys(first).flatMap((name) => {
    const values = runs.map((run) => (run as Record<string, unknown>)[name])
    if (values.every((value) => typeof value === 'number')) return [[name, middleOf(values)]]
    if (values.every((value) => typeof value === 'object' && value !== null)) return [[name, spreadOfRuns(values)]]
    return []
  })
  return Object.fromEntries(entries)
}

function middleOf(values: readonly number[]): { min: number; median: number; max: number } {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? Number.NaN
  return { min: at(0), median: at(Math.floor(sorted.length / 2)), max: at(sorted.length - 1) }
}
