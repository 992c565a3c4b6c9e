import { changePassword, readMe } from '@tsunagu/contract/accounts.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signInByPassword } from '../../../test/sign-in.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const password = '春の海ひねもすのたり'
const body = { password, passwordAgain: password }

it('ACC-30 changes the password, ends the other sessions and keeps this one', async () => {
  const owner = await server.owner()
  const visitor = createVisitor(server)
  await signInByPassword(visitor, owner)
  await visitor.call(changePassword, { body })
  expect(await visitor.call(readMe)).toMatchObject({ id: owner.accountId })
  await expect(owner.call(readMe)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  await expect(signInByPassword(createVisitor(server), owner)).rejects.toMatchObject({ problem: { code: 'sign-in-failed' } })
  await signInByPassword(createVisitor(server), { email: owner.email, password })
  const kept = await server.work(({ db }) =>
    sql<{ password_hash: string }>`select password_hash from accounts.accounts where id = ${owner.accountId}`.execute(db),
  )
  expect(kept.rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

it('ACC-30 asks for a fresh authentication first', async () => {
  const owner = await server.owner()
  server.clock.advance(6 * 60_000)
  await expect(owner.call(changePassword, { body })).rejects.toMatchObject({ problem: { code: 'fresh-needed', status: 401 } })
})

it('refuses a known password, a short one, two different ones, and nobody', async () => {
  const owner = await server.owner()
  const change = (one: string, two = one) => owner.call(changePassword, { body: { password: one, passwordAgain: two } })
  await expect(change('password2026!')).rejects.toMatchObject({ problem: { code: 'password-known' } })
  await expect(change('short')).rejects.toMatchObject({ problem: { fields: { password: 'too-short' } } })
  await expect(change(password, `${password}!`)).rejects.toMatchObject({ problem: { fields: { passwordAgain: 'not-same' } } })
  await expect(server.call(changePassword, { body })).rejects.toMatchObject({ problem: { code: 'signed-out' } })
})
