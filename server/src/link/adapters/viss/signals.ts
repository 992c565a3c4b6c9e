/** Which signals a request means, what is known of them, and when a subscription has news. Pure. */
import type { Measured } from '@tsunagu/contract/link.ts'
import { allSignals as signals } from '../device-signals.ts'
import type { FilterOf, Operator } from './words.ts'
import { readSpan, VissError } from './words.ts'

export type State = Readonly<Record<string, Measured>>

const known = Object.keys(signals)
const most = 100

/**
 * Leaves below `path`; `parameter` of a paths filter goes below it, `*` stands for one segment. Throws VissError when one of them names
 * nothing.
 */
export function leavesOf(path: string, filter: FilterOf<'paths'> | undefined): string[] {
  const asked = filter ? filter.parameter.map((below) => `${path}.${below}`) : [path]
  const found = new Set(asked.flatMap(matching))
  if (found.size > most) throw new VissError('invalid_data', `More than ${most} signals at once.`)
  if (!filter && !Object.hasOwn(signals, path))
    throw new VissError('invalid_data', 'Requested action on a branch is not supported: name signals with a filter of the variant paths.')
  return [...found]
}

/**
 * The signal by which a subscription to several decides when to speak: the first of its paths, which must be one alone (CORE, subscription
 * event triggering). Throws VissError when it is not.
 */
export function triggerOf(path: string, filter: FilterOf<'paths'> | undefined): string {
  const first = filter ? `${path}.${filter.parameter[0]}` : path
  if (!Object.hasOwn(signals, first)) throw new VissError('bad_request', 'Incorrect filter: the first path is to name one signal.')
  return first
}

function matching(asked: string): string[] {
  if (Object.hasOwn(signals, asked)) return [asked]
  const pattern = new RegExp(`^${asked.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}(\\..+)?$`)
  const found = known.filter((path) => pattern.test(path))
  if (found.length === 0) throw new VissError('unavailable_data', `Data is unknown: ${asked}.`)
  return found
}

/** Can this signal be compared as the filter asks? Throws VissError when it cannot: flags have no range, words no distance. */
export function checkComparable(path: string, filter: FilterOf<'change' | 'range' | 'curvelog'>): void {
  const kind = signals[path]?.kind
  if (kind === 'number') return
  const { variant, parameter } = filter
  const isFine =
    variant === 'change' && parameter.diff === 0 && (kind === 'boolean' ? parameter['logic-op'] !== 'eq' : parameter['logic-op'] === 'ne')
  if (!isFine) throw new VissError('invalid_data', `Incorrect data type: ${path}.`)
}

interface Branch {
  type: 'branch'
  children?: Tree
}
interface Leaf {
  type: 'sensor'
  datatype: 'boolean' | 'double' | 'string'
  unit?: string
  description: string
}
type Tree = Record<string, Branch | Leaf>

/**
 * The trees at `path`, or at the paths of the filter below it, as the Vehicle Signal Specification writes them: so many generations, the
 * root among them; 0 = all. Throws VissError when there is none.
 */
export function metadataOf(path: string, generations: number, filter: FilterOf<'paths'> | undefined): Tree {
  const roots = filter ? filter.parameter.flatMap((below) => nodesAt(`${path}.${below}`)) : nodesAt(path)
  return Object.fromEntries(roots.map((root) => [root.split('.').at(-1) as string, nodeAt(root, generations || Number.POSITIVE_INFINITY)]))
}

/** Branches and leaves of that name. */
function nodesAt(asked: string): string[] {
  const depth = asked.split('.').length
  const pattern = new RegExp(`^${asked.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`)
  const nodes = new Set(known.map((leaf) => leaf.split('.').slice(0, depth).join('.')).filter((node) => pattern.test(node)))
  if (nodes.size === 0) throw new VissError('unavailable_data', `Data is unknown: ${asked}.`)
  return [...nodes]
}

function nodeAt(node: string, generations: number): Branch | Leaf {
  if (Object.hasOwn(signals, node)) return leafOf(node)
  if (generations <= 1) return { type: 'branch' }
  const children = nodesAt(`${node}.*`).map((child): [string, Branch | Leaf] => [
    child.slice(node.length + 1),
    nodeAt(child, generations - 1),
  ])
  return { type: 'branch', children: Object.fromEntries(children) }
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

/**
 * Has the value changed as was asked for, since it was told last? A flag counts as 0 and 1; of a word only `ne` can be asked, and what the
 * car says for the first time, or no longer, is a change.
 */
export function hasChanged(before: Measured['value'] | undefined, now: Measured['value'], { parameter }: FilterOf<'change'>): boolean {
  if (before === now) return false
  const [was, is] = [amountOf(before), amountOf(now)]
  return was === undefined || is === undefined || compare[parameter['logic-op']](is - was, parameter.diff)
}

const amountOf = (value: Measured['value'] | undefined): number | undefined =>
  typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : undefined

const week = 7 * 24 * 3600_000
/** ms back from now. Throws VissError for more than a week: that is what exports are for. */
export function spanOf({ parameter }: FilterOf<'history'>): number {
  const span = readSpan(parameter) ?? 0
  if (span > week) throw new VissError('invalid_data', 'Data value outside limit: up to P7D.')
  return span
}
