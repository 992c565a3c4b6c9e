const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** A database of this process. */
interface Living {
  /** The last thing before the process is gone: it cannot wait. */
  atExit(): void
  stop(): Promise<void>
}

const living = new Set<Living>()

/**
 * Ties a database to this process: it ends with it. A signal that nobody else listens to is ours to obey; a program
 * that has its own handler stops us itself, in its own order.
 * @returns what undoes it.
 */
export function onProcessEnd(database: Living): () => void {
  if (living.size === 0) listen()
  living.add(database)
  return () => {
    living.delete(database)
    if (living.size === 0) unlisten()
  }
}

function listen(): void {
  process.on('exit', atExit)
  for (const signal of Object.keys(signals)) process.on(signal, onSignal)
}

function unlisten(): void {
  process.off('exit', atExit)
  for (const signal of Object.keys(signals)) process.off(signal, onSignal)
}

function atExit(): void {
  for (const database of living) database.atExit()
}

function onSignal(signal: keyof typeof signals): void {
  if (process.listenerCount(signal) > 1) return
  void Promise.allSettled([...living].map((database) => database.stop())).then(() => process.exit(signals[signal]))
}
