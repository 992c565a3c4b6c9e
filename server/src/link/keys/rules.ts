/** Which command key speaks to which car. */

/** The newest key the car holds. A car that named none of ours gets the newest: it will fetch the keys anew and be asked again. */
export const keyFor = <K extends { kid: string }>(keys: readonly K[], held: readonly string[]): K | undefined =>
  keys.find(({ kid }) => held.includes(kid)) ?? keys[0]

/** The key that introduces the newest one to a car that does not hold it; undefined: nothing to tell, or nothing it would believe. */
export function introducerFor<K extends { kid: string }>(keys: readonly K[], held: readonly string[]): K | undefined {
  const [newest] = keys
  if (!newest || held.includes(newest.kid)) return undefined
  return keys.find(({ kid }) => held.includes(kid))
}
