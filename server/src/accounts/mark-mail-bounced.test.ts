import { readMe, startPasswordReset } from '@tsunagu/contract/accounts.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { createVisitor } from '../../test/visitor.ts'
import { markMailBounced } from './mark-mail-bounced.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

it('shows the owner that mails come back', async () => {
  const owner = await server.owner()
  expect(await owner.call(readMe)).toMatchObject({ emailBounced: false })
  await server.work((work) => markMailBounced(work, owner.email))
  expect(await owner.call(readMe)).toMatchObject({ emailBounced: true })
})

it('is noticed by our own mails', async () => {
  const owner = await server.owner({ email: 'gone@bounce.example' })
  await createVisitor(server).call(startPasswordReset, { body: { email: owner.email, language: 'ja' } })
  await server.settle()
  expect(await owner.call(readMe)).toMatchObject({ emailBounced: true })
})

it('is over once a mail gets through again', async () => {
  const owner = await server.owner()
  await server.work((work) => markMailBounced(work, owner.email))
  await createVisitor(server).call(startPasswordReset, { body: { email: owner.email, language: 'ja' } })
  await server.settle()
  expect(await owner.call(readMe)).toMatchObject({ emailBounced: false })
})
