import { once } from 'node:events'
import { liveStream, staffLiveStream } from '@tsunagu/contract/platform.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from './start-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

/** Opens a stream as a browser with this cookie would; gives the status and the first words. */
async function opened(path: string, cookie = ''): Promise<{ status: number; first: string }> {
  const answer = await server.app.inject({ method: 'GET', url: path, headers: { cookie }, payloadAsStream: true })
  const stream = answer.stream()
  const [chunk] = (await once(stream, 'data')) as [Buffer]
  stream.destroy()
  answer.raw.res.destroy()
  return { status: answer.statusCode, first: chunk.toString() }
}

describe('the live stream of staff', () => {
  it('opens for staff at their own address', async () => {
    const { cookie } = await server.staff('dealer')
    const { status, first } = await opened(staffLiveStream.path, cookie)
    expect(status).toBe(200)
    expect(first).toContain('event: open')
  })
  it('opens for no owner and for nobody, and the owners’ one for no staff', async () => {
    const owner = await server.owner()
    const staff = await server.staff('dealer')
    for (const [path, cookie] of [
      [staffLiveStream.path, owner.cookie],
      [staffLiveStream.path, ''],
      [liveStream.path, staff.cookie],
    ] as const)
      expect((await opened(path, cookie)).status).toBe(401)
  })
})
