/** Scales of the charts. Pure. */

/** Round marks from 0 to at least `most`: three to five of them. */
export function marksTo(most: number): number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? 10 * power
  const marks = [0]
  while ((marks.at(-1) ?? 0) < most) marks.push(Math.round(marks.length * step * 1000) / 1000)
  return marks
}

/** Index of the time nearest to `t`; `times` ascending, not empty. */
export function nearestTo(times: readonly number[], t: number): number {
  let [low, high] = [0, times.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((times[middle] as number) < t) low = middle
    else high = middle
  }
  return t - (times[low] as number) <= (times[high] as number) - t ? low : high
}
