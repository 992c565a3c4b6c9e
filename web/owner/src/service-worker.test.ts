import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

/* The worker hangs its handlers at `self` when it is loaded; here they are called by hand. */

type Handler = (event: object) => void
const origin = 'https://tsunagu.example'
const handlers = new Map<string, Handler>()
const kept = new Map<string, string>()
const shown: { title: string; options: { body: string; tag: string; lang: string; data: unknown } }[] = []
const opened: string[] = []
let pages: { url: string; focus: () => Promise<unknown>; navigate: (url: string) => Promise<unknown> }[] = []
let network: (path: string) => Response | Promise<Response>

const keyOf = (asked: Request | string) => new URL(typeof asked === 'string' ? asked : asked.url, origin).href
const cache = {
  keys: async () => [...kept.keys()].map((url) => new Request(url)),
  match: async (asked: Request | string) => {
    const body = kept.get(keyOf(asked))
    return body === undefined ? undefined : new Response(body)
  },
  put: async (asked: Request | string, answer: Response) => void kept.set(keyOf(asked), await answer.text()),
  add: async (asked: string) => void kept.set(keyOf(asked), await (await network(asked)).text()),
  delete: async (asked: Request | string) => kept.delete(keyOf(asked)),
}
const worker = {
  location: new URL(origin),
  registration: { showNotification: async (title: string, options: never) => void shown.push({ title, options }) },
  clients: { claim: async () => {}, matchAll: async () => pages, openWindow: async (url: string) => void opened.push(url) },
  skipWaiting: async () => {},
  addEventListener: (type: string, act: Handler) => void handlers.set(type, act),
}

beforeAll(async () => {
  vi.stubGlobal('self', worker)
  vi.stubGlobal('caches', { open: async () => cache, keys: async () => ['shell-0', 'shell-1'], delete: async () => true })
  vi.stubGlobal('fetch', async (asked: Request | string) => network(new URL(keyOf(asked)).pathname))
  await import('./service-worker.ts')
})
beforeEach(() => {
  kept.clear()
  shown.length = 0
  opened.length = 0
  pages = []
  network = () => Promise.reject(new TypeError('no network'))
})

/** Calls the handler and waits for all it said it would do. */
async function happens(type: string, event: object): Promise<void> {
  const lasting: Promise<unknown>[] = []
  handlers.get(type)?.({ ...event, waitUntil: (done: Promise<unknown>) => lasting.push(done) })
  await Promise.all(lasting)
}
const pushed = (text: string | null) => happens('push', { data: text === null ? null : { json: () => JSON.parse(text) } })
const tapped = async (data: unknown) => {
  const close = vi.fn()
  await happens('notificationclick', { notification: { data, close } })
  expect(close).toHaveBeenCalledOnce()
}
/** What the worker answers; undefined: it leaves the request to the browser. */
async function asked(path: string, more: { mode?: string; method?: string; origin?: string } = {}): Promise<Response | undefined> {
  let answer: Promise<Response> | undefined
  const request = { url: (more.origin ?? origin) + path, method: more.method ?? 'GET', mode: more.mode ?? 'cors' }
  handlers.get('fetch')?.({
    request,
    respondWith: (given: Promise<Response>) => {
      answer = given
    },
  })
  return answer
}
/** An answer as of the own origin, which a test cannot make with the constructor alone. */
const page = (html: string, type = 'text/html; charset=utf-8') => {
  const answer = new Response(html, { headers: { 'content-type': type } })
  Object.defineProperty(answer, 'type', { value: 'basic' })
  answer.clone = () => page(html, type)
  return answer
}

describe('push', () => {
  it('shows what came, in its language; a later one of the same tag takes its place', async () => {
    await pushed(JSON.stringify({ title: 'お車から応答がありません', body: '…', url: '/notices', tag: 'request-1', lang: 'ja' }))
    expect(shown).toMatchObject([
      { title: 'お車から応答がありません', options: { body: '…', tag: 'request-1', lang: 'ja', data: { url: '/notices' } } },
    ])
  })

  it.each([['garbage'], [null], ['[]'], ['{"title":7}']])(
    'shows that there is news for %s: silence would cost the permission',
    async (text) => {
      await pushed(text)
      expect(shown).toMatchObject([{ title: 'お知らせがあります', options: { data: { url: '/notices' } } }])
    },
  )
})

describe('a tap', () => {
  const at = (url: string) => ({ url, focus: vi.fn(async () => ({})), navigate: vi.fn(async () => ({})) })

  it('opens the app where it is closed', async () => {
    await tapped({ url: '/notices' })
    expect(opened).toEqual([`${origin}/notices`])
  })

  it('brings the open app to the front and goes there, and leaves the account’s app alone', async () => {
    const account = at(`${origin}/account/details`)
    const home = at(`${origin}/vehicles/1`)
    pages = [account, home]
    await tapped({ url: '/notices' })
    expect(home.focus).toHaveBeenCalled()
    expect(home.navigate).toHaveBeenCalledWith(`${origin}/notices`)
    expect(account.focus).not.toHaveBeenCalled()
    expect(opened).toEqual([])
  })

  it('does not load again what is on the screen already', async () => {
    const here = at(`${origin}/notices`)
    pages = [at(`${origin}/`), here]
    await tapped({ url: '/notices' })
    expect(here.focus).toHaveBeenCalled()
    expect(here.navigate).not.toHaveBeenCalled()
  })

  it.each(['https://evil.example/', '//evil.example/', 'javascript:alert(1)'])('opens no foreign address: %s', async (url) => {
    await tapped({ url })
    expect(opened).toEqual([origin])
  })
})

describe('without network', () => {
  const html = '<script type="module" src="/assets/app-1.js"></script><script src="/theme.js"></script>'

  it('every address of the app is the page that was kept when it was installed, with its files', async () => {
    network = (path) => (path === '/' ? page(html) : page(`file ${path}`, 'text/javascript'))
    await happens('install', {})
    network = () => Promise.reject(new TypeError('no network'))
    expect(await (await asked('/vehicles/1', { mode: 'navigate' }))?.text()).toBe(html)
    expect(await (await asked('/assets/app-1.js'))?.text()).toBe('file /assets/app-1.js')
    expect(await (await asked('/theme.js'))?.text()).toBe('file /theme.js')
  })

  it('says so in both languages when nothing was kept', async () => {
    const answer = await asked('/', { mode: 'navigate' })
    expect(answer?.status).toBe(503)
    expect(await answer?.text()).toMatch(/ネットワークに接続できません.*There is no network/s)
  })

  it('a new version takes the place of the old one and its files', async () => {
    network = (path) => (path === '/' ? page(html) : page('old', 'text/javascript'))
    await happens('install', {})
    network = (path) => page(path === '/' ? html.replace('app-1', 'app-2') : 'new', path === '/' ? 'text/html' : 'text/javascript')
    await asked('/', { mode: 'navigate' })
    expect([...kept.keys()].map((url) => new URL(url).pathname).sort()).toEqual(['/', '/assets/app-2.js', '/theme.js'])
  })

  it('a redirect to the sign-in is not kept as the app', async () => {
    network = () => Object.defineProperty(page('sign in'), 'redirected', { value: true })
    await asked('/', { mode: 'navigate' })
    expect(kept.size).toBe(0)
  })
})

it.each([
  ['/api/notices', {}],
  ['/api/session/start', { mode: 'navigate' }],
  ['/oidc/auth', { mode: 'navigate' }],
  ['/account/sign-in', { mode: 'navigate' }],
  ['/mailbox', { mode: 'navigate' }],
  ['/mailbox.json', { mode: 'navigate' }],
  ['/', { mode: 'navigate', method: 'POST' }],
  ['/assets/app-1.js', { origin: 'https://tiles.example' }],
])('leaves %s %j to the browser', async (path, more) => {
  expect(await asked(path, more)).toBe(undefined)
})
