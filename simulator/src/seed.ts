/** Seeded chance: the same seed always makes the same car, so a run can be repeated. */

/** One draw of mulberry32 as a pure step: a number in [0, 1) and the state for the next draw. */
export function draw(state: number): [value: number, next: number] {
  const next = (state + 0x6d2b79f5) | 0
  let t = Math.imul(next ^ (next >>> 15), 1 | next)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return [((t ^ (t >>> 14)) >>> 0) / 4294967296, next]
}

/** The same as a function with memory, for places that are not part of the pure model. */
export function chance(seed: number): () => number {
  let state = seed | 0
  return () => {
    const [value, next] = draw(state)
    state = next
    return value
  }
}
