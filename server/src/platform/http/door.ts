/** The HTTP door: Fastify with our endpoints, live updates, the built web apps and safe headers. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import files from '@fastify/static'
import Fastify, { type FastifyInstance } from 'fastify'
import { NotFound } from '../errors.ts'
import type { Centre, Module } from '../module.ts'
import type { Cards } from '../outside/cards.ts'
import { hangEndpoints, sendProblem } from './serve.ts'
import { hangLive } from './serve-live.ts'

export async function createHttp(centre: Centre, modules: readonly Module[]): Promise<FastifyInstance> {
  const { config } = centre
  const gate = modules.find((module) => module.gate)?.gate
  if (!gate) throw new Error('no module says who is calling')
  const app = Fastify({
    // one hop, our own proxy: what stands further left in X-Forwarded-For is the caller's own word
    trustProxy: config.PROXY && ((_address: string, hop: number) => hop === 0),
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    ...(config.TLS_CERT && config.TLS_KEY ? { https: { cert: readFileSync(config.TLS_CERT), key: readFileSync(config.TLS_KEY) } } : {}),
  }) as unknown as FastifyInstance
  // a form of a foreign page can send text; our pages send JSON
  app.removeContentTypeParser('text/plain')
  await app.register(cookie)
  app.addHook('onSend', async (_request, reply) => {
    reply.headers(safeHeaders(config.MAP_TILES, centre.outside.cards.sources))
  })
  app.addHook('onResponse', async (request, reply) => {
    // an address nobody serves is no name for a series: strangers would make thousands
    const route = request.routeOptions.url ?? 'none'
    centre.ground.counters.answered(`${request.method} ${route} ${reply.statusCode}`, reply.elapsedTime)
  })
  // whatever Fastify itself refuses (bad JSON, too large) speaks the same problem+json
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) centre.log.error({ err: error }, 'fault')
    const code = status === 413 ? 'too-large' : status === 415 ? 'wrong-type' : status < 500 ? 'invalid' : 'unavailable'
    return reply
      .code(status)
      .type('application/problem+json')
      .send({ type: 'about:blank', status, code, title: status < 500 ? error.message : 'Unavailable' })
  })
  const served = modules.flatMap((module) => module.endpoints ?? [])
  hangEndpoints(app, centre.ground, gate, served)
  const provable = served.filter(({ endpoint }) => endpoint.assurance === 'this-request').map(({ endpoint }) => endpoint.id)
  const unknown = config.STEP_UP.filter((name) => name !== 'none' && !provable.includes(name))
  // a slip of the pen here takes a protection away without a word
  if (unknown.length > 0) centre.log.warn({ unknown, provable }, 'STEP_UP names acts that no passkey can be asked for')
  hangLive(app, centre, gate, modules)
  for (const module of modules) await module.routes?.(app, centre)
  app.get('/health', async () => ({ ok: true }))
  app.get('/ready', async (_request, reply) => {
    const { status, body } = await centre.readiness.answer()
    return reply.code(status).header('cache-control', 'no-store').send(body)
  })
  if (config.WEB_DIR && existsSync(config.WEB_DIR)) await hangPages(app, config.WEB_DIR)
  else app.setNotFoundHandler((_request, reply) => sendProblem(reply, new NotFound()))
  return app
}

/** The apps are single pages: an address without a file gets its app's index. */
async function hangPages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(files, {
    root: folder,
    index: ['index.html'],
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/')
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const pages = ['account', 'dealer', 'kit', 'signup']
    .map((name) => ({ prefix: `/${name}/`, html: join(folder, name, 'index.html') }))
    .filter(({ html }) => existsSync(html))
  const owner = join(folder, 'index.html')
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (!wantsPage || path.startsWith('/api/') || path.startsWith('/assets/')) return sendProblem(reply, new NotFound())
    const html = pages.find(({ prefix }) => `${path}/`.startsWith(prefix))?.html ?? owner
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(readFileSync(html))
  })
}

function safeHeaders(tiles: string | undefined, cards: Cards['sources']): Record<string, string> {
  const map = tiles ? ` ${new URL(tiles.replaceAll(/[{}]/g, '')).origin}` : ''
  // cards are typed at the card company, in its frame or by its script
  const of = (origins: readonly string[]) => origins.map((origin) => ` ${origin}`).join('')
  return {
    // styles in attributes come from the map and the positioning of popovers
    'content-security-policy': `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'${of(cards.script)}; frame-src 'self'${of(cards.frame)}; img-src 'self' data: blob:${map}; connect-src 'self'${map}${of(cards.connect)}; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy':
      'geolocation=(self), camera=(self), microphone=(self), publickey-credentials-get=(self), publickey-credentials-create=(self)',
  }
}
