import { createRequire } from 'node:module'
import { asyncapi } from '@tsunagu/contract/asyncapi.ts'
import { endpoints } from '@tsunagu/contract/endpoints.ts'
import { topic, verbs } from '@tsunagu/contract/message.ts'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { languageOf } from './hang-documents.ts'
import { exampleOf, shapeOf } from './shape.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ url, headers })

describe('/docs', () => {
  it.each(['ja', 'en'] as const)('shows every endpoint with an anchor of its own, in %s', async (lang) => {
    const answer = await get(`/docs?lang=${lang}`)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.body).toContain(`<html lang="${lang}">`)
    const ids = [...answer.body.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id)
    for (const { id } of endpoints) expect(ids).toContain(id)
    expect(ids).toContain('webhook.request.ended')
    expect(ids).toContain('line.trace')
    expect(ids.length).toBe(new Set(ids).size)
  })
  it('has a curl to copy for what a token opens, and none for the rest', async () => {
    const { body } = await get('/docs')
    const article = (id: string) => body.split(`<article id="${id}"`)[1]?.split('</article>')[0] ?? ''
    expect(article('remote.lock-doors')).toMatch(
      /curl -H &#39;Authorization: Bearer TOKEN&#39;[\s\S]*-X POST[\s\S]*api\/vehicles\/VEHICLE_ID\/remote\/lock-doors/,
    )
    expect(article('remote.lock-doors')).toContain('car-is-moving')
    expect(article('accounts.change-password')).not.toContain('curl')
  })
  it('keeps to our own files: no script or style in the page, which the browser would refuse', async () => {
    const { body } = await get('/docs')
    expect(body).not.toMatch(/<script(?! src="\/docs\/page\.js")| on\w+="/)
    for (const [path, type] of [
      ['/docs/page.js', 'text/javascript; charset=utf-8'],
      ['/docs/page.css', 'text/css; charset=utf-8'],
    ] as const)
      expect((await get(path)).headers['content-type']).toBe(type)
  })
  it('gives the documents themselves', async () => {
    const openapi = (await get('/docs/openapi.json')).json() as Record<string, unknown>
    expect(openapi).toMatchObject({ openapi: '3.1.0', servers: [{ url: server.running.centre.config.ORIGIN }] })
    expect(Object.keys(openapi.webhooks as object)).toContain('request.ended')
    expect((await get('/docs/asyncapi.json')).json()).toEqual(JSON.parse(JSON.stringify(asyncapi())))
  })
  it('speaks the language that is asked for, else Japanese', () => {
    expect(languageOf('en', 'ja')).toBe('en')
    expect(languageOf(undefined, 'fr, en-GB;q=0.8')).toBe('en')
    expect(languageOf('fr', undefined)).toBe('ja')
  })
})

describe('asyncapi.json', () => {
  const document = asyncapi() as {
    asyncapi: string
    info: Record<string, unknown>
    channels: Record<string, { address: string; messages: Record<string, unknown>; parameters: object }>
    operations: Record<string, { action: string; channel: { $ref: string } }>
    components: Record<string, Record<string, unknown>>
  }
  it('is AsyncAPI 3.0 by the initiative’s own schema', () => {
    const schema = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object
    const allows = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(schema)
    expect(allows(JSON.parse(JSON.stringify(document))), JSON.stringify(allows.errors?.slice(0, 3))).toBe(true)
    expect(allows({ ...document, asyncapi: '2.0.0' })).toBe(false)
  })
  it('is whole: every reference leads somewhere, every operation sends or receives', () => {
    expect(document.asyncapi).toBe('3.0.0')
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '')
    expect(refs.length).toBeGreaterThan(30)
    for (const path of refs) {
      const found = path.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
      expect(found, path).toBeDefined()
    }
    for (const { action, channel } of Object.values(document.operations)) {
      expect(['send', 'receive']).toContain(action)
      expect(channel.$ref).toMatch(/^#\/channels\//)
    }
    for (const { address, parameters } of Object.values(document.channels))
      expect([...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(Object.keys(parameters))
  })
  it('names every topic that a car may use, and every request', () => {
    const addresses = Object.values(document.channels).map(({ address }) => address)
    for (const verb of Object.keys(verbs)) {
      const [module = '', word = ''] = verb.split('/')
      expect(addresses).toContain(topic.down('{carId}', module, word))
    }
    for (const word of ['hello', 'trace', 'answer', 'bye']) expect(addresses).toContain(topic.up('{carId}', 'link', word))
  })
})

describe('shapeOf', () => {
  it('says a schema in a few words', () => {
    const schema = {
      type: 'object',
      required: ['id', 'tags'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        tags: { type: 'array', items: { enum: ['a', 'b'] } },
        age: { anyOf: [{ type: 'integer', minimum: 0, maximum: 9 }, { type: 'null' }] },
      },
    }
    expect(shapeOf(schema)).toBe('{\n  id: uuid\n  tags: ("a" | "b")[]\n  age?: integer (0…9) | null\n}')
    expect(exampleOf(schema)).toEqual({ id: '00000000-0000-4000-8000-000000000000', tags: ['a'] })
  })
})
