import { isStorable, randomId, signalPath, type Trace, trace } from '@tsunagu/contract/message.ts'
import { signals } from '@tsunagu/contract/signals.ts'
import { check } from '../read-word.ts'

/** A trace message, or why it is none. The contract's schema decides; what is plainly right need not ask it (it costs ten times as much). */
export function readTrace(payload: Buffer): Trace | string {
  let json: unknown
  try {
    json = JSON.parse(payload.toString('utf8'))
  } catch {
    return 'not JSON'
  }
  if (isPlainlyTrace(json)) return json
  const checked = check(trace, json)
  return checked.success ? checked.data : checked.why
}

const longestDt = 86_400_000
const mostSamples = 1000
const mostNa = 500
const longestText = 256

/** The schema written out. False: ask the schema. */
export function isPlainlyTrace(json: unknown): json is Trace {
  if (!isObject(json)) return false
  for (const key in json) {
    const value = json[key]
    if (!(Object.hasOwn(fields, key) && fields[key as keyof typeof fields](value))) return false
  }
  const { boot, seq, t, dt, s } = json as Partial<Trace>
  if (boot === undefined || seq === undefined || t === undefined || dt === undefined || s === undefined) return false
  for (const path in s) if (!(isPath(path) && isColumn(s[path], dt.length))) return false
  return true
}

const fields: Record<keyof Trace, (value: unknown) => boolean> = {
  boot: (value) => randomId.safeParse(value).success,
  seq: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  t: Number.isSafeInteger,
  dt: (value) => Array.isArray(value) && value.length >= 1 && value.length <= mostSamples && value.every(isDt),
  s: isObject,
  na: (value) => Array.isArray(value) && value.length <= mostNa && value.every((path) => typeof path === 'string' && isPath(path)),
  key: (value) => typeof value === 'boolean',
}

const isDt = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= longestDt
const isPath = (path: string) => Object.hasOwn(signals, path) || signalPath.safeParse(path).success

function isColumn(column: unknown, length: number): boolean {
  if (!Array.isArray(column) || column.length !== length) return false
  for (const sample of column)
    switch (typeof sample) {
      case 'number':
        if (!Number.isFinite(sample)) return false
        break
      case 'string':
        if (sample.length > longestText || !isStorable(sample)) return false
        break
      case 'boolean':
        break
      default:
        if (sample !== null) return false
    }
  return true
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
