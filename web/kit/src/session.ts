import { QueryClient } from '@tanstack/react-query'
import { CallFailed, createCall } from '@tsunagu/contract/client.ts'
import type { Problem } from '@tsunagu/contract/endpoint.ts'

/** Answers a demand for a passkey with the proof header's value; null when the person gives up. */
export type Prove = (problem: Problem) => Promise<string | null>
let prover: Prove | undefined

/** The app that can ask for a passkey says how, once at its start. */
export function proveWith(prove: Prove): void {
  prover = prove
}

/** `call(endpoint, input)` to the page's own origin, with the session's cookie. */
export const call = createCall({
  origin: '',
  fetch: (input, init) =>
    fetch(input, { ...init, credentials: 'same-origin', headers: { ...traceOf(init), ...(init?.headers as object) } }),
  prove: async (problem) => (prover ? prover(problem) : null),
})

/**
 * Each act names a trace of its own (W3C Trace Context): where the centre traces, what becomes of the tap can be followed to the
 * car and back. Random, for this one act: it says nothing about who acts.
 */
function traceOf(init: RequestInit | undefined): Record<string, string> {
  if (!init?.method || init.method === 'GET') return {}
  const random = [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return { traceparent: `00-${random.slice(0, 32)}-${random.slice(32)}-01` }
}

/** What trying again may heal. */
const passing = (error: unknown) =>
  error instanceof CallFailed && (error.problem.code === 'no-network' || error.problem.code === 'unavailable')

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (failures, error) => passing(error) && failures < 2 },
      mutations: { retry: false },
    },
  })
}

/** The code of whatever went wrong, `unknown` when it was no answer of the centre. */
export const codeOf = (error: unknown): string => (error instanceof CallFailed ? error.problem.code : 'unknown')
