import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { carOnLine, clearCars, openCentre, parkedCar } from '../test/cars.ts'
import { type StandInCentre, until } from '../test/stand-in-centre.ts'

vi.setConfig({ testTimeout: 15_000 })
let centre: StandInCentre
beforeAll(async () => {
  centre = await openCentre()
})
afterAll(clearCars)

const hazard = 'Vehicle.Body.Lights.Hazard.IsSignaling'
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

it.concurrent('keeps what it could not send in a tunnel, and sends it afterwards in order, numbered as it was', async () => {
  const { car, carId } = await carOnLine(centre, { options: { interval: 200 } })
  car.setNetwork(false, 'silent')
  expect(car.lineState).toBe('no-network')
  car.act('hazard', { on: true })
  car.act('hazard', { on: false })
  car.act('unlock', { with: 'key' })
  await pause(500)
  const kept = car.view().line.buffered
  expect(kept).toBeGreaterThanOrEqual(5)
  // A tunnel is silent: the centre has heard no bye and still holds the connection.
  expect(centre.byes(carId)).toEqual([])
  const before = centre.traces(carId).length
  car.setNetwork(true, 'silent')
  await until(() => car.lineState === 'online' && car.view().line.buffered === 0)
  const after = centre.traces(carId).slice(before)
  expect(after[0]?.key).toBe(true)
  // Each number is there. What was on its way when the tunnel began may be there twice.
  const numbers = [...new Set(centre.traces(carId).map((one) => one.seq))].toSorted((a, b) => a - b)
  expect(numbers).toEqual(numbers.map((_, i) => i))
  const hazards = after.filter((one) => !one.key && one.s[hazard]).toSorted((a, b) => a.seq - b.seq)
  expect(hazards.map((one) => one.s[hazard]?.at(-1))).toEqual([true, false])
})

it.concurrent('sends again, with the same boot and seq, what a lost connection left without an acknowledgement', async () => {
  const centre = await openCentre()
  centre.stored = 'received'
  const { car, carId } = await carOnLine(centre)
  car.act('hazard', { on: true })
  await until(() => centre.traces(carId).some((one) => one.s[hazard]?.includes(true)))
  const first = centre.traces(carId)
  centre.cut(carId)
  await until(() => centre.traces(carId).length > first.length * 2)
  const again = centre.traces(carId).slice(first.length)
  for (const one of first) expect(again).toContainEqual(one)
})

it.concurrent('behind a broker keeps a trace until the centre itself names it', async () => {
  const centre = await openCentre()
  centre.stored = 'received'
  const { car, carId } = await carOnLine(centre)
  await pause(100)
  const kept = car.view().line.buffered
  expect(kept).toBeGreaterThan(0)
  for (const { boot, seq } of centre.traces(carId)) await centre.publish(carId, 'link/received', JSON.stringify({ boot, seq }))
  await until(() => car.view().line.buffered === 0)
})

it.concurrent('behind a broker sends again what the centre has not named for long: the broker took it while the centre was away', async () => {
  const centre = await openCentre()
  centre.stored = 'received'
  const { carId } = await carOnLine(centre, { options: { unnamed: 300 } })
  await until(() => centre.traces(carId).length > 0)
  const [first] = centre.traces(carId)
  await until(() => centre.traces(carId).filter((one) => one.seq === first?.seq).length > 1)
  await centre.publish(carId, 'link/received', JSON.stringify({ boot: first?.boot, seq: first?.seq }))
  await pause(100)
  const often = centre.traces(carId).filter((one) => one.seq === first?.seq).length
  await pause(700)
  expect(centre.traces(carId).filter((one) => one.seq === first?.seq)).toHaveLength(often)
})

it.concurrent('gives up on a centre that does not welcome it, and comes back', async () => {
  const centre = await openCentre()
  centre.welcomes = false
  const car = await parkedCar(centre, { enrol: centre.code('unwelcome'), options: { patience: 300 } })
  await car.start()
  await until(() => centre.hellos('unwelcome').length === 2)
  expect(car.lineState).toBe('connecting')
  expect(centre.traces('unwelcome')).toEqual([])
  centre.welcomes = true
  await until(() => car.lineState === 'online')
})

it.concurrent('leaves its will with the centre when the connection breaks, and comes back by itself with the same boot', async () => {
  const { car, carId } = await carOnLine(centre)
  centre.cut(carId)
  await until(() => centre.byes(carId)[0]?.why === 'lost')
  await until(() => centre.hellos(carId).length === 2)
  await until(() => car.lineState === 'online')
  const [one, two] = centre.hellos(carId)
  expect([two?.boot, two?.epoch]).toEqual([one?.boot, one?.epoch])
  expect(two?.clock).toBeGreaterThan(one?.clock ?? 0)
})

it.concurrent('keeps an idle line alive, and notices a centre that has gone silent', async () => {
  const { car, carId } = await carOnLine(centre, { options: { keepalive: 1 } })
  await pause(1700)
  expect(centre.hellos(carId)).toHaveLength(1)
  expect(car.lineState).toBe('online')
  centre.freeze(carId)
  await until(() => centre.hellos(carId).length === 2)
})

it.concurrent('falls asleep when nothing happens, with a word, and wakes up by what happens at the car', async () => {
  const { car, carId } = await carOnLine(centre, { options: { sleepAfter: 0.4 } })
  await until(() => car.lineState === 'asleep')
  await until(() => centre.byes(carId)[0]?.why === 'sleep')
  await pause(300)
  expect(centre.hellos(carId)).toHaveLength(1)
  car.act('unlock', { with: 'key' })
  await until(() => centre.hellos(carId).length === 2)
  await until(() => centre.traces(carId).at(-1)?.s['Vehicle.Cabin.Door.Row1.DriverSide.IsLocked']?.at(-1) === false)
  expect(centre.byes(carId)).toHaveLength(1)
})

it.concurrent('wakes up by the message to its module, and stays awake for an order', async () => {
  const { car, carId } = await carOnLine(centre, { options: { sleepAfter: 0.4 } })
  await until(() => car.lineState === 'asleep')
  expect(car.wake()).toBeUndefined()
  await until(() => centre.hellos(carId).length === 2)
  const { claims } = await centre.ask(carId, 'remote/flash-hazard', { args: { seconds: 1 } })
  await until(() => centre.answers(carId, claims.id).some(({ result }) => result === 'done'))
})

it.concurrent('gets a wake-up message that was sent while it had no network', async () => {
  const { car, carId } = await carOnLine(centre, { options: { sleepAfter: 0.3 } })
  await until(() => car.lineState === 'asleep')
  car.setNetwork(false, 'silent')
  car.wake()
  await pause(200)
  expect(centre.hellos(carId)).toHaveLength(1)
  car.setNetwork(true, 'silent')
  await until(() => centre.hellos(carId).length === 2)
})

it.concurrent('never sleeps while the ignition is on, nor when told to stay awake', async () => {
  const { car } = await carOnLine(centre, { options: { sleepAfter: 0.3 } })
  car.act('drive-off', { prepare: true })
  const awake = await carOnLine(centre, { options: { sleepAfter: Infinity } })
  await pause(800)
  expect([car.lineState, awake.car.lineState]).toEqual(['online', 'online'])
  expect(car.sleep()).toBe('ignition-on')
})

it.concurrent('comes back from a reboot with a new boot and epoch, and forgets the orders of the old one', async () => {
  const { car, carId } = await carOnLine(centre)
  const { jws, claims } = await centre.ask(carId, 'remote/lock-doors')
  await until(() => centre.answers(carId, claims.id).length === 1)
  car.reboot()
  expect(car.lineState).toBe('rebooting')
  await until(() => centre.hellos(carId).length === 2)
  const [one, two] = centre.hellos(carId)
  expect(two?.boot).not.toBe(one?.boot)
  expect(two?.clock).toBeLessThan(1)
  expect(centre.byes(carId)[0]).toEqual({ boot: one?.boot, why: 'lost' })
  await centre.publish(carId, claims.verb, jws)
  await until(() => centre.answers(carId, claims.id).at(-1)?.code === 'wrong-epoch')
  expect(centre.answers(carId, claims.id).at(-1)?.epoch).toBe(two?.epoch)
})
