/**
 * A count that grows dearer with the fleet, kept for twenty times as long as it took: however many people look, at most a twentieth of
 * the time goes into counting, and where it is cheap it is always new. Whoever asks while it is being counted waits for the same answer.
 */
const share = 20

export class CostlyCount<T> {
  #answer: Promise<T> | undefined
  #until = Number.POSITIVE_INFINITY

  read(count: () => Promise<T>): Promise<T> {
    if (this.#answer && performance.now() < this.#until) return this.#answer
    const began = performance.now()
    this.#until = Number.POSITIVE_INFINITY
    const answer = count()
    this.#answer = answer
    answer.then(
      () => {
        const now = performance.now()
        this.#until = now + (now - began) * share
      },
      // the next asks for itself
      () => {
        this.#answer = undefined
      },
    )
    return answer
  }
}
