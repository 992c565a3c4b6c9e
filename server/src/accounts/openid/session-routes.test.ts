import { readMe, signIn } from '@tsunagu/contract/accounts.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginSignIn, signInByPassword } from '../../../test/sign-in.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'

let server: TestServer
let owner: Person
beforeAll(async () => {
  server = await startServer()
  owner = await server.owner()
})
afterAll(() => server.stop())

const start = '/api/session/start'
/** Up to the callback, which is not opened. */
const codeFor = async (visitor = createVisitor(server)) => {
  const uid = await beginSignIn(visitor)
  const { next } = await visitor.call(signIn, { params: { uid }, body: { email: owner.email, password: owner.password } })
  const cookies = [...visitor.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const answer = await server.app.inject({ url: next, headers: { cookie: cookies } })
  return { visitor, callback: new URL(String(answer.headers.location)) }
}

describe('GET /api/session/start', () => {
  it('sends to the provider with PKCE, state and nonce, and to the page that was asked for', async () => {
    const answer = await server.app.inject({ url: `${start}?return=/garage&screen=register`, headers: { host: 'localhost:8700' } })
    expect(answer.statusCode).toBe(303)
    const url = new URL(String(answer.headers.location), 'http://localhost:8700')
    expect(url.pathname).toBe('/oidc/auth')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: 'web',
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      screen: 'register',
    })
    expect(url.searchParams.get('state')).toHaveLength(43)
    expect(url.searchParams.get('nonce')).toHaveLength(43)
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).not.toContain(url.searchParams.get('nonce'))
    const page = await createVisitor(server).open(`${start}?screen=register`)
    expect(page.url.search).toBe('?screen=register')
  })

  it('returns to our own pages only', async () => {
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      const visitor = createVisitor(server)
      const page = await signInByPassword(visitor, owner, `${start}?return=${encodeURIComponent(to)}`)
      expect(page.url.href).toBe('http://localhost:8700/')
    }
  })

  it('knows who is signed in already, unless asked to ask again', async () => {
    const visitor = createVisitor(server)
    await signInByPassword(visitor, owner)
    expect((await visitor.open(`${start}?return=/x`)).url.pathname).toBe('/x')
    expect((await visitor.open(`${start}?return=/x&prompt=login`)).url.pathname).toMatch(/^\/account\/sign-in\//)
  })

  it('remembers when the password was really given', async () => {
    const visitor = createVisitor(server)
    await signInByPassword(visitor, owner)
    server.clock.advance(3600_000)
    await visitor.open(`${start}?return=/x`)
    expect((await visitor.call(readMe)).freshUntil).toBeNull()
  })

  it('leads from another name of this machine to ours', async () => {
    const answer = await server.app.inject({ url: `${start}?return=/x`, headers: { host: '127.0.0.1:8700' } })
    expect(answer.headers.location).toBe('http://localhost:8700/api/session/start?return=/x')
  })
})

describe('GET /api/session/callback', () => {
  const refused = async (visitor: ReturnType<typeof createVisitor>, url: string) => {
    const page = await visitor.open(url)
    expect(page.status).toBe(400)
    expect(page.body).toContain('はじめからやり直す')
    expect(visitor.cookies.has('tsunagu_session')).toBe(false)
  }

  it('opens a session for the browser that began', async () => {
    const { visitor, callback } = await codeFor()
    await visitor.open(callback.href)
    expect(await visitor.call(readMe)).toMatchObject({ id: owner.accountId })
  })

  it('opens none for a browser that did not begin: nobody is signed in as somebody else by a link', async () => {
    const { callback } = await codeFor()
    await refused(createVisitor(server), callback.href)
  })

  it('opens none for a changed state, a made-up code, or nothing', async () => {
    const { visitor, callback } = await codeFor()
    const changed = new URL(callback)
    changed.searchParams.set('state', 'x'.repeat(43))
    await refused(visitor, changed.href)
    await refused(visitor, '/api/session/callback')
    const made = new URL(callback)
    made.searchParams.set('code', 'x'.repeat(43))
    await refused(visitor, made.href)
  })

  it('opens none twice for one code', async () => {
    const { visitor, callback } = await codeFor()
    const kept = new Map(visitor.cookies)
    await visitor.open(callback.href)
    const again = createVisitor(server)
    for (const [name, cookie] of kept) again.cookies.set(name, cookie)
    await refused(again, callback.href)
  })

  it('is over after an hour', async () => {
    const { visitor, callback } = await codeFor()
    server.clock.advance(3600_000)
    await refused(visitor, callback.href)
  })

  it("takes the place of the browser's session before", async () => {
    const visitor = createVisitor(server)
    await signInByPassword(visitor, owner)
    const before = visitor.cookies.get('tsunagu_session')?.value
    await signInByPassword(visitor, owner, `${start}?prompt=login`)
    expect(visitor.cookies.get('tsunagu_session')?.value).not.toBe(before)
    await expect(server.callWith({ cookie: `tsunagu_session=${before}` })(readMe)).rejects.toMatchObject({
      problem: { code: 'signed-out' },
    })
  })

  it('lets another person sign in in the same browser', async () => {
    const other = await server.owner()
    const visitor = createVisitor(server)
    await signInByPassword(visitor, owner)
    const uid = await beginSignIn(visitor, `${start}?prompt=login&return=/x`)
    const { next } = await visitor.call(signIn, { params: { uid }, body: { email: other.email, password: other.password } })
    // the provider first ends the visit of the person before
    const page = await visitor.submit(await visitor.open(next))
    expect(page.url.pathname).toBe('/x')
    expect(await visitor.call(readMe)).toMatchObject({ id: other.accountId })
  })
})

it('keeps neither tokens nor codes in clear', async () => {
  const { callback } = await codeFor()
  const code = callback.searchParams.get('code') ?? 'missing'
  const rows = await server.work(({ db }) => sql<{ row: string }>`select r::text as row from accounts.oidc_records r`.execute(db))
  expect(rows.rows.length).toBeGreaterThan(0)
  for (const { row } of rows.rows) {
    expect(row).not.toContain(code)
    expect(row).not.toContain(Buffer.from(code).toString('hex'))
  }
})
