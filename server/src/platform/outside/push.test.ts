import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PushService, startPushService, type TestBrowser } from '../../../test/push-service.ts'
import { failureOf, makeVapidKeys, type PushTarget, webPusher } from './push.ts'

let service: PushService
const keys = makeVapidKeys()
const targetOf = ({ endpoint, keys: { p256dh, auth } }: TestBrowser): PushTarget => ({ endpoint, p256dh, auth })
const local = () => webPusher(keys, 'mailto:notice@tsunagu.example', { local: true, ca: service.ca })

beforeAll(async () => {
  service = await startPushService()
})
afterAll(() => service.stop())

describe('a message to a browser', () => {
  it('is encrypted for it alone (RFC 8291) and signed by the centre (RFC 8292)', async () => {
    const payload = { title: 'お車から応答がありません', body: '🚗' }
    await local().send(targetOf(service.browser()), payload, { urgent: true, topic: 'request-1', ttl: 60 })
    const got = service.received.at(-1)
    expect(got?.payload).toEqual(payload)
    expect(got?.vapidKey).toBe(keys.publicKey)
    expect(got?.claims.sub).toBe('mailto:notice@tsunagu.example')
    expect((got?.claims.exp ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(24 * 3600)
    expect(got?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '60', urgency: 'high', topic: 'request-1' })
  })

  it('is not readable with another browser’s keys', async () => {
    const browser = service.browser()
    const before = service.received.length
    await expect(local().send({ ...targetOf(service.browser()), endpoint: browser.endpoint }, { title: 'x' })).rejects.toMatchObject({
      code: 'push-refused',
    })
    expect(service.received).toHaveLength(before)
  })

  it('says that a browser has gone for good: 404 and 410', async () => {
    const browser = service.browser()
    for (const status of [404, 410]) {
      service.answer(status, browser)
      await expect(local().send(targetOf(browser), {})).rejects.toMatchObject({ code: 'push-gone', retry: false })
    }
  })

  it('may work later when the service is busy, down or silent', async () => {
    const browser = service.browser()
    for (const status of [429, 500, 503]) {
      service.answer(status, browser)
      await expect(local().send(targetOf(browser), {})).rejects.toMatchObject({ code: 'push-down', retry: true })
    }
    await expect(local().send({ ...targetOf(browser), endpoint: 'https://localhost:9/x' }, {})).rejects.toMatchObject({ code: 'push-down' })
  })

  it('follows no redirect', async () => {
    const browser = service.browser()
    service.answer(301, browser)
    await expect(local().send(targetOf(browser), {})).rejects.toMatchObject({ code: 'push-refused' })
  })

  it('is never tried again for keys that are none', async () => {
    const target = { ...targetOf(service.browser()), p256dh: Buffer.alloc(65, 4).toString('base64url') }
    await expect(local().send(target, {})).rejects.toMatchObject({ code: 'push-refused', retry: false })
  })
})

it('an endpoint in our own network is never called', async () => {
  const browser = service.browser()
  const before = service.received.length
  const pusher = webPusher(keys, 'mailto:notice@tsunagu.example', { ca: service.ca })
  for (const endpoint of [
    browser.endpoint,
    browser.endpoint.replace('localhost', '127.0.0.1'),
    browser.endpoint.replace('localhost', '[::1]'),
    browser.endpoint.replace('localhost', 'push.localhost.'),
    browser.endpoint.replace('https:', 'http:'),
  ]) {
    await expect(pusher.send({ ...targetOf(browser), endpoint }, {})).rejects.toMatchObject({ code: 'push-refused' })
  }
  expect(service.received).toHaveLength(before)
})

it.each([
  [200, null],
  [201, null],
  [202, null],
  [400, 'push-refused'],
  [401, 'push-refused'],
  [403, 'push-refused'],
  [404, 'push-gone'],
  [408, 'push-down'],
  [410, 'push-gone'],
  [413, 'push-refused'],
  [429, 'push-down'],
  [502, 'push-down'],
])('status %i means %s', (status, code) => {
  expect(failureOf(status)?.code ?? null).toBe(code)
})
