/**
 * One endpoint is one constant: the page calls it, the server serves it, OpenAPI is written from it.
 * Read `serve()` (server/src/platform/http/serve.ts) and `call()` (client.ts) beside this file.
 */
import type * as z from 'zod'

type Schema = z.core.$ZodType

export const staffRoles = ['dealer', 'operator', 'support', 'reviewer', 'administrator'] as const
export type StaffRole = (typeof staffRoles)[number]

/** Who may call: nobody in particular, a signed-in owner, or staff in one of these roles. */
export type Who = 'anyone' | 'owner' | { readonly staff: readonly StaffRole[] }

/**
 * How sure we must be that it is really them.
 * `session`: signed in. `fresh`: password or passkey within the last minutes (ACC-30).
 * `this-request`: a passkey assertion bound to this very request, when configuration asks for it (`STEP_UP`).
 */
export type Assurance = 'session' | 'fresh' | 'this-request'

export interface Endpoint<
  Params extends Schema | undefined = Schema | undefined,
  Query extends Schema | undefined = Schema | undefined,
  Body extends Schema | undefined = Schema | undefined,
  Response extends Schema | undefined = Schema | undefined,
> {
  /** `module.verb`, unique: the OpenAPI operationId and the word in the audit log. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Under the origin, with `:name` for parameters. */
  readonly path: `/api/${string}`
  readonly who: Who
  /** What it does, in one sentence with its source (requirement id). */
  readonly summary: string
  readonly assurance: Assurance
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** A body that is bytes, not JSON: accepted media types and the most bytes. */
  readonly bytes?: { readonly types: readonly string[]; readonly max: number }
  readonly response: Response
  /** 200 unless said; 202 = begun, watch it. */
  readonly status: number
  /** Codes of `Refused` this endpoint may answer (409), each with a sentence in the screens' language files. */
  readonly refusals: readonly string[]
  /** Calls allowed per window, by the caller's account or, without one, by address. */
  readonly limit?: { readonly calls: number; readonly seconds: number }
}

type Asked<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined, R extends Schema | undefined> = Pick<
  Endpoint,
  'id' | 'method' | 'path' | 'who' | 'summary'
> & {
  assurance?: Assurance
  params?: P
  query?: Q
  body?: B
  bytes?: NonNullable<Endpoint['bytes']>
  response?: R
  status?: number
  refusals?: readonly string[]
  limit?: NonNullable<Endpoint['limit']>
}

/** Declares an endpoint. Left out: no parameters, no query, no body, an empty answer (204), assurance `session`. */
export function endpoint<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  R extends Schema | undefined = undefined,
>(asked: Asked<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    assurance: 'session',
    refusals: [],
    status: asked.response ? 200 : 204,
    ...asked,
    params: asked.params as P,
    query: asked.query as Q,
    body: asked.body as B,
    response: asked.response as R,
  }
}

/** What a schema gives after parsing; an endpoint without that part has none. */
export type Parsed<S> = S extends Schema ? z.core.output<S> : undefined
/** What a caller writes. */
export type Written<S> = S extends Schema ? z.core.input<S> : undefined

/** The body of every error answer: RFC 9457 problem+json. */
export interface Problem {
  type: 'about:blank'
  status: number
  /** Plain word the screens have a sentence for: `car-is-moving`, `not-found`, `invalid`, `too-many` … */
  code: string
  /** English, for logs and developers; never shown to an owner. */
  title: string
  /** Faults by field, dotted path → code (`required`, `too-long`, `invalid` …). */
  fields?: Record<string, string>
  /** Seconds until a retry makes sense. */
  retryAfter?: number
  /** Facts the sentence needs: `{ triesLeft: 3 }`. */
  facts?: Record<string, unknown>
}
