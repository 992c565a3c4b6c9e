/** Is this process fit to be sent work? `/ready` for load balancers, and the order in which a process says goodbye. */
import { setTimeout as pause } from 'node:timers/promises'

type Check = () => boolean | Promise<boolean>

/** A check that takes longer has failed (ms). */
const patience = 2000

export class Readiness {
  readonly #checks = new Map<string, Check>()
  readonly #leaving: ((ms: number) => void)[] = []
  #looking: Promise<string[]> | undefined
  #stopping = false

  /** What must hold; `name` is shown to whoever asks `/ready`. */
  need(name: string, check: Check): void {
    this.#checks.set(name, check)
  }

  /** What is done when the process is about to stop and its work moves elsewhere, within so many ms. */
  whenLeaving(act: (ms: number) => void): void {
    this.#leaving.push(act)
  }

  get stopping(): boolean {
    return this.#stopping
  }

  /** What `/ready` says: the names of what is missing, nothing about why. */
  async answer(): Promise<{ status: 200 | 503; body: { ready: boolean; missing: string[] } }> {
    const missing = this.#stopping ? ['stopping'] : await this.#missing()
    return { status: missing.length === 0 ? 200 : 503, body: { ready: missing.length === 0, missing } }
  }

  /** Who asks while somebody is being answered gets the same answer: anybody may ask, and as often as they like. */
  #missing(): Promise<string[]> {
    this.#looking ??= Promise.all([...this.#checks].map(async ([name, check]) => ((await holds(check)) ? [] : [name])))
      .then((held) => held.flat())
      .finally(() => {
        this.#looking = undefined
      })
    return this.#looking
  }

  /**
   * From now on not ready. The first third of the time is for load balancers to notice, the second for those who hold a
   * connection to leave one after the other, the third for what they sent last.
   */
  async leave(seconds: number): Promise<void> {
    if (this.#stopping) return
    this.#stopping = true
    if (seconds <= 0) return
    const third = (seconds * 1000) / 3
    await pause(third)
    for (const act of this.#leaving) act(third)
    await pause(third * 2)
  }
}

async function holds(check: Check): Promise<boolean> {
  const late = new AbortController()
  try {
    return await Promise.race([check(), pause(patience, false, { signal: late.signal })])
  } catch {
    return false
  } finally {
    late.abort()
  }
}
