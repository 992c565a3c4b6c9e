import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { forgetNotices } from './forget-notices.ts'
import { deliveriesOf, noticesOf } from './queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { NOTICE_DAYS: '30' } })
})
afterAll(() => server.stop())

it('notices go after NOTICE_DAYS with their deliveries, and not before', async () => {
  const { accountId } = await server.owner()
  await server.settle()
  const left = () => server.work((work) => noticesOf(work.db, accountId, undefined, 10))
  const [notice] = await left()
  const deliveries = () => server.work((work) => deliveriesOf(work.db, [notice?.id ?? '']))
  server.clock.advance(29 * 24 * 3600_000)
  await server.work(forgetNotices)
  expect(await left()).toHaveLength(1)
  expect(await deliveries()).toHaveLength(1)
  server.clock.advance(2 * 24 * 3600_000)
  await server.work(forgetNotices)
  expect(await left()).toHaveLength(0)
  expect(await deliveries()).toHaveLength(0)
})
