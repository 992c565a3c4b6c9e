import { chooseLanguage, readMe } from '@tsunagu/contract/accounts.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'

let server: TestServer
let owner: Person
beforeAll(async () => {
  server = await startServer()
  owner = await server.owner()
})
afterAll(() => server.stop())

const body = { language: 'en' } as const
const put = (headers: Record<string, string>) =>
  server.app.inject({ method: 'PUT', url: '/api/me/language', headers: { cookie: owner.cookie, ...headers }, payload: body })

describe('a page of another origin', () => {
  it('cannot act with our cookie: it cannot send our header', async () => {
    expect((await put({})).json()).toMatchObject({ status: 403, code: 'foreign-page' })
    expect((await put({ origin: 'https://evil.example' })).json()).toMatchObject({ code: 'foreign-page' })
  })

  it.each(['cross-site', 'same-site', 'none'])('cannot act even with the header when the browser says %s', async (site) => {
    expect((await put({ 'x-tsunagu-csrf': '1', 'sec-fetch-site': site })).json()).toMatchObject({ code: 'foreign-page' })
  })

  it('our own can', async () => {
    expect((await put({ 'x-tsunagu-csrf': '1', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(204)
  })

  it('gains nothing from an Authorization header beside the cookie', async () => {
    for (const authorization of ['Bearer x', 'Basic eDp4', 'Bearer', '']) {
      const answer = await put({ authorization })
      expect(answer.statusCode).toBeGreaterThanOrEqual(401)
      expect(['signed-out', 'foreign-page']).toContain(answer.json<{ code: string }>().code)
    }
  })
})

describe('a caller without a session', () => {
  it.each([
    ['no cookie', ''],
    ['an empty one', 'tsunagu_session='],
    ['a made-up one', `tsunagu_session=${'x'.repeat(43)}`],
    ['a very long one', `tsunagu_session=${'x'.repeat(4000)}`],
  ])('%s', async (_what, cookie) => {
    await expect(server.callWith({ cookie })(readMe)).rejects.toMatchObject({ problem: { code: 'signed-out', status: 401 } })
    await expect(server.callWith({ cookie })(chooseLanguage, { body })).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  })
})

it('finds a session by an index alone', async () => {
  const plan = await server.work(async ({ db }) => {
    await sql`set local enable_seqscan = off`.execute(db)
    return sql<{ 'QUERY PLAN': string }>`explain select s.id from accounts.sessions s join accounts.accounts a on a.id = s.account_id
      where s.token_hash = sha256('x')`.execute(db)
  })
  expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Scan using sessions_token_hash_key/)
})
