import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { countTry, networkOf, refuseSpent } from './limits.ts'

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('refuseSpent', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  it('lets pass while tries are left and counts none itself; a window later it begins anew', async () => {
    const { db } = server.running.centre.ground
    const limit = { calls: 2, seconds: 60 }
    const look = (at: Date) => refuseSpent(db, 'spent test', limit, at)
    const now = new Date('2026-11-23T00:00:10Z')
    for (let n = 0; n < 5; n++) await look(now)
    await countTry(db, 'spent test', limit, now)
    await look(now)
    await countTry(db, 'spent test', limit, now)
    await expect(look(now)).rejects.toMatchObject({ code: 'too-many', retryAfter: 50 })
    await look(new Date('2026-11-23T00:01:00Z'))
  })
})
