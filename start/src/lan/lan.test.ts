import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import openMdns from 'multicast-dns'
import { afterAll, describe, expect, it } from 'vitest'
import { keepOrigin } from '../origin.ts'
import { readyCertificates } from './authority.ts'
import { answerForName } from './name.ts'
import { serveTrustPage } from './trust-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'tsunagu-lan-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const now = new Date()

/** What a client that trusts only this authority says of the server; undefined: it is content. */
async function verdict(port: number, servername: string, authority: Buffer): Promise<string | undefined> {
  const ca = `-----BEGIN CERTIFICATE-----\n${authority.toString('base64')}\n-----END CERTIFICATE-----`
  const socket = connect({ port, host: '127.0.0.1', servername, ca: [ca] })
  const fault = await once(socket, 'secureConnect').then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code,
  )
  socket.destroy()
  return fault
}

describe('certificates for phones', () => {
  it('hold for the name and the addresses, to whoever trusts the authority, and to nobody else', async () => {
    const made = await readyCertificates(join(folder, 'a'), ['tsunagu.local', '127.0.0.1'], now)
    const other = await readyCertificates(join(folder, 'b'), ['tsunagu.local'], now)
    const server = createServer({ cert: readFileSync(made.certFile), key: readFileSync(made.keyFile) }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await verdict(port, 'tsunagu.local', made.authority)).toBeUndefined()
    expect(await verdict(port, 'elsewhere.local', made.authority)).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
    expect(await verdict(port, 'tsunagu.local', other.authority)).toBeDefined()
    server.close()
  })

  it('stay the same at the next start, follow a new address, and are made anew before they end; keys are their owner’s alone', async () => {
    const names = ['tsunagu.local', '192.0.2.7']
    const at = join(folder, 'c')
    const first = await readyCertificates(at, names, now)
    const before = readFileSync(first.certFile, 'utf8')
    expect(readFileSync((await readyCertificates(at, names, now)).certFile, 'utf8')).toBe(before)
    const moved = await readyCertificates(at, ['tsunagu.local', '192.0.2.8'], now)
    expect(readFileSync(moved.certFile, 'utf8')).not.toBe(before)
    // the phone trusted the authority once, for all of them
    expect(moved.fingerprint).toBe(first.fingerprint)
    const kept = readFileSync(moved.certFile, 'utf8')
    await readyCertificates(at, ['tsunagu.local', '192.0.2.8'], new Date(now.getTime() + 380 * 24 * 3600_000))
    expect(readFileSync(moved.certFile, 'utf8')).not.toBe(kept)
    expect(statSync(first.keyFile).mode & 0o077).toBe(0)
  })
})

it('the page without TLS gives the authority as file and as profile, and says where to go', async () => {
  const made = await readyCertificates(join(folder, 'd'), ['tsunagu.local'], now)
  const server = await serveTrustPage(0, '127.0.0.1', 'https://tsunagu.local:8700', made)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await (await fetch(origin)).text()
  expect(page).toContain('https://tsunagu.local:8700')
  expect(page).toContain(made.fingerprint)
  expect(Buffer.from(await (await fetch(`${origin}/tsunagu.crt`)).arrayBuffer())).toEqual(made.authority)
  expect(await (await fetch(`${origin}/tsunagu.mobileconfig`)).text()).toContain(made.authority.toString('base64'))
  expect((await fetch(`${origin}/authority.key`)).status).toBe(404)
  server.closeAllConnections()
  server.close()
})

it('answers for its own .local name and for no other', async () => {
  const name = `t${process.pid}.local`
  const answering = await answerForName(name, ['192.0.2.9'])
  const asking = openMdns()
  const heard: string[] = []
  asking.on('response', ({ answers }) => {
    for (const one of answers ?? []) if (one.type === 'A') heard.push(`${one.name} ${one.data}`)
  })
  asking.query(`other-${name}`, 'A')
  asking.query(name, 'A')
  await expect.poll(() => heard).toContain(`${name} 192.0.2.9`)
  expect(heard.some((line) => line.startsWith('other-'))).toBe(false)
  asking.destroy()
  await answering.close()
})

it('a data folder keeps the name it began with', () => {
  const at = join(folder, 'house')
  expect(keepOrigin(at, 'http://localhost:8700')).toEqual({ first: true })
  expect(keepOrigin(at, 'http://localhost:9700')).toEqual({ first: false })
  expect(() => keepOrigin(at, 'https://tsunagu.local:8700')).toThrow(/--data/)
})
