/** One request to another program, with a time limit; a certificate may be named that is trusted for it alone. */
import { readFileSync } from 'node:fs'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'

export interface Sent {
  status: number
  /** The body as JSON; undefined when it is none. */
  json(): unknown
}
export interface Asked {
  method: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
}
/** Rejects when nobody answers within ten seconds. */
export type Send = (url: string, asked: Asked) => Promise<Sent>

const seconds = 10
const mostBytes = 256 * 1024

export const sendOut: Send = (url, asked) => sendTo(url, asked, {})

/**
 * To a program on this machine, whatever it is called outside. `certificate`: path of its own one (PEM), which is trusted here;
 * `host`: the address it listens at.
 */
export function sendHere({ host, certificate }: { host: string; certificate: string | undefined }): Send {
  const ca = certificate === undefined ? undefined : readFileSync(certificate)
  const everywhere = host === '0.0.0.0' || host === '::'
  return (url, asked) =>
    sendTo(url, asked, { hostname: everywhere ? '127.0.0.1' : host, ...(ca ? { ca, allowPartialTrustChain: true } : {}) })
}

function sendTo(address: string, { method, headers = {}, body }: Asked, more: { hostname?: string; ca?: Buffer }): Promise<Sent> {
  const url = new URL(address)
  const { promise, resolve, reject } = Promise.withResolvers<Sent>()
  const asking = (url.protocol === 'https:' ? secure : plain)(
    {
      hostname: url.hostname,
      servername: url.hostname,
      port: url.port,
      path: url.pathname + url.search,
      method,
      agent: false,
      headers: { host: url.host, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      signal: AbortSignal.timeout(seconds * 1000),
      ...more,
    },
    (answer) => {
      const parts: Buffer[] = []
      let size = 0
      answer.on('data', (part: Buffer) => {
        size += part.length
        if (size > mostBytes) answer.destroy(new Error('answer too large'))
        parts.push(part)
      })
      answer.on('error', reject)
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, json: () => jsonOf(Buffer.concat(parts).toString('utf8')) }))
    },
  )
  asking.on('error', reject)
  asking.end(body)
  return promise
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
