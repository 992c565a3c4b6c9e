/** CPU seconds of processes that are not ours to ask: Linux keeps them in /proc. */
import { readdirSync, readFileSync } from 'node:fs'

/** `getconf CLK_TCK`, 100 on every Linux that Node runs on. */
const ticks = 100

/** CPU seconds of a process and of its children, dead and alive. Undefined where there is no /proc. */
export function cpuOf(pid: number): number | undefined {
  try {
    return childrenOf(pid).reduce((sum, child) => sum + own(child), own(pid))
  } catch {
    return undefined
  }
}

/** User and system time, and that of children it has buried. */
function own(pid: number): number {
  const fields = statOf(pid)
  return fields ? [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0) / ticks : 0
}

export const childrenOf = (pid: number) =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && statOf(Number(entry))?.[1] === String(pid))
    .map(Number)

/** The fields of proc(5) from `state` on: [0] state, [1] parent, [11] user time … */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

export const parentOf = (pid: number) => Number(statOf(pid)?.[1])
