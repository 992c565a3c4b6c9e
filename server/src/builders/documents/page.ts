/** The page of /docs, written from the two documents. Pure: the same documents give the same page. */
import { brand } from '@tsunagu/contract/brand.ts'
import { webhookEvents } from '@tsunagu/contract/builders.ts'
import { exampleOf, type Schema, shapeOf } from './shape.ts'
import { texts } from './texts.ts'

export type Language = keyof typeof texts
type Texts = (typeof texts)[Language]

interface Operation {
  operationId: string
  tags: string[]
  summary: string
  security?: Record<string, string[]>[]
  parameters?: { name: string; in: string; required: boolean; schema?: Schema; description?: string }[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema?: Schema }> }>
}
interface Documents {
  openapi(): Record<string, unknown>
  asyncapi(): Record<string, unknown>
  origin: string
}
interface Found {
  method: string
  path: string
  operation: Operation
}

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
/** An id that a link can name: dots stay, everything else that is no word becomes a hyphen. */
const anchor = (text: string) => text.replaceAll(/[^\w.-]/g, '-')

export function page(language: Language, { openapi, asyncapi, origin }: Documents): string {
  const t = texts[language]
  const tags = byTag(openapi())
  const other = language === 'ja' ? 'en' : 'ja'
  const { light, dark } = brand.colours
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(t.title)} · ${escaped(brand.project)}</title>
<meta name="color-scheme" content="light dark">
<style>:root{--accent:${light.accent};--on-accent:${light.onAccent};--accent-soft:${light.accentSoft};--page:${light.page}}
@media (prefers-color-scheme:dark){:root{--accent:${dark.accent};--on-accent:${dark.onAccent};--accent-soft:${dark.accentSoft};--page:${dark.page}}}</style>
<link rel="stylesheet" href="/docs/fonts.css"><link rel="stylesheet" href="/docs/page.css"><script src="/docs/page.js" defer></script></head>
<body data-copied="${escaped(t.copied)}">
<header class="top"><a class="name" href="/docs">${escaped(brand.project)}</a>
<input type="search" id="search" placeholder="${escaped(t.search)}" aria-label="${escaped(t.search)}" autocomplete="off">
<a href="?lang=${other}" lang="${other}" hreflang="${other}">${escaped(t.other)}</a></header>
<div class="columns">
<nav aria-label="${escaped(t.contents)}"><ul>
<li><a href="#start">${escaped(t.start)}</a></li><li><a href="#scopes">${escaped(t.scopes)}</a></li><li><a href="#errors">${escaped(t.errors)}</a></li>
${[...tags].map(([tag, list]) => `<li><details><summary>${escaped(tag)}</summary><ul>${list.map(entryOf).join('')}</ul></details></li>`).join('\n')}
<li><a href="#webhooks">${escaped(t.webhooks)}</a></li><li><a href="#line">${escaped(t.line)}</a></li></ul></nav>
<main>
<h1 id="start">${escaped(t.title)}</h1><p class="lead" data-intro>${escaped(t.lead)}</p>
<p data-intro><a href="/docs/openapi.json">openapi.json</a> · <a href="/docs/asyncapi.json">asyncapi.json</a></p>
<section data-intro><h2>${escaped(t.start)}</h2><ol>${t.steps.map((step) => `<li>${escaped(step)}</li>`).join('')}</ol>${code(t, `curl -H 'Authorization: Bearer TOKEN' ${origin}/api/vehicles`)}</section>
<section id="scopes" data-intro><h2>${escaped(t.scopes)}</h2>${pairs(Object.entries(t.scopeWords))}</section>
<section id="errors" data-intro><h2>${escaped(t.errors)}</h2><p>${escaped(t.errorsLead)}</p>${pairs(t.errorWords)}</section>
<p id="nothing" hidden role="status">${escaped(t.nothing)}</p>
${[...tags].map(([tag, list]) => `<section class="tag"><h2 id="${anchor(tag)}">${escaped(tag)}</h2>${list.map((one) => operationOf(t, one, origin)).join('\n')}</section>`).join('\n')}
${webhooksOf(t)}
${lineOf(t, asyncapi())}
</main></div></body></html>`
}

function byTag(document: Record<string, unknown>): Map<string, Found[]> {
  const tags = new Map<string, Found[]>()
  for (const [path, methods] of Object.entries(document.paths as Record<string, Record<string, Operation>>)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0] ?? ''
      tags.set(tag, [...(tags.get(tag) ?? []), { method: method.toUpperCase(), path, operation }])
    }
  }
  // what a token opens comes first: that is what most people come for
  return new Map([...tags].sort(([, a], [, b]) => Number(b.some(isForTokens)) - Number(a.some(isForTokens))))
}

const isForTokens = ({ operation }: Found) => operation.security?.some((one) => 'personalToken' in one) ?? false
const scopeOf = ({ operation }: Found) => operation.security?.flatMap((one) => one.personalToken ?? [])[0]

const entryOf = ({ operation }: Found) =>
  `<li><a href="#${anchor(operation.operationId)}">${escaped(operation.operationId.split('.').slice(1).join('.'))}</a></li>`

function operationOf(t: Texts, found: Found, origin: string): string {
  const { method, path, operation } = found
  const [status = '200', answer] = Object.entries(operation.responses)[0] ?? []
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const said = answer?.content?.['application/json']?.schema
  const parameters = (operation.parameters ?? []).filter((one) => one.in !== 'header')
  const refusals = operation.responses['409']?.description
  const id = anchor(operation.operationId)
  return `<article id="${id}" data-words="${escaped(`${operation.operationId} ${path} ${operation.summary}`.toLowerCase())}">
<h3><span class="method" data-method="${method}">${method}</span> <code>${escaped(path)}</code> <a class="anchor" href="#${id}" aria-label="${escaped(operation.operationId)}">#</a></h3>
<p>${escaped(operation.summary)}</p>
<p class="needs">${escaped(t.needs)}: ${needsOf(t, found)}</p>
<details><summary>${escaped(operation.operationId)}</summary>
${parameters.length > 0 ? `<h4>${escaped(t.parameters)}</h4>${pairs(parameters.map((one) => [`${one.name}${one.required ? '' : '?'}`, shapeOf(one.schema)] as const))}` : ''}
${body ? `<h4>${escaped(t.body)}</h4><pre>${escaped(shapeOf(body))}</pre>` : ''}
<h4>${escaped(t.answer)}: ${status}</h4>${said ? `<pre>${escaped(shapeOf(said))}</pre>` : `<p>${escaped(t.noAnswer)}</p>`}
${
  refusals
    ? `<h4>${escaped(t.refusals)}</h4><p>${refusals
        .split(', ')
        .map((word) => `<code>${escaped(word)}</code>`)
        .join(' ')}</p>`
    : ''
}
${isForTokens(found) ? code(t, curlOf(found, origin, body)) : ''}</details></article>`
}

function needsOf(t: Texts, found: Found): string {
  const scope = scopeOf(found)
  if (scope) return `<code>${escaped(scope)}</code>`
  const security = found.operation.security ?? []
  if (security.length === 0) return escaped(t.who.anyone)
  return escaped(security.some((one) => 'staffSession' in one) ? t.who.staff : t.who.session)
}

function curlOf({ method, path, operation }: Found, origin: string, body: Schema | undefined): string {
  const query = (operation.parameters ?? [])
    .filter((one) => one.in === 'query' && one.required)
    .map((one) => `${one.name}=${String(exampleOf(one.schema))}`)
  const address = `${origin}${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => name.replaceAll(/[A-Z]/g, (c) => `_${c}`).toUpperCase())}${query.length > 0 ? `?${query.join('&')}` : ''}`
  const lines = [`curl -H 'Authorization: Bearer TOKEN'`, ...(method === 'GET' ? [] : [`-X ${method}`])]
  if (body) lines.push(`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(exampleOf(body)).replaceAll("'", String.raw`'\''`)}'`)
  return [...lines, `'${address}'`].join(' \\\n  ')
}

function webhooksOf(t: Texts): string {
  const rows = Object.entries(webhookEvents).map(
    ([type, { about, version }]) =>
      `<article id="webhook.${anchor(type)}" data-words="${escaped(`webhook ${type} ${about}`.toLowerCase())}"><h3><code>${escaped(type)}</code> <small>v${version}</small> <a class="anchor" href="#webhook.${anchor(type)}" aria-label="${escaped(type)}">#</a></h3><p>${escaped(about)}</p></article>`,
  )
  const check = `import { Webhook } from 'standardwebhooks'
const message = new Webhook('whsec_…').verify(body, request.headers)`
  return `<section class="tag"><h2 id="webhooks">${escaped(t.webhooks)}</h2><p>${escaped(t.webhooksLead)}</p>${code(t, check)}${rows.join('\n')}</section>`
}

function lineOf(t: Texts, document: Record<string, unknown>): string {
  const { channels, operations, components } = document as {
    channels: Record<string, { address: string }>
    operations: Record<string, { action: string; summary: string }>
    components: { messages: Record<string, { payload: Schema; 'x-claims'?: Schema }> }
  }
  const rows = Object.entries(channels).map(([name, { address }]) => {
    const { action = '', summary = '' } = operations[name] ?? {}
    const message = components.messages[name]
    return `<article id="line.${anchor(name)}" data-words="${escaped(`${address} ${summary}`.toLowerCase())}"><h3><span class="method">${escaped(action === 'receive' ? t.carSays : t.centreSays)}</span> <code>${escaped(address)}</code> <a class="anchor" href="#line.${anchor(name)}" aria-label="${escaped(name)}">#</a></h3><p>${escaped(summary)}</p><details><summary>${escaped(name)}</summary><pre>${escaped(shapeOf(message?.['x-claims'] ?? message?.payload))}</pre></details></article>`
  })
  return `<section class="tag"><h2 id="line">${escaped(t.line)}</h2><p>${escaped(t.lineLead)} <a href="/docs/asyncapi.json">${escaped(t.raw)}</a></p>${rows.join('\n')}</section>`
}

const pairs = (rows: readonly (readonly [string, string])[]) =>
  `<dl>${rows.map(([word, about]) => `<dt><code>${escaped(word)}</code></dt><dd>${escaped(about)}</dd>`).join('')}</dl>`
const code = (t: Texts, text: string) =>
  `<div class="code"><pre tabindex="0">${escaped(text)}</pre><button type="button" class="copy">${escaped(t.copy)}</button></div>`
