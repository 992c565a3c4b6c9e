/**
 * The owner app's service worker: shows push messages, opens what they speak of, and keeps the app's shell for a phone without
 * network. It caches pages and their hashed files only, never an answer of the API. No imports: it is one file with a lasting name.
 */

/* What a service worker has and a page has not; the compiler's `webworker` library cannot stand beside `dom`. */
interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface Pushed extends Lasting {
  readonly data: { json(): unknown } | null
}
interface Tapped extends Lasting {
  readonly notification: Notification
}
interface Fetching extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Page {
  readonly url: string
  focus(): Promise<Page>
  navigate(url: string): Promise<Page | null>
}
interface Worker {
  readonly location: Location
  readonly registration: ServiceWorkerRegistration
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<Page[]>
    openWindow(url: string): Promise<Page | null>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', act: (event: Lasting) => void): void
  addEventListener(type: 'push', act: (event: Pushed) => void): void
  addEventListener(type: 'notificationclick', act: (event: Tapped) => void): void
  addEventListener(type: 'fetch', act: (event: Fetching) => void): void
}
const worker = self as unknown as Worker

/* ---- push ---- */

interface Message {
  title: string
  body: string
  url: string
  tag: string
  lang: string
}

worker.addEventListener('push', (event) => event.waitUntil(show(messageIn(event))))

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { url } = (event.notification.data ?? {}) as { url?: unknown }
  event.waitUntil(open(typeof url === 'string' ? url : '/'))
})

/** Browsers withdraw the permission of a worker that shows nothing, so a message we cannot read is shown as news. */
function messageIn(event: Pushed): Message {
  const unread: Message = { title: 'お知らせがあります', body: 'You have a new notice.', url: '/notices', tag: 'unread', lang: 'ja' }
  try {
    const said = (event.data?.json() ?? {}) as Partial<Record<keyof Message, unknown>>
    const named = Object.entries(said).filter(([name, value]) => name in unread && typeof value === 'string')
    return typeof said.title === 'string' ? { ...unread, body: '', ...Object.fromEntries(named) } : unread
  } catch {
    return unread
  }
}

const show = ({ title, body, url, tag, lang }: Message) =>
  worker.registration.showNotification(title, { body, tag, lang, icon: '/icon.svg', badge: '/icon.svg', data: { url } })

/** An app that is open already comes to the front and goes there. Only addresses of our own are opened. */
async function open(to: string): Promise<void> {
  const wanted = new URL(to, worker.location.origin)
  const url = wanted.origin === worker.location.origin ? wanted.href : worker.location.origin
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const page = pages.find((one) => one.url === url) ?? pages.find((one) => isOwnersPage(new URL(one.url)))
  if (!page) {
    await worker.clients.openWindow(url)
    return
  }
  await page.focus()
  // a page that this worker does not control yet cannot be sent anywhere
  if (page.url !== url) await page.navigate(url).catch(() => worker.clients.openWindow(url))
}

/* ---- without network ---- */

const cacheName = 'shell-1'
const shell = '/'

worker.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([keepShell(), worker.skipWaiting()]))
})

worker.addEventListener('activate', (event) => {
  const forget = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('shell-') && name !== cacheName)
    await Promise.all(old.map((name) => caches.delete(name)))
    await worker.clients.claim()
  }
  event.waitUntil(forget())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (request.mode === 'navigate' && isOwnersPage(url)) event.respondWith(navigate(request))
  // the name of such a file changes with its content
  else if (url.pathname.startsWith('/assets/') || url.pathname === '/theme.js') event.respondWith(file(request))
})

/** Sign-in, the account's own app and the server's pages are not ours. */
function isOwnersPage({ origin, pathname }: URL): boolean {
  return (
    origin === worker.location.origin && !/^\/(api|oidc|account|signup|dealer|desk|kit|mailbox|health|ready|assets)(\/|\.|$)/.test(pathname)
  )
}

/** Every address of the app is the same page: the newest one that came is kept for when none comes. */
async function navigate(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request)
    if (isPage(answer)) await keep(answer.clone())
    return answer
  } catch {
    const cache = await caches.open(cacheName)
    return (await cache.match(shell)) ?? offline()
  }
}

/** Hashed files never change; the others are asked for first. */
async function file(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request)
  const hashed = new URL(request.url).pathname.startsWith('/assets/')
  if (kept && hashed) return kept
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put(request, answer.clone())
    return answer
  } catch (error) {
    if (kept) return kept
    throw error
  }
}

async function keepShell(): Promise<void> {
  const page = await fetch(shell, { cache: 'no-cache' }).catch(() => null)
  if (page && isPage(page)) await keep(page)
}

/** Keeps the page and the files it names, so that a phone that goes offline at once still opens the app; a new version drops the old one's files. */
async function keep(page: Response): Promise<void> {
  const cache = await caches.open(cacheName)
  const html = await page.clone().text()
  if ((await (await cache.match(shell))?.text()) === html) return
  const named = [...html.matchAll(/(?:src|href)="(\/(?:assets\/[^"]+|theme\.js))"/g)].flatMap(([, path]) => (path ? [path] : []))
  const old = (await cache.keys()).filter(({ url }) => !named.includes(new URL(url).pathname))
  await Promise.all(old.map((request) => cache.delete(request)))
  await cache.put(shell, page)
  await Promise.all(named.map((path) => cache.add(path).catch(() => {})))
}

/** A redirect to the sign-in is no shell. */
const isPage = (answer: Response) =>
  answer.ok && answer.type === 'basic' && !answer.redirected && (answer.headers.get('content-type') ?? '').startsWith('text/html')

/** The last resort: the app was never opened with a network. */
function offline(): Response {
  const html = `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>オフライン · Offline</title><style>:root{color-scheme:light dark}body{font:16px/1.7 system-ui,sans-serif;display:grid;place-content:center;min-height:90vh;margin:0 1.5rem;text-align:center}
h1{font-size:1.25rem;font-weight:600}a{display:inline-block;padding:.75rem 1.5rem;color:inherit}</style>
<main><h1>ネットワークに接続できません</h1><p>電波の届く場所で、もう一度お試しください。<br><span lang="en">There is no network. Please try again where there is one.</span></p>
<p><a href="">もう一度試す <span lang="en">Try again</span></a></p></main></html>`
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** Makes this file a module, so that its names stay its own. */
export {}
