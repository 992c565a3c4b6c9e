import { addDevice, listDevices, removeDevice, setDevicePin } from '@tsunagu/contract/devices.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCar } from '../../../../test/cars.ts'
import { startServer, type TestServer } from '../../../../test/start-server.ts'
import { moveVehicle } from '../../../vehicles/index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.stop())

const refused = (code: string) => ({ problem: { code } })
const asked = (kind: 'ovms' | 'tracker', more: { label?: string; pin?: string } = {}) => ({ kind, label: '通勤用', ...more })

describe('devices of my car', () => {
  it('are added with a secret shown once, listed without it, and removed', async () => {
    const owner = await server.owner()
    const vehicleId = await addCar(server, { owner: owner.accountId })
    const params = { vehicleId }
    const ovms = await owner.call(addDevice, { params, body: asked('ovms', { pin: '1234' }) })
    const tracker = await owner.call(addDevice, { params, body: asked('tracker') })
    expect(ovms.secret).toMatch(/^[a-z2-9]{24}$/)
    expect(ovms.device).toMatchObject({ kind: 'ovms', hasPin: true, name: expect.stringMatching(/^[a-z2-9]{16}$/) })
    expect(tracker.device).toMatchObject({ kind: 'tracker', hasPin: false, name: null })
    const list = await owner.call(listDevices, { params })
    expect(list.devices.map(({ id }) => id)).toEqual([ovms.device.id, tracker.device.id])
    expect(JSON.stringify(list)).not.toContain(ovms.secret)
    expect(list).toMatchObject({ hasUnit: false, presence: { state: 'never' }, settings: { authority: expect.stringContaining('BEGIN') } })
    const kept = (await server.running.centre.database.pool.query('select * from link.devices where vehicle_id = $1', [vehicleId])).rows
    expect(JSON.stringify(kept.map((row) => ({ ...row, pin: row.pin?.toString('latin1') })))).not.toContain('1234')
    await owner.call(removeDevice, { params: { vehicleId, deviceId: tracker.device.id } })
    expect((await owner.call(listDevices, { params })).devices).toHaveLength(1)
    await expect(owner.call(removeDevice, { params: { vehicleId, deviceId: tracker.device.id } })).rejects.toMatchObject(
      refused('not-found'),
    )
  })

  it('one module, a handful of trackers, and a PIN only where a lock is', async () => {
    const owner = await server.owner()
    const vehicleId = await addCar(server, { owner: owner.accountId })
    const params = { vehicleId }
    const { device } = await owner.call(addDevice, { params, body: asked('tracker') })
    await expect(owner.call(setDevicePin, { params: { vehicleId, deviceId: device.id }, body: { pin: '1' } })).rejects.toMatchObject(
      refused('no-pin-here'),
    )
    for (let i = 0; i < 4; i++) await owner.call(addDevice, { params, body: asked('tracker') })
    await expect(owner.call(addDevice, { params, body: asked('tracker') })).rejects.toMatchObject(refused('too-many-devices'))
    await owner.call(addDevice, { params, body: asked('ovms') })
    await expect(owner.call(addDevice, { params, body: asked('ovms') })).rejects.toMatchObject(refused('device-known'))
    for (const body of [asked('ovms', { label: ' ' }), asked('ovms', { pin: '12; unlock' }), { ...asked('ovms'), kind: 'fax' as 'ovms' }])
      await expect(owner.call(addDevice, { params, body })).rejects.toMatchObject(refused('invalid'))
  })

  it('end when the car changes hands', async () => {
    const [before, after] = [await server.owner(), await server.owner()]
    const vehicleId = await addCar(server, { owner: before.accountId })
    const params = { vehicleId }
    await server.settle()
    await before.call(addDevice, { params, body: asked('ovms', { pin: '1234' }) })
    await server.work((work) => moveVehicle(work, vehicleId, after.accountId))
    await server.settle()
    expect((await after.call(listDevices, { params })).devices).toEqual([])
    await after.call(addDevice, { params, body: asked('ovms') })
    await server.settle()
    expect((await after.call(listDevices, { params })).devices).toHaveLength(1)
  })

  it('are nobody else’s', async () => {
    const [owner, stranger] = [await server.owner(), await server.owner()]
    const vehicleId = await addCar(server, { owner: owner.accountId })
    const params = { vehicleId }
    const { device } = await owner.call(addDevice, { params, body: asked('ovms') })
    const ofDevice = { vehicleId, deviceId: device.id }
    for (const call of [
      () => stranger.call(listDevices, { params }),
      () => stranger.call(addDevice, { params, body: asked('ovms') }),
      () => stranger.call(removeDevice, { params: ofDevice }),
      () => stranger.call(setDevicePin, { params: ofDevice, body: { pin: '1' } }),
    ])
      await expect(call()).rejects.toMatchObject(refused('not-found'))
    await expect(server.call(listDevices, { params })).rejects.toMatchObject(refused('signed-out'))
    await expect((await server.staff('administrator')).call(listDevices, { params })).rejects.toMatchObject(refused('signed-out'))
    server.clock.advance(20 * 60_000)
    await expect(owner.call(addDevice, { params, body: asked('tracker') })).rejects.toMatchObject(refused('fresh-needed'))
    await expect(owner.call(setDevicePin, { params: ofDevice, body: { pin: '1' } })).rejects.toMatchObject(refused('fresh-needed'))
  })
})
