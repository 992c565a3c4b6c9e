/** What the stand-ins' pages are made of: files beside this one, strict headers, no text of ours from a request unescaped. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { FastifyInstance, FastifyReply } from 'fastify'

const folder = new URL('./pages/', import.meta.url)
const types: Record<string, string> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', ttf: 'font/ttf' }
// only fetched where the system has no Japanese letters
const font = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf')

/** `parent`: the origin that may show the page in a frame, or 'none'. */
export const pageHeaders = (parent: string): Record<string, string> => ({
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors ${parent === 'none' ? "'none'" : parent}`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
})

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** `{{name}}` in the file becomes the value of that name. */
export function sendPage(reply: FastifyReply, name: string, headers: Record<string, string>, values: Record<string, string>): FastifyReply {
  const html = readFileSync(new URL(name, folder), 'utf8').replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => escaped(values[key] ?? ''))
  return reply.headers(headers).type('text/html; charset=utf-8').send(html)
}

/** Scripts, styles and a typeface, the same for both houses. */
export function hangAssets(app: FastifyInstance): void {
  for (const name of ['card.js', 'card-texts.js', 'bank.js', 'bank-texts.js', 'page.js', 'page.css', 'font.ttf'])
    app.get(`/assets/${name}`, (_request, reply) =>
      reply
        .headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' })
        .type(types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
        .send(readFileSync(name === 'font.ttf' ? font : new URL(name, folder))),
    )
}
