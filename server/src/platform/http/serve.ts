/** `serve(endpoint, handle)`: one endpoint behind the door. Identify, count, parse, open the transaction, act, audit, answer. */
import { Readable } from 'node:stream'
import { csrfHeader } from '@tsunagu/contract/client.ts'
import type { Endpoint, Parsed, Problem, Written } from '@tsunagu/contract/endpoint.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { audit } from '../audit.ts'
import type { Config } from '../config.ts'
import { Failure, Invalid, NotAllowed, TooMany, Unavailable } from '../errors.ts'
import { countTry, networkOf } from '../limits.ts'
import { SpanKind, spanning } from '../watching/telemetry.ts'
import { type Actor, reading, type Work, type WorkGround, working } from '../work.ts'

type Schema = z.core.$ZodType | undefined

/** What a door hands to its verb beside the work. */
export interface Asked<P extends Schema, Q extends Schema, B extends Schema> {
  params: Parsed<P>
  query: Parsed<Q>
  body: Parsed<B>
  /** The body of an endpoint that takes bytes. */
  bytes: Buffer
  address: string
  userAgent: string
  cookies: Record<string, string | undefined>
  setCookie(name: string, value: string, options: { days?: number; path?: string }): void
  clearCookie(name: string, options?: { path?: string }): void
}

/** An answer that is not JSON. Kept by the browser for ever, unless it is a file with a name: that is asked for each time. */
export class Bytes {
  readonly type: string
  readonly data: Buffer
  /** Under which it is saved, with its ending; what has a name may be about a person and stays in no cache. */
  readonly name: string | undefined
  constructor(type: string, data: Buffer, name?: string) {
    this.type = type
    this.data = data
    this.name = name
  }
}

/**
 * A file that is too large to hold: made part by part while it is taken, each part in a reading of its own, so that a slow taker keeps
 * no connection to the database. Parts come one after the other; null is the end. Saved under its name, kept in no cache.
 */
export class Flow {
  readonly type: string
  readonly name: string
  readonly next: (work: Work) => Promise<string | null>
  constructor(type: string, name: string, next: (work: Work) => Promise<string | null>) {
    this.type = type
    this.name = name
    this.next = next
  }
}

/** Without a response schema whatever is returned is not sent; only a Failure counts. */
type Answer<R extends Schema> = R extends undefined ? unknown : Written<R> | Bytes | Failure

export interface Served {
  endpoint: Endpoint
  handle(work: Work, asked: Asked<never, never, never>): Promise<unknown>
}

/** Hangs a verb at an endpoint. A `Failure` that is returned keeps what was written; one that is thrown undoes it. */
export function serve<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  endpoint: Endpoint<P, Q, B, R>,
  handle: (work: Work, asked: Asked<P, Q, B>) => Promise<Answer<R>>,
): Served {
  return { endpoint, handle: handle as Served['handle'] }
}

/** What the accounts module tells the door about a caller. */
export interface Gate {
  /** Reads cookie or token; gives `nobody` when there is none. Throws NotAllowed for a token that is not valid. */
  identify(ground: WorkGround, request: FastifyRequest, endpoint: Endpoint): Promise<Actor>
  /** Is the caller sure enough for this endpoint? Gives the failure that says what is missing. */
  assure(work: Work, request: FastifyRequest, endpoint: Endpoint): Promise<NotAllowed | undefined>
}

export function hangEndpoints(app: FastifyInstance, ground: WorkGround, gate: Gate, served: readonly Served[]): void {
  const types = new Set(served.flatMap(({ endpoint }) => endpoint.bytes?.types ?? []))
  const most = Math.max(0, ...served.map(({ endpoint }) => endpoint.bytes?.max ?? 0))
  if (types.size > 0)
    app.addContentTypeParser([...types], { parseAs: 'buffer', bodyLimit: most }, (_request, body, done) => done(null, body))
  for (const door of served) {
    app.route({
      method: door.endpoint.method,
      url: door.endpoint.path,
      bodyLimit: door.endpoint.bytes?.max ?? 256 * 1024,
      handler: (request, reply) => inSpan(door.endpoint, request, reply, () => answer(ground, gate, door, request, reply)),
    })
  }
}

/** The page names the trace of an act; looks have one of their own. */
function inSpan(endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply, act: () => Promise<FastifyReply>): Promise<FastifyReply> {
  const { traceparent } = request.headers
  const attributes = { 'http.request.method': endpoint.method, 'http.route': endpoint.path, 'tsunagu.act': endpoint.id }
  const options = { kind: SpanKind.SERVER, attributes, ...(typeof traceparent === 'string' ? { parent: traceparent } : {}) }
  return spanning(`${endpoint.method} ${endpoint.path}`, options, async (span) => {
    const sent = await act()
    span?.setAttribute('http.response.status_code', reply.statusCode)
    return sent
  })
}

async function answer(ground: WorkGround, gate: Gate, { endpoint, handle }: Served, request: FastifyRequest, reply: FastifyReply) {
  let actor: Actor = { kind: 'nobody' }
  const row = (outcome: string) => ({
    act: endpoint.id,
    outcome,
    about: (request.params ?? {}) as Record<string, string>,
    address: request.ip,
  })
  try {
    refuseForeignPage(request)
    actor = await gate.identify(ground, request, endpoint)
    refuseStranger(actor, endpoint)
    if (endpoint.limit)
      await countTry(
        ground.db,
        `${endpoint.id} ${'accountId' in actor ? actor.accountId : networkOf(request.ip)}`,
        endpoint.limit,
        new Date(),
      )
    const asked = parse(ground.config, endpoint, request, reply)
    const around = endpoint.method === 'GET' ? reading : working
    const result = await around(ground, actor, async (work) => {
      const done = endpoint.assurance === 'session' ? undefined : await gate.assure(work, request, endpoint)
      const outcome = done ?? (await handle(work, asked))
      if (endpoint.method !== 'GET') work.atLast(audit(actor, work.now, row(outcome instanceof Failure ? outcome.code : 'done')))
      return outcome
    })
    if (result instanceof Failure) return sendProblem(reply, result)
    if (result instanceof Bytes) return sendBytes(reply, result)
    if (result instanceof Flow) return sendFlow(reply, result, (part) => reading(ground, actor, part))
    reply.code(endpoint.status)
    if (!endpoint.response) return reply.send()
    return reply.header('cache-control', 'no-store').send(z.parse(endpoint.response, result))
  } catch (error) {
    const failure = error instanceof Failure ? error : faultOf(ground, endpoint.id, error)
    // the transaction is gone, and its audit row with it
    if (endpoint.method !== 'GET')
      await audit(actor, new Date(), row(failure.code))
        .execute(ground.db)
        .catch((lost) => ground.log.error({ lost }, 'audit row lost'))
    return sendProblem(reply, failure)
  }
}

/** A page of another origin cannot set our header, and browsers say where a request comes from (CSRF). */
function refuseForeignPage(request: FastifyRequest): void {
  if (request.method === 'GET' || request.headers.authorization) return
  const site = request.headers['sec-fetch-site']
  if (request.headers[csrfHeader] === undefined || (site !== undefined && site !== 'same-origin')) throw new NotAllowed('foreign-page')
}

function refuseStranger(actor: Actor, { who }: Endpoint): void {
  if (who === 'anyone') return
  if (actor.kind === 'nobody') throw new NotAllowed('signed-out', undefined, 'Bearer')
  if (who === 'owner') {
    if (actor.kind !== 'owner') throw new NotAllowed()
  } else if (actor.kind !== 'staff' || !actor.roles.some((role) => who.staff.includes(role))) {
    throw new NotAllowed()
  }
}

function parse(config: Config, endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): Asked<never, never, never> {
  const fields: Record<string, string> = {}
  const part = (schema: Schema, value: unknown) => {
    if (!schema) return undefined
    const read = z.safeParse(schema, value)
    if (read.success) return read.data
    for (const issue of read.error.issues) fields[issue.path.join('.') || '_'] ??= faultWord(issue, value)
    return undefined
  }
  const params = part(endpoint.params, request.params)
  const query = part(endpoint.query, request.query)
  const body = part(endpoint.body, request.body ?? {})
  if (Object.keys(fields).length > 0) throw new Invalid(fields)
  // the address people type decides: behind a proxy the request itself may be plain
  const secure = config.ORIGIN.startsWith('https:')
  return {
    params: params as never,
    query: query as never,
    body: body as never,
    bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    cookies: request.cookies,
    setCookie: (name, value, { days, path = '/' }) => {
      reply.setCookie(name, value, {
        path,
        httpOnly: true,
        sameSite: 'lax',
        secure,
        ...(days ? { maxAge: Math.round(days * 86_400) } : {}),
      })
    },
    clearCookie: (name, { path = '/' } = {}) => {
      reply.clearCookie(name, { path, httpOnly: true, sameSite: 'lax', secure })
    },
  }
}

function faultWord(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'too_big') return 'too-long'
  const given = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value)
  if (given === undefined || given === null || given === '') return 'required'
  // a word of the contract's own: `not-mobile`
  if (/^[a-z-]+$/.test(issue.message)) return issue.message
  return issue.code === 'too_small' ? 'too-short' : 'invalid'
}

/** What is not one of ours is a fault: logged whole, told as `unavailable`. */
function faultOf(ground: WorkGround, act: string, error: unknown): Failure {
  ground.log.error({ err: error, act }, 'fault')
  return new Unavailable('unavailable')
}

function sendBytes(reply: FastifyReply, { type, data, name }: Bytes): FastifyReply {
  reply.type(type).header('cache-control', name === undefined ? 'private, max-age=31536000, immutable' : 'no-store')
  // RFC 6266: shown where the browser can, saved under its name
  if (name !== undefined) reply.header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
  return reply.send(data)
}

function sendFlow(reply: FastifyReply, { type, name, next }: Flow, read: (part: Flow['next']) => Promise<string | null>): FastifyReply {
  const parts = new Readable({
    read() {
      const more = async () => {
        let part = await read(next)
        // a push of nothing would be the last word to a stream
        while (part === '') part = await read(next)
        this.push(part)
      }
      more().catch((fault) => this.destroy(fault as Error))
    },
  })
  reply.type(type).header('cache-control', 'no-store')
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  return reply.send(parts)
}

export function sendProblem(reply: FastifyReply, failure: Failure): FastifyReply {
  const problem: Problem = { type: 'about:blank', status: failure.status, code: failure.code, title: failure.constructor.name }
  if (failure instanceof Invalid) problem.fields = failure.fields
  if (failure.facts) problem.facts = failure.facts
  if (failure instanceof TooMany) {
    problem.retryAfter = failure.retryAfter
    reply.header('retry-after', failure.retryAfter)
  }
  if (failure instanceof NotAllowed && failure.challenge) reply.header('www-authenticate', failure.challenge)
  return reply.code(failure.status).type('application/problem+json').header('cache-control', 'no-store').send(JSON.stringify(problem))
}
