import { randomUUID } from 'node:crypto'
import { addDevice as addDeviceAt, listDevices as listAt, removeDevice, renewDevicePassword } from '@tsunagu/contract/devices.ts'
import { listNotices } from '@tsunagu/contract/notices.ts'
import { lockDoors, readState } from '@tsunagu/contract/remote.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectCar, endCars } from '../../../../test/car.ts'
import { addCar } from '../../../../test/cars.ts'
import { connectOvms, endModules, type OvmsModule, type OvmsOptions } from '../../../../test/ovms.ts'
import { type Person, startServer, type TestServer } from '../../../../test/start-server.ts'
import { askCar, requestOf, stateOf, watch } from '../../index.ts'

let server: TestServer
let owner: Person
beforeAll(async () => {
  server = await startServer({ cars: true })
  owner = await server.owner()
})
afterAll(async () => {
  await endModules()
  await endCars()
  await server?.stop()
})

interface Added {
  vehicleId: string
  deviceId: string
  login: { user: string; password: string }
}

async function add(pin: string | null = '4711'): Promise<Added> {
  const vehicleId = await addCar(server, { owner: owner.accountId })
  const { device, secret } = await owner.call(addDeviceAt, { params: { vehicleId }, body: { kind: 'ovms', label: '車載モジュール', pin } })
  return { vehicleId, deviceId: device.id, login: { user: device.name ?? '', password: secret } }
}

async function connected(added: Added, more: Partial<OvmsOptions> = {}): Promise<OvmsModule> {
  const module = await connectOvms(server, { ...added.login, ...more })
  await expect.poll(async () => (await presenceOf(added)).state).toBe('online')
  return module
}

const presenceOf = async ({ vehicleId }: Added) => (await server.work((work) => stateOf(work, vehicleId))).presence
const signalsOf = async ({ vehicleId }: Added) => (await server.work((work) => stateOf(work, vehicleId))).signals
const listOf = ({ vehicleId }: Added) => owner.call(listAt, { params: { vehicleId } })
const ask = async ({ vehicleId }: Added, verb: string) => {
  const requestId = randomUUID()
  await server.work((work) => askCar(work, { vehicleId, requestId, verb, args: {}, by: 'owner' }))
  return () => server.work((work) => requestOf(work, vehicleId, requestId))
}

describe('a module speaks for its car', () => {
  it('metrics become signals, in the units of VSS, at once when a person cares', async () => {
    const added = await add()
    const module = await connected(added)
    for (const [name, text] of [
      ['v.b.soc', '81%'],
      ['v.b.range.est', '240km'],
      ['v.b.12v.voltage', '12.64V'],
      ['v.p.gpslock', 'yes'],
      ['v.p.latitude', '35.6586'],
      ['v.p.longitude', '139.7454'],
      ['v.p.odometer', '12345.6km'],
      ['v.d.fr', 'yes'],
      ['v.e.locked', 'no'],
    ] as const)
      module.metric(name, text)
    await expect
      .poll(() => signalsOf(added), { timeout: 3000 })
      .toMatchObject({
        'Vehicle.Powertrain.TractionBattery.StateOfCharge.Current': { value: 81 },
        'Vehicle.Powertrain.Range': { value: 240_000 },
        'Vehicle.LowVoltageBattery.CurrentVoltage': { value: 12.64 },
        'Vehicle.CurrentLocation.Latitude': { value: 35.6586 },
        'Vehicle.TraveledDistance': { value: 12_345.6 },
        'Vehicle.Cabin.Door.Row1.DriverSide.IsOpen': { value: true },
        'Vehicle.Cabin.Door.Row1.DriverSide.IsLocked': { value: false },
      })
    await expect.poll(async () => (await listOf(added)).devices[0]?.lastHeardAt).toEqual(expect.any(String))
    await module.end()
    await expect.poll(async () => (await presenceOf(added)).state).toBe('lost')
  })

  it('what is gathered is stored when the line ends', async () => {
    const added = await add()
    const module = await connected(added)
    module.metric('v.b.soc', '40')
    await module.notify('info', 'charge.started', 'Charging')
    await module.end()
    await expect.poll(() => signalsOf(added)).toMatchObject({ 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Current': { value: 40 } })
  })

  it('alerts, events and data are kept; a record that comes again changes nothing', async () => {
    const added = await add()
    const module = await connected(added)
    await module.notify('alert', 'alarm.sounding', 'Vehicle alarm is sounding!')
    await module.data('log.trip', 17, 90, '*-LOG-Trip,1,2,3\nsecond line')
    await module.data('log.trip', 17, 120, '*-LOG-Trip,1,2,3')
    module.event('vehicle.locked')
    module.event('ticker.10')
    await expect.poll(async () => (await listOf(added)).words.length).toBe(3)
    const { words } = await listOf(added)
    expect(words.map(({ kind, subtype }) => `${kind} ${subtype}`).toSorted()).toEqual([
      'alert alarm.sounding',
      'data log.trip',
      'event vehicle.locked',
    ])
    const record = words.find(({ kind }) => kind === 'data')
    expect(record?.text).toBe('*-LOG-Trip,1,2,3')
    expect(Date.now() - Date.parse(record?.at ?? '')).toBeGreaterThan(85_000)
    await module.notify('alert', 'alarm.sounding', 'Vehicle alarm is sounding!')
    await server.settle()
    const told = (await owner.call(listNotices, { query: {} })).notices.filter(({ vehicleId }) => vehicleId === added.vehicleId)
    expect(told.filter(({ word }) => word === 'device-alerted')).toMatchObject([
      { word: 'device-alerted', facts: { alert: 'alarm.sounding' } },
    ])
  })
})

describe('requests in the words of the module', () => {
  it('locks with the PIN the owner gave, and says how it ended', async () => {
    const added = await add('4711')
    const asked: string[] = []
    await connected(added, {
      shell: (command) => {
        asked.push(command)
        return command === 'lock 4711' ? 'Vehicle locked' : 'Error: Climate Control functionality not available'
      },
    })
    const lock = await ask(added, 'remote/lock-doors')
    await expect.poll(async () => (await lock()).state).toBe('done')
    const climate = await ask(added, 'remote/start-climate')
    await expect.poll(lock).toMatchObject({ state: 'done' })
    await expect.poll(climate).toMatchObject({ state: 'refused', code: 'not-equipped' })
    expect(asked).toEqual(['lock 4711', 'climatecontrol on'])
  })

  it('wakes the car, and starts and stops its climate control', async () => {
    const added = await add()
    const asked: string[] = []
    await connected(added, {
      shell: (command) => {
        asked.push(command)
        return command === 'wakeup' ? 'Error: vehicle could not be woken' : 'Climate Control \non'
      },
    })
    await expect.poll(await ask(added, 'link/wake')).toMatchObject({ state: 'failed', code: 'fault' })
    for (const verb of ['remote/start-climate', 'remote/stop-climate'])
      await expect.poll(await ask(added, verb)).toMatchObject({ state: 'done' })
    expect(asked).toEqual(['wakeup', 'climatecontrol on', 'climatecontrol off'])
  })

  it('without an answer in time nobody knows, until the metric says it', async () => {
    const added = await add()
    const module = await connected(added, { shell: () => undefined })
    const requestId = randomUUID()
    const path = 'Vehicle.Cabin.Door.Row1.DriverSide.IsLocked'
    const expects = [{ path, equals: true }]
    await server.work((work) =>
      askCar(work, { vehicleId: added.vehicleId, requestId, verb: 'remote/lock-doors', args: {}, by: 'owner', expect: expects }),
    )
    const lock = () => server.work((work) => requestOf(work, added.vehicleId, requestId))
    await expect.poll(() => module.heard.some(({ payload }) => payload === 'lock 4711')).toBe(true)
    expect(await lock()).toMatchObject({ state: 'sent' })
    server.clock.advance((server.running.centre.config.REQUEST_SECONDS + 1) * 1000)
    await server.settle()
    expect(await lock()).toMatchObject({ state: 'no-answer', settled: null })
    module.metric('v.e.locked', 'yes')
    await expect.poll(() => signalsOf(added)).toMatchObject({ [path]: { value: true } })
    await server.settle()
    expect(await lock()).toMatchObject({ state: 'no-answer', settled: 'happened' })
  })

  it('unlocking stays off, and without a PIN there is no locking', async () => {
    const added = await add(null)
    const asked: string[] = []
    await connected(added, { shell: (command) => void asked.push(command) })
    for (const verb of ['remote/unlock-doors', 'remote/lock-doors', 'remote/close-windows'])
      await expect.poll(await ask(added, verb)).toMatchObject({ state: 'refused', code: 'not-equipped' })
    expect(asked).toEqual([])
    // the pages say why before anybody asks
    const params = { vehicleId: added.vehicleId }
    expect((await owner.call(readState, { params })).verbs).toEqual([
      'remote/start-climate',
      'remote/stop-climate',
      'link/wake',
      'link/report',
    ])
    await expect(owner.call(lockDoors, { params, body: { requestId: randomUUID() } })).rejects.toMatchObject({
      problem: { code: 'service-not-available', facts: { why: 'not-on-device' } },
    })
  })

  it('a phone that is heard while the module is away takes nothing from what that can do', async () => {
    const added = await add()
    const module = await connected(added)
    await module.end()
    await expect.poll(async () => (await presenceOf(added)).state).toBe('lost')
    const params = { vehicleId: added.vehicleId }
    const { secret } = await owner.call(addDeviceAt, { params, body: { kind: 'tracker', label: 'スマートフォン' } })
    expect((await server.app.inject(`/devices/osmand?id=${secret}&lat=35&lon=139`)).statusCode).toBe(200)
    const { presence, verbs } = await owner.call(readState, { params })
    expect([presence.state, verbs?.includes('remote/lock-doors')]).toEqual(['online', true])
  })

  it('a request waits for a module that is away, and is said once on each connection', async () => {
    const added = await add()
    const asked: string[] = []
    const report = await ask(added, 'link/report')
    expect((await report()).state).toBe('waiting')
    const module = await connected(added, { shell: (command) => void asked.push(command) })
    await expect.poll(() => asked).toEqual(['stat'])
    await expect
      .poll(() => module.heard.some(({ topic, payload }) => topic === 'client/tsunagu/request/metric' && payload === '*'))
      .toBe(true)
    await module.publish(`ovms/${added.login.user}/CAR1/client/tsunagu/response/${(await report()).id}`, 'Not charging')
    await expect.poll(report).toMatchObject({ state: 'done' })
    expect(asked).toEqual(['stat'])
  })
})

describe('somebody looks', () => {
  it('the module hears it at once, and only then', async () => {
    const added = await add()
    const module = await connected(added)
    expect(module.active()).toEqual([])
    await server.work((work) => watch(work, added.vehicleId))
    await expect.poll(() => module.active()).toEqual(['1'])
    await server.work((work) => watch(work, added.vehicleId))
    await module.end()
    const again = await connected(added)
    await expect.poll(() => again.active()).toEqual(['1'])
  })
})

describe('who may not', () => {
  const refusal = (added: Added, more: Partial<OvmsOptions>) =>
    connectOvms(server, { ...added.login, ...more }).then(
      () => 'in',
      (error: { code?: number }) => error.code,
    )

  it('a wrong password, another’s, a stranger, a removed device, an old password', async () => {
    const [mine, other] = [await add(), await add()]
    expect(await refusal(mine, { password: 'wrong' })).toBe(5)
    expect(await refusal(mine, { password: other.login.password })).toBe(5)
    expect(await refusal(mine, { user: 'nobody' })).toBe(5)
    expect(await refusal(mine, { user: 'a\u0000b' })).not.toBe('in')
    const module = await connected(mine)
    const cut = module.cut()
    const params = { vehicleId: mine.vehicleId, deviceId: mine.deviceId }
    const { secret } = await owner.call(renewDevicePassword, { params })
    await cut
    expect(await refusal(mine, {})).toBe(5)
    mine.login.password = secret
    const renewed = await connected(mine)
    const cutAgain = renewed.cut()
    await owner.call(removeDevice, { params })
    await cutAgain
    expect(await refusal(mine, {})).toBe(5)
    expect((await presenceOf(mine)).state).toBe('lost')
  })

  it('a car with our own unit is heard through that alone', async () => {
    const added = await add()
    const car = await connectCar(server, added.vehicleId)
    expect(await refusal(added, {})).toBe(5)
    await car.report({ 'Vehicle.Speed': 3 })
    await expect(
      owner.call(addDeviceAt, { params: { vehicleId: added.vehicleId }, body: { kind: 'tracker', label: 'x' } }),
    ).rejects.toMatchObject({
      problem: { code: 'has-unit' },
    })
  })

  it('another’s topics are refused, counted, and in the end cost the line', async () => {
    const [bad, good] = [await add(), await add()]
    const module = await connected(bad)
    const granted = await module.mqtt.subscribeAsync(`ovms/${good.login.user}/#`).then(
      (all) => all[0]?.qos,
      () => 128,
    )
    expect(granted).toBe(128)
    await module.publish(`ovms/${good.login.user}/CAR1/metric/v/b/soc`, '99')
    await expect.poll(async () => (await listOf(bad)).devices[0]?.refusedMessages).toBe(2)
    const cut = module.cut()
    for (let i = 0; i < 4; i++) module.publish('cars/x/up/link/trace', '{}').catch(() => {})
    await cut
    expect(await signalsOf(good)).toEqual({})
  })

  it('what nobody can read is counted and acknowledged; what is too large ends the line', async () => {
    const added = await add()
    const module = await connected(added)
    const prefix = `ovms/${added.login.user}/CAR1/`
    await module.publish(`${prefix}metric/v/b/soc`, 'nearly full')
    await module.publish(`${prefix}notify/secret/x`, 'x')
    await module.publish(`${prefix}client/tsunagu/response/not-an-id`, 'x', 2)
    await module.publish(`${prefix}notify/alert/odd\u0001name`, Buffer.from([0, 255, 254]))
    await module.publish(`${prefix}client/tsunagu/response/${randomUUID()}`, 'Vehicle unlocked')
    await expect.poll(async () => (await listOf(added)).devices[0]?.refusedMessages).toBe(3)
    const cut = module.cut()
    module.publish(`${prefix}notify/info/long`, Buffer.alloc(20_000, 'x')).catch(() => {})
    await cut
  })

  it('many wrong passwords of one name: it is told to come again later, its neighbours are not', async () => {
    const [added, neighbour] = [await add(), await add()]
    for (let i = 0; i < 20; i++) await refusal(added, { password: 'guess' })
    expect(await refusal(added, {})).toBe(3)
    expect(await refusal(neighbour, {})).toBe('in')
    server.clock.advance(601_000)
    expect(await refusal(added, {})).toBe('in')
  })
})
