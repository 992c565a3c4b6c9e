import { listModels as listModelsToSell } from '@tsunagu/contract/signup.ts'
import { addModel, listModelsForStaff } from '@tsunagu/contract/vehicles.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'
import { addVehicle, addModel as keepModel, modelOf } from './index.ts'

let server: TestServer
let administrator: Person
beforeAll(async () => {
  server = await startServer()
  administrator = await server.staff('administrator')
})
afterAll(() => server.stop())

const nami = {
  name: 'Nami 450h+',
  code: '6LA-TNM450',
  year: 2027,
  grade: 'F',
  powertrain: 'phev',
  body: 'suv',
  headUnit: 'connected',
  quickInlet: true,
  kei: false,
  services: ['wifi', 'remote-check', 'charging-support'],
} as const
const body = (more: object = {}) => ({ ...nami, services: [...nami.services], ...more })

describe('models', () => {
  it('GEN-03 are added with their service list, which decides what their cars can do', async () => {
    const made = await administrator.call(addModel, { body: body({ name: ' Nami\u3000450h+ ', code: '６ｌａ−tnm450' }) })
    expect(made).toEqual({ ...body(), id: expect.any(String), services: ['remote-check', 'wifi', 'charging-support'] })
    expect(await administrator.call(listModelsForStaff)).toContainEqual(made)

    const facts = await server.work(async (work) =>
      modelOf(work, await addVehicle(work, { model_id: made.id, vin: null, plate: null, paint: '#445566', inspection_expires_on: null })),
    )
    expect(facts).toMatchObject({ name: 'Nami 450h+', powertrain: 'phev', headUnit: 'connected', quickInlet: true, kei: false })
    expect([...facts.services]).toEqual(made.services)
  })

  it('can be sold by the dealers at once', async () => {
    const made = await administrator.call(addModel, { body: body({ grade: 'to be sold' }) })
    const dealer = await server.staff('dealer')
    expect(await dealer.call(listModelsToSell)).toContainEqual(expect.objectContaining({ id: made.id, grade: 'to be sold' }))
  })

  it('are listed newest first', async () => {
    await administrator.call(addModel, { body: body({ year: 2031 }) })
    const years = (await administrator.call(listModelsForStaff)).map(({ year }) => year)
    expect(years[0]).toBe(2031)
    expect(years).toEqual(years.toSorted((a, b) => b - a))
  })

  it('are listed also when they came before these rules: no service, a code without its mark', async () => {
    const { headUnit: head_unit, quickInlet: quick_inlet, ...facts } = body({ code: 'old', year: 1998, services: [] })
    const id = await server.work((work) => keepModel(work, { ...facts, head_unit, quick_inlet }))
    expect(await administrator.call(listModelsForStaff)).toContainEqual(expect.objectContaining({ id, code: 'old', services: [] }))
  })

  it('are known by code, year and grade: the same once more is refused, also of two at once', async () => {
    const one = body({ grade: 'twice' })
    const both = await Promise.allSettled([one, one].map((b) => administrator.call(addModel, { body: b })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(administrator.call(addModel, { body: { ...one, name: 'Nami by another name' } })).rejects.toMatchObject({
      problem: { code: 'model-known', status: 409 },
    })
    for (const other of [{ grade: 'twice L' }, { year: 2028 }, { code: '6LA-TNM451' }])
      await expect(administrator.call(addModel, { body: { ...one, ...other } })).resolves.toMatchObject(other)
  })

  it.each([
    ['no name', { name: '  ' }, 'name', 'too-short'],
    ['a long name', { name: 'x'.repeat(41) }, 'name', 'too-long'],
    ['a code without its mark', { code: 'TNM450' }, 'code', 'invalid'],
    ['a code with a line of SQL', { code: "6LA-' or 1=1" }, 'code', 'invalid'],
    ['a year long ago', { year: 1999 }, 'year', 'too-short'],
    ['half a year', { year: 2026.5 }, 'year', 'invalid'],
    ['an unknown powertrain', { powertrain: 'steam' }, 'powertrain', 'invalid'],
    ['an unknown head unit', { headUnit: 'radio' }, 'headUnit', 'invalid'],
    ['no service', { services: [] }, 'services', 'too-short'],
    ['an unknown service', { services: ['teleport'] }, 'services.0', 'invalid'],
    ['one service twice', { services: ['wifi', 'wifi'] }, 'services', 'invalid'],
    ['quick charging without a plug', { powertrain: 'hev', services: ['wifi'] }, 'quickInlet', 'needs-plug'],
    ['charging without a plug', { powertrain: 'petrol', quickInlet: false }, 'services', 'needs-plug'],
  ])('are refused with %s', async (_, more, field, code) => {
    await expect(administrator.call(addModel, { body: body(more) as never })).rejects.toMatchObject({
      problem: { code: 'invalid', fields: { [field]: code } },
    })
  })

  it('are an administrator’s only', async () => {
    for (const role of ['dealer', 'operator', 'support', 'reviewer'] as const) {
      const other = await server.staff(role)
      await expect(other.call(listModelsForStaff)).rejects.toMatchObject({ problem: { code: 'not-allowed', status: 403 } })
      await expect(other.call(addModel, { body: body() })).rejects.toMatchObject({ problem: { code: 'not-allowed', status: 403 } })
    }
    const owner = await server.owner()
    for (const call of [owner.call, server.call]) {
      await expect(call(listModelsForStaff)).rejects.toMatchObject({ problem: { code: 'signed-out', status: 401 } })
      await expect(call(addModel, { body: body() })).rejects.toMatchObject({ problem: { code: 'signed-out', status: 401 } })
    }
  })

  it('are added with a fresh password only', async () => {
    server.clock.advance(20 * 60_000)
    await expect(administrator.call(addModel, { body: body({ grade: 'late' }) })).rejects.toMatchObject({
      problem: { code: 'fresh-needed', status: 401 },
    })
    expect((await administrator.call(listModelsForStaff)).some(({ grade }) => grade === 'late')).toBe(false)
  })
})
