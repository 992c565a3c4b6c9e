import { completePasswordReset, readMe, startPasswordReset, verifyCode } from '@tsunagu/contract/accounts.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { beginSignIn, mailedCode, signInByPassword } from '../../../test/sign-in.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor, type Visitor } from '../../../test/visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const password = 'ある日の長いことば 27'
const passwords = { password, passwordAgain: password }
const verified = async (visitor: Visitor, email: string) => {
  const { id } = await visitor.call(startPasswordReset, { body: { email, language: 'ja' } })
  await server.settle()
  await visitor.call(verifyCode, { params: { id }, body: { code: mailedCode(server, email) } })
  return id
}

it('sets a new password, ends every session, and goes back to the sign-in in progress', async () => {
  const owner = await server.owner()
  const visitor = createVisitor(server)
  const uid = await beginSignIn(visitor)
  const id = await verified(visitor, owner.email)
  expect(await visitor.call(completePasswordReset, { params: { id }, body: { ...passwords, uid } })).toEqual({
    next: `/account/sign-in/${uid}`,
  })
  await expect(owner.call(readMe)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  await expect(signInByPassword(createVisitor(server), owner)).rejects.toMatchObject({ problem: { code: 'sign-in-failed' } })
  await signInByPassword(visitor, { email: owner.email, password })
  expect(await visitor.call(readMe)).toMatchObject({ id: owner.accountId })
})

it('answers the same for an address without an account, and mails nothing', async () => {
  const owner = await server.owner()
  const answers = []
  for (const email of [owner.email, 'nobody@test.example']) {
    answers.push(await createVisitor(server).call(startPasswordReset, { body: { email, language: 'ja' } }))
  }
  const [known, unknown] = answers.map(({ resendAfter, resendsLeft }) => ({ resendAfter, resendsLeft }))
  expect(known).toEqual(unknown)
  await server.settle()
  expect(server.sent.mails.some(({ to, kind }) => to === owner.email && kind === 'accounts.code')).toBe(true)
  expect(server.sent.mails.some(({ to }) => to === 'nobody@test.example')).toBe(false)
})

it('needs the code, once, in the same browser, and not one of a registration', async () => {
  const owner = await server.owner()
  const visitor = createVisitor(server)
  const complete = (who: Visitor, id: string) => who.call(completePasswordReset, { params: { id }, body: passwords })
  const refused = { problem: { code: 'code-needed' } }
  const { id: unverified } = await visitor.call(startPasswordReset, { body: { email: owner.email, language: 'ja' } })
  await expect(complete(visitor, unverified)).rejects.toMatchObject(refused)
  const id = await verified(visitor, owner.email)
  await expect(complete(createVisitor(server), id)).rejects.toMatchObject(refused)
  const both = await Promise.allSettled([complete(visitor, id), complete(visitor, id)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(complete(visitor, id)).rejects.toMatchObject(refused)
})

it('refuses a known password', async () => {
  const owner = await server.owner()
  const visitor = createVisitor(server)
  const id = await verified(visitor, owner.email)
  const body = { password: 'password2026!', passwordAgain: 'password2026!' }
  await expect(visitor.call(completePasswordReset, { params: { id }, body })).rejects.toMatchObject({ problem: { code: 'password-known' } })
})
