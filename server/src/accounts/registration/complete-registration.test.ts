import { completeRegistration, readMe, startRegistration, verifyCode } from '@tsunagu/contract/accounts.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginSignIn, mailedCode, newcomer, register, verifiedRegistration } from '../../../test/sign-in.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

let count = 0
const newEmail = () => `new${++count}@test.example`
const asked = (email: string) => ({ body: { email, language: 'ja', termsVersion: '2026-11' } as const })
const accountsOf = async (email: string) =>
  (await server.work(({ db }) => sql<object>`select * from accounts.accounts where email = ${email}`.execute(db))).rows

describe('registration', () => {
  it('ACC-06 ACC-11 carries on the sign-in that sent us here: code by mail, account, signed in', async () => {
    const visitor = createVisitor(server)
    const uid = await beginSignIn(visitor, '/api/session/start?return=/garage&screen=register')
    const email = newEmail()
    const page = await visitor.open(await register(server, visitor, email, uid))
    expect(page.url.pathname).toBe('/garage')
    expect(await visitor.call(readMe)).toMatchObject({
      email,
      name: '青木 花子',
      kana: 'アオキ ハナコ',
      authPhone: '+819012345678',
      hasPasskey: false,
    })
  })

  it('sends to the app when there is no sign-in to carry on', async () => {
    expect(await register(server, createVisitor(server), newEmail())).toBe('/api/session/start?return=/')
  })

  it('ACC-06 makes no account without the right code', async () => {
    const visitor = createVisitor(server)
    const email = newEmail()
    const { id } = await visitor.call(startRegistration, asked(email))
    await server.settle()
    await expect(visitor.call(completeRegistration, { params: { id }, body: newcomer })).rejects.toMatchObject({
      problem: { code: 'code-needed' },
    })
    const wrong = mailedCode(server, email) === '000000' ? '000001' : '000000'
    await expect(visitor.call(verifyCode, { params: { id }, body: { code: wrong } })).rejects.toMatchObject({
      problem: { code: 'code-wrong' },
    })
    await expect(visitor.call(completeRegistration, { params: { id }, body: newcomer })).rejects.toMatchObject({
      problem: { code: 'code-needed' },
    })
    expect(await accountsOf(email)).toEqual([])
  })

  it('ACC-06 completes nothing in another browser, nor long after', async () => {
    const visitor = createVisitor(server)
    const email = newEmail()
    const id = await verifiedRegistration(server, visitor, email)
    const stranger = createVisitor(server)
    await expect(stranger.call(completeRegistration, { params: { id }, body: newcomer })).rejects.toMatchObject({
      problem: { code: 'code-needed' },
    })
    server.clock.advance(31 * 60_000)
    await expect(visitor.call(completeRegistration, { params: { id }, body: newcomer })).rejects.toMatchObject({
      problem: { code: 'code-needed' },
    })
    expect(await accountsOf(email)).toEqual([])
  })

  it('lets only one of two completions at once through', async () => {
    const visitor = createVisitor(server)
    const email = newEmail()
    const id = await verifiedRegistration(server, visitor, email)
    const both = await Promise.allSettled([0, 1].map(() => visitor.call(completeRegistration, { params: { id }, body: newcomer })))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { problem: { code: 'code-needed' } } })
    expect(await accountsOf(email)).toHaveLength(1)
  })

  it('leaves an audit row for each step', async () => {
    const told = server.clock.now()
    await register(server, createVisitor(server), newEmail())
    const audit = await server.work(({ db }) =>
      sql<{ act: string; outcome: string }>`select act, outcome from platform.audit where at >= ${told} order by id`.execute(db),
    )
    expect(audit.rows).toEqual([
      { act: 'accounts.start-registration', outcome: 'done' },
      { act: 'accounts.verify-code', outcome: 'done' },
      { act: 'accounts.complete-registration', outcome: 'done' },
    ])
  })
})

describe('ACC-18 the form', () => {
  it.each([
    ['an empty password', { password: '', passwordAgain: '' }, { password: 'required' }],
    ['a short password', { password: 'short', passwordAgain: 'short' }, { password: 'too-short' }],
    ['another second password', { passwordAgain: 'something-else-entirely' }, { passwordAgain: 'not-same' }],
    ['a fixed-line phone', { authPhone: '03-1234-5678' }, { authPhone: 'not-mobile' }],
    ['a foreign number without its country', { authPhone: '650 253 0000' }, { authPhone: 'not-mobile' }],
    ['no phone', { authPhone: '' }, { authPhone: 'required' }],
    ['no name', { name: ' ' }, { name: 'too-short' }],
    ['kana in kanji', { kana: '青木' }, { kana: 'not-kana' }],
  ])('ACC-18 refuses %s at its field', async (_what, wrong, fields) => {
    const visitor = createVisitor(server)
    const body = { ...newcomer, ...wrong }
    const answer = await visitor.fetch(
      `${server.running.centre.config.ORIGIN}/api/accounts/registrations/${crypto.randomUUID()}/completion`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-tsunagu-csrf': '1' },
        body: JSON.stringify(body),
      },
    )
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as { fields: object }).fields).toMatchObject(fields)
  })

  it('refuses a password everybody knows, or one made of the address, and lets the person try again', async () => {
    const visitor = createVisitor(server)
    const email = 'hanako.aoki@test.example'
    const id = await verifiedRegistration(server, visitor, email)
    for (const password of ['password2026!', 'my hanako.aoki password']) {
      const body = { ...newcomer, password, passwordAgain: password }
      await expect(visitor.call(completeRegistration, { params: { id }, body })).rejects.toMatchObject({
        problem: { code: 'password-known' },
      })
    }
    await visitor.call(completeRegistration, { params: { id }, body: newcomer })
    expect(await accountsOf(email)).toHaveLength(1)
  })
})

describe('an address that has an account', () => {
  it('gets a mail that says so; the page sees no difference', async () => {
    const owner = await server.owner()
    const [known, unknown] = [createVisitor(server), createVisitor(server)]
    const email = newEmail()
    const answers = [await known.call(startRegistration, asked(owner.email)), await unknown.call(startRegistration, asked(email))]
    const shape = ({ resendAfter, resendsLeft }: (typeof answers)[number]) => ({ resendAfter, resendsLeft })
    expect(answers.map(shape)).toEqual([
      { resendAfter: 30, resendsLeft: 4 },
      { resendAfter: 30, resendsLeft: 4 },
    ])
    await server.settle()
    expect(server.sent.mails.filter(({ to, kind }) => to === owner.email && kind.startsWith('accounts.')).map(({ kind }) => kind)).toEqual([
      'accounts.known-address',
    ])
    expect(server.sent.mails.filter(({ to, kind }) => to === email && kind.startsWith('accounts.')).map(({ kind }) => kind)).toEqual([
      'accounts.code',
    ])
    const guess = { body: { code: '123456' } }
    const refusals = await Promise.all(
      [known, unknown].map((visitor, i) =>
        visitor.call(verifyCode, { params: { id: answers[i]?.id ?? '' }, ...guess }).catch((e) => e.problem),
      ),
    )
    expect(refusals[0]).toEqual(refusals[1])
    expect(refusals[0]).toMatchObject({ code: 'code-wrong', facts: { triesLeft: 4 } })
  })

  it('cannot be registered twice, even when both were verified first', async () => {
    const email = newEmail()
    const visitor = createVisitor(server)
    const id = await verifiedRegistration(server, visitor, email)
    await server.owner({ email })
    await expect(visitor.call(completeRegistration, { params: { id }, body: newcomer })).rejects.toMatchObject({
      problem: { code: 'already-registered' },
    })
    expect(await accountsOf(email)).toHaveLength(1)
  })
})
