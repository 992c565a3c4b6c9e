import { endAllSessions, endSession, listSessions, readMe, readStaffMe, signOut, staffSignOut } from '@tsunagu/contract/accounts.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInByPassword, starts } from '../../../test/sign-in.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'
import { changed } from '../../platform/live.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { SESSION_DAYS: '30', SESSION_IDLE_DAYS: '14', STAFF_SESSION_HOURS: '12' } })
})
afterAll(() => server.stop())

const signedOut = { problem: { code: 'signed-out', status: 401 } }
const day = 86_400_000
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0.0.0 Safari/537.36'

/** Resolves when a live stream with this cookie ends; `opened` when it is listening. */
async function stream(cookie: string) {
  const { app } = server
  const answer = await app.inject({ url: '/api/live', headers: { cookie }, payloadAsStream: true })
  const body = answer.stream()
  let text = ''
  body.on('data', (chunk) => {
    text += chunk
  })
  const ended = new Promise<string>((resolve) => body.on('end', () => resolve(text)))
  while (!text.includes('event: open')) await new Promise((resolve) => setTimeout(resolve, 5))
  return { ended, stop: () => body.destroy() }
}

describe('the list of devices', () => {
  it('names them, and which one is here', async () => {
    const owner = await server.owner()
    const phone = createVisitor(server)
    await signInByPassword(phone, owner)
    server.clock.advance(1000)
    const desktop = createVisitor(server, { userAgent: windows, address: '203.0.113.7' })
    await signInByPassword(desktop, owner)
    const list = await desktop.call(listSessions)
    expect(list.map(({ device, current }) => [device, current])).toEqual([
      ['Windows · Chrome', true],
      ['iPhone · Safari', false],
      ['Test', false],
    ])
    expect(list[0]).toMatchObject({ address: '203.0.113.7' })
  })

  it('lets one be signed out, at once and for good: cookie, live stream and provider', async () => {
    const owner = await server.owner()
    const phone = createVisitor(server)
    await signInByPassword(phone, owner)
    const live = await stream(`tsunagu_session=${phone.cookies.get('tsunagu_session')?.value}`)
    const [first] = (await owner.call(listSessions)).filter(({ current }) => !current)
    await owner.call(endSession, { params: { id: first?.id ?? '' } })
    expect(await live.ended).toContain('"topic":"session"')
    await expect(phone.call(readMe)).rejects.toMatchObject(signedOut)
    expect((await phone.open(starts.owner)).url.pathname).toMatch(/^\/account\/sign-in\//)
    expect(await owner.call(readMe)).toMatchObject({ id: owner.accountId })
  })

  it('hears nothing more on a live stream whose session has run out', async () => {
    const owner = await server.owner()
    const live = await stream(owner.cookie)
    await server.work(({ db }) => sql`delete from accounts.sessions where account_id = ${owner.accountId}`.execute(db))
    await server.work((work) => changed(work, { key: `account:${owner.accountId}`, topic: 'vehicles' }))
    expect(await live.ended).not.toContain('"topic":"session"')
  })

  it("does not reach another's devices", async () => {
    const [owner, other] = [await server.owner(), await server.owner()]
    const [theirs] = await other.call(listSessions)
    await expect(owner.call(endSession, { params: { id: theirs?.id ?? '' } })).rejects.toMatchObject({ problem: { code: 'not-found' } })
    await expect(owner.call(endSession, { params: { id: 'x' } })).rejects.toMatchObject({ problem: { code: 'invalid' } })
    await expect(server.call(listSessions)).rejects.toMatchObject(signedOut)
    expect(await other.call(readMe)).toMatchObject({ id: other.accountId })
  })
})

describe('signing out', () => {
  it('ends this session here and at the provider, and comes back home', async () => {
    const owner = await server.owner()
    const visitor = createVisitor(server)
    await signInByPassword(visitor, owner)
    const { next } = await visitor.call(signOut)
    expect(visitor.cookies.has('tsunagu_session')).toBe(false)
    // the page sends itself on
    const page = await visitor.submit(await visitor.open(next))
    expect(page.url.pathname).toBe('/')
    expect(visitor.cookies.has('tsunagu_owner_openid')).toBe(false)
    expect((await visitor.open(starts.owner)).url.pathname).toMatch(/^\/account\/sign-in\//)
    expect(await owner.call(readMe)).toMatchObject({ id: owner.accountId })
  })

  it('asks again even when the browser does not go where it is sent', async () => {
    const owner = await server.owner()
    const visitor = createVisitor(server)
    await signInByPassword(visitor, owner)
    await visitor.call(signOut)
    expect((await visitor.open(starts.owner)).url.pathname).toMatch(/^\/account\/sign-in\//)
  })

  it('everywhere ends all sessions, here too', async () => {
    const owner = await server.owner()
    const visitor = createVisitor(server)
    await signInByPassword(visitor, owner)
    await owner.call(endAllSessions)
    await expect(owner.call(readMe)).rejects.toMatchObject(signedOut)
    await expect(visitor.call(readMe)).rejects.toMatchObject(signedOut)
    expect((await visitor.open(starts.owner)).url.pathname).toMatch(/^\/account\/sign-in\//)
    const left = await server.work(({ db }) => sql`select 1 from accounts.oidc_records where account_id = ${owner.accountId}`.execute(db))
    expect(left.rows).toEqual([])
  })

  it('works for staff', async () => {
    const staff = await server.staff('support')
    const visitor = createVisitor(server)
    await signInByPassword(visitor, staff, starts.staff)
    const { next } = await visitor.call(staffSignOut)
    expect((await visitor.submit(await visitor.open(next))).url.pathname).toBe('/account/staff')
    await expect(visitor.call(readStaffMe)).rejects.toMatchObject(signedOut)
  })

  it('is not for strangers', async () => {
    await expect(server.call(signOut)).rejects.toMatchObject(signedOut)
    await expect(server.call(endAllSessions)).rejects.toMatchObject(signedOut)
    await expect(server.call(staffSignOut)).rejects.toMatchObject(signedOut)
  })
})

describe('the lifetime of a session', () => {
  it('ends after the days in configuration, used or not', async () => {
    const owner = await server.owner()
    for (let passed = 0; passed < 30; passed += 10) {
      expect(await owner.call(readMe)).toMatchObject({ id: owner.accountId })
      server.clock.advance(10 * day)
    }
    await expect(owner.call(readMe)).rejects.toMatchObject(signedOut)
  })

  it('ends earlier when unused', async () => {
    const owner = await server.owner()
    server.clock.advance(14 * day + 1000)
    await expect(owner.call(readMe)).rejects.toMatchObject(signedOut)
  })

  it('is a shift for staff', async () => {
    const staff = await server.staff('operator')
    server.clock.advance(12 * 3600_000 - 1000)
    expect(await staff.call(readStaffMe)).toMatchObject({ id: staff.accountId })
    server.clock.advance(2000)
    await expect(staff.call(readStaffMe)).rejects.toMatchObject(signedOut)
  })

  it('is written at most once a minute', async () => {
    const owner = await server.owner()
    const seen = async () => {
      const rows = await server.work(({ db }) =>
        sql<{ last_seen_at: Date }>`select last_seen_at from accounts.sessions where account_id = ${owner.accountId}`.execute(db),
      )
      return rows.rows[0]?.last_seen_at.getTime()
    }
    const first = await seen()
    server.clock.advance(30_000)
    await owner.call(readMe)
    expect(await seen()).toBe(first)
    server.clock.advance(31_000)
    await owner.call(readMe)
    expect(await seen()).toBeGreaterThan((first ?? 0) + 60_000)
  })

  it('is cleared away afterwards', async () => {
    const owner = await server.owner()
    server.clock.advance(31 * day)
    await server.work((work) => work.later({ name: 'accounts.forget', payload: {} }))
    await server.settle()
    const rows = await server.work(({ db }) => sql`select 1 from accounts.sessions where account_id = ${owner.accountId}`.execute(db))
    expect(rows.rows).toEqual([])
  })
})

describe('the cookie', () => {
  it('is a secret of 256 bits that pages cannot read, and the table keeps only its hash', async () => {
    const owner = await server.owner()
    const visitor = createVisitor(server)
    await signInByPassword(visitor, owner)
    const cookie = visitor.cookies.get('tsunagu_session')
    expect(cookie).toMatchObject({ path: '/' })
    expect(cookie?.attributes).toMatch(/HttpOnly/)
    expect(cookie?.attributes).toMatch(/SameSite=Lax/)
    expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32)
    const rows = await server.work(({ db }) => sql<{ row: string }>`select s::text as row from accounts.sessions s`.execute(db))
    const bytes = Buffer.from(cookie?.value ?? '', 'base64url').toString('hex')
    for (const { row } of rows.rows) {
      expect(row).not.toContain(cookie?.value)
      expect(row).not.toContain(bytes)
    }
  })

  it('is bound to the host and to https where the origin is https', async () => {
    const secure = await startServer({ env: { ORIGIN: 'https://my.tsunagu.example', PROXY: 'on' } })
    try {
      const owner = await secure.owner()
      const visitor = createVisitor(secure)
      await signInByPassword(visitor, owner)
      const cookie = visitor.cookies.get('__Host-tsunagu_session')
      expect(cookie).toMatchObject({ path: '/' })
      expect(cookie?.attributes).toMatch(/Secure/)
      expect(cookie?.attributes).not.toMatch(/Domain/i)
      for (const [name, { attributes }] of visitor.cookies) expect(`${name}: ${attributes}`).toMatch(/secure/i)
      await visitor.call(signOut)
      expect(visitor.cookies.has('__Host-tsunagu_session')).toBe(false)
    } finally {
      await secure.stop()
    }
  })
})

describe('a new device', () => {
  it('is told about, the first one and known ones are not', async () => {
    const owner = await server.owner()
    const told = async () => {
      await server.settle()
      const rows = await server.work(({ db }) => sql`select 1 from accounts.devices where account_id = ${owner.accountId}`.execute(db))
      return rows.rows.length
    }
    const phone = createVisitor(server)
    await signInByPassword(phone, owner)
    await phone.call(signOut)
    await signInByPassword(phone, owner)
    expect(await told()).toBe(1)
    const mails = () => server.sent.mails.filter(({ to, kind }) => to === owner.email && !kind.startsWith('accounts.')).length
    const before = mails()
    await signInByPassword(createVisitor(server, { userAgent: windows }), owner)
    expect(await told()).toBe(2)
    expect(mails()).toBe(before + 1)
  })
})
