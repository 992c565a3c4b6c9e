/** Requests of VISS v3 over WebSocket, its error numbers, and how values are written: always as text. */
import type { Measured } from '@tsunagu/contract/link.ts'
import * as z from 'zod'

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

const pathParts = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_*]+([./][A-Za-z0-9_*]+)*$/)
  .transform((path) => path.replaceAll('/', '.'))
const numeric = z.union([z.string(), z.number()]).transform(Number).pipe(z.number())
const operator = z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte'])
export type Operator = z.infer<typeof operator>
const bound = z.object({ 'logic-op': operator, boundary: numeric, 'combination-op': z.enum(['AND', 'OR']).default('AND') })
const many = <T extends z.ZodType>(one: T, most: number) => z.union([one.transform((only) => [only]), z.array(one).min(1).max(most)])

const filter = z.discriminatedUnion('variant', [
  z.object({ variant: z.literal('paths'), parameter: many(pathParts, 100) }),
  z.object({ variant: z.literal('timebased'), parameter: z.object({ period: numeric.pipe(z.number().min(100).max(86_400_000)) }) }),
  z.object({ variant: z.literal('range'), parameter: many(bound, 4) }),
  z.object({ variant: z.literal('change'), parameter: z.object({ 'logic-op': operator, diff: numeric }) }),
  z.object({ variant: z.literal('history'), parameter: z.string().max(40) }),
  z.object({ variant: z.literal('metadata'), parameter: z.unknown().optional() }),
])
export type Filter = z.infer<typeof filter>
export type FilterOf<V extends Filter['variant']> = Extract<Filter, { variant: V }>

const requestId = z.union([z.string().max(100), z.number()]).optional()
const common = { requestId, authorization: z.string().max(4000).optional(), dc: z.unknown().optional() }
const filters = many(filter, 4).optional()
const request = z.discriminatedUnion('action', [
  z.object({ action: z.literal('get'), path: pathParts, filter: filters, ...common }),
  z.object({ action: z.literal('set'), path: z.unknown(), ...common }),
  z.object({ action: z.literal('subscribe'), path: pathParts, filter: filters, ...common }),
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
  if (read.success) return { envelope, request: read.data }
  const [issue] = read.error.issues
  const reason = issue?.path[0] === 'filter' ? 'invalid_data' : 'bad_request'
  return { envelope, request: new VissError(reason, `Not readable: ${issue?.path.join('.') || 'the whole message'}.`) }
}

const said = z.object({ action: z.string().max(40).optional().catch(undefined), requestId: requestId.catch(undefined) })
function envelopeOf(json: unknown): Envelope {
  const { data } = said.safeParse(json)
  return { action: data?.action, requestId: data?.requestId }
}

export const filterOf = <V extends Filter['variant']>(all: readonly Filter[] | undefined, variant: V): FilterOf<V> | undefined =>
  all?.find((one): one is FilterOf<V> => one.variant === variant)

interface DataPoint {
  value: string
  ts: string
}
export interface DataItem {
  path: string
  dp: DataPoint | DataPoint[]
}

/** Stands in the place of a value when others of the same answer are there. */
const notAvailable = 'viss-inline:Data-not-available'

export const pointOf = (measured: Measured | undefined, now: Date): DataPoint =>
  measured === undefined || measured.value === null
    ? { value: notAvailable, ts: now.toISOString() }
    : { value: String(measured.value), ts: measured.confirmedAt }
