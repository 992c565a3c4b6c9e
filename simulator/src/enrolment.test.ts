import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { carOnLine, clearCars, folder, openCentre, parkedCar } from '../test/cars.ts'
import { type StandInCentre, until } from '../test/stand-in-centre.ts'
import { enrol, fetchCommandKeys, renew } from './enrolment.ts'
import { certificateLife, readIdentity } from './identity.ts'

vi.setConfig({ testTimeout: 15_000 })
let centre: StandInCentre
let door: { host: string; port: number }
beforeAll(async () => {
  centre = await openCentre()
  door = { host: 'localhost', port: centre.estPort }
})
afterAll(clearCars)

it.concurrent('gets a certificate for the one-time code, and with it the command keys', async () => {
  const identity = await enrol(door, centre.code('a-random-id'))
  expect(identity.carId).toBe('a-random-id')
  expect(certificateLife(identity.certificate).until).toBeGreaterThan(Date.now() + 3_500_000)
  expect((await fetchCommandKeys(door, identity)).map((key) => key.kid)).toEqual([centre.commandKey.jwk.kid])
})

it.concurrent('trusts no centre whose CA has another fingerprint, and does not give it the code', async () => {
  const code = centre.code()
  const [secret = ''] = code.split('.')
  await expect(enrol(door, `${secret}.${'A'.repeat(43)}`)).rejects.toMatchObject({ code: 'wrong-centre' })
  expect(centre.codes.has(secret)).toBe(true)
})

it.concurrent('verifies the name of the centre once it knows the CA', async () => {
  await expect(enrol({ host: '127.0.0.1', port: door.port }, centre.code())).rejects.toMatchObject({ code: 'unavailable' })
})

it.concurrent('says what is wrong with a code', async () => {
  await expect(enrol(door, 'hello')).rejects.toMatchObject({ code: 'bad-code' })
  await expect(enrol(door, `${'A'.repeat(16)}.${centre.authority.fingerprint}`)).rejects.toMatchObject({ code: 'refused' })
  const code = centre.code()
  await enrol(door, code)
  await expect(enrol(door, code)).rejects.toMatchObject({ code: 'refused' })
})

it.concurrent('waits while the centre says not yet', async () => {
  const centre = await openCentre()
  centre.notYet = 1
  expect((await enrol({ host: 'localhost', port: centre.estPort }, centre.code('patient'))).carId).toBe('patient')
})

it.concurrent('renews with the old certificate: another key, the same car', async () => {
  const identity = await enrol(door, centre.code('renewed'))
  const next = await renew(door, identity)
  expect(next.carId).toBe('renewed')
  expect(next.key).not.toBe(identity.key)
})

it.concurrent('keeps its secrets in files of its owner alone, and needs no code the next time', async () => {
  const state = await folder()
  const { car, carId } = await carOnLine(centre, { state })
  expect((await stat(join(state, 'identity.json'))).mode & 0o777).toBe(0o600)
  expect((await readIdentity(state))?.commandKeys).toHaveLength(1)
  await car.stop()
  const again = await parkedCar(centre, { state })
  await again.start()
  await until(() => centre.hellos(carId).length === 2)
  expect(centre.hellos(carId)[1]?.boot).not.toBe(centre.hellos(carId)[0]?.boot)
})

it.concurrent('renews by itself after two thirds of the life of its certificate, and comes back with the new one', async () => {
  const centre = await openCentre()
  centre.certificateLife = 3
  const { car, carId } = await carOnLine(centre)
  centre.certificateLife = 3600
  await until(() => centre.renewals === 1 && centre.hellos(carId).length === 2)
  await until(() => car.lineState === 'online')
  expect(car.view().line.certificateUntil).toBeGreaterThan(Date.now() + 3_000_000)
})

it.concurrent('tries again while the door is not there, and not after a refusal', async () => {
  const unreachable = await parkedCar(centre, { enrol: centre.code('later'), options: { estPort: 1 } })
  await unreachable.start()
  await until(() => unreachable.view().line.lastError)
  expect(unreachable.lineState).toBe('not-enrolled')
  const refused = await parkedCar(centre, { enrol: `${'B'.repeat(16)}.${centre.authority.fingerprint}` })
  await refused.start()
  await until(() => refused.view().line.lastError)
  expect(await refused.enrol(centre.code('second-code'))).toBeUndefined()
  expect(refused.carId).toBe('second-code')
  expect(await refused.enrol(centre.code())).toBe('already-enrolled')
})
