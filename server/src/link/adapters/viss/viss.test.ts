import { makeToken, revokeToken } from '@tsunagu/contract/tokens.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectCar, endCars, type TestCar } from '../../../../test/car.ts'
import { addCar } from '../../../../test/cars.ts'
import { type Person, startServer, type TestServer } from '../../../../test/start-server.ts'
import { connectViss, endVissClients, type VissClient } from '../../../../test/viss.ts'
import { moveVehicle } from '../../../vehicles/index.ts'
import { CurveLog, simplified } from './curve-log.ts'
import { hasChanged, inRange, metadataOf, spanOf } from './signals.ts'

let server: TestServer
let owner: Person
let car: TestCar
let token: string
beforeAll(async () => {
  server = await startServer({ cars: true })
  owner = await server.owner()
  car = await connectCar(server, await addCar(server, { owner: owner.accountId }))
  token = await tokenOf(owner)
  await car.report({ 'Vehicle.Speed': 42.5, 'Vehicle.IsMoving': true, 'Vehicle.LowVoltageSystemState': 'ON' })
})
afterAll(async () => {
  endVissClients()
  await endCars()
  await server?.stop()
})

async function tokenOf(person: Person, scopes: ('vehicles:read' | 'remote:operate')[] = ['vehicles:read']): Promise<string> {
  return (await person.call(makeToken, { body: { name: 'viss', scopes, days: 1 } })).token
}
const bearer = (one = token) => ({ headers: { authorization: `Bearer ${one}` } })
const connected = (more: Parameters<typeof connectViss>[1] = {}): Promise<VissClient> =>
  connectViss(server, { path: `/viss/${car.vehicleId}`, ...bearer(), ...more })
const status = (more: Parameters<typeof connectViss>[1]) =>
  connected(more).then(
    () => 'in',
    (error: Error) => error.message,
  )

describe('get', () => {
  it('a signal, all values as texts', async () => {
    const client = await connected()
    expect(await client.ask({ action: 'get', path: 'Vehicle.Speed', requestId: '8756' })).toEqual({
      action: 'get',
      requestId: '8756',
      data: { path: 'Vehicle.Speed', dp: { value: '42.5', ts: expect.stringMatching(/Z$/) } },
      ts: expect.stringMatching(/Z$/),
    })
    expect(await client.ask({ action: 'get', path: 'Vehicle/IsMoving' })).toMatchObject({ data: { dp: { value: 'true' } } })
  })

  it('several by a paths filter; what the car has not said stands so in its place', async () => {
    const client = await connected()
    const filter = { variant: 'paths', parameter: ['Speed', 'Body.Hood.IsOpen', 'Cabin.Door.*.*.IsOpen'] }
    const said = await client.ask({ action: 'get', path: 'Vehicle', filter, requestId: 1 })
    expect(said.requestId).toBe('1')
    expect(said.data).toHaveLength(6)
    expect(said.data).toEqual(
      expect.arrayContaining([
        { path: 'Vehicle.Speed', dp: { value: '42.5', ts: expect.any(String) } },
        { path: 'Vehicle.Body.Hood.IsOpen', dp: { value: 'viss-inline:Data-not-available', ts: expect.any(String) } },
      ]),
    )
  })

  it('metadata, so many generations deep', async () => {
    const client = await connected()
    const metadata = async (path: string, parameter: string, below?: string[]) => {
      const filter = [...(below ? [{ variant: 'paths', parameter: below }] : []), { variant: 'metadata', parameter }]
      return (await client.ask({ action: 'get', path, filter })).metadata
    }
    const latitude = { type: 'sensor', datatype: 'double', unit: 'degrees', description: 'WGS 84' }
    expect(await metadata('Vehicle.CurrentLocation', '0')).toMatchObject({
      CurrentLocation: { type: 'branch', children: { Latitude: latitude } },
    })
    expect(await metadata('Vehicle', '1')).toEqual({ Vehicle: { type: 'branch' } })
    expect(await metadata('Vehicle', '2')).toMatchObject({
      Vehicle: { children: { Speed: { datatype: 'double' }, Cabin: { type: 'branch' } } },
    })
    expect(await metadata('Vehicle', '1', ['Speed', 'CurrentLocation.Latitude'])).toMatchObject({
      Speed: { unit: 'km/h' },
      Latitude: latitude,
    })
  })

  it('the history of a signal, without the value that is', async () => {
    const client = await connected()
    const past = () => client.ask({ action: 'get', path: 'Vehicle.TraveledDistance', filter: { variant: 'history', parameter: 'PT1H' } })
    await car.report({ 'Vehicle.TraveledDistance': 10 })
    expect(await past()).toMatchObject({ error: { number: '404', reason: 'unavailable_data' } })
    await car.report({ 'Vehicle.TraveledDistance': 11 })
    expect(await past()).toMatchObject({ data: { path: 'Vehicle.TraveledDistance', dp: [{ value: '10', ts: expect.any(String) }] } })
  })
})

describe('subscribe', () => {
  it('tells changes until it is taken back', async () => {
    const client = await connected()
    const change = { variant: 'change', parameter: { 'logic-op': 'gt', diff: '5' } }
    const { subscriptionId } = await client.ask({ action: 'subscribe', path: 'Vehicle.Speed', filter: change, requestId: '1' })
    await car.report({ 'Vehicle.Speed': 44 })
    await car.report({ 'Vehicle.Speed': 60 })
    await expect
      .poll(() => client.events)
      .toEqual([
        {
          action: 'subscription',
          subscriptionId,
          data: { path: 'Vehicle.Speed', dp: { value: '60', ts: expect.any(String) } },
          ts: expect.any(String),
        },
      ])
    expect(await client.ask({ action: 'unsubscribe', subscriptionId, requestId: '2' })).toEqual({
      action: 'unsubscribe',
      requestId: '2',
      ts: expect.any(String),
    })
    await car.report({ 'Vehicle.Speed': 90 })
    await new Promise((done) => setTimeout(done, 500))
    expect(client.events).toHaveLength(1)
    expect(await client.ask({ action: 'unsubscribe', subscriptionId })).toMatchObject({
      error: { number: '404', reason: 'unavailable_data', description: 'Unknown subscription Id.' },
    })
  })

  it('by the clock, and within a range', async () => {
    const client = await connected()
    await client.ask({ action: 'subscribe', path: 'Vehicle.IsMoving', filter: { variant: 'timebased', parameter: { period: '100' } } })
    await expect.poll(() => client.events.length).toBeGreaterThan(2)
    const ranged = await connected()
    const range = {
      variant: 'range',
      parameter: [
        { 'logic-op': 'gt', boundary: '100' },
        { 'logic-op': 'lt', boundary: '130' },
      ],
    }
    await ranged.ask({ action: 'subscribe', path: 'Vehicle.Speed', filter: range })
    for (const speed of [95, 140]) await car.report({ 'Vehicle.Speed': speed })
    await new Promise((done) => setTimeout(done, 400))
    expect(ranged.events).toEqual([])
    await car.report({ 'Vehicle.Speed': 120 })
    await expect.poll(() => ranged.events).toMatchObject([{ data: { dp: { value: '120' } } }])
  })

  it('to several signals: the first decides, and all are told', async () => {
    const client = await connected()
    const filter = [
      { variant: 'paths', parameter: ['IsMoving', 'Speed', 'CurrentLocation.*'] },
      { variant: 'change', parameter: { 'logic-op': 'lt', diff: '0' } },
    ]
    await car.report({ 'Vehicle.IsMoving': true })
    await client.ask({ action: 'subscribe', path: 'Vehicle', filter })
    await car.report({ 'Vehicle.Speed': 7 })
    await new Promise((done) => setTimeout(done, 400))
    expect(client.events).toEqual([])
    await car.report({ 'Vehicle.IsMoving': false })
    await expect.poll(() => client.events).toHaveLength(1)
    expect(client.events[0]?.data).toEqual(
      expect.arrayContaining([
        { path: 'Vehicle.IsMoving', dp: { value: 'false', ts: expect.any(String) } },
        { path: 'Vehicle.Speed', dp: { value: '7', ts: expect.any(String) } },
      ]),
    )
    // stopping was asked for, not starting
    await car.report({ 'Vehicle.IsMoving': true })
    await new Promise((done) => setTimeout(done, 400))
    expect(client.events).toHaveLength(1)
  })

  it('as a curve: when the buffer is full, and only the points it needs', async () => {
    const client = await connected()
    const curvelog = { variant: 'curvelog', parameter: { maxerr: '0.5', bufsize: '4' } }
    await client.ask({ action: 'subscribe', path: 'Vehicle.LowVoltageBattery.CurrentVoltage', filter: curvelog })
    for (const volt of [12, 12.1, 14.4, 14.3]) {
      expect(client.events).toEqual([])
      await car.report({ 'Vehicle.LowVoltageBattery.CurrentVoltage': volt })
      await new Promise((done) => setTimeout(done, 350))
    }
    await expect.poll(() => client.events).toHaveLength(1)
    const { dp } = client.events.map(({ data }) => data as { path: string; dp: { value: string; ts: string }[] })[0] ?? { dp: [] }
    expect(client.events).toMatchObject([{ data: { path: 'Vehicle.LowVoltageBattery.CurrentVoltage' } }])
    // the steps between reports are never quite alike: what stands at both ends and the jump are certain
    expect(dp.map(({ value }) => value)).toEqual(expect.arrayContaining(['12', '14.4', '14.3']))
    expect(dp.map(({ ts }) => ts)).toEqual(dp.map(({ ts }) => ts).toSorted())
  })
})

const curve = { variant: 'curvelog', parameter: { maxerr: '1', bufsize: '9' } }
const over = { variant: 'range', parameter: { 'logic-op': 'gt', boundary: '5' } }

describe('what is refused', () => {
  it.each([
    [{ action: 'set', path: 'Vehicle.Speed', value: '1' }, '403', 'forbidden_request'],
    [{ action: 'get', path: 'Vehicle.Flux' }, '404', 'unavailable_data'],
    [{ action: 'get', path: 'Vehicle.Body.Hood.IsOpen' }, '404', 'unavailable_data'],
    [{ action: 'get', path: 'Vehicle.CurrentLocation' }, '400', 'invalid_data'],
    [{ action: 'get', path: 'Vehicle.*' }, '400', 'bad_request'],
    [{ action: 'get', path: 'Vehicle', filter: { variant: 'paths', parameter: ['Speed', 'Flux'] } }, '404', 'unavailable_data'],
    // one star is one segment
    [{ action: 'get', path: 'Vehicle', filter: { variant: 'paths', parameter: '*.Latitude.*' } }, '404', 'unavailable_data'],
    [{ action: 'get', path: 'Vehicle.Speed', dc: '2+1' }, '404', 'unavailable_data'],
    [{ action: 'get', path: 'Vehicle.Speed', filter: { variant: 'timebased', parameter: { period: '500' } } }, '400', 'bad_request'],
    [
      { action: 'get', path: 'Vehicle.Speed', filter: { variant: 'curvelog', parameter: { maxerr: '1', bufsize: '9' } } },
      '400',
      'bad_request',
    ],
    [{ action: 'get', path: 'Vehicle.Speed', filter: { variant: 'weather', parameter: '' } }, '400', 'bad_request'],
    [{ action: 'get', path: 'Vehicle.Speed', filter: { variant: 'history', parameter: 'P1Y' } }, '400', 'bad_request'],
    [{ action: 'get', path: 'Vehicle.Speed', filter: { variant: 'history', parameter: 'P8D' } }, '400', 'invalid_data'],
    [{ action: 'subscribe', path: 'Vehicle.Speed' }, '400', 'bad_request'],
    [{ action: 'subscribe', path: 'Vehicle', filter: { variant: 'paths', parameter: 'Speed' } }, '400', 'bad_request'],
    [{ action: 'subscribe', path: 'Vehicle.Speed', filter: { variant: 'timebased', parameter: { period: '1' } } }, '400', 'bad_request'],
    [{ action: 'subscribe', path: 'Vehicle.Speed', filter: { variant: 'history', parameter: 'PT1H' } }, '400', 'bad_request'],
    [{ action: 'subscribe', path: 'Vehicle.Speed', filter: { variant: 'curvelog', parameter: { maxerr: '1' } } }, '400', 'bad_request'],
    [{ action: 'subscribe', path: 'Vehicle.IsMoving', filter: curve }, '400', 'invalid_data'],
    [{ action: 'subscribe', path: 'Vehicle.IsMoving', filter: over }, '400', 'invalid_data'],
    [{ action: 'subscribe', path: 'Vehicle.Speed', filter: [over, curve] }, '400', 'bad_request'],
    [{ action: 'subscribe', path: 'Vehicle', filter: [{ variant: 'paths', parameter: ['*', 'Speed'] }, over] }, '400', 'bad_request'],
    [{ action: 'dance', path: 'Vehicle.Speed' }, '400', 'bad_request'],
    [{ action: 'get' }, '400', 'bad_request'],
    [{ action: 'get', path: '(.*)+$' }, '400', 'bad_request'],
    [[], '400', 'bad_request'],
  ])('%j', async (request, number, reason) => {
    const client = await connected()
    expect(await client.ask(request)).toMatchObject({ error: { number, reason, description: expect.any(String) } })
    client.end()
  })

  it('no JSON, too much, too often, bytes', async () => {
    const client = await connected()
    expect(await client.say('{"action":')).toMatchObject({ error: { number: '400', reason: 'bad_request' } })
    const answers = await Promise.all(Array.from({ length: 110 }, () => client.ask({ action: 'get', path: 'Vehicle.Speed' })))
    expect(answers.filter(({ error }) => error?.number === '429')).toHaveLength(11)
    void client.say('x'.repeat(70_000))
    expect(await client.closed).toBe(1009)
    const other = await connected()
    void other.say(Buffer.from('{}'))
    expect(await other.closed).toBe(1003)
  })

  it('strangers, other scopes, other people’s cars, other protocols, other pages', async () => {
    const stranger = await server.owner()
    expect(await status(bearer('tsg_nonsense'))).toBe('401')
    expect(await status(bearer(await tokenOf(owner, ['remote:operate'])))).toBe('401')
    expect(await status(bearer(await tokenOf(stranger)))).toBe('401')
    expect(await status({ protocols: ['VISSv2'] })).toBe('400')
    expect(await status({ path: '/viss/../api' })).toBe('404')
    expect(await status({ headers: { cookie: owner.cookie, origin: 'https://evil.example' } })).toBe('403')
    const nobody = await connected({ headers: {} })
    expect(await nobody.ask({ action: 'get', path: 'Vehicle.Speed' })).toMatchObject({ error: { number: '401', reason: 'invalid_token' } })
    expect(await nobody.ask({ action: 'get', path: 'Vehicle.Speed', authorization: token })).toMatchObject({
      data: { path: 'Vehicle.Speed' },
    })
    const page = await connected({ path: '/viss', headers: { cookie: owner.cookie, origin: server.running.centre.config.ORIGIN } })
    expect(await page.ask({ action: 'get', path: 'Vehicle.Speed' })).toMatchObject({ data: { path: 'Vehicle.Speed' } })
    const noOrigin = await connected({ headers: { cookie: owner.cookie } })
    expect(await noOrigin.ask({ action: 'get', path: 'Vehicle.Speed' })).toMatchObject({ error: { number: '401' } })
  })

  it('a car without a contract, and a token that is taken back', async () => {
    const vehicleId = await addCar(server, { owner: owner.accountId, contract: false })
    expect(await status({ path: `/viss/${vehicleId}` })).toBe('in')
    await connectCar(server, vehicleId)
    expect(await status({ path: `/viss/${vehicleId}` })).toBe('401')
    const { token: lent, made } = await owner.call(makeToken, { body: { name: 'lent', scopes: ['vehicles:read'], days: 1 } })
    await owner.call(revokeToken, { params: { id: made.id } })
    expect(await status(bearer(lent))).toBe('401')
  })
})

it('a car that changes hands: the former owner reads nothing more, the new one neither where it was left nor what was before', async () => {
  const [old, next] = [await server.owner(), await server.owner()]
  const vehicleId = await addCar(server, { owner: old.accountId })
  const path = `/viss/${vehicleId}`
  const moved = await connectCar(server, vehicleId)
  const [distance, latitude] = ['Vehicle.TraveledDistance', 'Vehicle.CurrentLocation.Latitude'] as const
  const get = (one: string) => ({ action: 'get', path: one })
  const past = { ...get(distance), filter: { variant: 'history', parameter: 'PT1H' } }
  await moved.report({ [distance]: 10, [latitude]: 35.1 })
  await moved.report({ [distance]: 11 })
  const former = await connectViss(server, { path, ...bearer(await tokenOf(old)) })
  expect(await former.ask(get(latitude))).toMatchObject({ data: { dp: { value: '35.1' } } })
  expect(await former.ask(past)).toMatchObject({ data: { dp: [{ value: '10' }] } })

  await server.work((work) => moveVehicle(work, vehicleId, next.accountId))
  expect(await former.ask(get(distance))).toMatchObject({ error: { number: '403', reason: 'forbidden_request' } })
  expect(await former.ask(past)).toMatchObject({ error: { number: '403' } })
  const present = await connectViss(server, { path, ...bearer(await tokenOf(next)) })
  expect(await present.ask(get(distance))).toMatchObject({ data: { dp: { value: '11' } } })
  expect(await present.ask(get(latitude))).toMatchObject({ error: { number: '404', reason: 'unavailable_data' } })
  expect(await present.ask(past)).toMatchObject({ error: { number: '404', reason: 'unavailable_data' } })
  await moved.report({ [distance]: 12, [latitude]: 35.2 })
  await moved.report({ [distance]: 13 })
  expect(await present.ask(get(latitude))).toMatchObject({ data: { dp: { value: '35.2' } } })
  expect(await present.ask(past)).toMatchObject({ data: { dp: [{ value: '12' }] } })
})

describe('rules', () => {
  it('ranges join from left to right; changes count from what was told last', () => {
    const range = (...parameter: { 'logic-op': 'gt' | 'lt'; boundary: number; 'combination-op': 'AND' | 'OR' }[]) => ({
      variant: 'range' as const,
      parameter,
    })
    const outside = range(
      { 'logic-op': 'lt', boundary: 0, 'combination-op': 'OR' },
      { 'logic-op': 'gt', boundary: 100, 'combination-op': 'AND' },
    )
    expect([-1, 50, 101].map((value) => inRange(value, outside))).toEqual([true, false, true])
    expect(inRange('ON', outside)).toBe(false)
    const change = { variant: 'change' as const, parameter: { 'logic-op': 'gt' as const, diff: 10 } }
    const becomes = (logic: 'gt' | 'lt' | 'ne') => ({ variant: 'change' as const, parameter: { 'logic-op': logic, diff: 0 } })
    expect(
      (['gt', 'lt', 'ne'] as const).map((logic) => [hasChanged(false, true, becomes(logic)), hasChanged(true, false, becomes(logic))]),
    ).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ])
    expect([
      hasChanged(50, 61, change),
      hasChanged(50, 39, change),
      hasChanged('ON', 'OFF', change),
      hasChanged(undefined, 1, change),
    ]).toEqual([true, false, true, true])
    expect(spanOf({ variant: 'history', parameter: 'P1DT2H3M4S' })).toBe((26 * 3600 + 184) * 1000)
  })

  it('a star stands for one segment of a tree', () => {
    expect(Object.keys(metadataOf('Vehicle', 1, { variant: 'paths', parameter: ['Cabin.Door.*.DriverSide'] }))).toEqual(['DriverSide'])
    expect(() => metadataOf('Vehicle', 0, { variant: 'paths', parameter: ['*.Nowhere'] })).toThrow('unknown')
  })

  it('a curve keeps what no straight line explains, and goes on where it ended', () => {
    const samples = (...values: number[]) => values.map((value, at) => ({ at: at * 1000, value }))
    const kept = (values: number[], most: number) => simplified(samples(...values), most).map(({ value }) => value)
    expect(kept([0, 1, 2, 3, 4], 0)).toEqual([0, 4])
    expect(kept([0, 1, 2, 1, 0], 0.5)).toEqual([0, 2, 0])
    expect(kept([5, 5.4, 4.7, 5.2, 5], 0.5)).toEqual([5, 5])
    expect(kept([0, 0, 9, 0, 0, 0], 1)).toEqual([0, 0, 9, 0, 0])
    expect(kept([3], 1)).toEqual([3])
    // whatever is left out lies within the error of the line between its neighbours
    const wave = samples(...Array.from({ length: 300 }, (_, at) => 40 * Math.sin(at / 20) + 3 * Math.sin(at * 7)))
    const line = simplified(wave, 4)
    expect(line.length).toBeLessThan(100)
    for (const { at, value } of wave) {
      const next = line.findIndex((point) => point.at >= at)
      const [before, after] = [line[Math.max(0, next - 1)], line[next]]
      if (!before || !after) throw new Error('outside of the curve')
      const share = after.at === before.at ? 0 : (at - before.at) / (after.at - before.at)
      expect(Math.abs(before.value + (after.value - before.value) * share - value)).toBeLessThanOrEqual(after.at === at ? 1e-9 : 4)
    }
    const log = new CurveLog({ maxerr: 0, bufsize: 3 })
    const told = samples(0, 1, 2, 3, 4, 9).flatMap((sample) => [log.take(sample)])
    expect(told.map((points) => points?.map(({ value }) => value))).toEqual([undefined, undefined, [0, 2], undefined, undefined, [4, 9]])
    expect(log.take({ at: 0, value: 1 })).toBeUndefined()
  })
})
