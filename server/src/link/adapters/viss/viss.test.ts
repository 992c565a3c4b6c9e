import { makeToken, revokeToken } from '@tsunagu/contract/tokens.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectCar, endCars, type TestCar } from '../../../../test/car.ts'
import { addCar } from '../../../../test/cars.ts'
import { type Person, startServer, type TestServer } from '../../../../test/start-server.ts'
import { connectViss, endVissClients, type VissClient } from '../../../../test/viss.ts'
import { hasChanged, inRange, spanOf } from './signals.ts'

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
    const filter = { variant: 'paths', parameter: ['Speed', 'Body.Hood.IsOpen', 'Cabin.Door.*.IsOpen'] }
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

  it('metadata of a branch, and the history of a signal', async () => {
    const client = await connected()
    expect(
      await client.ask({ action: 'get', path: 'Vehicle.CurrentLocation', filter: { variant: 'metadata', parameter: '' } }),
    ).toMatchObject({
      metadata: { CurrentLocation: { type: 'branch', children: { Latitude: { type: 'sensor', datatype: 'double', unit: 'degrees' } } } },
    })
    const history = { variant: 'history', parameter: 'PT1H' }
    expect(await client.ask({ action: 'get', path: 'Vehicle.Speed', filter: [history] })).toMatchObject({
      data: { path: 'Vehicle.Speed', dp: [{ value: '42.5', ts: expect.any(String) }] },
    })
  })
})

describe('subscribe', () => {
  it('tells changes until it is taken back', async () => {
    const client = await connected()
    const change = { variant: 'change', parameter: { 'logic-op': 'ne', diff: '5' } }
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
    expect(await client.ask({ action: 'unsubscribe', subscriptionId, requestId: '2' })).toMatchObject({
      action: 'unsubscribe',
      requestId: '2',
    })
    await car.report({ 'Vehicle.Speed': 90 })
    await new Promise((done) => setTimeout(done, 500))
    expect(client.events).toHaveLength(1)
    expect(await client.ask({ action: 'unsubscribe', subscriptionId })).toMatchObject({ error: { number: '400' } })
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
})

describe('what is refused', () => {
  it.each([
    [{ action: 'set', path: 'Vehicle.Speed', value: '1' }, '403', 'forbidden_request'],
    [{ action: 'get', path: 'Vehicle.Flux' }, '404', 'unavailable_data'],
    [{ action: 'get', path: 'Vehicle.Body.Hood.IsOpen' }, '404', 'unavailable_data'],
    [{ action: 'get', path: 'Vehicle.CurrentLocation' }, '400', 'invalid_data'],
    [{ action: 'get', path: 'Vehicle.Speed', filter: { variant: 'curvelog', parameter: {} } }, '400', 'invalid_data'],
    [{ action: 'get', path: 'Vehicle.Speed', filter: { variant: 'history', parameter: 'P1Y' } }, '400', 'invalid_data'],
    [{ action: 'subscribe', path: 'Vehicle.Speed', filter: { variant: 'timebased', parameter: { period: '1' } } }, '400', 'invalid_data'],
    [{ action: 'subscribe', path: 'Vehicle.Speed', filter: { variant: 'history', parameter: 'PT1H' } }, '400', 'invalid_data'],
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
    expect([
      hasChanged(50, 61, change),
      hasChanged(50, 39, change),
      hasChanged('ON', 'OFF', change),
      hasChanged(undefined, 1, change),
    ]).toEqual([true, false, true, true])
    expect(spanOf({ variant: 'history', parameter: 'P1DT2H3M4S' })).toBe((26 * 3600 + 184) * 1000)
  })
})
