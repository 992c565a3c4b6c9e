/** Requests of VISS v3 over WebSocket, its error numbers, and how values are written: always as text. */
import type { Measured } from '@tsunagu/contract/link.ts'
import * as z from 'zod'

const spans = /^P(?=.)(?:(\d{1,3})D)?(?:T(?=.)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/
/** ms of an ISO 8601 duration of days and smaller; undefined: any other text. */
export function readSpan(text: string): number | undefined {
  const found = spans.exec(text)
  if (!found) return undefined
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0))
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}
const isSpan = (text: string) => (readSpan(text) ?? 0) > 0

const errors = {
  bad_request: '400',
  invalid_data: '400',
  invalid_token: '401',
  forbidden_request: '403',
  unavailable_data: '404',
  too_many_requests: '429',
  service_unavailable: '503',
} as const
type Reason = keyof typeof errors

/** An answer that is a refusal; thrown by whoever reads or does a request. */
export class VissError extends Error {
  readonly reason: Reason
  constructor(reason: Reason, description: string) {
    super(description)
    this.reason = reason
  }

  get answer() {
    return { number: errors[this.reason], reason: this.reason, description: this.message }
  }
}

const parts = (part: RegExp) =>
  z
    .string()
    .max(200)
    .regex(part)
    .transform((path) => path.replaceAll('/', '.'))
/** Of the request itself: no wildcards there. */
const path = parts(/^[A-Za-z0-9_]+([./][A-Za-z0-9_]+)*$/)
/** Below it, in a paths filter: `*` stands for one segment. */
const below = parts(/^(\w+|\*)([./](\w+|\*))*$/)
const numeric = z
  .union([z.string().trim().min(1), z.number()])
  .transform(Number)
  .pipe(z.number())
const operator = z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte'])
export type Operator = z.infer<typeof operator>
const bound = z.object({ 'logic-op': operator, boundary: numeric, 'combination-op': z.enum(['AND', 'OR']).default('AND') })
/** A single bound or two (CORE, range filter operation). */
const bounds = z.union([bound.transform((only) => [only]), z.array(bound).length(2)])
const many = <T extends z.ZodType>(one: T, most: number) => z.union([one.transform((only) => [only]), z.array(one).min(1).max(most)])

const filter = z.discriminatedUnion('variant', [
  z.object({ variant: z.literal('paths'), parameter: many(below, 100) }),
  z.object({ variant: z.literal('timebased'), parameter: z.object({ period: numeric.pipe(z.number().min(100).max(86_400_000)) }) }),
  z.object({ variant: z.literal('range'), parameter: bounds }),
  z.object({ variant: z.literal('change'), parameter: z.object({ 'logic-op': operator, diff: numeric }) }),
  z.object({
    variant: z.literal('curvelog'),
    parameter: z.object({ maxerr: numeric.pipe(z.number().min(0)), bufsize: numeric.pipe(z.number().int().min(2).max(1000)) }),
  }),
  z.object({ variant: z.literal('history'), parameter: z.string().max(40).refine(isSpan) }),
  // generations; 0 = all
  z.object({ variant: z.literal('metadata'), parameter: numeric.pipe(z.number().int().min(0).max(100)) }),
])
export type Filter = z.infer<typeof filter>
export type FilterOf<V extends Filter['variant']> = Extract<Filter, { variant: V }>

/** At most one `paths` and one of the others, said together as with AND. */
const together = many(filter, 2).refine((all) => all.length === 1 || all.filter(({ variant }) => variant === 'paths').length === 1)
/** A read tells what is or was; a subscription needs to know when to speak. */
const ofRead = together.refine((all) => all.every(({ variant }) => ['paths', 'history', 'metadata'].includes(variant)))
const ofSubscription = together.refine((all) => all.some(({ variant }) => ['timebased', 'change', 'range', 'curvelog'].includes(variant)))

const requestId = z.union([z.string().max(100), z.number()]).optional()
const common = { requestId, authorization: z.string().max(4000).optional(), dc: z.unknown().optional() }
const request = z.discriminatedUnion('action', [
  z.object({ action: z.literal('get'), path, filter: ofRead.optional(), ...common }),
  z.object({ action: z.literal('set'), path: z.unknown(), ...common }),
  z.object({ action: z.literal('subscribe'), path, filter: ofSubscription, ...common }),
  z.object({ action: z.literal('unsubscribe'), subscriptionId: z.union([z.string().max(40), z.number()]).transform(String), ...common }),
])
export type VissRequest = z.infer<typeof request>
export type RequestOf<A extends VissRequest['action']> = Extract<VissRequest, { action: A }>

/** What can be answered of a message that is not readable. */
export interface Envelope {
  action: string | undefined
  requestId: string | number | undefined
}

export function readRequest(text: string): { envelope: Envelope; request: VissRequest | VissError } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { envelope: { action: undefined, requestId: undefined }, request: new VissError('bad_request', 'The message is not JSON.') }
  }
  const envelope = envelopeOf(json)
  const read = request.safeParse(json)
  if (read.success)
    return { envelope, request: isCompressed(read.data.dc) ? new VissError('unavailable_data', 'Unsupported feature: dc.') : read.data }
  const [issue] = read.error.issues
  const what = issue?.path[0] === 'filter' ? 'Missing or invalid filter' : 'Not readable'
  return { envelope, request: new VissError('bad_request', `${what}: ${issue?.path.join('.') || 'the whole message'}.`) }
}

/** `0+0` asks for nothing. */
const isCompressed = (dc: unknown) => dc !== undefined && dc !== '' && dc !== '0+0'

const said = z.object({ action: z.string().max(40).optional().catch(undefined), requestId: requestId.catch(undefined) })
function envelopeOf(json: unknown): Envelope {
  const { data } = said.safeParse(json)
  return { action: data?.action, requestId: data?.requestId }
}

export const filterOf = <V extends Filter['variant']>(all: readonly Filter[] | undefined, variant: V): FilterOf<V> | undefined =>
  all?.find((one): one is FilterOf<V> => one.variant === variant)

export interface DataPoint {
  value: string
  ts: string
}
export interface DataItem {
  path: string
  dp: DataPoint | DataPoint[]
}

export const itemOf = (path: string, measured: Measured | undefined, now: Date): DataItem => ({ path, dp: pointOf(measured, now) })

/** Stands in the place of a value when others of the same answer are there. */
const notAvailable = 'viss-inline:Data-not-available'

const pointOf = (measured: Measured | undefined, now: Date): DataPoint =>
  measured === undefined || measured.value === null
    ? { value: notAvailable, ts: now.toISOString() }
    : { value: String(measured.value), ts: measured.confirmedAt }
