import { trace } from '@tsunagu/contract/message.ts'
import { signals } from '@tsunagu/contract/signals.ts'
import { expect, it } from 'vitest'
import { kinds } from './kinds.ts'
import { makeCar } from './model.ts'
import { read } from './readings.ts'
import { Gatherer, Shelf } from './trace.ts'

it.each(kinds)('a key frame of a %s car names every signal of the contract: as a column, or as not available', (kind) => {
  const gatherer = new Gatherer()
  gatherer.add(1000, read(makeCar({ kind, seed: 1 })))
  const frame = trace.parse(gatherer.take('key', kind, 'boot-0001', 0))
  expect([...Object.keys(frame.s), ...(frame.na ?? [])].sort()).toEqual(Object.keys(signals).sort())
  for (const [path, [value]] of Object.entries(frame.s)) expect(typeof value, path).toBe(signals[path]?.kind)
})

it('writes what changed as values and what did not as null, and tells quiet signals only when they changed', () => {
  const gatherer = new Gatherer()
  const readings = read(makeCar({ kind: 'bev', seed: 1 }))
  gatherer.add(0, readings)
  gatherer.take('key', 'bev', 'boot-0001', 0)
  gatherer.add(1000, { ...readings, 'Vehicle.Speed': 5 })
  gatherer.add(2000, { ...readings, 'Vehicle.Speed': 5 })
  gatherer.add(3000, { ...readings, 'Vehicle.Speed': 6, 'Vehicle.Body.Hood.IsOpen': true })
  const message = trace.parse(gatherer.take('ordinary', 'bev', 'boot-0001', 1))
  expect([message.t, message.dt]).toEqual([1000, [0, 1000, 2000]])
  expect(message.s['Vehicle.Speed']).toEqual([5, null, 6])
  expect(message.s['Vehicle.Body.Hood.IsOpen']).toEqual([false, null, true])
  expect(message.s).not.toHaveProperty('Vehicle.Private.Alarm.IsArmed')
  expect(gatherer.take('ordinary', 'bev', 'boot-0001', 2)).toBeUndefined()
})

it('survives a wall clock that is set back', () => {
  const gatherer = new Gatherer()
  const readings = read(makeCar({ kind: 'bev', seed: 1 }))
  gatherer.add(50_000, readings)
  gatherer.add(10_000, readings)
  expect(trace.safeParse(gatherer.take('ordinary', 'bev', 'boot-0001', 0)).success).toBe(true)
})

it('keeps a bounded shelf: of the oldest every other one goes, what is urgent stays', () => {
  const shelf = new Shelf(10)
  for (let seq = 0; seq < 40; seq++) shelf.put({ boot: 'boot-0001', seq, t: 0, dt: [0], s: {} }, seq === 3)
  expect(shelf.size).toBeLessThanOrEqual(10)
  const left: number[] = []
  for (let kept = shelf.next(1); kept; kept = shelf.next(1)) {
    kept.sentOn = 1
    left.push(kept.seq)
  }
  expect(left[0]).toBe(3)
  expect(left.at(-1)).toBe(39)
  expect(left.slice(1)).toEqual(left.slice(1).toSorted((a, b) => a - b))
})
