import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { mayPostTo, postOut } from './post-out.ts'

/** A name server that turns a name round to an address of our own network after it was looked at. */
let leadsTo = '93.184.216.34'
vi.mock('node:dns', async (original) => {
  const real = await original<typeof import('node:dns')>()
  const lookup = (name: string, options: unknown, done: (error: null, found: object[]) => void) =>
    name === 'hooks.example.jp' ? done(null, [{ address: leadsTo, family: 4 }]) : real.lookup(name, options as never, done as never)
  return { ...real, lookup }
})

let server: Server
let asked = 0
let port: number
beforeAll(async () => {
  server = createServer((request, response) => {
    asked++
    if (request.url === '/slow') return
    if (request.url === '/endless') {
      response.writeHead(200)
      const more = setInterval(() => response.write('x'.repeat(1000)), 1)
      response.on('close', () => clearInterval(more))
      return
    }
    response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end('moved')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const posting = { headers: { 'content-type': 'application/json' }, body: '{}', local: false, patience: 500, answerBytes: 2000 }

describe('an address that somebody chose', () => {
  it.each(['https://hooks.example.jp/a?b', 'https://hooks.example.jp:8443/', 'https://8.8.8.8/'])('%s may be called', (address) => {
    expect(mayPostTo(address, false)).toBe(true)
  })
  it.each([
    'http://hooks.example.jp/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.0.0.8/',
    'https://169.254.169.254/latest/meta-data',
    'https://0x7f000001/',
    'https://metadata.google.internal/',
    'https://user:word@hooks.example.jp/',
    'file:///etc/passwd',
    'no address',
  ])('%s may not', async (address) => {
    expect(mayPostTo(address, false)).toBe(false)
    expect(await postOut(address, posting)).toMatchObject({ error: 'address-not-public' })
  })
  it('is refused when its name leads home by now, before any connection', async () => {
    expect(mayPostTo(`https://hooks.example.jp:${port}/`, false)).toBe(true)
    for (leadsTo of ['127.0.0.1', '10.0.0.8', '169.254.169.254']) {
      expect(await postOut(`https://hooks.example.jp:${port}/`, posting)).toMatchObject({ error: 'address-not-public' })
    }
    expect(asked).toBe(0)
  })
})

describe('an answer', () => {
  const local = { ...posting, local: true }
  it('that sends us elsewhere is only read', async () => {
    asked = 0
    expect(await postOut(`http://127.0.0.1:${port}/`, local)).toMatchObject({ status: 302, answer: 'moved' })
    expect(asked).toBe(1)
  })
  it('that never ends is cut off', async () => {
    const read = await postOut(`http://127.0.0.1:${port}/endless`, local)
    expect(read).toMatchObject({ status: 200 })
    expect('answer' in read && read.answer).toHaveLength(2000)
  })
  it('that does not come in time is none', async () => {
    expect(await postOut(`http://127.0.0.1:${port}/slow`, local)).toMatchObject({ error: 'timed-out' })
  })
  it('of nobody is none', async () => {
    expect(await postOut('http://127.0.0.1:1/', local)).toMatchObject({ error: 'unreachable' })
  })
})
