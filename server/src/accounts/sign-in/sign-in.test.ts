import { giveConsent, readInteraction, readMe, readStaffMe, signIn } from '@tsunagu/contract/accounts.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginSignIn, signInByPassword, starts } from '../../../test/sign-in.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor, type Visitor } from '../../../test/visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const failed = { problem: { code: 'sign-in-failed', status: 409 } }
const tryPassword = async (visitor: Visitor, email: string, password: string, start: string = starts.owner) =>
  visitor.call(signIn, { params: { uid: await beginSignIn(visitor, start) }, body: { email, password } })

describe('sign-in by password', () => {
  it('ACC-05 APP-01 signs in with e-mail and password and comes back to where it began', async () => {
    const owner = await server.owner()
    const visitor = createVisitor(server)
    const page = await signInByPassword(visitor, owner, `${starts.owner}?return=${encodeURIComponent('/garage?car=2')}`)
    expect(page.url.pathname + page.url.search).toBe('/garage?car=2')
    expect(await visitor.call(readMe)).toMatchObject({ id: owner.accountId, email: owner.email })
  })

  it('ACC-05 APP-01 gives one answer for a wrong password and for an unknown address, and no session', async () => {
    const owner = await server.owner()
    const problems = []
    for (const [email, password] of [
      [owner.email, 'not-the-right-password'],
      ['nobody-at-all@test.example', owner.password],
    ] as const) {
      const visitor = createVisitor(server)
      problems.push(await tryPassword(visitor, email, password).catch((e) => e.problem))
      await expect(visitor.call(readMe)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
    }
    expect(problems[0]).toEqual(problems[1])
    expect(problems[0]).toMatchObject(failed.problem)
  })

  it('works as long for an unknown address as for a wrong password', async () => {
    const owner = await server.owner()
    const spent = async (email: string) => {
      const times = []
      for (let i = 0; i < 5; i++) {
        const visitor = createVisitor(server)
        const uid = await beginSignIn(visitor)
        const start = performance.now()
        await visitor.call(signIn, { params: { uid }, body: { email, password: 'wrong-wrong-wrong' } }).catch(() => {})
        times.push(performance.now() - start)
      }
      return Math.min(...times)
    }
    const [known, unknown] = [await spent(owner.email), await spent('unknown@test.example')]
    // without the same hashing an unknown address answers several times faster
    expect(unknown).toBeGreaterThan(known / 2.5)
    expect(known).toBeGreaterThan(unknown / 2.5)
  })

  it('makes a guesser wait longer and longer without saying so, at that address only', async () => {
    const owner = await server.owner()
    const guesser = createVisitor(server)
    for (let i = 0; i < 5; i++) await expect(tryPassword(guesser, owner.email, `guess-number-${i}`)).rejects.toMatchObject(failed)
    // right, but it must wait a second: the same words
    await expect(tryPassword(guesser, owner.email, owner.password)).rejects.toMatchObject(failed)
    await signInByPassword(createVisitor(server), owner)
    server.clock.advance(60_000)
    await signInByPassword(guesser, owner)
  })

  it('makes everybody wait after many guesses from everywhere; a passkey or a reset still helps', async () => {
    const owner = await server.owner()
    for (let i = 0; i < 40; i++) {
      if (i % 5 === 0) server.clock.advance(60_000)
      await expect(tryPassword(createVisitor(server), owner.email, `guess-number-${i}`)).rejects.toMatchObject(failed)
    }
    await expect(tryPassword(createVisitor(server), owner.email, owner.password)).rejects.toMatchObject(failed)
    server.clock.advance(15 * 60_000)
    await signInByPassword(createVisitor(server), owner)
  })

  it('counts guesses made at the same moment', async () => {
    const owner = await server.owner()
    const visitor = createVisitor(server)
    const uid = await beginSignIn(visitor)
    await Promise.allSettled(
      Array.from({ length: 5 }, (_, i) =>
        visitor.call(signIn, { params: { uid }, body: { email: owner.email, password: `at-once-${i}-xxx` } }),
      ),
    )
    await expect(visitor.call(signIn, { params: { uid }, body: { email: owner.email, password: owner.password } })).rejects.toMatchObject(
      failed,
    )
  })

  it('refuses bad input at its field', async () => {
    const visitor = createVisitor(server)
    await expect(tryPassword(visitor, 'not an address', 'x')).rejects.toMatchObject({
      problem: { code: 'invalid', fields: { email: 'invalid' } },
    })
    await expect(tryPassword(visitor, 'a@b.example', '')).rejects.toMatchObject({ problem: { fields: { password: 'required' } } })
  })

  it('leaves audit rows, of the refusal too, without the password', async () => {
    const owner = await server.owner()
    const since = server.clock.now()
    const visitor = createVisitor(server)
    await expect(tryPassword(visitor, owner.email, 'sesame-open-please')).rejects.toMatchObject(failed)
    await signInByPassword(visitor, owner)
    const rows = await server.work(({ db }) =>
      sql<{ act: string; outcome: string; row: string }>`
      select act, outcome, a::text as row from platform.audit a where at >= ${since} and act = 'accounts.sign-in' order by id`.execute(db),
    )
    expect(rows.rows.map(({ outcome }) => outcome)).toEqual(['sign-in-failed', 'done'])
    for (const { row } of rows.rows) expect(row).not.toMatch(/sesame|a-long-enough/)
  })
})

describe('two doors', () => {
  let owner: Person
  let staff: Person
  beforeAll(async () => {
    owner = await server.owner()
    staff = await server.staff('dealer')
  })

  it('signs staff in at the staff door', async () => {
    const visitor = createVisitor(server)
    const page = await signInByPassword(visitor, staff, starts.staff)
    expect(page.url.pathname).toBe('/account/staff')
    expect(await visitor.call(readStaffMe)).toMatchObject({ id: staff.accountId, roles: ['dealer'] })
    await expect(visitor.call(readMe)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  })

  it("opens neither door with the other's credentials", async () => {
    await expect(tryPassword(createVisitor(server), owner.email, owner.password, starts.staff)).rejects.toMatchObject(failed)
    await expect(tryPassword(createVisitor(server), staff.email, staff.password, starts.owner)).rejects.toMatchObject(failed)
  })

  it("takes neither cookie for the other's", async () => {
    const value = (person: Person) => person.cookie.split('=')[1]
    await expect(server.callWith({ cookie: `tsunagu_staff=${value(owner)}` })(readStaffMe)).rejects.toMatchObject({
      problem: { code: 'signed-out' },
    })
    await expect(server.callWith({ cookie: `tsunagu_session=${value(staff)}` })(readMe)).rejects.toMatchObject({
      problem: { code: 'signed-out' },
    })
  })

  it('lets owner and staff be signed in in one browser', async () => {
    const visitor = createVisitor(server)
    await signInByPassword(visitor, owner)
    await signInByPassword(visitor, staff, starts.staff)
    expect(await visitor.call(readMe)).toMatchObject({ id: owner.accountId })
    expect(await visitor.call(readStaffMe)).toMatchObject({ id: staff.accountId })
  })
})

describe('a sign-in in progress', () => {
  const gone = { problem: { code: 'interaction-gone', status: 404 } }

  it('says what it is for', async () => {
    const visitor = createVisitor(server)
    const uid = await beginSignIn(visitor)
    expect(await visitor.call(readInteraction, { params: { uid } })).toEqual({
      audience: 'owner',
      client: 'My LEXUS',
      firstParty: true,
      scopes: ['openid'],
      prompt: 'login',
      passkeyOnly: false,
    })
  })

  it("cannot be continued in another browser: nobody signs in for a stranger's page", async () => {
    const owner = await server.owner()
    const attacker = createVisitor(server)
    const uid = await beginSignIn(attacker)
    const victim = createVisitor(server)
    await beginSignIn(victim)
    await expect(victim.call(readInteraction, { params: { uid } })).rejects.toMatchObject(gone)
    await expect(victim.call(signIn, { params: { uid }, body: owner })).rejects.toMatchObject(gone)
    const page = await attacker.open(`/oidc/auth/${uid}`)
    expect(page.url.pathname).toMatch(/^\/account\/sign-in\//)
  })

  it('is over after an hour', async () => {
    const visitor = createVisitor(server)
    const uid = await beginSignIn(visitor)
    server.clock.advance(3600_000)
    await expect(visitor.call(readInteraction, { params: { uid } })).rejects.toMatchObject(gone)
  })

  it('can be given up', async () => {
    const visitor = createVisitor(server)
    const uid = await beginSignIn(visitor)
    const { next } = await visitor.call(giveConsent, { params: { uid }, body: { allow: false } })
    expect((await visitor.open(next)).url.pathname).toBe('/')
    await expect(visitor.call(readMe)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  })

  it('is not a consent', async () => {
    const visitor = createVisitor(server)
    const uid = await beginSignIn(visitor)
    await expect(visitor.call(giveConsent, { params: { uid }, body: { allow: true } })).rejects.toMatchObject(gone)
  })
})
