import { listNotices, type Notice, subscribePush } from '@tsunagu/contract/notices.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newBrowser } from '../../test/browser.ts'
import { addCar } from '../../test/cars.ts'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'
import type { RequestMoved } from '../link/events.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(() => {
  server.sent.mails.length = 0
  server.sent.pushes.length = 0
})

const inbox = async (person: Person) => (await person.call(listNotices, { query: {} })).notices
const words = async (person: Person) => (await inbox(person)).map(({ word }) => word)
const through = (notice: Notice | undefined) => notice?.deliveries.filter(({ state }) => state !== 'off').map(({ channel }) => channel)

describe('the account', () => {
  it('tells of its making, of a sign-in on a new device, a password and a passkey', async () => {
    const hanako = await server.owner()
    const about = { accountId: hanako.accountId }
    const sessionId = crypto.randomUUID()
    const signedIn = { type: 'accounts.signed-in-on-new-device', ...about, sessionId, device: 'Mac · Firefox' }
    for (const event of [
      signedIn,
      signedIn,
      { type: 'accounts.password-changed', ...about },
      { type: 'accounts.passkey-added', ...about, passkeyId: crypto.randomUUID() },
    ]) {
      await server.tell(event as never)
      await server.settle()
    }
    expect(await words(hanako)).toEqual(['passkey-added', 'password-changed', 'signed-in-on-new-device', 'registered'])
    expect((await inbox(hanako))[2]?.facts).toEqual({ device: 'Mac · Firefox' })
    expect(server.sent.mails).toHaveLength(4)
    expect(server.sent.mails.every(({ to, from }) => to === hanako.email && from.includes('account@'))).toBe(true)
  })
})

describe('the garage', () => {
  it('tells its owner which car came', async () => {
    const hanako = await server.owner()
    const vehicleId = await addCar(server, { owner: hanako.accountId, model: { name: 'Sora X' } })
    await server.settle()
    const notice = (await inbox(hanako)).find(({ word }) => word === 'vehicle-taken-over')
    expect(notice).toMatchObject({ kind: 'vehicle', vehicleId, facts: { vehicle: 'Sora X' } })
    expect(server.sent.mails.find(({ subject }) => subject.includes('Myガレージ'))?.from).toContain('notice@')
  })
})

describe('requests to the car', () => {
  let hanako: Person
  let taro: Person
  let vehicleId: string
  beforeEach(async () => {
    hanako = await server.owner({ name: '青木 花子' })
    taro = await server.owner({ name: '青木 太郎' })
    vehicleId = await addCar(server, { owner: hanako.accountId, model: { name: 'Sora' } })
    for (const person of [hanako, taro]) await person.call(subscribePush, { body: newBrowser() })
    await server.settle()
    server.sent.mails.length = 0
    server.sent.pushes.length = 0
  })
  const moved = async (by: Person | null, more: Partial<RequestMoved> = {}) => {
    const event: RequestMoved = {
      type: 'link.request-moved',
      requestId: crypto.randomUUID(),
      vehicleId,
      verb: 'remote/lock-doors',
      state: 'done',
      code: null,
      settled: null,
      accountId: by?.accountId ?? null,
      ...more,
    }
    await server.tell(event)
    await server.settle()
    return event
  }

  it('done: quietly in the inbox of who asked', async () => {
    await moved(hanako)
    const [notice] = await inbox(hanako)
    expect(notice).toMatchObject({
      kind: 'remote',
      word: 'request-done',
      vehicleId,
      facts: { verb: 'remote/lock-doors', vehicle: 'Sora', code: null },
    })
    expect(through(notice)).toEqual(['inbox'])
    expect(server.sent.pushes).toEqual([])
  })

  it('refused and failed: pushed, with the reason', async () => {
    await moved(hanako, { state: 'refused', code: 'door-open' })
    await moved(hanako, { state: 'failed', code: 'door-open' })
    expect((await words(hanako)).slice(0, 2)).toEqual(['request-failed', 'request-refused'])
    expect((await inbox(hanako))[0]?.facts).toMatchObject({ code: 'door-open' })
    expect(server.sent.pushes.map(({ payload }) => payload)).toMatchObject([
      { title: 'ドアロックを実行できませんでした', body: expect.stringContaining('ドアが開いていたため') },
      { title: 'ドアロックを完了できませんでした' },
    ])
    expect(server.sent.mails).toEqual([])
  })

  it('no answer, and later what came of it: the second message takes the place of the first on the phone', async () => {
    const event = await moved(hanako, { state: 'no-answer' })
    await moved(hanako, { ...event, settled: 'did-not-happen' })
    await moved(hanako, { ...event, settled: 'did-not-happen' })
    expect((await words(hanako)).slice(0, 3)).toEqual(['request-did-not-happen', 'request-no-answer', 'vehicle-taken-over'])
    const tags = server.sent.pushes.map(({ payload }) => (payload as { tag: string }).tag)
    expect(tags).toEqual([`request-${event.requestId}`, `request-${event.requestId}`])
  })

  it('somebody else did it: the owner is told who; the other way round, and of what failed, not', async () => {
    await moved(taro)
    await moved(taro, { state: 'failed' })
    expect((await words(taro)).slice(0, 2)).toEqual(['request-failed', 'request-done'])
    const [notice] = await inbox(hanako)
    expect(notice).toMatchObject({ word: 'others-request-done', facts: { verb: 'remote/lock-doors', vehicle: 'Sora', by: '青木 太郎' } })
    expect(through(notice)).toEqual(['inbox', 'push'])
    expect((await words(hanako)).filter((word) => word === 'others-request-done')).toHaveLength(1)
  })

  it('on its way, asking for the state, or asked by nobody’s account: no news', async () => {
    const before = await words(hanako)
    for (const state of ['waiting', 'waking', 'sent', 'doing'] as const) await moved(hanako, { state })
    await moved(hanako, { verb: 'remote/refresh', state: 'no-answer' })
    await moved(null, { state: 'failed' })
    expect(await words(hanako)).toEqual(before)
  })
})
