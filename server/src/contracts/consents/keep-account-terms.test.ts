import { listConsents } from '@tsunagu/contract/contracts.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signInByPassword } from '../../../test/sign-in.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'
import { registerOwner } from '../../accounts/index.ts'
import { documentNow } from '../index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

let people = 0
/** Registers on the account's own pages, having agreed to that version. */
async function consentsAfter(termsVersion: string | null, more: (accountId: string) => Promise<void> = async () => {}) {
  const who = { email: `terms${++people}@test.example`, password: 'a-long-enough-sentence' }
  const rest = { name: '青木 花子', kana: 'アオキ ハナコ', authPhone: '+819012345678', language: 'ja' as const, termsVersion }
  const accountId = await server.work((work) => registerOwner(work, { ...who, ...rest }))
  await server.settle()
  await more(accountId)
  const visitor = createVisitor(server)
  await signInByPassword(visitor, who)
  return visitor.call(listConsents)
}

it('IMP-37 the account terms agreed to at registration stand in the list, once', async () => {
  const { version } = await server.work((work) => documentNow(work, 'account-terms'))
  const consents = await consentsAfter(version, async (accountId) => {
    await server.tell({ type: 'accounts.registered', accountId } as never)
    await server.settle()
  })
  expect(consents).toEqual([
    expect.objectContaining({
      document: expect.objectContaining({ id: 'account-terms', version }),
      channel: 'online',
      vehicle: null,
      withdrawal: expect.objectContaining({ possible: false }),
    }),
  ])
})

it('a version that has no words here, or none, is no consent that could be shown', async () => {
  expect(await consentsAfter('2020-01')).toEqual([])
  expect(await consentsAfter(null)).toEqual([])
})
