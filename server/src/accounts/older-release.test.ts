import { listDealers, readMe, readStaffMe } from '@tsunagu/contract/accounts.ts'
import { readProfile } from '@tsunagu/contract/profile.ts'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { signInByPassword, starts } from '../../test/sign-in.ts'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { createVisitor } from '../../test/visitor.ts'
import { prepareDatabase } from '../main.ts'
import { modules } from '../modules.ts'
import { migrate, readMigrations } from '../platform/database/migrate.ts'
import { prepareJobs } from '../platform/jobs.ts'
import { hashPassword } from './passwords.ts'

const password = 'a-password-of-years-ago'
const firstOfThisRelease = 'accounts/20261123-0330-dealers-and-profiles.sql'
let database: TestDatabase
let server: TestServer

/** A database as the release before left it, with an owner and two members of staff of one dealer; then brought up to date. */
beforeAll(async () => {
  database = await testDatabase({ template: false })
  await prepareJobs(database.url)
  const all = await readMigrations(modules)
  const older = all.slice(
    0,
    all.findIndex(({ name }) => name === firstOfThisRelease),
  )
  await migrate(database.url, older)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const add = async (kind: string, email: string, roles: string[], dealer: string | null) =>
    client.query(
      `insert into accounts.accounts (id, kind, email, password_hash, name, kana, auth_phone, language, roles, dealer, created_at, password_changed_at)
       values (gen_random_uuid(), $1, $2, $3, '青木 花子', 'アオキ ハナコ', '+819012345678', 'ja', $4, $5, now(), now())`,
      [kind, email, await hashPassword(password), roles, dealer],
    )
  await add('owner', 'hanako@test.example', [], null)
  await add('staff', 'shop1@test.example', ['dealer'], 'レクサス青山')
  await add('staff', 'shop2@test.example', ['dealer'], 'レクサス青山')
  await add('staff', 'admin@test.example', ['administrator'], null)
  await client.end()
  await prepareDatabase(database.url)
  server = await startServer({ databaseUrl: database.url })
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

it('ACC-09 an account of an older release signs in unchanged, with the same address and password', async () => {
  const visitor = createVisitor(server)
  await signInByPassword(visitor, { email: 'hanako@test.example', password })
  expect(await visitor.call(readMe)).toMatchObject({ name: '青木 花子', kana: 'アオキ ハナコ', authPhone: '+819012345678' })
  expect(await visitor.call(readProfile)).toEqual({ kind: 'individual', details: null, held: [] })
})

it('staff of an older release keep their dealer, which is one for all of them', async () => {
  const staffMe = async (email: string) => {
    const visitor = createVisitor(server)
    await signInByPassword(visitor, { email, password }, starts.staff)
    return { visitor, me: await visitor.call(readStaffMe) }
  }
  const [one, two, administrator] = [
    await staffMe('shop1@test.example'),
    await staffMe('shop2@test.example'),
    await staffMe('admin@test.example'),
  ]
  expect(one.me.dealer).toEqual({ id: expect.any(String), name: 'レクサス青山', phone: '', place: '' })
  expect(two.me.dealer).toEqual(one.me.dealer)
  expect(administrator.me.dealer).toBeNull()
  expect(await administrator.visitor.call(listDealers)).toEqual([one.me.dealer])
})
