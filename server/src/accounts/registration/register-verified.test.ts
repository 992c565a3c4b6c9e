import { readMe, startRegistration } from '@tsunagu/contract/accounts.ts'
import { changeProfile, type Details, readProfile } from '@tsunagu/contract/profile.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { corporation, person } from '../../../test/details.ts'
import { mailedCode, signInByPassword, verifiedRegistration } from '../../../test/sign-in.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor, type Visitor } from '../../../test/visitor.ts'
import { Failure } from '../../platform/errors.ts'
import { askForCode, bindVerified, browserHash, keepLogin, registerVerified, signInHere, takeVerified, verifyCode } from '../index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const hour = 3600_000
const password = 'a-long-enough-sentence'
const login = { password, authPhone: '+819012345678' }
const hashOf = (visitor: Visitor) =>
  browserHash({ cookies: Object.fromEntries([...visitor.cookies].map(([name, { value }]) => [name, value])) })
let count = 0
const verified = async () => {
  const visitor = createVisitor(server)
  const email = `verified${++count}@test.example`
  const codeId = await verifiedRegistration(server, visitor, email)
  return { visitor, email, codeId, browserHash: hashOf(visitor) }
}
type Begun = { codeId: string; browserHash: Buffer }
const keep = ({ codeId, browserHash }: Begun, more = {}) =>
  server.work((work) => keepLogin(work, { codeId, browserHash, ...login, ...more }))
const register = ({ codeId, browserHash }: Begun, details: Details = person) =>
  server.work((work) => registerVerified(work, { codeId, browserHash, details, termsVersion: '2026-11' }))
/** A registration up to its end; gives the account's id. */
const registered = async (details: Details) => {
  const begun = await verified()
  await keep(begun)
  const accountId = await register(begun, details)
  if (accountId instanceof Failure) throw accountId
  return { ...begun, accountId }
}

describe('an account made step by step', () => {
  it('ACC-12 ACC-18 ACC-25 has its details from the first moment, and signs in with the password chosen before', async () => {
    const { email } = await registered(person)
    const visitor = createVisitor(server)
    await signInByPassword(visitor, { email, password })
    expect(await visitor.call(readMe)).toMatchObject({ email, name: person.name, authPhone: '+819012345678' })
    expect(await visitor.call(readProfile)).toEqual({ kind: 'individual', details: person, held: [] })
  })

  it('ACC-12 ACC-13 ACC-22 ACC-23 may be a corporation, and stays one', async () => {
    const { email } = await registered(corporation)
    const visitor = createVisitor(server)
    await signInByPassword(visitor, { email, password })
    expect(await visitor.call(readProfile)).toEqual({ kind: 'corporation', details: corporation, held: [] })
    await expect(visitor.call(changeProfile, { body: { details: person } })).rejects.toMatchObject({ problem: { code: 'other-kind' } })
  })

  it('ACC-21 BUY-32 a corporation needs no number, and one that fails the check is typed by hand', async () => {
    expect(await registered({ ...corporation, corporateNumber: null })).toMatchObject({ accountId: expect.any(String) })
    expect(await registered({ ...corporation, corporateNumber: '1234567890123' })).toMatchObject({ accountId: expect.any(String) })
  })

  it('needs the code and the login, and is made once', async () => {
    const begun = await verified()
    expect(await register(begun)).toMatchObject({ code: 'login-needed' })
    expect(await keep({ ...begun, browserHash: Buffer.alloc(32) })).toMatchObject({ code: 'code-needed' })
    expect(await keep(begun, { password: 'password1234' })).toMatchObject({ code: 'password-known' })
    await keep(begun)
    expect(await register({ ...begun, browserHash: Buffer.alloc(32) })).toMatchObject({ code: 'code-needed' })
    const both = await Promise.all([register(begun), register(begun)])
    expect(both.filter((one) => typeof one === 'string')).toHaveLength(1)
    expect(await register(begun)).toMatchObject({ code: 'code-needed' })
  })

  it('does not take the place of an account that was made meanwhile', async () => {
    const begun = await verified()
    await keep(begun)
    await server.owner({ email: begun.email })
    expect(await register(begun)).toMatchObject({ code: 'already-registered' })
  })

  it('keeps of the password a hash, and of a finished row nothing but that', async () => {
    const begun = await verified()
    await keep(begun)
    const rows = await server.work(({ db }) =>
      sql<{
        row: string
        password_hash: string
      }>`select c::text as row, password_hash from accounts.codes c where id = ${begun.codeId}`.execute(db),
    )
    expect(rows.rows[0]?.password_hash).toMatch(/^\$argon2id\$/)
    expect(rows.rows[0]?.row).not.toContain(password)
  })

  it('IMP-01 holds for 72 hours once the login is kept, for half an hour before', async () => {
    const late = await verified()
    server.clock.advance(hour / 2 + 1)
    expect(await keep(late)).toMatchObject({ code: 'code-needed' })
    const begun = await verified()
    await keep(begun)
    server.clock.advance(71 * hour)
    await server.work(({ later }) => later({ name: 'accounts.forget', payload: {} }))
    await server.settle()
    expect(await register(begun)).toEqual(expect.any(String))
    const over = await verified()
    await keep(over)
    server.clock.advance(72 * hour + 1)
    expect(await register(over)).toMatchObject({ code: 'code-needed' })
  })

  it('is not ended by somebody else who asks for a code to the same address', async () => {
    const begun = await verified()
    await keep(begun)
    await createVisitor(server).call(startRegistration, { body: { email: begun.email, language: 'ja', termsVersion: '1' } })
    await server.settle()
    expect(await register(begun)).toEqual(expect.any(String))
  })

  it('signs in at the browser that asks, as a sign-in would', async () => {
    const { accountId } = await registered(person)
    const set = new Map<string, string>()
    const asked = {
      address: '10.9.9.9',
      userAgent: 'Mozilla/5.0 (iPhone) Safari/604.1',
      cookies: {},
      setCookie: (name: string, value: string) => void set.set(name, value),
    }
    await server.work((work) => signInHere(work, accountId, asked))
    const cookie = `tsunagu_session=${set.get('tsunagu_session')}`
    expect(await server.callWith({ cookie })(readMe)).toMatchObject({ id: accountId, freshUntil: expect.any(String) })
    // a second sign-in here takes the first one's place
    await server.work((work) => signInHere(work, accountId, { ...asked, cookies: Object.fromEntries(set) }))
    await expect(server.callWith({ cookie })(readMe)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
    expect(await server.callWith({ cookie: `tsunagu_session=${set.get('tsunagu_session')}` })(readMe)).toMatchObject({ id: accountId })
  })
})

describe('another browser', () => {
  const here = Buffer.alloc(32, 1)
  const ask = (email: string) =>
    server.work((work) => askForCode(work, { purpose: 'access', email, language: 'ja', termsVersion: null, browserHash: here }))

  it('proves the address by a code, once, and takes over what was verified', async () => {
    const begun = await verified()
    await keep(begun)
    const { id } = await ask(begun.email)
    await server.settle()
    const code = mailedCode(server, begun.email)
    await server.work((work) => verifyCode(work, { id, browserHash: here, code }))
    const take = () => server.work((work) => takeVerified(work, { id, purpose: 'access', browserHash: here }))
    expect(await server.work((work) => takeVerified(work, { id, purpose: 'registration', browserHash: here }))).toBeUndefined()
    expect(await server.work((work) => takeVerified(work, { id, purpose: 'access', browserHash: begun.browserHash }))).toBeUndefined()
    expect(await take()).toEqual({ email: begun.email })
    expect(await take()).toBeUndefined()
    expect(await server.work((work) => bindVerified(work, { codeId: begun.codeId, browserHash: here }))).toBe(true)
    expect(await register(begun)).toMatchObject({ code: 'code-needed' })
    expect(await register({ ...begun, browserHash: here })).toEqual(expect.any(String))
    expect(await server.work((work) => bindVerified(work, { codeId: begun.codeId, browserHash: here }))).toBe(false)
  })

  it('is mailed a code whether there is an account or not, and none where there can be no mailbox', async () => {
    const owner = await server.owner()
    for (const email of [owner.email, 'without-account@test.example']) {
      await ask(email)
      await server.settle()
      expect(mailedCode(server, email)).toMatch(/^\d{6}$/)
    }
    const before = server.sent.mails.length
    expect(await ask('nobody-1@address.invalid')).toMatchObject({ id: expect.any(String), resendsLeft: 4 })
    await server.settle()
    expect(server.sent.mails).toHaveLength(before)
  })
})
