/** A browser in front of the app: keeps cookies by path, follows redirects within the origin, sends forms. */
import { createCall } from '@tsunagu/contract/client.ts'
import type { Call, TestServer } from './start-server.ts'

export interface Cookie {
  value: string
  path: string
  attributes: string
}

export interface Page {
  /** Where the redirects ended; another origin is not visited. */
  url: URL
  status: number
  body: string
}

export interface Visitor {
  call: Call
  cookies: Map<string, Cookie>
  /** Opens an address, following redirects to pages of the apps, to errors and to the origin's border. */
  open(path: string): Promise<Page>
  /** Sends the first form of a page, as its button `more` would. */
  submit(page: Page, more?: Record<string, string>): Promise<Page>
  fetch: typeof fetch
}

export interface VisitorOptions {
  userAgent?: string
  /** Of the network; each visitor has one of its own unless said. */
  address?: string
}

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1'
let visitors = 0

export function createVisitor({ app, running }: Pick<TestServer, 'app' | 'running'>, options: VisitorOptions = {}): Visitor {
  const origin = running.centre.config.ORIGIN
  const { userAgent = iPhone, address = `10.0.${++visitors >> 8}.${visitors & 255}` } = options
  const cookies = new Map<string, Cookie>()

  const ask = async (method: string, url: URL, headers: Record<string, string>, payload?: string) => {
    const cookie = [...cookies].filter(([, { path }]) => covers(path, url.pathname)).map(([name, { value }]) => `${name}=${value}`)
    const answer = await app.inject({
      method: method as 'GET',
      url: url.pathname + url.search,
      remoteAddress: address,
      headers: { host: url.host, 'user-agent': userAgent, ...headers, ...(cookie.length ? { cookie: cookie.join('; ') } : {}) },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(cookies, line)
    return answer
  }

  const follow = async (method: string, start: URL, payload?: string): Promise<Page> => {
    let url = start
    let answer = await ask(method, url, { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }, payload)
    for (let step = 0; answer.statusCode >= 300 && answer.statusCode < 400; step++) {
      if (step > 10) throw new Error(`too many redirects at ${url}`)
      url = new URL(String(answer.headers.location), url)
      if (url.origin !== origin) return { url, status: answer.statusCode, body: '' }
      answer = await ask('GET', url, { accept: 'text/html' })
    }
    return { url, status: answer.statusCode, body: answer.body }
  }

  const send: typeof fetch = async (input, init = {}) => {
    const url = new URL(String(input))
    const headers = Object.fromEntries(new Headers(init.headers as Record<string, string>))
    const answer = await ask(init.method ?? 'GET', url, headers, init.body === undefined ? undefined : String(init.body))
    const got = new Headers(
      Object.entries(answer.headers).flatMap(([name, value]) => [value].flat().map((v) => [name, String(v)] as [string, string])),
    )
    return new Response(answer.statusCode === 204 ? null : answer.body, { status: answer.statusCode, headers: got })
  }

  return {
    cookies,
    fetch: send,
    call: createCall({ origin, fetch: send }),
    open: (path) => follow('GET', new URL(path, origin)),
    submit(page, more = {}) {
      const action = /<form[^>]*action="([^"]+)"/.exec(page.body)?.[1]
      if (!action) throw new Error(`no form at ${page.url}`)
      const hidden = [...page.body.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [
        name ?? '',
        value ?? '',
      ])
      return follow('POST', new URL(action, page.url), new URLSearchParams({ ...Object.fromEntries(hidden), ...more }).toString())
    },
  }
}

/** RFC 6265 §5.1.4 */
const covers = (path: string, asked: string) => asked === path || asked.startsWith(path.endsWith('/') ? path : `${path}/`)

function keep(cookies: Map<string, Cookie>, line: string): void {
  const [pair = '', ...attributes] = line.split(/; */)
  const name = pair.slice(0, pair.indexOf('='))
  const value = pair.slice(pair.indexOf('=') + 1)
  const attribute = (key: string) => attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1)
  const expires = attribute('expires')
  const gone = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now())
  if (gone) cookies.delete(name)
  else cookies.set(name, { value, path: attribute('path') ?? '/', attributes: attributes.join('; ') })
}
