import 'reflect-metadata'
import { randomBytes, webcrypto } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../../start/src/ports.ts'
import { readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { openPaying } from './paying.ts'

const log = createLog('silent')
const asked = { setupId: 's', accountId: 'a', customer: null }
const settings = { DATABASE_URL: 'postgres://nobody@localhost/none', SECRET: randomBytes(32).toString('base64') }

let folder: string
let tls: { TLS_CERT: string; TLS_KEY: string }
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paying-'))
  tls = { TLS_CERT: join(folder, 'cert.pem'), TLS_KEY: join(folder, 'key.pem') }
  await writeCertificate('tsunagu.local')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the stand-ins of a centre', () => {
  it('over HTTPS when the centre has a certificate, under the name people type, trusted by the centre without asking the system', async () => {
    const port = await freePort()
    const config = readConfig({ ...settings, ...tls, ORIGIN: 'https://tsunagu.local:8700', CARD_PORT: String(port) })
    const paying = await openPaying(config, log, { listen: true })
    try {
      expect(paying.cards.sources.frame).toEqual([`https://tsunagu.local:${port}`])
      const { form } = await paying.cards.openSetup(asked)
      expect(form).toMatchObject({ kind: 'stand-in', url: expect.stringContaining(`https://tsunagu.local:${port}/form/`) })
      expect(await paying.bank?.askMandate(crypto.randomUUID())).toEqual({ state: 'open', bank: null, why: null })
    } finally {
      await paying.close()
    }
  })

  it('a second process of the same centre asks the first one’s; another centre is told that they are down', async () => {
    const port = String(await freePort())
    const config = readConfig({ ...settings, CARD_PORT: port })
    const first = await openPaying(config, log, { listen: true })
    const second = await openPaying(config, log, { listen: true })
    const stranger = await openPaying(readConfig({ ...settings, SECRET: randomBytes(32).toString('base64'), CARD_PORT: port }), log, {
      listen: true,
    })
    try {
      const { ref } = await first.cards.openSetup(asked)
      expect(await second.cards.askSetup(ref)).toMatchObject({ status: 'requires_payment_method' })
      await expect(stranger.cards.askSetup(ref)).rejects.toMatchObject({ code: 'card-company-down' })
      await expect(stranger.bank?.askMandate(crypto.randomUUID())).rejects.toMatchObject({ code: 'bank-down' })
    } finally {
      for (const paying of [first, second, stranger]) await paying.close()
    }
  })

  it('with Stripe’s keys there are none; half of the keys is a fault of the configuration', async () => {
    const stripe = { STRIPE_SECRET_KEY: 'sk', STRIPE_PUBLISHABLE_KEY: 'pk', STRIPE_WEBHOOK_SECRET: 'whsec' }
    const port = await freePort()
    const paying = await openPaying(readConfig({ ...settings, ...stripe, CARD_PORT: String(port) }), log, { listen: true })
    expect(paying.bank).toBeNull()
    expect(paying.cards.sources.frame).toContain('https://js.stripe.com')
    await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow()
    await paying.close()
    expect(() => readConfig({ ...settings, STRIPE_SECRET_KEY: 'sk' })).toThrow(/STRIPE_WEBHOOK_SECRET: all or none/)
  })
})

async function writeCertificate(name: string): Promise<void> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 3600_000),
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }])],
  })
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  writeFileSync(tls.TLS_CERT, certificate.toString('pem'))
  writeFileSync(tls.TLS_KEY, `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`)
}
