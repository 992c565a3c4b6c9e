import { lookup, resolve4 } from 'node:dns/promises'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, it } from 'vitest'

it('lets a test reach this machine', async () => {
  const server = createServer((_request, response) => response.end('here')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://localhost:${port}/`, { headers: { connection: 'close' } })
  expect(await answer.text()).toBe('here')
  server.close()
})

it('lets no test reach another machine', async () => {
  await expect(fetch('http://192.0.2.1/')).rejects.toMatchObject({ cause: { message: expect.stringContaining('192.0.2.1') } })
  await expect(once(connect(25, 'mail.example'), 'connect')).rejects.toThrow('A test tried to reach mail.example')
  await expect(resolve4('mail.example')).rejects.toThrow(/ECONNREFUSED|ETIMEOUT/)
  expect(await lookup('localhost')).toMatchObject({ address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) })
})
