/**
 * Curve logging (VISS v3 CORE, curve logging filter operation): of a full buffer only the points are told without which the straight lines
 * between the others would miss some sample by more than the error that is allowed. Pure.
 */
export interface Sample {
  /** ms since 1970, by the car's clock. */
  at: number
  value: number
}

/** The first, the last, and those between that the curve needs (Ramer, Douglas and Peucker, with the error measured in the value alone). */
export function simplified(samples: readonly Sample[], most: number): Sample[] {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || samples.length < 3) return [...samples]
  let worst = 0
  let error = most
  for (const [place, { at, value }] of samples.entries()) {
    const onLine = first.value + ((last.value - first.value) * (at - first.at)) / (last.at - first.at)
    if (Math.abs(value - onLine) > error) {
      error = Math.abs(value - onLine)
      worst = place
    }
  }
  if (worst === 0) return [first, last]
  return [...simplified(samples.slice(0, worst + 1), most).slice(0, -1), ...simplified(samples.slice(worst), most)]
}

/** The buffer of one signal. What is told last begins the next buffer, untold: the curve has no gap between two events. */
export class CurveLog {
  readonly #most: number
  readonly #size: number
  #anchor: Sample | undefined
  #samples: Sample[] = []

  constructor({ maxerr, bufsize }: { maxerr: number; bufsize: number }) {
    this.#most = maxerr
    this.#size = bufsize
  }

  /** Gives what is to be told when the buffer is full with this sample; one that is not newer than the last is none. */
  take(sample: Sample): Sample[] | undefined {
    const last = this.#samples.at(-1) ?? this.#anchor
    if (last && sample.at <= last.at) return undefined
    this.#samples.push(sample)
    if (this.#samples.length < this.#size) return undefined
    const anchor = this.#anchor
    const told = simplified(anchor ? [anchor, ...this.#samples] : this.#samples, this.#most)
    this.#anchor = this.#samples.at(-1)
    this.#samples = []
    return anchor ? told.slice(1) : told
  }
}
