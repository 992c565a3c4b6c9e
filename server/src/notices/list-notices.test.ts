import { listNotices, type Notice, readAllNotices, readNotice } from '@tsunagu/contract/notices.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'
import { inform } from './inform.ts'

let server: TestServer
let hanako: Person
let taro: Person
beforeAll(async () => {
  server = await startServer()
  hanako = await server.owner()
  taro = await server.owner()
  await server.settle()
  // three in one transaction bear the same time
  for (let round = 0; round < 3; round++) {
    await server.work(async (work) => {
      for (let n = 0; n < 3; n++) await inform(work, { to: hanako.accountId, word: 'trial', facts: {} })
    })
  }
})
afterAll(() => server.stop())

const inbox = async (person: Person) => (await person.call(listNotices, { query: { most: 100 } })).notices

describe('the inbox', () => {
  it('lists newest first, page by page, losing and repeating nothing', async () => {
    const all = await inbox(hanako)
    expect(all).toHaveLength(10)
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => b.localeCompare(a)))
    expect(all.at(-1)?.word).toBe('registered')
    const paged: Notice[] = []
    for (let more = true; more; ) {
      const before = paged.at(-1)?.id
      const page = await hanako.call(listNotices, { query: { most: 4, ...(before ? { before } : {}) } })
      paged.push(...page.notices)
      more = page.more
    }
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  })

  it('holds nobody else’s news, nor can a page start at them', async () => {
    expect((await inbox(taro)).map(({ word }) => word)).toEqual(['registered'])
    const [first] = await inbox(hanako)
    const page = await taro.call(listNotices, { query: { before: first?.id ?? '' } })
    expect(page).toMatchObject({ notices: [], more: false })
  })

  it('is not for strangers or staff', async () => {
    await expect(server.call(listNotices, { query: {} })).rejects.toMatchObject({ problem: { status: 401, code: 'signed-out' } })
    const staff = await server.staff('operator')
    await expect(staff.call(listNotices, { query: {} })).rejects.toMatchObject({ problem: { status: 401 } })
  })
})

describe('reading', () => {
  it('marks one read, keeps when, and unread again', async () => {
    const [first] = await inbox(hanako)
    const id = first?.id ?? ''
    const unread = (await hanako.call(listNotices, { query: {} })).unread
    await hanako.call(readNotice, { params: { id }, body: { read: true } })
    const readAt = (await inbox(hanako))[0]?.readAt
    expect(readAt).toEqual(expect.any(String))
    server.clock.advance(60_000)
    await hanako.call(readNotice, { params: { id }, body: { read: true } })
    expect((await inbox(hanako))[0]?.readAt).toBe(readAt)
    expect((await hanako.call(listNotices, { query: {} })).unread).toBe(unread - 1)
    await hanako.call(readNotice, { params: { id }, body: { read: false } })
    expect((await hanako.call(listNotices, { query: {} })).unread).toBe(unread)
  })

  it('somebody else’s notice is not there', async () => {
    const [first] = await inbox(hanako)
    const call = taro.call(readNotice, { params: { id: first?.id ?? '' }, body: { read: true } })
    await expect(call).rejects.toMatchObject({ problem: { status: 404, code: 'not-found' } })
    expect((await inbox(hanako))[0]?.readAt).toBe(null)
  })

  it('marks all of mine read, and none of others', async () => {
    await hanako.call(readAllNotices)
    expect((await hanako.call(listNotices, { query: {} })).unread).toBe(0)
    expect((await taro.call(listNotices, { query: {} })).unread).toBe(1)
    await expect(server.call(readAllNotices)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  })

  it('is told to the person’s other pages', async () => {
    const heard: unknown[] = []
    const stop = server.running.centre.live.listen(
      () => new Set([`account:${hanako.accountId}`]),
      (change) => heard.push(change),
    )
    const [first] = await inbox(hanako)
    const id = first?.id ?? ''
    await hanako.call(readNotice, { params: { id }, body: { read: false } })
    await expect.poll(() => heard).toContainEqual({ key: `account:${hanako.accountId}`, topic: 'notices', id })
    stop()
  })
})
