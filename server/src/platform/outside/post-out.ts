/** One POST to an address that somebody else chose: no redirects, no private addresses, and no more of the answer than asked for. */
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { isPublicName, lookupPublic } from './public-address.ts'

export interface Posting {
  headers: Record<string, string>
  body: string
  /** True: private addresses and plain http too. */
  local: boolean
  /** ms for the whole, name and answer included. */
  patience: number
  /** So many bytes of the answer are read at most. */
  answerBytes: number
}

export type Posted =
  | { status: number; answer: string; milliseconds: number }
  | { error: 'timed-out' | 'unreachable' | 'certificate' | 'address-not-public'; milliseconds: number }

/** May such an address be called at all? Where its name leads is looked at when it is called. */
export function mayPostTo(address: string, local: boolean): boolean {
  const url = URL.parse(address)
  if (!url || url.username || url.password) return false
  return local ? /^https?:$/.test(url.protocol) : url.protocol === 'https:' && isPublicName(url.hostname)
}

/** Never throws: what went wrong is an answer too. */
export function postOut(address: string, { headers, body, local, patience, answerBytes }: Posting): Promise<Posted> {
  const begun = performance.now()
  const milliseconds = () => Math.round(performance.now() - begun)
  if (!mayPostTo(address, local)) return Promise.resolve({ error: 'address-not-public', milliseconds: 0 })
  const url = new URL(address)
  return new Promise((resolve) => {
    const asking = (url.protocol === 'https:' ? secure : plain)(
      url,
      {
        method: 'POST',
        agent: false,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(patience),
        // asked at each call, so that a name cannot be turned round after it was checked
        ...(local ? {} : { lookup: lookupPublic }),
      },
      (answer) => {
        const parts: Buffer[] = []
        let size = 0
        const end = () => {
          resolve({
            status: answer.statusCode ?? 0,
            answer: Buffer.concat(parts).subarray(0, answerBytes).toString('utf8'),
            milliseconds: milliseconds(),
          })
          asking.destroy()
        }
        answer.on('data', (part: Buffer) => {
          parts.push(part)
          size += part.length
          if (size >= answerBytes) end()
        })
        // the status is said: a body that breaks off changes nothing
        answer.on('error', end)
        answer.on('end', end)
      },
    )
    asking.on('error', (error: NodeJS.ErrnoException) => resolve({ error: wordOf(error), milliseconds: milliseconds() }))
    asking.end(body)
  })
}

function wordOf({ name, code = '' }: NodeJS.ErrnoException) {
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR') return 'timed-out'
  if (code === 'ENOTPUBLIC') return 'address-not-public'
  return /^(CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH)/.test(code) ? 'certificate' : 'unreachable'
}
