import { describe, expect, it } from 'vitest'
import { liveChange, touches, waitBefore } from './live.ts'

describe('touches', () => {
  it('refetches the vehicle that changed and lists over all vehicles', () => {
    const change = { topic: 'link', vehicleId: 'a' }
    expect([['link', 'a'], ['link', 'a', 'history'], ['link'], ['link', 'b'], ['remote', 'a']].map((key) => touches(key, change))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
  it('leaves the others alone where a key names its one thing, and the change its own', () => {
    const key = ['signup', undefined, 'purchase', { only: 'a' }]
    expect([{ id: 'a' }, { id: 'b' }, {}].map((more) => touches(key, { topic: 'signup', ...more }))).toEqual([true, false, true])
    expect(touches(['signup', undefined, 'purchases'], { topic: 'signup', id: 'b' })).toBe(true)
  })
  it('refetches all of a topic when no vehicle is named', () => expect(touches(['notices', 'x'], { topic: 'notices' })).toBe(true))
})

describe('liveChange', () => {
  it('passes over what it does not know', () => {
    expect(['', 'null', '5', '{"id":"x"}', '<html>'].map(liveChange)).toEqual([null, null, null, null, null])
    expect(liveChange('{"topic":"link","vehicleId":"a"}')).toEqual({ topic: 'link', vehicleId: 'a' })
  })
})

describe('waitBefore', () => {
  it('grows, and stops growing', () => {
    expect([0, 1, 2, 5, 50].map((attempt) => waitBefore(attempt, 0.5))).toEqual([1, 2, 4, 30, 30])
  })
})
