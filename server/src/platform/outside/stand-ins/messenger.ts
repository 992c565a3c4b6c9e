/** Messages of a stand-in to the centre: each is tried until it is taken, with growing waits, as real companies do. */

/** Gives whether the message was taken. */
export type Deliver = (path: string, body: string) => Promise<boolean>

const waits = [1, 5, 30, 120, 600, 3600].map((seconds) => seconds * 1000)

export interface Messenger {
  tell(path: string, message: object): void
  /** Resolves when nothing is being sent just now; what waits for another try may still wait. */
  quiet(): Promise<void>
  close(): Promise<void>
}

export function createMessenger(deliver: Deliver): Messenger {
  const timers = new Set<NodeJS.Timeout>()
  const sending = new Set<Promise<void>>()
  let closed = false

  const attempt = (path: string, body: string, tries: number) => {
    const one = deliver(path, body)
      .catch(() => false)
      .then((taken) => {
        const wait = waits[tries]
        if (taken || closed || wait === undefined) return
        const timer = setTimeout(() => {
          timers.delete(timer)
          attempt(path, body, tries + 1)
        }, wait)
        timer.unref()
        timers.add(timer)
      })
      .finally(() => sending.delete(one))
    sending.add(one)
  }
  const quiet = async () => {
    while (sending.size > 0) await Promise.all(sending)
  }
  return {
    tell: (path, message) => attempt(path, JSON.stringify(message), 0),
    quiet,
    async close() {
      closed = true
      for (const timer of timers) clearTimeout(timer)
      await quiet()
    },
  }
}
