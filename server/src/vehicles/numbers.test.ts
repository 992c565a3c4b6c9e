import { randomUUID } from 'node:crypto'
import { readVehicle, setPicture } from '@tsunagu/contract/vehicles.ts'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCar } from '../../test/cars.ts'
import { startServer, type TestServer } from '../../test/start-server.ts'
import {
  addModel,
  certificateOf,
  enterVehicle,
  listModels,
  moveVehicle,
  peopleOf,
  setCertificate,
  setVin,
  vehicleByChassis,
  vehicleByNumbers,
} from './index.ts'
import { chassisKey, plateKey, readPlate } from './rules.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const plate = { region: '品川', classNumber: '330', kana: 'つ', serial: '1207' }
const certificate = {
  plate,
  firstRegisteredOn: '2026-11-20',
  inspectionExpiresOn: '2029-11-19',
  user: {
    kind: 'individual' as const,
    name: '青木 花子',
    address: { postalCode: '1000013', prefecture: '東京都', city: '千代田区', street: '霞が関1-2-3', building: null },
  },
}
const newModel = () =>
  server.work((work) =>
    addModel(work, {
      name: 'Kaze',
      code: `6AA-${randomUUID().slice(0, 6)}`,
      year: 2026,
      grade: 'L',
      powertrain: 'hev',
      body: 'sedan',
      head_unit: 'plus',
      services: [],
    }),
  )

describe('chassis number', () => {
  it('may come after the car was entered, and belongs to one car', async () => {
    const modelId = await newModel()
    const car = (await server.work((work) => enterVehicle(work, { modelId, paint: '#112233', vin: null }))) as string
    const other = (await server.work((work) => enterVehicle(work, { modelId, paint: '#112233', vin: 'ent15-5000001' }))) as string
    expect(await server.work((work) => setVin(work, car, 'ENT15-5000001'))).toMatchObject({ code: 'chassis-number-taken' })
    expect(await server.work((work) => setVin(work, other, 'ＥＮＴ15－5000001'))).toBeUndefined()
    expect(await server.work((work) => setVin(work, car, 'ENT15-5000002'))).toBeUndefined()
    expect(await server.work((work) => vehicleByChassis(work, 'ENT15 5000002'.replace(' ', '-')))).toEqual({ id: car, plate: null })
    expect(await server.work((work) => enterVehicle(work, { modelId, paint: '#112233', vin: 'ENT15-5000002' }))).toMatchObject({
      code: 'chassis-number-taken',
    })
    await expect(server.work((work) => setVin(work, randomUUID(), 'ENT15-5000009'))).rejects.toMatchObject({ status: 404 })
  })

  it('of two who enter it at once one has it', async () => {
    const modelId = await newModel()
    const both = await Promise.all(
      [1, 2].map(() => server.work((work) => enterVehicle(work, { modelId, paint: '#112233', vin: 'ENT15-6000001' }))),
    )
    expect(both.map((one) => typeof one).sort()).toEqual(['object', 'string'])
  })

  it('is not shown for a car that has none', async () => {
    const modelId = await newModel()
    const owner = await server.owner()
    const car = (await server.work((work) => enterVehicle(work, { modelId, paint: '#112233', vin: null }))) as string
    await server.work((work) => moveVehicle(work, car, owner.accountId))
    expect((await owner.call(readVehicle, { params: { vehicleId: car } })).vinTail).toBeNull()
  })

  it('names a car only together with its plate', async () => {
    const car = await addCar(server)
    const { vin } = await server.work(async ({ db }) => {
      const found = await sql<{ vin: string }>`select vin from vehicles.vehicles where id = ${car}`.execute(db)
      return found.rows[0] as { vin: string }
    })
    const find = (more: object) => server.work((work) => vehicleByNumbers(work, { chassisNumber: vin, plate: { ...plate, ...more } }))
    expect(await find({})).toBeUndefined()
    expect(await find({ kana: 'あ', serial: '1234' })).toBe(car)
    expect(await server.work((work) => vehicleByNumbers(work, { chassisNumber: 'NIX99-9999999', plate }))).toBeUndefined()
  })
})

describe('certificate', () => {
  it('is kept with its user sealed, and sets plate and inspection', async () => {
    const owner = await server.owner()
    const car = await addCar(server, { owner: owner.accountId })
    expect(await server.work((work) => certificateOf(work, car))).toBeNull()
    await server.work((work) => setCertificate(work, car, certificate))
    expect(await server.work((work) => certificateOf(work, car))).toEqual(certificate)
    expect(await owner.call(readVehicle, { params: { vehicleId: car } })).toMatchObject({
      plate: '品川 330 つ 12-07',
      inspectionExpiresOn: '2029-11-19',
    })
    const lying = await server.work(({ db }) =>
      sql<{ row: string }>`select c::text as row from vehicles.certificates c where vehicle_id = ${car}`.execute(db),
    )
    expect(JSON.stringify(lying.rows)).not.toContain('花子')
    await server.work((work) => setCertificate(work, car, { ...certificate, user: { ...certificate.user, name: '伊藤 次郎' } }))
    expect((await server.work((work) => certificateOf(work, car)))?.user.name).toBe('伊藤 次郎')
    await expect(server.work((work) => setCertificate(work, randomUUID(), certificate))).rejects.toMatchObject({ status: 404 })
  })

  it.each(['12', '0012', '・・12', '1200'])('reads its plate back: %s', async (serial) => {
    const car = await addCar(server)
    await server.work((work) => setCertificate(work, car, { ...certificate, plate: { ...plate, serial } }))
    const read = (await server.work((work) => certificateOf(work, car)))?.plate
    expect(Number(read?.serial)).toBe(Number(serial.replaceAll('・', '')))
  })
})

it('moves a car from one owner to another, and to somebody it was lent to; whoever else had it on loan has it no more', async () => {
  const [hanako, jiro, driver] = [await server.owner(), await server.owner(), await server.owner()]
  const car = await addCar(server, { owner: hanako.accountId })
  for (const { accountId } of [jiro, driver])
    await server.work(({ db }) =>
      sql`insert into vehicles.roles (vehicle_id, account_id, role, since) values (${car}, ${accountId}, 'share', now())`.execute(db),
    )
  const data = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  await hanako.call(setPicture, { params: { vehicleId: car }, bytes: { type: 'image/png', data: new Uint8Array(data) } })
  await server.work((work) => moveVehicle(work, car, jiro.accountId))
  expect((await jiro.call(readVehicle, { params: { vehicleId: car } })).picture).toBeNull()
  await server.work((work) => moveVehicle(work, car, jiro.accountId))
  expect(await server.work((work) => peopleOf(work, car))).toEqual([{ accountId: jiro.accountId, role: 'owner' }])
  await expect(hanako.call(readVehicle, { params: { vehicleId: car } })).rejects.toMatchObject({ problem: { status: 404 } })
})

it('lists the models a purchase can be of', async () => {
  const id = await newModel()
  expect((await server.work((work) => listModels(work))).find((model) => model.id === id)).toMatchObject({
    name: 'Kaze',
    powertrain: 'hev',
  })
})

it('reads numbers whatever keys were used', () => {
  expect(chassisKey('ａｂｃ１２３ー1234567')).toBe('ABC123-1234567')
  expect(plateKey('品川330つ12')).toBe(plateKey('品川 330 つ ・・12'))
  expect(plateKey('品川330つ12')).not.toBe(plateKey('品川330つ120'))
  expect(readPlate('品川 3AC つ 12-07')).toEqual({ region: '品川', classNumber: '3AC', kana: 'つ', serial: '1207' })
  expect(readPlate('no plate')).toBeNull()
})
