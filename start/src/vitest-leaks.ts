import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, vi } from 'vitest'

/** A file of tests that leaves a timer, a server or a connection behind fails: in production the process would not end. */

const leaky = ['Timeout', 'TCPServerWrap', 'TCPSocketWrap', 'TLSWrap', 'ChildProcess', 'Worker']
const graceMs = 2000

let before: Map<string, number>
beforeAll(() => {
  before = held()
})

afterAll(async () => {
  vi.useRealTimers()
  let left: string[] = []
  for (const end = Date.now() + graceMs; Date.now() < end; await sleep(20)) {
    left = leftSince(before)
    if (left.length === 0) return
  }
  throw new Error(`These tests left behind what keeps the process alive: ${left.join(', ')}`)
})

function leftSince(then: Map<string, number>): string[] {
  return [...held()]
    .filter(([kind, count]) => count > (then.get(kind) ?? 0))
    .map(([kind, count]) => `${count - (then.get(kind) ?? 0)} × ${kind}`)
}

/** Unreferenced timers and sockets do not count, as they do not keep the process alive. */
function held(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const kind of process.getActiveResourcesInfo()) if (leaky.includes(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}
