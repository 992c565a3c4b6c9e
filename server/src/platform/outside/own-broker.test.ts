import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type HomeBroker, startHomeBroker } from '../../../test/home-broker.ts'
import { type BrokerError, openOwnBroker, whyNotBroker } from './own-broker.ts'

/** To the eye `localhost` is a public name here, as a name is that somebody turns round after it was looked at. */
vi.mock('./public-address.ts', async (original) => {
  const real = await original<typeof import('./public-address.ts')>()
  return { ...real, isPublicName: (name: string) => name === 'localhost' || real.isPublicName(name) }
})

let broker: HomeBroker
let authority: string
beforeAll(async () => {
  const keys = (await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=home',
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 3600_000),
    keys,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }]),
    ],
  })
  authority = certificate.toString('pem')
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  broker = await startHomeBroker({
    user: 'car',
    password: 'a-word',
    tls: { cert: authority, key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n` },
  })
})
afterAll(() => broker.stop())

const opened: { end(): unknown }[] = []
afterEach(() => {
  for (const one of opened.splice(0)) one.end()
})
/** What comes of it first. */
const outcome = (more: Partial<Parameters<typeof openOwnBroker>[0]>) =>
  new Promise<'connected' | BrokerError>((resolve) => {
    const client = openOwnBroker({
      url: broker.url,
      user: 'car',
      password: 'a-word',
      authority,
      privately: true,
      clientId: 'tsunagu-test',
      will: { topic: 'a/b', payload: 'offline' },
      connected: () => resolve('connected'),
      failed: resolve,
      received: () => {},
      ...more,
    })
    opened.push({ end: () => client.end(true) })
  })

describe('a line to somebody’s broker', () => {
  it('is encrypted and the certificate verified: by the authority the person named, and for this very name', async () => {
    expect(await outcome({})).toBe('connected')
    expect(await outcome({ authority: null })).toBe('certificate')
    expect(await outcome({ url: broker.url.replace('localhost', '127.0.0.1') })).toBe('certificate')
  })
  it('is refused where name and password are', async () => {
    expect(await outcome({ password: 'wrong' })).toBe('refused')
  })
  it('is not made when the name leads into our own network by now', async () => {
    const before = broker.knocks
    expect(whyNotBroker(broker.url, false)).toBeUndefined()
    expect(await outcome({ privately: false })).toBe('address-not-public')
    expect(broker.knocks).toBe(before)
  })
})
