import { endAllSessions, signOut } from '@tsunagu/contract/accounts.ts'
import { listNotices, readSettings, sendTestNotice, subscribePush, unsubscribePush } from '@tsunagu/contract/notices.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newBrowser } from '../../test/browser.ts'
import { type PushService, startPushService } from '../../test/push-service.ts'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { vapidKeys, webPusher } from '../platform/outside/push.ts'

describe('subscribing', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  it('keeps the browser; asked again by the same one, the id stays and the keys are the new ones', async () => {
    const hanako = await server.owner()
    const browser = newBrowser('iPhone · Safari')
    const { id } = await hanako.call(subscribePush, { body: browser })
    const again = await hanako.call(subscribePush, { body: { ...newBrowser('iPad · Safari'), endpoint: browser.endpoint } })
    expect(again.id).toBe(id)
    const settings = await hanako.call(readSettings)
    expect(settings.browsers).toMatchObject([{ id, device: 'iPad · Safari' }])
    expect(settings.channels[2]).toMatchObject({ channel: 'push', state: 'untried' })
  })

  it('a browser that somebody else used before tells nothing of them any more', async () => {
    const hanako = await server.owner()
    const taro = await server.owner()
    const browser = newBrowser()
    const before = await hanako.call(subscribePush, { body: browser })
    const after = await taro.call(subscribePush, { body: browser })
    expect(after.id).not.toBe(before.id)
    expect((await hanako.call(readSettings)).browsers).toEqual([])
    expect((await taro.call(readSettings)).browsers).toMatchObject([{ id: after.id }])
  })

  it('a device that is signed out takes no more push messages; the other one does', async () => {
    const hanako = await server.owner()
    const phone = await server.signIn(hanako)
    await hanako.call(subscribePush, { body: newBrowser('Mac · Safari') })
    await phone.call(subscribePush, { body: newBrowser('iPhone · Safari') })
    await phone.call(signOut)
    await server.settle()
    expect((await hanako.call(readSettings)).browsers).toMatchObject([{ device: 'Mac · Safari' }])
    await hanako.call(endAllSessions)
    await server.settle()
    expect((await (await server.signIn(hanako)).call(readSettings)).browsers).toEqual([])
  })

  it('the oldest browser makes room for the twenty-first', async () => {
    const hanako = await server.owner()
    const first = await hanako.call(subscribePush, { body: newBrowser() })
    for (let n = 0; n < 19; n++) {
      server.clock.advance(60_000)
      await hanako.call(subscribePush, { body: newBrowser() })
    }
    server.clock.advance(1000_000)
    const last = await hanako.call(subscribePush, { body: newBrowser() })
    const ids = (await hanako.call(readSettings)).browsers.map(({ id }) => id)
    expect(ids).toHaveLength(20)
    expect(ids).toContain(last.id)
    expect(ids).not.toContain(first.id)
  })

  it.each([
    ['a machine of our own network', { endpoint: 'https://10.0.0.7/push' }, 'endpoint'],
    ['this machine', { endpoint: 'https://localhost:8700/api/me' }, 'endpoint'],
    ['a name without a domain', { endpoint: 'https://db/push' }, 'endpoint'],
    ['plain HTTP', { endpoint: 'http://push.tsunagu.example/1' }, 'endpoint'],
    ['a key that is none', { keys: { p256dh: 'abc', auth: newBrowser().keys.auth } }, 'keys.p256dh'],
    ['a point off the curve', { keys: { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: newBrowser().keys.auth } }, 'keys.p256dh'],
    ['a short secret', { keys: { p256dh: newBrowser().keys.p256dh, auth: 'AAAA' } }, 'keys.auth'],
    ['no name', { device: ' ' }, 'device'],
  ])('refuses %s', async (_about, wrong, field) => {
    const hanako = await server.owner()
    const call = hanako.call(subscribePush, { body: { ...newBrowser(), ...wrong } })
    await expect(call).rejects.toMatchObject({ problem: { status: 400, fields: { [field]: expect.any(String) } } })
    expect((await hanako.call(readSettings)).browsers).toEqual([])
  })

  it('is not for strangers', async () => {
    await expect(server.call(subscribePush, { body: newBrowser() })).rejects.toMatchObject({ problem: { status: 401 } })
    await expect(server.call(unsubscribePush, { params: { id: crypto.randomUUID() } })).rejects.toMatchObject({ problem: { status: 401 } })
  })

  it('unsubscribing ends it for mine, also what was on its way; others’ are not there', async () => {
    const hanako = await server.owner()
    const taro = await server.owner()
    const { id } = await hanako.call(subscribePush, { body: newBrowser() })
    await expect(taro.call(unsubscribePush, { params: { id } })).rejects.toMatchObject({ problem: { status: 404 } })
    await hanako.call(sendTestNotice)
    await hanako.call(unsubscribePush, { params: { id } })
    await server.settle()
    expect(server.sent.pushes).toEqual([])
    expect((await hanako.call(readSettings)).browsers).toEqual([])
    await expect(hanako.call(unsubscribePush, { params: { id } })).rejects.toMatchObject({ problem: { status: 404 } })
  })
})

describe('a push message, all the way to the browser', () => {
  let server: TestServer
  let service: PushService
  beforeEach(async () => {
    service = await startPushService()
    server = await startServer({ env: { PUSH_LOCAL: 'on' } })
    const keys = await server.work((work) => vapidKeys(work.db, work.config.SECRET))
    server.running.centre.outside.push = webPusher(keys, 'mailto:notice@tsunagu.example', { local: true, ca: service.ca })
  })
  afterEach(async () => {
    await server.stop()
    await service.stop()
  })

  it('is encrypted for the browser, signed with the key the page subscribed with, and says what to open', async () => {
    const hanako = await server.owner()
    await hanako.call(subscribePush, { body: { ...service.browser(), device: 'Chrome' } })
    await hanako.call(sendTestNotice)
    await server.settle()
    const [got] = service.received
    expect(got?.payload).toMatchObject({ title: '通知の試し送信です', url: '/notices', lang: 'ja', tag: expect.any(String) })
    expect(got?.vapidKey).toBe((await hanako.call(readSettings)).pushKey)
    expect(got?.headers.urgency).toBe('high')
    expect((await hanako.call(readSettings)).channels[2]).toMatchObject({ state: 'ok' })
  })

  it.each([404, 410])('a browser that answers %i is forgotten and the person told, while the other gets its message', async (status) => {
    const hanako = await server.owner()
    const gone = service.browser()
    const stays = service.browser()
    await hanako.call(subscribePush, { body: { ...gone, device: 'Old phone' } })
    await hanako.call(subscribePush, { body: { ...stays, device: 'New phone' } })
    service.answer(status, gone)
    await hanako.call(sendTestNotice)
    await server.settle()
    expect(service.received.map(({ path }) => path)).toEqual([new URL(stays.endpoint).pathname])
    const settings = await hanako.call(readSettings)
    expect(settings.browsers).toMatchObject([{ device: 'New phone' }])
    expect(settings.channels[2]).toMatchObject({ state: 'ok' })
    const { notices } = await hanako.call(listNotices, { query: {} })
    expect(notices.find(({ word }) => word === 'push-ended')?.facts).toEqual({ device: 'Old phone' })
  })

  it('shows that the last browser has gone', async () => {
    const hanako = await server.owner()
    const only = service.browser()
    await hanako.call(subscribePush, { body: { ...only, device: 'Chrome' } })
    service.answer(410, only)
    await hanako.call(sendTestNotice)
    await server.settle()
    expect((await hanako.call(readSettings)).channels[2]).toMatchObject({ state: 'failing', detail: 'push-gone' })
  })
})
