/** `call(endpoint, input)`: the one way a page, a test or another program speaks to the centre. */
import * as z from 'zod'
import type { Endpoint, Parsed, Problem, Written } from './endpoint.ts'

type Schema = z.core.$ZodType | undefined
type Part<K extends string, S> = S extends z.core.$ZodType ? { [key in K]: Written<S> } : { [key in K]?: undefined }

export type Input<P extends Schema, Q extends Schema, B extends Schema> = Part<'params', P> &
  Part<'query', Q> &
  Part<'body', B> & { bytes?: { type: string; data: Blob | Uint8Array<ArrayBuffer> }; signal?: AbortSignal }

/** An answer that is not a success; `problem.code` names why. */
export class CallFailed extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.title}`)
    this.problem = problem
  }
}

export interface Transport {
  /** `''` in a browser: the page's own origin. */
  origin: string
  fetch: typeof fetch
  headers?: () => Record<string, string>
  /** Asked when the server wants a passkey for this very request; gives the header's value, or null to give up. */
  prove?: (problem: Problem) => Promise<string | null>
}

/** The header that carries a passkey assertion bound to the request it travels with. */
export const proofHeader = 'x-tsunagu-proof'
/** The header a browser page must send on every change; a foreign page cannot (CSRF). */
export const csrfHeader = 'x-tsunagu-csrf'

export function createCall(transport: Transport) {
  return async function call<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
    endpoint: Endpoint<P, Q, B, R>,
    ...[input]: Record<string, never> extends Input<P, Q, B> ? [Input<P, Q, B>?] : [Input<P, Q, B>]
  ): Promise<Parsed<R>> {
    const given = (input ?? {}) as {
      params?: object
      query?: object
      body?: unknown
      bytes?: { type: string; data: Blob | Uint8Array<ArrayBuffer> }
      signal?: AbortSignal
    }
    const url = transport.origin + pathOf(endpoint.path, given.params) + queryOf(given.query)
    const send = (extra: Record<string, string>) =>
      transport.fetch(url, {
        method: endpoint.method,
        headers: {
          accept: 'application/json, application/problem+json',
          ...(endpoint.method === 'GET' ? {} : { [csrfHeader]: '1' }),
          ...(given.bytes ? { 'content-type': given.bytes.type } : given.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...transport.headers?.(),
          ...extra,
        },
        ...(given.bytes ? { body: given.bytes.data } : given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
        ...(given.signal ? { signal: given.signal } : {}),
      })
    let answer = await answered(send, {})
    if (!answer.ok && transport.prove) {
      const problem = await problemOf(answer.clone())
      if (problem.code === 'proof-needed') {
        const proof = await transport.prove(problem)
        if (proof !== null) answer = await answered(send, { [proofHeader]: proof })
      }
    }
    if (!answer.ok) throw new CallFailed(await problemOf(answer))
    if (answer.status === 204 || !endpoint.response) return undefined as Parsed<R>
    return z.parse(endpoint.response, await answer.json()) as Parsed<R>
  }
}

async function answered(send: (extra: Record<string, string>) => Promise<Response>, extra: Record<string, string>) {
  try {
    return await send(extra)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new CallFailed({ type: 'about:blank', status: 0, code: 'no-network', title: String(error) })
  }
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const body = (await answer.json()) as Problem
    if (typeof body.code === 'string') return body
  } catch {
    // not a problem document: say what the status says
  }
  return { type: 'about:blank', status: answer.status, code: answer.status >= 500 ? 'unavailable' : 'unknown', title: answer.statusText }
}

function pathOf(path: string, params: object | undefined): string {
  const values = (params ?? {}) as Record<string, string>
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])))
}

function queryOf(query: object | undefined): string {
  const pairs = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as [string, string]],
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}
