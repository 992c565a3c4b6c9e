import { changeSettings, listNotices, readSettings, sendTestNotice, subscribePush } from '@tsunagu/contract/notices.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newBrowser } from '../../test/browser.ts'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const resultOf = async (person: Person, id: string) => {
  const notice = (await person.call(listNotices, { query: {} })).notices.find((one) => one.id === id)
  return Object.fromEntries((notice?.deliveries ?? []).map(({ channel, state }) => [channel, state]))
}

it('goes through every channel that is on, and shows what came of it', async () => {
  const hanako = await server.owner()
  await hanako.call(subscribePush, { body: newBrowser() })
  const { id } = await hanako.call(sendTestNotice)
  expect(await resultOf(hanako, id)).toEqual({ inbox: 'sent', mail: 'waiting', push: 'waiting' })
  await server.settle()
  expect(await resultOf(hanako, id)).toEqual({ inbox: 'sent', mail: 'sent', push: 'sent' })
})

it('leaves out what is off', async () => {
  const hanako = await server.owner()
  for (const kind of ['account', 'vehicle', 'remote'] as const)
    await hanako.call(changeSettings, { params: { kind }, body: { mail: false, push: true } })
  const { id } = await hanako.call(sendTestNotice)
  await server.settle()
  expect(await resultOf(hanako, id)).toEqual({ inbox: 'sent', mail: 'off', push: 'off' })
})

it('tries a bounced address anew, and mails go on when it works again', async () => {
  const hanako = await server.owner({ email: 'again@bounce.example' })
  await server.settle()
  const first = await hanako.call(sendTestNotice)
  await server.settle()
  expect(await resultOf(hanako, first.id)).toMatchObject({ mail: 'bounced' })
  const { mail } = server.running.centre.outside
  const bouncing = mail.send
  mail.send = async (letter) => void server.sent.mails.push(letter)
  const second = await hanako.call(sendTestNotice)
  await server.tell({ type: 'accounts.password-changed', accountId: hanako.accountId } as never)
  await server.settle()
  expect(await resultOf(hanako, second.id)).toMatchObject({ mail: 'sent' })
  await server.tell({ type: 'accounts.password-changed', accountId: hanako.accountId } as never)
  await server.settle()
  mail.send = bouncing
  expect(server.sent.mails.at(-1)).toMatchObject({ to: 'again@bounce.example', subject: 'パスワードが変更されました' })
  expect((await hanako.call(readSettings)).channels[1]).toMatchObject({ state: 'ok' })
})

it('five in ten minutes are enough; strangers get none', async () => {
  const hanako = await server.owner()
  for (let n = 0; n < 5; n++) await hanako.call(sendTestNotice)
  await expect(hanako.call(sendTestNotice)).rejects.toMatchObject({ problem: { status: 429, code: 'too-many' } })
  await expect(server.call(sendTestNotice)).rejects.toMatchObject({ problem: { status: 401 } })
})
