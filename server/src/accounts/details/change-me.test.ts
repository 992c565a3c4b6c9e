import { changeMe, chooseLanguage, readMe, reauthenticate } from '@tsunagu/contract/accounts.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { accountById } from '../account-by-id.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

it('ACC-30 shows my details and changes what is given', async () => {
  const owner = await server.owner()
  const before = await owner.call(readMe)
  const after = await owner.call(changeMe, { body: { kana: 'はやし', authPhone: '+81 80 1111 2222' } })
  expect(after).toEqual({ ...before, kana: 'ハヤシ', authPhone: '+818011112222' })
  expect(await owner.call(readMe)).toEqual(after)
  const audit = await server.work(({ db }) =>
    sql<{ outcome: string }>`select outcome from platform.audit where act = 'accounts.change-me' and actor_id = ${owner.accountId}`.execute(
      db,
    ),
  )
  expect(audit.rows).toEqual([{ outcome: 'done' }])
})

it('ACC-30 asks for the password again after some minutes, and takes it', async () => {
  const owner = await server.owner()
  const change = () => owner.call(changeMe, { body: { name: '林 さくら' } })
  server.clock.advance(5 * 60_000 + 1)
  expect((await owner.call(readMe)).freshUntil).toBeNull()
  await expect(change()).rejects.toMatchObject({ problem: { code: 'fresh-needed', status: 401 } })
  await expect(owner.call(reauthenticate, { body: { password: 'not-my-password' } })).rejects.toMatchObject({
    problem: { code: 'sign-in-failed' },
  })
  await expect(change()).rejects.toMatchObject({ problem: { code: 'fresh-needed' } })
  const { freshUntil } = await owner.call(reauthenticate, { body: { password: owner.password } })
  expect(Date.parse(freshUntil) - server.clock.now().getTime()).toBeGreaterThan(4.9 * 60_000)
  expect(await change()).toMatchObject({ name: '林 さくら', freshUntil })
})

it('refuses wrong details and strangers', async () => {
  const owner = await server.owner()
  await expect(owner.call(changeMe, { body: { authPhone: '03-1234-5678' } })).rejects.toMatchObject({
    problem: { fields: { authPhone: 'not-mobile' } },
  })
  await expect(server.call(changeMe, { body: {} })).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  await expect(server.call(readMe)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  await expect(server.call(chooseLanguage, { body: { language: 'en' } })).rejects.toMatchObject({ problem: { code: 'signed-out' } })
})

it('keeps the language of mails', async () => {
  const owner = await server.owner()
  await owner.call(chooseLanguage, { body: { language: 'en' } })
  expect(await owner.call(readMe)).toMatchObject({ language: 'en' })
  expect(await server.work((work) => accountById(work, owner.accountId))).toMatchObject({
    language: 'en',
    kind: 'owner',
    emailBounced: false,
  })
})
