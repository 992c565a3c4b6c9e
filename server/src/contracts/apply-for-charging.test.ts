import { application, readContract, readOffer } from '@tsunagu/contract/contracts.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addCar } from '../../test/cars.ts'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'
import { applyForCharging, applyForGLink, chargingTarget, declineCharging, recordSale } from './index.ts'

let server: TestServer
let hanako: Person
beforeAll(async () => {
  server = await startServer()
  hanako = await server.owner()
})
afterAll(() => server.stop())

const car = (model: NonNullable<NonNullable<Parameters<typeof addCar>[1]>['model']>, contract = true) =>
  addCar(server, { owner: hanako.accountId, model, contract })
const apply = (vehicleId: string, plan: 'normal' | 'normal-and-quick', key = 'one', channel: 'at-dealer' | 'online' = 'online') =>
  server.work((work) => applyForCharging(work, { vehicleId, accountId: hanako.accountId, plan, channel, key }))
const charging = async (vehicleId: string) => (await hanako.call(readContract, { params: { vehicleId } })).charging
const plans = async (vehicleId: string) => (await hanako.call(readOffer, { params: { vehicleId } })).charging

it('CHG-04 CHG-05 offers plans by the car’s inlet: without quick charging exactly the normal one', async () => {
  const slow = await car({ powertrain: 'phev', quick_inlet: false })
  expect((await plans(slow)).plans).toMatchObject([{ plan: 'normal', name: { ja: '普通充電プラン' }, quickPerMinute: null }])
  const quick = await car({ powertrain: 'bev', quick_inlet: true })
  expect((await plans(quick)).plans).toEqual([
    expect.objectContaining({ plan: 'normal' }),
    {
      plan: 'normal-and-quick',
      name: { ja: '普通・急速充電プラン', en: 'Normal and quick charging plan' },
      monthly: 1650,
      cardFee: 1650,
      normalPerMinute: 4.95,
      quickPerMinute: 66,
    },
  ])
  expect(await apply(slow, 'normal-and-quick')).toMatchObject({ code: 'option-not-available' })
  expect((await charging(slow)).state).toBe('none')
})

it('GLK-10 asks only about cars it is for', async () => {
  const target = (vehicleId: string) => server.work((work) => chargingTarget(work, vehicleId))
  expect(await target(await car({ powertrain: 'phev' }))).toBe(true)
  const petrol = await car({ powertrain: 'petrol' })
  expect(await target(petrol)).toBe(false)
  expect(await plans(petrol)).toMatchObject({ eligible: false, plans: [] })
  expect(await charging(petrol)).toEqual({ state: 'not-a-target', plan: null })
  expect(await apply(petrol, 'normal')).toMatchObject({ code: 'option-not-available' })
  const unlisted = await addCar(server, { owner: hanako.accountId, services: ['remote-check'], model: { powertrain: 'bev' } })
  expect(await target(unlisted)).toBe(false)
})

it('is applied for once, however often it is pressed', async () => {
  const vehicleId = await car({ powertrain: 'bev', quick_inlet: true })
  expect(await Promise.all([apply(vehicleId, 'normal-and-quick'), apply(vehicleId, 'normal-and-quick')])).toEqual([undefined, undefined])
  expect(await charging(vehicleId)).toEqual({ state: 'applied', plan: 'normal-and-quick' })
  expect(await apply(vehicleId, 'normal', 'another')).toMatchObject({ code: 'already-applied' })
})

it('CHG-16 after delivery it needs G-Link applied for; at the dealer it is asked either way', async () => {
  const vehicleId = await car({ powertrain: 'bev' }, false)
  expect(await apply(vehicleId, 'normal')).toMatchObject({ code: 'contract-needed', facts: { state: 'none' } })
  const other = await car({ powertrain: 'bev' }, false)
  expect(await apply(other, 'normal', 'k', 'at-dealer')).toBeUndefined()
  await server.work((work) => recordSale(work, { vehicleId, kind: 'new', purchasedOn: null }))
  await server.work((work) =>
    applyForGLink(work, { vehicleId, accountId: hanako.accountId, application: application.parse({}), channel: 'online', key: 'g' }),
  )
  expect(await apply(vehicleId, 'normal')).toBeUndefined()
})

it('CHG-13 CHG-15 a no is kept, CHG-14 with where to apply later, and later is possible', async () => {
  const vehicleId = await car({ powertrain: 'bev' })
  await server.work((work) => declineCharging(work, { vehicleId, accountId: hanako.accountId, channel: 'online' }))
  expect(await charging(vehicleId)).toEqual({ state: 'declined', plan: null })
  expect((await plans(vehicleId)).laterAt).toBe('https://juden-support.jp/Registration')
  expect(await apply(vehicleId, 'normal')).toBeUndefined()
  expect((await charging(vehicleId)).state).toBe('applied')
  expect(await server.work((work) => declineCharging(work, { vehicleId, accountId: hanako.accountId, channel: 'online' }))).toMatchObject({
    code: 'already-applied',
  })
})
