import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tell } from './postgres-server.ts'

/** Which launcher ends the database: a note beside the cluster with its pid and its birth, because pids are used again. */
const fileName = 'held-by'

export function takeHold(folder: string): void {
  writeFileSync(join(folder, fileName), mark(process.pid))
}

/** Whether the launcher that noted itself still lives; it may be this very process. */
export function holderOf(folder: string): 'none' | 'alive' | 'gone' {
  const path = join(folder, fileName)
  if (!existsSync(path)) return 'none'
  const held = readFileSync(path, 'utf8')
  const pid = Number(held.split(' ')[0])
  return tell(pid, 0) && held === mark(pid) ? 'alive' : 'gone'
}

export function letGo(folder: string): void {
  rmSync(join(folder, fileName), { force: true })
}

function mark(pid: number): string {
  return `${pid} ${birth(pid)}\n`
}

/** When the process began: the kernel's ticks on Linux, the date elsewhere. */
function birth(pid: number): string {
  if (process.platform !== 'linux') return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
  try {
    // Field 22 of /proc/PID/stat, counted after the program's name, which may hold spaces.
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? ''
    )
  } catch {
    return ''
  }
}
