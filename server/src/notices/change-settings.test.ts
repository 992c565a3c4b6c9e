import { changeSettings, listNotices, readSettings } from '@tsunagu/contract/notices.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'

let server: TestServer
let hanako: Person
beforeAll(async () => {
  server = await startServer()
  hanako = await server.owner()
  await server.settle()
})
afterAll(() => server.stop())

const words = async () => (await hanako.call(listNotices, { query: {} })).notices.map(({ word }) => word)

describe('settings', () => {
  it('start with the defaults, and say where nothing was tried or set up', async () => {
    const taro = await server.owner()
    const settings = await taro.call(readSettings)
    expect(settings.kinds).toEqual([
      { kind: 'account', mail: true, push: true },
      { kind: 'vehicle', mail: true, push: true },
      { kind: 'remote', mail: false, push: true },
    ])
    expect(settings.channels).toMatchObject([
      { channel: 'inbox', state: 'ok' },
      { channel: 'mail', state: 'untried' },
      { channel: 'push', state: 'off' },
    ])
    expect(settings.browsers).toEqual([])
    expect(Buffer.from(settings.pushKey, 'base64url')).toHaveLength(65)
  })

  it('keep what was chosen, for one kind and one person', async () => {
    await hanako.call(changeSettings, { params: { kind: 'remote' }, body: { mail: true, push: false } })
    await hanako.call(changeSettings, { params: { kind: 'vehicle' }, body: { mail: false, push: false } })
    expect((await hanako.call(readSettings)).kinds).toEqual([
      { kind: 'account', mail: true, push: true },
      { kind: 'vehicle', mail: false, push: false },
      { kind: 'remote', mail: true, push: false },
    ])
    const taro = await server.owner()
    expect((await taro.call(readSettings)).kinds[1]).toEqual({ kind: 'vehicle', mail: true, push: true })
  })

  it('silencing the account’s mails is told by one last mail; what follows stays in the inbox', async () => {
    await hanako.call(changeSettings, { params: { kind: 'account' }, body: { mail: false, push: true } })
    await hanako.call(changeSettings, { params: { kind: 'account' }, body: { mail: false, push: false } })
    await server.settle()
    expect(server.sent.mails.findLast(({ to }) => to === hanako.email)?.subject).toBe('アカウントのメール通知がオフになりました')
    expect((await words()).filter((word) => word === 'account-mail-off')).toHaveLength(1)
    const mails = server.sent.mails.length
    await server.tell({ type: 'accounts.password-changed', accountId: hanako.accountId } as never)
    await server.settle()
    expect((await words())[0]).toBe('password-changed')
    expect(server.sent.mails).toHaveLength(mails)
  })

  it('an unknown kind and half a choice are refused', async () => {
    const wrong = hanako.call(changeSettings, { params: { kind: 'weather' as 'remote' }, body: { mail: true, push: true } })
    await expect(wrong).rejects.toMatchObject({ problem: { status: 400, fields: { kind: 'invalid' } } })
    const half = hanako.call(changeSettings, { params: { kind: 'remote' }, body: { mail: true } as never })
    await expect(half).rejects.toMatchObject({ problem: { status: 400, fields: { push: 'required' } } })
  })

  it('are not for strangers', async () => {
    await expect(server.call(readSettings)).rejects.toMatchObject({ problem: { status: 401 } })
    const change = server.call(changeSettings, { params: { kind: 'remote' }, body: { mail: true, push: true } })
    await expect(change).rejects.toMatchObject({ problem: { status: 401 } })
  })
})
