/** How many cars this machine lets us hold: each is a file of the generator, a file of the door and a port. */
import { readFileSync } from 'node:fs'

/** Files and ports for everything that is not a car. */
const others = 500

/** `asked`, or fewer and why. */
export function mostCars(asked: number): { cars: number; why?: string } {
  // Node has raised the soft limit to the hard one for itself and for those it starts
  const files = readNumbers('/proc/self/limits', /^Max open files\s+(\d+)/m)[0] ?? Number.POSITIVE_INFINITY
  const [first = 32_768, last = 60_999] = readNumbers('/proc/sys/net/ipv4/ip_local_port_range', /(\d+)\s+(\d+)/)
  if (asked > files - others) return { cars: files - others, why: `a process may open only ${files} files here (ulimit -Hn)` }
  if (asked > last - first - others) return { cars: last - first - others, why: `only ports ${first} to ${last} are free for connections` }
  return { cars: asked }
}

function readNumbers(file: string, pattern: RegExp): number[] {
  try {
    return (pattern.exec(readFileSync(file, 'latin1')) ?? []).slice(1).map(Number)
  } catch {
    return []
  }
}
