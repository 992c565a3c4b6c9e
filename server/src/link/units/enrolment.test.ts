import { X509Certificate } from 'node:crypto'
import { makeEnrolmentCode as makeCode, readUnit, revokeUnit } from '@tsunagu/contract/link.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificateIn, connectCar, endCars, enrol, enrolCar, est, newRequest, trustedCa } from '../../../test/car.ts'
import { addCar } from '../../../test/cars.ts'
import { type Call, startServer, type TestServer } from '../../../test/start-server.ts'
import { makeEnrolmentCode } from '../index.ts'
import { openAuthority } from './authority.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ cars: true })
})
afterAll(async () => {
  await endCars()
  await server?.stop()
})

const codeFor = (vehicleId: string) => server.work((work) => makeEnrolmentCode(work, vehicleId))
async function tryCode(code: string, body?: string): Promise<number> {
  const request = body ?? (await newRequest()).request
  return (await est(server, 'POST', '/.well-known/est/simpleenroll', { password: code, body: request })).status
}
/** The rate limit counts by the minute; tests are faster. */
const nextMinute = () => server.clock.advance(61_000)

describe('enrolment', () => {
  it('gives a car its certificate for a code of the dealer, and the car is on the line', async () => {
    const dealer = await server.staff('dealer')
    const vehicleId = await addCar(server)
    const made = await dealer.call(makeCode, { params: { vehicleId } })
    expect(made.code).toMatch(/^[A-Z2-7]{20}\.[A-Za-z0-9_-]{43}$/)
    expect(await dealer.call(readUnit, { params: { vehicleId } })).toMatchObject({ state: 'waiting', certificateEndsAt: null })

    const identity = await enrol(server, made.code)
    const certificate = new X509Certificate(identity.cert)
    expect(identity.carId).toMatch(/^[A-Za-z0-9]{22}$/)
    expect(certificate.verify(new X509Certificate(identity.ca).publicKey)).toBe(true)
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
    const days = (Date.parse(certificate.validTo) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(89)
    expect(days).toBeLessThan(91)

    await connectCar(server, vehicleId, { identity })
    expect(await dealer.call(readUnit, { params: { vehicleId } })).toMatchObject({
      carId: identity.carId,
      state: 'enrolled',
      presence: { state: 'online' },
      refusedMessages: 0,
    })
  })

  it('speaks RFC 7030: certs-only PKCS #7 in base64', async () => {
    const { code } = await codeFor(await addCar(server))
    const ca = await est(server, 'GET', '/.well-known/est/cacerts')
    expect(ca).toMatchObject({ status: 200, headers: { 'content-type': 'application/pkcs7-mime', 'content-transfer-encoding': 'base64' } })
    const answer = await est(server, 'POST', '/.well-known/est/simpleenroll', {
      ca: await trustedCa(server, code),
      password: code.split('.')[0] ?? '',
      body: (await newRequest()).request,
    })
    expect(answer.headers['content-type']).toBe('application/pkcs7-mime; smime-type=certs-only')
  })

  it('tells the car whom to trust: another fingerprint is another centre', async () => {
    const { code } = await codeFor(await addCar(server))
    await expect(trustedCa(server, `${code.split('.')[0]}.${'A'.repeat(43)}`)).rejects.toThrow('another centre')
  })

  it('refuses a wrong code, no code, and a code that was used', async () => {
    nextMinute()
    const { code } = await codeFor(await addCar(server))
    const secret = code.split('.')[0] ?? ''
    expect(await tryCode(`${secret.slice(0, 19)}${secret.endsWith('A') ? 'B' : 'A'}`)).toBe(401)
    expect(await tryCode('')).toBe(401)
    expect((await est(server, 'POST', '/.well-known/est/simpleenroll', { body: (await newRequest()).request })).status).toBe(401)
    expect(await tryCode(secret)).toBe(200)
    expect(await tryCode(secret)).toBe(401)
  })

  it('gives one certificate when two units come with one code at the same time', async () => {
    nextMinute()
    const { code } = await codeFor(await addCar(server))
    const secret = code.split('.')[0] ?? ''
    const all = await Promise.all([tryCode(secret), tryCode(secret), tryCode(secret)])
    expect(all.sort()).toEqual([200, 401, 401])
  })

  it('ends a code after five wrong tries, after its days, and when a newer one is made', async () => {
    nextMinute()
    const tried = await codeFor(await addCar(server))
    const secret = tried.code.split('.')[0] ?? ''
    for (let i = 0; i < 5; i++) expect(await tryCode(`${secret.slice(0, 8)}AAAAAAAAAAAA`)).toBe(401)
    expect(await tryCode(secret)).toBe(401)

    nextMinute()
    const vehicleId = await addCar(server)
    const older = await codeFor(vehicleId)
    const newer = await codeFor(vehicleId)
    expect(await tryCode(older.code.split('.')[0] ?? '')).toBe(401)
    server.clock.advance(7 * 86_400_000)
    expect(await tryCode(newer.code.split('.')[0] ?? '')).toBe(401)
    server.clock.advance(-7 * 86_400_000)
    nextMinute()
  })

  it('keeps the code when the request is no request, is not signed, or has an RSA key', async () => {
    nextMinute()
    const { code } = await codeFor(await addCar(server))
    const secret = code.split('.')[0] ?? ''
    expect(await tryCode(secret, 'bm90IGEgcmVxdWVzdA==')).toBe(400)
    expect(await tryCode(secret, (await newRequest('rsa')).request)).toBe(400)
    const forged = Buffer.from((await newRequest()).request, 'base64')
    forged[forged.length - 1] = (forged[forged.length - 1] as number) ^ 1
    expect(await tryCode(secret, forged.toString('base64'))).toBe(400)
    expect(await tryCode(secret)).toBe(200)
  })

  it('answers 429 to an address that guesses', async () => {
    nextMinute()
    const all: number[] = []
    for (let i = 0; i < 22; i++) all.push(await tryCode('AAAAAAAAAAAAAAAAAAAA', 'bm8='))
    expect(all.slice(0, 20)).toEqual(Array(20).fill(401))
    expect(all.slice(20)).toEqual([429, 429])
    nextMinute()
  })
})

it('the centre’s own certificate holds for an address too', async () => {
  const { ground } = server.running.centre
  const { server: own } = await openAuthority(ground.db, { ...ground.config, CAR_HOST: '192.168.1.20' }, new Date())
  const certificate = new X509Certificate(own.cert)
  expect([certificate.checkIP('192.168.1.20'), certificate.checkIP('127.0.0.1'), certificate.checkHost('localhost')]).toEqual([
    '192.168.1.20',
    '127.0.0.1',
    'localhost',
  ])
})

describe('a certificate', () => {
  it('is renewed with the old one, and both count until the old one ends', async () => {
    const vehicleId = await addCar(server)
    const old = await enrolCar(server, vehicleId)
    const { key, request } = await newRequest()
    const answer = await est(server, 'POST', '/.well-known/est/simplereenroll', { ...old, body: request })
    expect(answer.status).toBe(200)
    const renewed = certificateIn(answer)
    expect(renewed.carId).toBe(old.carId)
    expect(renewed.cert).not.toBe(old.cert)
    await connectCar(server, vehicleId, { identity: { ...old, ...renewed, key } })
    await connectCar(server, vehicleId, { identity: old })
  })

  it('is asked for: without one there are no keys and no renewal', async () => {
    expect((await est(server, 'GET', '/car/command-keys')).status).toBe(403)
    expect((await est(server, 'POST', '/.well-known/est/simplereenroll', { body: (await newRequest()).request })).status).toBe(403)
  })

  it('revoked: cut off at once, no line, no renewal, no keys, until the car enrols again', async () => {
    const dealer = await server.staff('dealer')
    const vehicleId = await addCar(server)
    const car = await connectCar(server, vehicleId)
    const begun = performance.now()
    const cut = car.cut()
    await dealer.call(revokeUnit, { params: { vehicleId } })
    await cut
    expect(performance.now() - begun).toBeLessThan(1000)
    expect(await dealer.call(readUnit, { params: { vehicleId } })).toMatchObject({ state: 'revoked', presence: { state: 'lost' } })
    await expect(connectCar(server, vehicleId, { identity: car.identity })).rejects.toThrow('closed')
    expect((await est(server, 'GET', '/car/command-keys', car.identity)).status).toBe(403)
    const body = (await newRequest()).request
    expect((await est(server, 'POST', '/.well-known/est/simplereenroll', { ...car.identity, body })).status).toBe(403)
    await expect(dealer.call(revokeUnit, { params: { vehicleId } })).rejects.toMatchObject({ problem: { code: 'not-enrolled' } })

    const again = await connectCar(server, vehicleId)
    expect(again.carId).toBe(car.carId)
    await expect(connectCar(server, vehicleId, { identity: car.identity })).rejects.toThrow('closed')
  })

  it('enrolled anew: the older unit is cut off at once', async () => {
    const vehicleId = await addCar(server)
    const old = await connectCar(server, vehicleId)
    const cut = old.cut()
    const identity = await enrolCar(server, vehicleId)
    await cut
    await expect(connectCar(server, vehicleId, { identity: old.identity })).rejects.toThrow('closed')
    expect((await connectCar(server, vehicleId, { identity })).carId).toBe(old.carId)
  })

  it('revoked: a resumed TLS session does not help', async () => {
    const vehicleId = await addCar(server)
    const car = await connectCar(server, vehicleId)
    const stream = car.mqtt.stream as import('node:tls').TLSSocket
    const session = await new Promise<Buffer>((done) =>
      stream.getSession()?.length ? done(stream.getSession() as Buffer) : stream.once('session', done),
    )
    await car.kill()
    const resumed = await connectCar(server, vehicleId, { identity: car.identity, mqtt: { session } as object })
    expect((resumed.mqtt.stream as import('node:tls').TLSSocket).isSessionReused()).toBe(true)
    const dealer = await server.staff('dealer')
    const cut = resumed.cut()
    await dealer.call(revokeUnit, { params: { vehicleId } })
    await cut
    await expect(connectCar(server, vehicleId, { identity: car.identity, mqtt: { session } as object })).rejects.toThrow('closed')
  })

  it('of one car does not open the line of another', async () => {
    const [one, other] = [await enrolCar(server, await addCar(server)), await enrolCar(server, await addCar(server))]
    await expect(connectCar(server, 'x', { identity: { ...one, carId: other.carId } })).rejects.toThrow('closed')
  })
})

describe('staff', () => {
  it('others than dealer and administrator do nothing here, owners neither (another sign-in); an unknown vehicle is 404', async () => {
    const vehicleId = await addCar(server)
    const owner = await server.owner()
    const support = await server.staff('support')
    const dealer = await server.staff('dealer')
    const calls = (call: Call, id: string) => {
      const asked = { params: { vehicleId: id } }
      return [() => call(makeCode, asked), () => call(readUnit, asked), () => call(revokeUnit, asked)]
    }
    for (const act of calls(owner.call, vehicleId)) await expect(act()).rejects.toMatchObject({ problem: { status: 401 } })
    for (const act of calls(server.call, vehicleId)) await expect(act()).rejects.toMatchObject({ problem: { status: 401 } })
    for (const act of calls(support.call, vehicleId)) await expect(act()).rejects.toMatchObject({ problem: { status: 403 } })
    for (const act of calls(dealer.call, crypto.randomUUID())) await expect(act()).rejects.toMatchObject({ problem: { status: 404 } })
  })
})
