/** Percentiles and what the generator cost. */
import { arch, cpus } from 'node:os'

export interface Spread {
  p50: number
  p99: number
  max: number
}

/** Of milliseconds, to two digits. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN) * 100) / 100
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}

export const machine = () => ({ node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, arch: arch() })

/** CPU seconds of this process since `before`. */
export function cpuSeconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / 10_000) / 100
}
