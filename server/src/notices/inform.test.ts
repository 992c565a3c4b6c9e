import { listNotices, type Notice, readSettings, subscribePush } from '@tsunagu/contract/notices.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newBrowser } from '../../test/browser.ts'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'
import { NotFound, Refused, Unavailable } from '../platform/errors.ts'
import { inform } from './inform.ts'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

const hour = 3600_000
const signedUp = async (email?: string): Promise<Person> => {
  const person = await server.owner(email ? { email } : {})
  await server.settle()
  return person
}
const told = async (person: Person, word: string): Promise<Notice | undefined> =>
  (await person.call(listNotices, { query: {} })).notices.find((notice) => notice.word === word)
const states = (notice: Notice | undefined) => Object.fromEntries((notice?.deliveries ?? []).map(({ channel, state }) => [channel, state]))
const health = async (person: Person) =>
  Object.fromEntries((await person.call(readSettings)).channels.map(({ channel, ...rest }) => [channel, rest]))
const passwordChanged = (person: Person) => server.tell({ type: 'accounts.password-changed', accountId: person.accountId } as never)
/** Swaps what stands for the mail or push service; gives how to put it back. */
function failing(channel: 'mail' | 'push', failure: Error): () => void {
  const { outside } = server.running.centre
  const works = outside[channel].send
  Object.assign(outside[channel], { send: () => Promise.reject(failure) })
  return () => Object.assign(outside[channel], { send: works })
}

describe('one piece of news', () => {
  it('lies in the inbox, is mailed in the person’s language and pushed to every browser', async () => {
    const hanako = await signedUp()
    await hanako.call(subscribePush, { body: newBrowser() })
    await hanako.call(subscribePush, { body: newBrowser() })
    await passwordChanged(hanako)
    await server.settle()
    const notice = await told(hanako, 'password-changed')
    expect(notice).toMatchObject({ kind: 'account', facts: {}, vehicleId: null, readAt: null })
    expect(states(notice)).toEqual({ inbox: 'sent', mail: 'sent', push: 'sent' })
    const mail = server.sent.mails.at(-1)
    expect(mail).toMatchObject({ to: hanako.email, subject: 'パスワードが変更されました' })
    expect(mail?.text.indexOf('Your password was changed')).toBeGreaterThan(mail?.text.indexOf('パスワードが変更されました') ?? Number.NaN)
    expect(server.sent.pushes.map(({ payload }) => payload)).toEqual(
      Array(2).fill(expect.objectContaining({ title: 'パスワードが変更されました', url: '/notices', tag: notice?.id, lang: 'ja' })),
    )
  })

  it('speaks English to who reads English', async () => {
    const ken = await server.owner({ language: 'en', name: 'Ken' })
    await server.settle()
    expect(server.sent.mails.at(-1)).toMatchObject({ subject: 'Your TOYOTA account is ready' })
    expect(server.sent.mails.at(-1)?.text).toMatch(/^Your .*\n\nDear Ken/)
    expect(await told(ken, 'registered')).toMatchObject({ facts: { name: 'Ken' } })
  })

  it('is told once, however often its cause is handled', async () => {
    const hanako = await signedUp()
    const news = { to: hanako.accountId, word: 'trial', facts: {}, once: 'x' } as const
    expect(await server.work((work) => inform(work, news))).toEqual(expect.any(String))
    expect(await server.work((work) => inform(work, news))).toBe(null)
    const taro = await signedUp()
    expect(await server.work((work) => inform(work, { ...news, to: taro.accountId }))).toEqual(expect.any(String))
  })

  it('is for owners: staff has no inbox, and nobody is nobody', async () => {
    const staff = await server.staff('operator')
    expect(await server.work((work) => inform(work, { to: staff.accountId, word: 'trial', facts: {} }))).toBe(null)
    await expect(server.work((work) => inform(work, { to: crypto.randomUUID(), word: 'trial', facts: {} }))).rejects.toThrow(NotFound)
  })
})

describe('each channel for itself', () => {
  it('mail is down: push arrives all the same, and the mail alone is tried again', async () => {
    const hanako = await signedUp()
    await hanako.call(subscribePush, { body: newBrowser() })
    const mails = server.sent.mails.length
    const mend = failing('mail', new Unavailable('mail-down'))
    await passwordChanged(hanako)
    await server.settle()
    expect(states(await told(hanako, 'password-changed'))).toEqual({ inbox: 'sent', mail: 'waiting', push: 'sent' })
    expect(await health(hanako)).toMatchObject({ mail: { state: 'failing', detail: 'mail-down' }, push: { state: 'ok' } })
    mend()
    server.clock.advance(hour)
    await server.settle()
    expect(states(await told(hanako, 'password-changed'))).toEqual({ inbox: 'sent', mail: 'sent', push: 'sent' })
    expect(await health(hanako)).toMatchObject({ mail: { state: 'ok', detail: null } })
    expect(server.sent.mails).toHaveLength(mails + 1)
    expect(server.sent.pushes).toHaveLength(1)
  })

  it('push is down: the mail arrives all the same, and one browser does not wait for the other', async () => {
    const hanako = await signedUp()
    await hanako.call(subscribePush, { body: newBrowser('Pixel · Chrome') })
    const mend = failing('push', new Unavailable('push-down'))
    await passwordChanged(hanako)
    await server.settle()
    expect(states(await told(hanako, 'password-changed'))).toEqual({ inbox: 'sent', mail: 'sent', push: 'waiting' })
    expect(await health(hanako)).toMatchObject({ mail: { state: 'ok' }, push: { state: 'failing', detail: 'push-down' } })
    mend()
    server.clock.advance(hour)
    await server.settle()
    expect(states(await told(hanako, 'password-changed')).push).toBe('sent')
    expect(server.sent.pushes).toHaveLength(1)
  })

  it('says at last that it failed, after the last try', async () => {
    const hanako = await signedUp()
    failing('mail', new Unavailable('mail-down'))
    await passwordChanged(hanako)
    for (let tries = 0; tries < 12; tries++) {
      await server.settle()
      server.clock.advance(24 * hour)
    }
    expect(states(await told(hanako, 'password-changed'))).toMatchObject({ mail: 'failed' })
    expect(await health(hanako)).toMatchObject({ mail: { state: 'failing', detail: 'mail-down' } })
  })

  it('a message that will never go is not tried again', async () => {
    const hanako = await signedUp()
    const mend = failing('mail', new Refused('mail-refused'))
    await passwordChanged(hanako)
    await server.settle()
    mend()
    server.clock.advance(hour)
    await server.settle()
    expect(states(await told(hanako, 'password-changed'))).toMatchObject({ mail: 'failed' })
    expect(await health(hanako)).toMatchObject({ mail: { state: 'failing', detail: 'mail-refused' } })
  })
})

describe('an address that takes no mail', () => {
  it('is shown: with the notice, in the settings, and as news of its own in the inbox and by push', async () => {
    const hanako = await server.owner({ email: 'hanako@bounce.example' })
    await hanako.call(subscribePush, { body: newBrowser() })
    await server.settle()
    expect(states(await told(hanako, 'registered'))).toMatchObject({ mail: 'bounced' })
    expect(await health(hanako)).toMatchObject({ mail: { state: 'bounced', detail: 'mail-bounced', since: expect.any(String) } })
    const bounced = await told(hanako, 'mail-bounced')
    expect(bounced?.facts).toEqual({ email: 'hanako@bounce.example' })
    expect(states(bounced)).toEqual({ inbox: 'sent', mail: 'off', push: 'sent' })
    expect(server.sent.pushes.at(-1)?.payload).toMatchObject({ title: 'メールが届きません' })
  })

  it('gets no more mails, and the person is not told again', async () => {
    const hanako = await signedUp('hanako@bounce.example')
    await passwordChanged(hanako)
    await passwordChanged(hanako)
    await server.settle()
    expect(states(await told(hanako, 'password-changed'))).toMatchObject({ mail: 'bounced' })
    const { notices } = await hanako.call(listNotices, { query: {} })
    expect(notices.filter(({ word }) => word === 'mail-bounced')).toHaveLength(1)
    const log = await server.app.inject({ url: '/mailbox.json?to=hanako@bounce.example' })
    expect(log.json()).toHaveLength(1)
  })
})
