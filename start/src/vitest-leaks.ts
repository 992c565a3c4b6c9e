import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, vi } from 'vitest'

/** A file of tests that leaves a timer, a server, a connection or a child behind fails: in production the process would not end. */

const leaky = ['Timeout', 'TCPServerWrap', 'TCPSocketWrap', 'TLSWrap', 'ChildProcess', 'Worker']

/** Long enough for a connection to say goodbye, and for the runner's own short timers to pass. */
const graceMs = 2000

// Registered before those of the file, so it runs after them.
afterAll(async () => {
  vi.useRealTimers()
  const end = Date.now() + graceMs
  while (left().length > 0 && Date.now() < end) await sleep(20)
  const names = left()
  if (names.length > 0) throw new Error(`These tests left behind what keeps the process alive: ${names.join(', ')}`)
})

/** Unreferenced timers and sockets are not in it, as they do not keep the process alive. */
function left(): string[] {
  return process.getActiveResourcesInfo().filter((kind) => leaky.includes(kind))
}
