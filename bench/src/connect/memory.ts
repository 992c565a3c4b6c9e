/** Memory of processes as Linux counts it. undefined where there is no /proc, or where we may not look. */
import { readFileSync } from 'node:fs'
import { childrenOf } from '../trace/cpu.ts'

/** Resident bytes. */
export const residentBytes = (pid: number): number | undefined => kilobytes(`/proc/${pid}/status`, 'VmRSS')

/** Bytes of a process and its children, what several share divided among them: PostgreSQL's buffers count once. */
export function sharedOutBytes(pid: number): number | undefined {
  const all = [pid, ...childrenOf(pid)].map((one) => kilobytes(`/proc/${one}/smaps_rollup`, 'Pss'))
  return all.some((bytes) => bytes === undefined) ? undefined : all.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0)
}

function kilobytes(file: string, name: string): number | undefined {
  try {
    const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'latin1'))
    return found ? Number(found[1]) * 1024 : undefined
  } catch {
    return undefined
  }
}
