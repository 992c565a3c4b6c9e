/** What something cost in CPU, and who was the limit: a generator that is busy all the time measures itself. */
import { cpus } from 'node:os'
import { cpuOf } from './trace/cpu.ts'

/** Process ids by name; `generator` among them. */
export type Processes = Record<string, number>

export interface Cost {
  /** CPU seconds by process. null where the system does not tell. */
  cpuPerThousand: Record<string, number | null>
  /** Cores that each kept busy. */
  cores: Record<string, number | null>
  limitedBy: string
}

/** A core that was busy so much of the time had nothing left. */
const busy = 0.9

export function meter(processes: Processes) {
  const now = () => Object.entries(processes).map(([name, pid]) => [name, cpuOf(pid)] as const)
  return async <T>(act: () => Promise<T>): Promise<[T, (count: number) => Cost]> => {
    const before = new Map(now())
    const began = performance.now()
    const result = await act()
    const seconds = (performance.now() - began) / 1000
    const used = now().map(([name, after]) => {
      const from = before.get(name)
      return [name, after === undefined || from === undefined ? undefined : after - from] as const
    })
    const each = (of: (cpu: number) => number) =>
      Object.fromEntries(used.map(([name, cpu]) => [name, cpu === undefined ? null : Math.round(of(cpu) * 100) / 100]))
    const cores = each((cpu) => cpu / seconds)
    return [result, (count) => ({ cpuPerThousand: each((cpu) => (cpu / count) * 1000), cores, limitedBy: limitOf(cores) })]
  }
}

/** In words. A PostgreSQL of many processes may use more than one core, so only single-threaded ones are judged alone. */
function limitOf(cores: Record<string, number | null>): string {
  const used = Object.values(cores).reduce<number>((sum, share) => sum + (share ?? 0), 0)
  const full = Object.keys(cores).filter((name) => name !== 'postgres' && (cores[name] ?? 0) >= busy)
  if (used >= busy * cpus().length) return 'the machine: all of its cores were busy with this'
  if (full.includes('generator')) return 'the generator: the line could do more'
  if (full.length > 0) return full.join(', ')
  return 'not CPU of these processes: waiting, or others on this machine'
}
