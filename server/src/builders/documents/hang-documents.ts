/** `/docs`: the published documents, to read and as JSON. They say nothing that is not public: no session is needed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncapi } from '@tsunagu/contract/asyncapi.ts'
import { openapi } from '@tsunagu/contract/openapi.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Centre } from '../../platform/module.ts'
import { type Language, page } from './page.ts'

/** Made once, when somebody asks: they are the same until the next release. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const openapiDocument = once(openapi)
const asyncapiDocument = once(asyncapi)
const file = (name: string) => once(() => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'))

export async function hangDocuments(app: FastifyInstance, { config }: Centre): Promise<void> {
  const documents = { openapi: openapiDocument, asyncapi: asyncapiDocument, origin: config.ORIGIN }
  const pages: Record<Language, () => string> = {
    ja: once(() => page('ja', documents)),
    en: once(() => page('en', documents)),
  }
  const send = (reply: FastifyReply, type: string, text: string) => reply.type(type).header('cache-control', 'no-cache').send(text)
  const raw = {
    openapi: once(() => JSON.stringify({ ...openapiDocument(), servers: [{ url: config.ORIGIN }] })),
    asyncapi: once(() => JSON.stringify(asyncapiDocument())),
  }

  for (const path of ['/docs', '/docs/']) {
    app.get<{ Querystring: { lang?: string } }>(path, async (request, reply) => {
      const language = languageOf(request.query.lang, request.headers['accept-language'])
      return send(reply.header('vary', 'accept-language'), 'text/html; charset=utf-8', pages[language]())
    })
  }
  app.get('/docs/openapi.json', async (_request, reply) => send(reply, 'application/json; charset=utf-8', raw.openapi()))
  app.get('/docs/asyncapi.json', async (_request, reply) => send(reply, 'application/json; charset=utf-8', raw.asyncapi()))
  const style = file('page.css')
  const script = file('page.js')
  const fonts = once(() => fontsOf(config.WEB_DIR))
  app.get('/docs/fonts.css', async (_request, reply) => send(reply, 'text/css; charset=utf-8', fonts()))
  app.get('/docs/page.css', async (_request, reply) => send(reply, 'text/css; charset=utf-8', style()))
  app.get('/docs/page.js', async (_request, reply) => send(reply, 'text/javascript; charset=utf-8', script()))
}

/** The web apps' own fonts, for machines without Japanese ones: the rules of their style sheet, whose files have names of their own. */
function fontsOf(folder: string | undefined): string {
  const assets = folder && join(folder, 'assets')
  if (!assets || !existsSync(assets)) return ''
  const sheets = readdirSync(assets).filter((name) => name.endsWith('.css'))
  const rules = sheets.flatMap((name) => readFileSync(join(assets, name), 'utf8').match(/@font-face\s*\{[^}]*Noto Sans JP[^}]*\}/g) ?? [])
  return [...new Set(rules)].join('\n').replaceAll(/url\(["']?(?:\.\/|\/assets\/)?([\w.-]+)["']?\)/g, 'url(/assets/$1)')
}

/** Japanese first, unless somebody asks otherwise. */
export function languageOf(asked: string | undefined, accepted: string | undefined): Language {
  if (asked === 'ja' || asked === 'en') return asked
  const wanted = (accepted ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find((word): word is Language => word === 'ja' || word === 'en') ?? 'ja'
}
