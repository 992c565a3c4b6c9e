import type { Trace } from '@tsunagu/contract/message.ts'
import { describe, expect, it } from 'vitest'
import { isDataFault, isPlausible, isSwitchedOff, type Latest, latestAfter, type News, newsOf } from './rules.ts'

const base: Trace = { boot: 'boot-1234', seq: 1, t: 1000, dt: [0, 100, 200], s: {} }
const speed = 'Vehicle.Speed'
const power = 'Vehicle.LowVoltageSystemState'

describe('what a trace says', () => {
  it.each<[string, Trace['s'], string[], object]>([
    ['the last value, since its first sample', { [speed]: [1, 2, 2] }, [], { [speed]: [2, 1100, 1200, true] }],
    ['a value that did not change within', { [speed]: [5, 5, 5] }, [], { [speed]: [5, 1000, 1200, false] }],
    ['null is unchanged', { [speed]: [5, null, null] }, [], { [speed]: [5, 1000, 1200, false] }],
    ['nothing but null only confirms', { [speed]: [null, null, null] }, [], { [speed]: [1200] }],
    ['there and back is a change', { [speed]: [1, 2, 1] }, [], { [speed]: [1, 1200, 1200, true] }],
    ['not available is null', {}, [speed], { [speed]: [null, 1200, 1200, false] }],
    ['a signal nobody reads stays out', { 'Vehicle.Unknown.Thing': [1, 2, 3] }, ['Vehicle.Other'], {}],
    ['words for a number stay out', { [speed]: ['fast', 'faster', 'fast'] }, [], {}],
    ['one right value among wrong ones counts', { [speed]: ['fast', 7, 'fast'] }, [], { [speed]: [7, 1100, 1200, false] }],
    ['a name of every object is no signal', { constructor: [1, 2, 3] } as never, ['__proto__', 'toString'], {}],
  ])('%s', (_name, s, na, news) => {
    expect(newsOf({ ...base, s, na })).toEqual(news)
  })
})

describe('the latest state', () => {
  const held: Latest = { [speed]: [40, 1000, 5000] }
  it.each<[string, News, Latest]>([
    ['a new value', { [speed]: [50, 5500, 6000, false] }, { [speed]: [50, 5500, 6000] }],
    ['the same value is confirmed', { [speed]: [40, 5500, 6000, false] }, { [speed]: [40, 1000, 6000] }],
    ['there and back is a change', { [speed]: [40, 5500, 6000, true] }, { [speed]: [40, 5500, 6000] }],
    ['unchanged', { [speed]: [6000] }, { [speed]: [40, 1000, 6000] }],
    ['late news', { [speed]: [50, 4000, 4999, false] }, held],
    ['late confirmation', { [speed]: [4999] }, held],
    ['the same time again', { [speed]: [50, 4500, 5000, false] }, { [speed]: [50, 4500, 5000] }],
    ['not available', { [speed]: [null, 6000, 6000, false] }, { [speed]: [null, 6000, 6000] }],
    ['another signal', { 'Vehicle.IsMoving': [true, 6000, 6000, false] }, { ...held, 'Vehicle.IsMoving': [true, 6000, 6000] }],
    ['unchanged, of a signal never heard', { 'Vehicle.IsMoving': [6000] }, held],
  ])('%s', (_name, news, latest) => {
    const before = structuredClone(held)
    expect(latestAfter(held, news)).toEqual(latest)
    expect(held).toEqual(before)
  })

  it.each<[string, Latest, Latest, boolean]>([
    ['from on', { [power]: ['ON', 1, 5] }, { [power]: ['OFF', 6, 6] }, true],
    ['from off', { [power]: ['OFF', 1, 5] }, { [power]: ['OFF', 1, 6] }, false],
    ['off, on and off', { [power]: ['OFF', 1, 5] }, { [power]: ['OFF', 6, 6] }, true],
    ['first word', {}, { [power]: ['OFF', 6, 6] }, true],
    ['to on', { [power]: ['OFF', 1, 5] }, { [power]: ['ON', 6, 6] }, false],
    ['nothing said', {}, {}, false],
  ])('switched off: %s', (_name, before, after, is) => {
    expect(isSwitchedOff(before, after)).toBe(is)
  })
})

describe('times', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const day = 86_400_000
  it.each([
    ['now', 0, [0], true],
    ['a minute ahead', 60_000, [0], true],
    ['three minutes ahead', 180_000, [0], false],
    ['begins now, ends three minutes ahead', 0, [0, 180_000], false],
    ['89 days ago', -89 * day, [0], true],
    ['91 days ago', -91 * day, [0], false],
    ['1970', -now.getTime(), [0], false],
  ])('%s', (_name, offset, dt, plausible) => {
    expect(isPlausible({ t: now.getTime() + offset, dt }, now.getTime(), 90)).toBe(plausible)
  })
})

it('tells a message the database cannot take from a database that cannot take messages', () => {
  for (const code of ['22P05', '22003', '23502']) expect(isDataFault(code)).toBe(true)
  for (const code of ['57P01', '08006', '40001', '53300', '23514', 'ECONNREFUSED', undefined]) expect(isDataFault(code)).toBe(false)
})
