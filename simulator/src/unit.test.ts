import { randomUUID } from 'node:crypto'
import { answer, hello, type Trace, trace } from '@tsunagu/contract/message.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { carOnLine, clearCars, openCentre } from '../test/cars.ts'
import { StandInCentre, until } from '../test/stand-in-centre.ts'
import type { Car } from './car.ts'

vi.setConfig({ testTimeout: 15_000 })
let centre: StandInCentre
beforeAll(async () => {
  centre = await openCentre()
})
afterAll(clearCars)

const driverDoor = 'Row1.DriverSide' as const
const isLocked = 'Vehicle.Cabin.Door.Row1.DriverSide.IsLocked'
const results = (carId: string, id: string) => centre.answers(carId, id).map(({ result, code }) => code ?? result)
const ended = (carId: string, id: string) => until(() => centre.answers(carId, id).find(({ result }) => result !== 'accepted'))
const newest = (carId: string, path: string) =>
  centre
    .traces(carId)
    .findLast((one: Trace) => one.s[path])
    ?.s[path]?.findLast((v) => v !== null)
const sitDown = (car: Car) => {
  car.act('unlock', { with: 'key' })
  car.act('open-door', { door: driverDoor })
  car.act('sit-down', { seat: driverDoor })
  car.act('close-door', { door: driverDoor })
}

it.concurrent('says hello first and then sends a key frame, in the words of the contract', async () => {
  const { carId } = await carOnLine(centre)
  const said = centre.heard.filter((one) => one.carId === carId)
  expect(said[0]?.word).toBe('link/hello')
  expect(hello.parse(said[0]?.payload).keys).toEqual([centre.commandKey.jwk.kid])
  expect(said[1]?.word).toBe('link/trace')
  expect(trace.parse(said[1]?.payload).key).toBe(true)
})

it.concurrent('ROP-01 ROP-02 locks the doors when asked: accepted, the new state in a trace, done; the alarm stays off', async () => {
  const { car, carId } = await carOnLine(centre)
  car.act('unlock', { with: 'key' })
  await until(() => newest(carId, isLocked) === false)
  const { claims } = await centre.ask(carId, 'remote/lock-doors')
  await ended(carId, claims.id)
  expect(results(carId, claims.id)).toEqual(['accepted', 'done'])
  const words = centre.heard.filter((one) => one.carId === carId)
  const locked = words.findLastIndex((one) => one.word === 'link/trace' && (one.payload as Trace).s[isLocked]?.includes(true))
  const done = words.findLastIndex((one) => one.word === 'link/answer')
  expect(locked).toBeGreaterThan(0)
  expect(locked).toBeLessThan(done)
  expect([car.state.doors[driverDoor].locked, car.state.armed]).toEqual([true, false])
  for (const one of centre.answers(carId)) answer.parse(one)
})

it.concurrent('ROP-01 closes the windows and turns the hazard lamps off', async () => {
  const { car, carId } = await carOnLine(centre)
  car.act('window', { position: 20 })
  car.act('hazard', { on: true })
  await until(() => car.state.doors[driverDoor].window === 20)
  const began = performance.now()
  const close = await centre.ask(carId, 'remote/close-windows')
  const lamps = await centre.ask(carId, 'remote/turn-hazard-off')
  await ended(carId, lamps.claims.id)
  await ended(carId, close.claims.id)
  expect(performance.now() - began).toBeGreaterThan(900)
  expect([results(carId, close.claims.id), results(carId, lamps.claims.id)]).toEqual([
    ['accepted', 'done'],
    ['accepted', 'done'],
  ])
  expect(newest(carId, 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position')).toBe(0)
  expect(newest(carId, 'Vehicle.Body.Lights.Hazard.IsSignaling')).toBe(false)
})

it.concurrent('FND-02 flashes the hazard lamps for as long as asked', async () => {
  const { car, carId } = await carOnLine(centre)
  const { claims } = await centre.ask(carId, 'remote/flash-hazard', { args: { seconds: 1 } })
  await until(() => car.state.hazard && results(carId, claims.id).length)
  expect(results(carId, claims.id)).toEqual(['accepted'])
  await ended(carId, claims.id)
  expect([results(carId, claims.id), car.state.hazard]).toEqual([['accepted', 'done'], false])
})

it.concurrent('answers link/report with a key frame', async () => {
  const { carId } = await carOnLine(centre)
  const { claims } = await centre.ask(carId, 'link/report')
  await ended(carId, claims.id)
  expect(centre.traces(carId).filter((one) => one.key)).toHaveLength(2)
})

it.concurrent('acts once on an order that is delivered again, and answers it the same way', async () => {
  const { car, carId } = await carOnLine(centre)
  const { claims, jws } = await centre.ask(carId, 'remote/lock-doors')
  await centre.publish(carId, claims.verb, jws)
  await ended(carId, claims.id)
  car.act('unlock', { with: 'key' })
  await centre.publish(carId, claims.verb, jws)
  await until(() => results(carId, claims.id).length === 4)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(results(carId, claims.id)).toEqual(['accepted', 'accepted', 'done', 'done'])
  expect(car.state.doors[driverDoor].locked).toBe(false)
})

it.concurrent('refuses what is too late, of another epoch, replayed or unknown', async () => {
  const { car, carId } = await carOnLine(centre, { without: ['remote/close-windows'] })
  car.act('unlock', { with: 'key' })
  const used = await centre.ask(carId, 'link/report', { counter: 500 })
  await ended(carId, used.claims.id)
  const wrong = {
    expired: await centre.ask(carId, 'remote/lock-doors', { expiry: 0.001, counter: 501 }),
    'wrong-epoch': await centre.ask(carId, 'remote/lock-doors', { epoch: 'another-epoch', counter: 501 }),
    replayed: await centre.ask(carId, 'remote/lock-doors', { counter: 500 }),
    'unknown-verb': await centre.ask(carId, 'remote/fly', { counter: 502 }),
    'not-equipped': await centre.ask(carId, 'remote/close-windows', { counter: 503 }),
    'not-signed': await centre.ask(carId, 'remote/turn-hazard-off', { word: 'remote/lock-doors', counter: 504 }),
  }
  for (const [code, { claims }] of Object.entries(wrong)) {
    await ended(carId, claims.id)
    expect(results(carId, claims.id)).toEqual([code])
  }
  const [{ epoch, clock } = {}] = centre.answers(carId, wrong['wrong-epoch'].claims.id)
  expect(epoch).toBe(centre.hellos(carId)[0]?.epoch)
  expect(clock).toBeGreaterThan(0)
  expect(car.state.doors[driverDoor].locked).toBe(false)
})

it.concurrent('takes orders out of order within the window of 64, each counter once', async () => {
  const { carId } = await carOnLine(centre)
  const outcome: Record<number, string[]> = {}
  for (const counter of [100, 40, 37, 36, 40]) {
    const { claims } = await centre.ask(carId, 'link/report', { counter })
    await ended(carId, claims.id)
    outcome[counter] = [...(outcome[counter] ?? []), results(carId, claims.id).at(-1) ?? '']
  }
  expect(outcome).toEqual({ 100: ['done'], 40: ['done', 'replayed'], 37: ['done'], 36: ['replayed'] })
})

it.concurrent('asked again with the same id after a wrong epoch, does it', async () => {
  const { carId } = await carOnLine(centre)
  const id = randomUUID()
  await centre.ask(carId, 'link/report', { id, epoch: 'another-epoch' })
  await ended(carId, id)
  await centre.ask(carId, 'link/report', { id })
  await until(() => results(carId, id).includes('done'))
  expect(results(carId, id)).toEqual(['wrong-epoch', 'accepted', 'done'])
})

it.concurrent('does nothing for, and says nothing to, orders nobody trusted has signed or that are for another car', async () => {
  const { car, carId } = await carOnLine(centre)
  car.act('unlock', { with: 'key' })
  const stranger = await StandInCentre.otherKey()
  const disguised = { ...stranger, jwk: { ...stranger.jwk, kid: centre.commandKey.jwk.kid as string } }
  await centre.ask(carId, 'remote/lock-doors', { key: stranger })
  await centre.ask(carId, 'remote/lock-doors', { key: disguised })
  await centre.ask(carId, 'remote/lock-doors', { typ: 'other+jwt' })
  await centre.publish(
    carId,
    'remote/lock-doors',
    await centre.sign(centre.claims('somebody-else', 'remote/lock-doors', { epoch: centre.hellos(carId)[0]?.epoch ?? '' })),
  )
  await centre.publish(carId, 'remote/lock-doors', 'garbage')
  await until(() => car.view().line.ignored === 5)
  await new Promise((resolve) => setTimeout(resolve, 900))
  expect(centre.answers(carId)).toEqual([])
  expect(car.state.doors[driverDoor].locked).toBe(false)
})

it.concurrent('ROP-03 refuses by its own state: people inside, an open door, moving, switched on', async () => {
  const { car, carId } = await carOnLine(centre)
  const ask = async (verb: 'remote/lock-doors' | 'remote/close-windows' | 'remote/flash-hazard') => {
    const { claims } = await centre.ask(carId, verb, { args: { seconds: 1 } })
    return (await ended(carId, claims.id)).code
  }
  sitDown(car)
  expect(await ask('remote/lock-doors')).toBe('someone-inside')
  expect(await ask('remote/close-windows')).toBe('someone-inside')
  car.act('ignition', { to: 'ON' })
  expect(await ask('remote/flash-hazard')).toBe('ignition-on')
  car.act('open-door', { door: driverDoor })
  expect(await ask('remote/lock-doors')).toBe('door-open')
  car.act('drive-off', { prepare: true })
  await until(() => car.state.speed > 0)
  expect(await ask('remote/lock-doors')).toBe('car-is-moving')
})

it.concurrent('IMP-12 stops the windows when somebody sits down while they close', async () => {
  const { car, carId } = await carOnLine(centre)
  car.act('unlock', { with: 'key' })
  car.act('open-door', { door: driverDoor })
  car.act('window', { position: 30 })
  await until(() => car.state.doors[driverDoor].window === 30)
  const { claims } = await centre.ask(carId, 'remote/close-windows')
  await until(() => car.state.doors[driverDoor].window < 25)
  car.act('sit-down', { seat: driverDoor })
  expect(await ended(carId, claims.id)).toMatchObject({ result: 'failed', code: 'someone-inside' })
  expect(car.state.doors[driverDoor].window).toBeGreaterThan(0)
})

it.concurrent('says failed when the machinery is broken or a person was quicker', async () => {
  const { car, carId } = await carOnLine(centre)
  car.setFault('lock-motor', true)
  car.act('unlock', { with: 'key' })
  const broken = await centre.ask(carId, 'remote/lock-doors')
  expect(await ended(carId, broken.claims.id)).toMatchObject({ result: 'failed', code: 'fault' })
  car.setFault('lock-motor', false)
  const late = await centre.ask(carId, 'remote/lock-doors')
  await until(() => results(carId, late.claims.id).length === 1)
  car.act('open-door', { door: driverDoor })
  expect(await ended(carId, late.claims.id)).toMatchObject({ result: 'failed', code: 'door-open' })
})

it.concurrent('is not harmed by a wrong clock: traces carry it, requests are not touched by it', async () => {
  const { car, carId } = await carOnLine(centre, { options: { clockError: 86_400 * 400 } })
  expect(centre.traces(carId)[0]?.t).toBeGreaterThan(Date.now() + 86_400_000 * 399)
  expect(centre.hellos(carId)[0]?.clock).toBeLessThan(10)
  car.act('unlock', { with: 'key' })
  const { claims } = await centre.ask(carId, 'remote/lock-doors')
  expect(await ended(carId, claims.id)).toMatchObject({ result: 'done' })
})

it.concurrent('learns the successor of the command key from one it trusts, and then obeys only that', async () => {
  const centre = await openCentre()
  const { car, carId } = await carOnLine(centre)
  const old = centre.commandKey
  const stranger = await StandInCentre.otherKey()
  await centre.publish(carId, 'link/keys', await centre.sign({ carId, keys: [stranger.jwk] }, stranger, 'car-keys+jwt'))
  await until(() => car.view().line.ignored === 1)
  await centre.rotateKeys(carId)
  const { claims } = await centre.ask(carId, 'link/report')
  await until(() => centre.answers(carId, claims.id).some(({ result }) => result === 'done'))
  const refused = await centre.ask(carId, 'link/report', { key: old })
  await until(() => car.view().line.ignored === 2)
  expect(centre.answers(carId, refused.claims.id)).toEqual([])
})

it.concurrent('tells within a moment what a person waits for, and the rest in its time', async () => {
  const { car, carId } = await carOnLine(centre)
  const before = centre.traces(carId).length
  const began = performance.now()
  car.act('hazard', { on: true })
  await until(() => newest(carId, 'Vehicle.Body.Lights.Hazard.IsSignaling') === true)
  expect(performance.now() - began).toBeLessThan(500)
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(centre.traces(carId)).toHaveLength(before + 1)
})

it.concurrent('gathers the samples of a drive into one trace an interval', async () => {
  const { car, carId } = await carOnLine(centre, { options: { interval: 1000, sampling: 200 } })
  car.act('drive-off', { prepare: true })
  const full = await until(() => centre.traces(carId).find((one) => one.dt.length >= 4 && !one.key))
  const speeds = full.s['Vehicle.Speed']?.filter((value) => value !== null) as number[]
  expect(speeds.length).toBeGreaterThan(2)
  expect(speeds).toEqual(speeds.toSorted((a, b) => a - b))
  trace.parse(full)
})
