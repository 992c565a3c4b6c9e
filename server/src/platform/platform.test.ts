import { readMap } from '@tsunagu/contract/platform.ts'
import { lockDoors } from '@tsunagu/contract/remote.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { countTry } from './limits.ts'
import { recentMails } from './outside/mail.ts'
import { replaceSecret, seal, sharedSecret, unseal } from './secrets.ts'
import { working } from './work.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { MAP_TILES: 'https://tiles.test.example/{z}/{x}/{y}.png', MAP_CREDIT: '地理院タイル' } })
})
afterAll(() => server.stop())

describe('the door', () => {
  const post = (payload: string, headers: Record<string, string> = {}) =>
    server.app.inject({
      method: 'POST',
      url: '/api/accounts/registrations',
      payload,
      headers: { 'content-type': 'application/json', 'x-tsunagu-csrf': '1', ...headers },
    })

  it('tells the map’s tiles, and lets the page load them from there only', async () => {
    expect(await server.call(readMap)).toEqual({
      tiles: { raster: 'https://tiles.test.example/{z}/{x}/{y}.png', attribution: '地理院タイル' },
    })
    const policy = String((await server.app.inject('/api/map')).headers['content-security-policy'])
    expect(policy).toMatch(/img-src [^;]*https:\/\/tiles\.test\.example/)
    expect(policy).toContain("default-src 'self'")
  })

  it('answers bad bodies with a problem that names the fault', async () => {
    expect((await post('{')).json()).toMatchObject({ status: 400, code: 'invalid' })
    expect((await post(JSON.stringify({ email: 'x'.repeat(300_000) }))).json()).toMatchObject({ status: 413, code: 'too-large' })
    expect((await post('a=b', { 'content-type': 'text/plain' })).json()).toMatchObject({ status: 415, code: 'wrong-type' })
    expect((await post('{}')).json()).toMatchObject({ code: 'invalid', fields: { email: 'required' } })
    expect((await server.app.inject('/api/nothing-here')).json()).toMatchObject({ status: 404, code: 'not-found' })
  })

  it('takes no change from a page of another origin', async () => {
    const { cookie } = await server.owner()
    const tap = (headers: Record<string, string>) =>
      server.app.inject({
        method: 'POST',
        url: '/api/vehicles/00000000-0000-4000-8000-000000000000/remote/lock-doors',
        payload: {},
        headers: { cookie, ...headers },
      })
    expect((await tap({})).json()).toMatchObject({ status: 403, code: 'foreign-page' })
    expect((await tap({ 'x-tsunagu-csrf': '1', 'sec-fetch-site': 'cross-site' })).json()).toMatchObject({
      status: 403,
      code: 'foreign-page',
    })
    expect((await tap({ 'x-tsunagu-csrf': '1', 'sec-fetch-site': 'same-origin' })).json()).toMatchObject({ code: 'invalid' })
  })

  it('shows the mailbox to this machine only', async () => {
    await server.running.centre.outside.mail.send({
      kind: 'test',
      from: 'a@test.example',
      to: 'b@test.example',
      subject: '<b>題名</b>',
      text: '本文 https://tsunagu.example/x?a=1&b=2',
      html: '<html><head></head><body><script>parent.x=1</script>"本文"</body></html>',
    })
    const at = (remoteAddress: string, url: string) => server.app.inject({ url, remoteAddress })
    const { body } = await at('127.0.0.1', '/mailbox')
    expect(body).toContain('&#60;b&#62;題名')
    expect(body).toContain('<a href="https://tsunagu.example/x?a=1&#38;b=2">')
    // the HTML version stands in a frame without scripts, and cannot leave its attribute
    expect(body).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="&#60;html&#62;')
    expect(body).not.toContain('<script')
    expect((await at('127.0.0.1', '/mailbox.json?to=b@test.example')).json()).toMatchObject([{ subject: '<b>題名</b>', state: 'sent' }])
    for (const url of ['/mailbox', '/mailbox.json']) expect((await at('192.168.1.20', url)).statusCode).toBe(404)
    const rebound = await server.app.inject({ url: '/mailbox.json', remoteAddress: '127.0.0.1', headers: { host: 'evil.example:8700' } })
    expect(rebound.statusCode).toBe(404)
  })

  it('behind a proxy believes the address the proxy saw, not the one a caller made up', async () => {
    const behind = await startServer({ env: { PROXY: 'on' } })
    try {
      const forwarded = (list: string) => behind.app.inject({ url: '/mailbox.json', headers: { 'x-forwarded-for': list } })
      expect((await forwarded('127.0.0.1, 203.0.113.9')).statusCode).toBe(404)
      expect((await forwarded('203.0.113.9, 127.0.0.1')).statusCode).toBe(200)
    } finally {
      await behind.stop()
    }
  })
})

describe('the local mail stand-in', () => {
  it('refuses and fails as a real one would, and leaves a row each time', async () => {
    const { mail } = server.running.centre.outside
    const send = (to: string) => mail.send({ kind: 'test', from: 'a@test.example', to, subject: 's', text: 't' })
    await expect(send('x@bounce.example')).rejects.toMatchObject({ code: 'mail-bounced', retry: false })
    await expect(send('x@down.example')).rejects.toMatchObject({ code: 'mail-down', retry: true })
    const states = async (to: string) => (await recentMails(server.running.centre.ground.db, to)).map((one) => one.state)
    expect([await states('x@bounce.example'), await states('x@down.example')]).toEqual([['bounced'], ['failed']])
  })
})

describe('limits', () => {
  it('count together, however many ask at once, and begin anew with the window', async () => {
    const { db } = server.running.centre.ground
    const now = new Date('2026-11-22T00:00:10Z')
    const attempt = (at: Date) => countTry(db, 'test', { calls: 5, seconds: 60 }, at)
    const all = await Promise.allSettled(Array.from({ length: 9 }, () => attempt(now)))
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(5)
    await expect(attempt(now)).rejects.toMatchObject({ code: 'too-many', retryAfter: 50 })
    await attempt(new Date('2026-11-22T00:01:00Z'))
  })
})

describe('secrets', () => {
  const secret = Buffer.alloc(32, 7).toString('base64')

  it('open only under their own name and key', () => {
    const sealed = seal(secret, 'one', Buffer.from('wort'))
    expect(unseal(secret, 'one', sealed).toString()).toBe('wort')
    expect(() => unseal(secret, 'two', sealed)).toThrow()
    expect(() => unseal(Buffer.alloc(32, 8).toString('base64'), 'one', sealed)).toThrow()
    expect(sealed.toString('latin1')).not.toContain('wort')
  })

  it('are made once for all replicas, and may be replaced', async () => {
    const { ground } = server.running.centre
    const both = await Promise.all([1, 2].map((value) => sharedSecret(ground.db, secret, 'test', () => ({ value }))))
    expect(both[0]).toEqual(both[1])
    await working(ground, { kind: 'centre' }, ({ db }) => replaceSecret(db, secret, 'test', { value: 3 }))
    expect(await sharedSecret(ground.db, secret, 'test', () => ({ value: 4 }))).toEqual({ value: 3 })
  })
})

it('undoes everything when a verb throws, and still leaves the audit row', async () => {
  const owner = await server.owner()
  const params = { vehicleId: '00000000-0000-4000-8000-000000000000' }
  await expect(owner.call(lockDoors, { params, body: { requestId: '00000000-0000-4000-8000-000000000001' } })).rejects.toMatchObject({
    problem: { code: 'not-found' },
  })
  const { rows } = await server.running.centre.database.pool.query('select act, outcome from platform.audit where actor_id = $1', [
    owner.accountId,
  ])
  expect(rows).toEqual([{ act: 'remote.lock-doors', outcome: 'not-found' }])
})
