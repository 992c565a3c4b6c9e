/** Units with certificates of the centre's own authority, without 2,000 enrolments: what is measured begins with their messages. */
import { randomUUID, webcrypto } from 'node:crypto'
import { Pkcs10CertificateRequestGenerator, X509Certificates } from '@peculiar/x509'
import { addUnit } from '@tsunagu/server/link/index.ts'
import type { Authority, KeyPair } from '@tsunagu/server/link/units/authority.ts'
import { insertCertificate, setUnitState } from '@tsunagu/server/link/units/queries.ts'
import { type WorkGround, working } from '@tsunagu/server/platform/work.ts'
import type { LightIdentity } from './light-car.ts'

export interface Fleet {
  /** PEM. */
  key: string
  ca: string
  /** The centre's own certificate. PEM. */
  server: KeyPair
  cars: (LightIdentity & { vehicleId: string })[]
}

const p256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

export async function makeFleet(ground: WorkGround, authority: Authority, cars: number): Promise<Fleet> {
  const keys = (await webcrypto.subtle.generateKey(p256, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  const request = await Pkcs10CertificateRequestGenerator.create({ name: 'CN=car', keys, signingAlgorithm: p256 })
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  const fleet: Fleet = {
    key: `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`,
    ca: authority.ca,
    server: authority.server,
    cars: [],
  }
  const left = Array.from({ length: cars }, () => randomUUID())
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      for (let vehicleId = left.pop(); vehicleId; vehicleId = left.pop())
        fleet.cars.push({ vehicleId, ...(await enrol(ground, authority, vehicleId, Buffer.from(request.rawData))) })
    }),
  )
  return fleet
}

function enrol(ground: WorkGround, authority: Authority, vehicleId: string, request: Buffer): Promise<LightIdentity> {
  return working(ground, { kind: 'centre' }, async (work) => {
    const { carId } = await addUnit(work, vehicleId)
    const { serial, endsAt, pkcs7 } = await authority.issue(request, carId, work.now)
    await insertCertificate(work.db, { vehicle_id: vehicleId, serial, issued_at: work.now, ends_at: endsAt, revoked_at: null })
    await setUnitState(work.db, vehicleId, 'enrolled')
    const [certificate] = new X509Certificates(pkcs7)
    if (!certificate) throw new Error('no certificate')
    return { carId, cert: certificate.toString('pem') }
  })
}
