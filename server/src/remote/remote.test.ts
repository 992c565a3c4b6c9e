import { randomUUID } from 'node:crypto'
import type { CarRequest } from '@tsunagu/contract/link.ts'
import * as contract from '@tsunagu/contract/remote.ts'
import { doorPlaces, doorSignal } from '@tsunagu/contract/signals.ts'
import type { Service } from '@tsunagu/contract/vehicles.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectCar, endCars, type TestCar } from '../../test/car.ts'
import { addCar } from '../../test/cars.ts'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'
import { applyForGLink, recordFirstRegistration, recordSale } from '../contracts/index.ts'
import { addUnit } from '../link/index.ts'

let server: TestServer
let hanako: Person
let jiro: Person
beforeAll(async () => {
  server = await startServer({ cars: true })
  hanako = await server.owner()
  jiro = await server.owner()
  for (const person of [hanako, jiro]) await readCautions(person)
})
afterAll(async () => {
  await endCars()
  await server.stop()
})

async function readCautions(person: Person): Promise<void> {
  for (const { about, version } of await person.call(contract.listCautions))
    await person.call(contract.acknowledgeCaution, { params: { about }, body: { version } })
}

/** A car of hanako's on the line, parked, closed and unlocked. */
async function parkedCar(more: { services?: Service[] } = {}): Promise<{ vehicleId: string; car: TestCar }> {
  const vehicleId = await addCar(server, { owner: hanako.accountId, ...more })
  await server.work((work) => addUnit(work, vehicleId))
  const car = await connectCar(server, vehicleId)
  await car.report(parked)
  return { vehicleId, car }
}

const parked = {
  ...Object.fromEntries(
    doorPlaces.flatMap((place) => [
      [doorSignal(place, 'IsOpen'), false],
      [doorSignal(place, 'IsLocked'), false],
      [doorSignal(place, 'Window.Position'), 30],
    ]),
  ),
  'Vehicle.Body.Trunk.Rear.IsOpen': false,
  'Vehicle.Body.Trunk.Rear.IsLocked': false,
  'Vehicle.Body.Lights.Hazard.IsSignaling': true,
  'Vehicle.IsMoving': false,
  'Vehicle.LowVoltageSystemState': 'OFF',
  'Vehicle.Private.Alarm.IsArmed': false,
  'Vehicle.Private.Seat.Row1.DriverSide.IsOccupied': false,
  'Vehicle.Powertrain.FuelSystem.RelativeLevel': 62,
  'Vehicle.Powertrain.Range': 512_400,
  'Vehicle.TraveledDistance': 20_260.7,
  'Vehicle.CurrentLocation.Latitude': 35.6586,
  'Vehicle.CurrentLocation.Longitude': 139.7454,
}
const locked = Object.fromEntries([
  ...doorPlaces.map((place) => [doorSignal(place, 'IsLocked'), true]),
  ['Vehicle.Body.Trunk.Rear.IsLocked', true],
])

const failing = (code: string, status?: number) =>
  expect.objectContaining({ problem: expect.objectContaining({ code, ...(status ? { status } : {}) }) })
const asked = (vehicleId: string, requestId = randomUUID()) => ({ params: { vehicleId }, body: { requestId } })
const untilState = async (vehicleId: string, requestId: string, state: CarRequest['state']) => {
  await expect
    .poll(async () => (await hanako.call(contract.readRequest, { params: { vehicleId, requestId } })).state, {
      timeout: 5000,
      interval: 20,
    })
    .toBe(state)
  return hanako.call(contract.readRequest, { params: { vehicleId, requestId } })
}

describe('check', () => {
  it('RCK-01 APP-06 shows doors, boot, locks, windows, hazard, alarm, fuel, range, odometer and position with their time', async () => {
    const { vehicleId } = await parkedCar()
    const state = await hanako.call(contract.readState, { params: { vehicleId } })
    expect(state.doors.map((door) => [door.place, door.open?.value, door.locked?.value, door.window?.value])).toEqual([
      ['front-right', false, false, 30],
      ['front-left', false, false, 30],
      ['rear-right', false, false, 30],
      ['rear-left', false, false, 30],
    ])
    expect([state.boot.open?.value, state.boot.locked?.value, state.locked?.value, state.hazard?.value, state.alarmArmed?.value]).toEqual([
      false,
      false,
      false,
      true,
      false,
    ])
    expect([state.fuel?.value, state.range?.value, state.odometer?.value]).toEqual([62, 512, 20_260])
    expect(state.position?.value).toEqual({ latitude: 35.6586, longitude: 139.7454, accuracy: null, heading: null })
    expect(Math.abs(Date.parse(state.odometer?.measuredAt ?? '') - Date.now())).toBeLessThan(10_000)
    expect(state.presence.state).toBe('online')
  })

  it('says that a car was never heard', async () => {
    const vehicleId = await addCar(server, { owner: hanako.accountId })
    await server.work((work) => addUnit(work, vehicleId))
    const state = await hanako.call(contract.readState, { params: { vehicleId } })
    expect([state.presence.state, state.locked, state.position]).toEqual(['never', null, null])
    await expect(hanako.call(contract.lockDoors, asked(vehicleId))).rejects.toEqual(failing('car-never-seen', 409))
  })

  it('is nobody else’s: not found for another owner, for every act', async () => {
    const { vehicleId } = await parkedCar()
    for (const act of [contract.refresh, contract.lockDoors, contract.turnHazardOff, contract.closeWindows, contract.flashHazard]) {
      await expect(jiro.call(act, asked(vehicleId))).rejects.toEqual(failing('not-found', 404))
      await expect(server.call(act, asked(vehicleId))).rejects.toEqual(failing('signed-out', 401))
    }
    for (const read of [contract.readState, contract.watch])
      await expect(jiro.call(read, { params: { vehicleId } })).rejects.toEqual(failing('not-found', 404))
    await expect(jiro.call(contract.listRequests, { params: { vehicleId }, query: {} })).rejects.toEqual(failing('not-found', 404))
    await expect(jiro.call(contract.readRequest, { params: { vehicleId, requestId: randomUUID() } })).rejects.toEqual(
      failing('not-found', 404),
    )
  })

  it('asks the car for its whole state', async () => {
    const { vehicleId, car } = await parkedCar()
    const { id } = await hanako.call(contract.refresh, asked(vehicleId))
    const claims = await car.request('link/report')
    expect(claims.id).toBe(id)
    await car.report({ ...parked, 'Vehicle.Powertrain.FuelSystem.RelativeLevel': 61 })
    await car.answer(id, 'done')
    await untilState(vehicleId, id, 'done')
    expect((await hanako.call(contract.readState, { params: { vehicleId } })).fuel?.value).toBe(61)
  })

  it('keeps a watcher’s updates coming', async () => {
    const { vehicleId, car } = await parkedCar()
    await hanako.call(contract.watch, { params: { vehicleId } })
    const heard: string[] = []
    const stop = server.running.centre.live.listen(
      () => new Set([`vehicle:${vehicleId}`]),
      (change) => heard.push(change === 'lost' ? change : change.topic),
    )
    await car.report({ 'Vehicle.Body.Hood.IsOpen': true })
    await expect.poll(() => heard).toContain('remote')
    stop()
  })
})

describe('operate', () => {
  it('ROP-01 ROP-02 locks the doors: sent, doing, done, and the alarm stays off', async () => {
    const { vehicleId, car } = await parkedCar()
    const { id, state } = await hanako.call(contract.lockDoors, asked(vehicleId))
    expect(state).toBe('waiting')
    const claims = await car.request('remote/lock-doors')
    expect([claims.id, claims.carId, claims.verb]).toEqual([id, car.carId, 'remote/lock-doors'])
    await untilState(vehicleId, id, 'sent')
    await car.answer(id, 'accepted')
    await untilState(vehicleId, id, 'doing')
    expect((await hanako.call(contract.readState, { params: { vehicleId } })).locked?.value).toBe(false)
    await car.report(locked)
    await car.answer(id, 'done')
    await untilState(vehicleId, id, 'done')
    const after = await hanako.call(contract.readState, { params: { vehicleId } })
    expect([after.locked?.value, after.alarmArmed?.value, after.lockedRemotely]).toEqual([true, false, true])
  })

  it('ROP-01 turns the hazard lamps off and closes the windows; nothing unlocks', async () => {
    const { vehicleId, car } = await parkedCar()
    const hazard = await hanako.call(contract.turnHazardOff, asked(vehicleId))
    const windows = await hanako.call(contract.closeWindows, asked(vehicleId))
    expect([(await car.request('remote/turn-hazard-off')).id, (await car.request('remote/close-windows')).id]).toEqual([
      hazard.id,
      windows.id,
    ])
    expect(Object.values(contract).filter((one) => typeof one === 'object' && 'id' in one && String(one.id).includes('unlock'))).toEqual([])
  })

  it('FND-02 flashes the hazard lamps for some seconds and shows the result', async () => {
    const { vehicleId, car } = await parkedCar()
    const { id } = await hanako.call(contract.flashHazard, asked(vehicleId))
    expect((await car.request('remote/flash-hazard')).args).toEqual({ seconds: 10 })
    await car.answer(id, 'done')
    expect((await untilState(vehicleId, id, 'done')).code).toBeNull()
  })

  it('acts once on a tap that arrives twice, and says when one is on its way already', async () => {
    const { vehicleId } = await parkedCar()
    const once = asked(vehicleId)
    const [first, second] = await Promise.all([hanako.call(contract.lockDoors, once), hanako.call(contract.lockDoors, once)])
    expect(first.id).toBe(second.id)
    expect(await hanako.call(contract.listRequests, { params: { vehicleId }, query: {} })).toHaveLength(1)
    await expect(hanako.call(contract.lockDoors, asked(vehicleId))).rejects.toEqual(failing('already-requested', 409))
  })

  it('gives a tap that comes again its request, though the car drives by now', async () => {
    const { vehicleId, car } = await parkedCar()
    const once = asked(vehicleId)
    await hanako.call(contract.lockDoors, once)
    await car.report({ 'Vehicle.IsMoving': true })
    expect((await hanako.call(contract.lockDoors, once)).id).toBe(once.body.requestId)
    await expect(hanako.call(contract.lockDoors, asked(vehicleId))).rejects.toEqual(failing('car-is-moving', 409))
  })

  it('shows why the car refused', async () => {
    const { vehicleId, car } = await parkedCar()
    const { id } = await hanako.call(contract.closeWindows, asked(vehicleId))
    await car.request('remote/close-windows')
    await car.answer(id, 'refused', { code: 'someone-inside' })
    expect((await untilState(vehicleId, id, 'refused')).code).toBe('someone-inside')
  })

  it('GEN-04 refuses what the car’s list does not name, whatever the page shows', async () => {
    const { vehicleId } = await parkedCar({ services: ['remote-lock'] })
    await expect(hanako.call(contract.closeWindows, asked(vehicleId))).rejects.toMatchObject({
      problem: { code: 'service-not-available', facts: { service: 'remote-windows', why: 'not-on-model' } },
    })
    await expect(hanako.call(contract.readState, { params: { vehicleId } })).rejects.toEqual(failing('service-not-available', 409))
    await hanako.call(contract.lockDoors, asked(vehicleId))
    const bare = (await parkedCar({ services: [] })).vehicleId
    const { refresh, lockDoors, turnHazardOff, closeWindows, flashHazard, watch, readState } = contract
    for (const act of [refresh, lockDoors, turnHazardOff, closeWindows, flashHazard])
      await expect(hanako.call(act, asked(bare))).rejects.toEqual(failing('service-not-available', 409))
    for (const read of [watch, readState])
      await expect(hanako.call(read, { params: { vehicleId: bare } })).rejects.toEqual(failing('service-not-available', 409))
  })

  it('GLK-32 needs a contract that is free or paid today: check, refresh, operations, finder and live updates', async () => {
    const vehicleId = await addCar(server, { owner: hanako.accountId, contract: false })
    await server.work((work) => addUnit(work, vehicleId))
    await (await connectCar(server, vehicleId)).report(parked)
    const { refresh, lockDoors, turnHazardOff, closeWindows, flashHazard, watch, readState } = contract
    const refused = async (state: string) => {
      const needed = { problem: { code: 'contract-needed', status: 409, facts: { state } } }
      for (const act of [refresh, lockDoors, turnHazardOff, closeWindows, flashHazard])
        await expect(hanako.call(act, asked(vehicleId))).rejects.toMatchObject(needed)
      for (const read of [watch, readState]) await expect(hanako.call(read, { params: { vehicleId } })).rejects.toMatchObject(needed)
    }
    await refused('none')
    await server.work((work) => recordSale(work, { vehicleId, kind: 'new', purchasedOn: null }))
    const application = { options: [], alertContacts: [] }
    await server.work((work) =>
      applyForGLink(work, { vehicleId, accountId: hanako.accountId, application, channel: 'at-dealer', key: 'one' }),
    )
    await refused('applied')
    expect(await hanako.call(contract.listRequests, { params: { vehicleId }, query: {} })).toEqual([])
    const today = new Date().toISOString().slice(0, 10)
    await server.work((work) => recordFirstRegistration(work, vehicleId, today))
    expect((await hanako.call(readState, { params: { vehicleId } })).vehicleId).toBe(vehicleId)
    await hanako.call(flashHazard, asked(vehicleId))
  })

  it('says that the alarm is off after a remote lock, also when a second one was refused', async () => {
    const { vehicleId, car } = await parkedCar()
    for (const result of ['done', 'refused'] as const) {
      const { id } = await hanako.call(contract.lockDoors, asked(vehicleId))
      await car.request('remote/lock-doors')
      if (result === 'done') await car.report(locked)
      await car.answer(id, result, result === 'refused' ? { code: 'ignition-on' } : {})
      await untilState(vehicleId, id, result)
      server.clock.advance(1000)
    }
    expect((await hanako.call(contract.readState, { params: { vehicleId } })).lockedRemotely).toBe(true)
  })

  it('IMP-12 ROP-03 refuses to lock or close windows on somebody inside, and asks no car', async () => {
    const { vehicleId, car } = await parkedCar()
    await car.report({ 'Vehicle.Private.Seat.Row2.PassengerSide.IsOccupied': true })
    await expect(hanako.call(contract.lockDoors, asked(vehicleId))).rejects.toEqual(failing('someone-inside', 409))
    await expect(hanako.call(contract.closeWindows, asked(vehicleId))).rejects.toEqual(failing('someone-inside', 409))
    await car.report({ 'Vehicle.IsMoving': true })
    await expect(hanako.call(contract.flashHazard, asked(vehicleId))).rejects.toEqual(failing('car-is-moving', 409))
    expect(await hanako.call(contract.listRequests, { params: { vehicleId }, query: {} })).toEqual([])
  })

  it('leaves a trace of each act and each refusal', async () => {
    const { vehicleId } = await parkedCar({ services: ['remote-lock'] })
    await hanako.call(contract.lockDoors, asked(vehicleId))
    await hanako.call(contract.closeWindows, asked(vehicleId)).catch(() => {})
    const { rows } = await server.running.centre.database.pool.query(
      `select act, outcome, actor_id from platform.audit where about->>'vehicleId' = $1 order by id`,
      [vehicleId],
    )
    expect(rows).toEqual([
      { act: 'remote.lock-doors', outcome: 'done', actor_id: hanako.accountId },
      { act: 'remote.close-windows', outcome: 'service-not-available', actor_id: hanako.accountId },
    ])
  })

  it('wants the request’s own id, well formed', async () => {
    const { vehicleId } = await parkedCar()
    await expect(hanako.call(contract.lockDoors, { params: { vehicleId }, body: { requestId: 'nonsense' } })).rejects.toMatchObject({
      problem: { code: 'invalid', fields: { requestId: 'invalid' } },
    })
    await expect(hanako.call(contract.lockDoors, { params: { vehicleId }, body: {} as { requestId: string } })).rejects.toMatchObject({
      problem: { fields: { requestId: 'required' } },
    })
  })
})

describe('cautions', () => {
  it('GEN-21 wants each function’s cautions read once before its first use', async () => {
    const newcomer = await server.owner()
    const vehicleId = await addCar(server, { owner: newcomer.accountId })
    await server.work((work) => addUnit(work, vehicleId))
    await connectCar(server, vehicleId)
    await expect(newcomer.call(contract.lockDoors, asked(vehicleId))).rejects.toMatchObject({
      problem: { code: 'caution-not-acknowledged', facts: { about: 'lock-doors', version: 1 } },
    })
    await newcomer.call(contract.acknowledgeCaution, { params: { about: 'lock-doors' }, body: { version: 1 } })
    await newcomer.call(contract.lockDoors, asked(vehicleId))
    const cautions = await newcomer.call(contract.listCautions)
    expect(cautions.filter((caution) => caution.acknowledgedAt !== null).map((caution) => caution.about)).toEqual(['lock-doors'])
  })

  it('keeps the time of the first reading, and takes no reading of another text', async () => {
    const newcomer = await server.owner()
    const read = (version: number) => newcomer.call(contract.acknowledgeCaution, { params: { about: 'flash-hazard' }, body: { version } })
    await expect(read(2)).rejects.toEqual(failing('caution-changed', 409))
    await read(1)
    const first = await newcomer.call(contract.listCautions)
    server.clock.advance(1000)
    await read(1)
    expect(await newcomer.call(contract.listCautions)).toEqual(first)
    await expect(server.call(contract.listCautions)).rejects.toEqual(failing('signed-out', 401))
  })
})
