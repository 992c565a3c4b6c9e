import { checkCard, exportOldRecords, linkCard, readLinkage } from '@tsunagu/contract/linkage.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { oldCard } from '../../../test/old-cards.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const records = [
  { kind: 'car-profile' as const, createdAt: new Date('2019-05-01T00:00:00Z'), data: { insurer: 'そら保険', endsOn: '2023-04-30' } },
  { kind: 'diary' as const, createdAt: new Date('2021-08-11T03:00:00Z'), data: { title: '海へ', text: '秘密の入り江' } },
  { kind: 'fuel' as const, createdAt: new Date('2021-08-12T03:00:00Z'), data: { litres: 41.2, km: 18_230 } },
]

async function linked(): Promise<Person> {
  const owner = await server.owner()
  const { given } = await oldCard(server, { records })
  const { checkId } = await owner.call(checkCard, { body: given })
  await owner.call(linkCard, { body: { checkId } })
  return owner
}
const fetched = (headers: Record<string, string>) => server.app.inject({ method: 'GET', url: exportOldRecords.path, headers })

it('MIG-12 MIG-13 MIG-14 MIG-16 what somebody kept at the old site is theirs as one file, once the card is linked', async () => {
  const owner = await linked()
  expect(await owner.call(readLinkage)).toMatchObject({ hasOldRecords: true })
  const answer = await fetched({ cookie: owner.cookie })
  expect(answer.headers['content-disposition']).toContain('owners-site.json')
  expect(answer.json()).toMatchObject({
    records: {
      'car-profile': [{ at: '2019-05-01T00:00:00.000Z', data: { insurer: 'そら保険' } }],
      diary: [{ data: { text: '秘密の入り江' } }],
      fuel: [{ data: { litres: 41.2 } }],
    },
  })
})

it('is nobody else’s, and lies sealed', async () => {
  await linked()
  const other = await server.owner()
  expect((await fetched({ cookie: other.cookie })).json()).toMatchObject({ code: 'not-found' })
  expect((await fetched({})).json()).toMatchObject({ code: 'signed-out' })
  const rows = await server.work(({ db }) => sql<{ sealed: Buffer }>`select sealed from linkage.old_records`.execute(db))
  expect(rows.rows.length).toBeGreaterThan(0)
  expect(rows.rows.some(({ sealed }) => sealed.includes('秘密の入り江'))).toBe(false)
})

it.each([
  ['/owners', '/account/migration?from=site'],
  ['/owners/mypage/diary/2021', '/account/migration?from=diary'],
  ['/owners/login?next=//evil.example', '/account/migration?from=login'],
  ['/owners/%2F%2Fevil.example', '/account/migration?from=site'],
])('MIG-01 an old address leads to the explanation: %s', async (url, to) => {
  const answer = await server.app.inject({ method: 'GET', url })
  expect([answer.statusCode, answer.headers.location]).toEqual([301, to])
})

it('MIG-02 MIG-17 the old login is refused with a guide, and its password is not read', async () => {
  const form = { method: 'POST', url: '/owners/login', payload: 'id=1234&password=secret' } as const
  const type = 'application/x-www-form-urlencoded'
  const browser = await server.app.inject({ ...form, headers: { 'content-type': type, accept: 'text/html' } })
  expect([browser.statusCode, browser.headers.location]).toEqual([303, '/account/migration?from=login'])
  const program = await server.app.inject({ ...form, headers: { 'content-type': type } })
  expect(program.json()).toMatchObject({ code: 'old-site-ended', facts: { endedOn: '2023-03-16', guide: '/account/migration' } })
})
