/** Which signals a request means, what is known of them, and when a subscription has news. Pure. */
import type { Measured } from '@tsunagu/contract/link.ts'
import { signals } from '@tsunagu/contract/signals.ts'
import type { FilterOf, Operator } from './words.ts'
import { VissError } from './words.ts'

export type State = Readonly<Record<string, Measured>>

const known = Object.keys(signals)
const most = 100

/** Leaves below `path`; `parameter` of a paths filter goes below it, `*` stands for anything. Throws VissError when there is none. */
export function leavesOf(path: string, filter: FilterOf<'paths'> | undefined): string[] {
  const asked = filter ? filter.parameter.map((below) => `${path}.${below}`) : [path]
  const found = new Set(asked.flatMap(matching))
  if (found.size === 0) throw new VissError('unavailable_data', 'There is no such signal.')
  if (found.size > most) throw new VissError('invalid_data', `More than ${most} signals at once.`)
  if (!filter && !Object.hasOwn(signals, path) && !path.includes('*'))
    throw new VissError('invalid_data', 'That is a branch: name signals with a filter of the variant paths.')
  return [...found]
}

function matching(asked: string): string[] {
  if (Object.hasOwn(signals, asked)) return [asked]
  const pattern = new RegExp(`^${asked.replaceAll('.', '\\.').replaceAll('*', '.+?')}(\\..+)?$`)
  return known.filter((path) => pattern.test(path))
}

interface Branch {
  type: 'branch'
  children: Record<string, Branch | Leaf>
}
interface Leaf {
  type: 'sensor'
  datatype: 'boolean' | 'double' | 'string'
  unit?: string
  description: string
}

/** The tree at `path` and below, as the Vehicle Signal Specification writes it. Throws VissError when there is none. */
export function metadataOf(path: string): Record<string, Branch | Leaf> {
  const below = known.filter((leaf) => leaf === path || leaf.startsWith(`${path}.`))
  if (below.length === 0) throw new VissError('unavailable_data', 'There is no such signal.')
  const tree: Record<string, Branch | Leaf> = {}
  const depth = path.split('.').length - 1
  for (const leaf of below) {
    const parts = leaf.split('.').slice(depth)
    let at = tree
    for (const part of parts.slice(0, -1)) {
      const branch = (at[part] as Branch | undefined) ?? { type: 'branch', children: {} }
      at[part] = branch
      at = branch.children
    }
    at[parts.at(-1) as string] = leafOf(leaf)
  }
  return tree
}

function leafOf(path: string): Leaf {
  const { kind, unit, about } = signals[path] as (typeof signals)[string]
  const datatype = kind === 'number' ? 'double' : kind
  return { type: 'sensor', datatype, ...(unit ? { unit } : {}), description: about }
}

const compare: Record<Operator, (a: number, b: number) => boolean> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
}

/** Is the value within the bounds? The first bound's combination joins it to the one after it, and so on. */
export function inRange(value: Measured['value'], { parameter }: FilterOf<'range'>): boolean {
  if (typeof value !== 'number') return false
  return parameter.reduce((so, bound, index) => {
    const holds = compare[bound['logic-op']](value, bound.boundary)
    if (index === 0) return holds
    return parameter[index - 1]?.['combination-op'] === 'OR' ? so || holds : so && holds
  }, false)
}

/** Has the value changed by what was asked for? Texts and flags have changed when they are another. */
export function hasChanged(before: Measured['value'] | undefined, now: Measured['value'], { parameter }: FilterOf<'change'>): boolean {
  if (typeof before !== 'number' || typeof now !== 'number') return before !== now
  const operator = parameter['logic-op']
  // "not equal by 0" is any change; others compare how far it has moved
  return operator === 'ne' ? Math.abs(now - before) > parameter.diff : compare[operator](now - before, parameter.diff)
}

const spans = /^P(?=.)(?:(\d{1,3})D)?(?:T(?=.)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/
/** ms of an ISO 8601 duration of days and smaller. Throws VissError for any other text, or for more than a week: that is what exports are for. */
export function spanOf({ parameter }: FilterOf<'history'>): number {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = spans.exec(parameter)?.map((part) => Number(part ?? 0)) ?? []
  const span = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
  if (span <= 0 || span > 7 * 24 * 3600_000) throw new VissError('invalid_data', 'A period like PT1H, up to P7D.')
  return span
}
