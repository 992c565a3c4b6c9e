import type { RequestState } from '@tsunagu/contract/link.ts'
import type { Answer } from '@tsunagu/contract/message.ts'
import { describe, expect, it } from 'vitest'
import type { Signals } from '../presence/rules.ts'
import { expiryInEpoch, moveBy, settledByAnswer, settledByState } from './rules.ts'

const said = (result: Answer['result']): Answer => ({ id: crypto.randomUUID(), result })

describe('an answer moves an open request', () => {
  it.each<[RequestState, Answer['result'], RequestState | undefined]>([
    ['sent', 'accepted', 'doing'],
    ['sent', 'done', 'done'],
    ['sent', 'refused', 'refused'],
    ['doing', 'failed', 'failed'],
    ['doing', 'accepted', undefined],
    ['waking', 'done', 'done'],
    ['waiting', 'accepted', 'doing'],
    ['done', 'refused', undefined],
    ['refused', 'done', undefined],
    ['failed', 'accepted', undefined],
    ['no-answer', 'done', undefined],
  ])('%s, %s → %s', (state, result, after) => {
    const { from, to } = moveBy(said(result))
    expect(from.includes(state) ? to : undefined).toBe(after)
  })
})

it('a late answer settles, "accepted" does not', () => {
  expect((['accepted', 'done', 'refused', 'failed'] as const).map((result) => settledByAnswer(said(result)))).toEqual([
    undefined,
    'happened',
    'did-not-happen',
    'did-not-happen',
  ])
})

describe('the state settles', () => {
  const times = { askedAt: new Date(10_000), expiresAt: new Date(70_000), receivedAt: new Date(80_000) }
  const expect2 = [
    { path: 'a', equals: true },
    { path: 'b', equals: true },
  ]
  const state = (a: unknown, aAt: number, b: unknown, bAt: number) => ({ a: [a, 0, aAt], b: [b, 0, bAt] }) as Signals
  it.each<[string, Signals, 'happened' | 'did-not-happen' | undefined]>([
    ['all as wanted, measured after asking', state(true, 20_000, true, 20_000), 'happened'],
    ['all as wanted, but one was measured before', state(true, 20_000, true, 9_000), undefined],
    ['not as wanted, but there was still time', state(true, 60_000, false, 60_000), undefined],
    ['not as wanted, measured when time was over', state(true, 80_000, false, 80_000), 'did-not-happen'],
    ['never measured', {}, undefined],
    ['not available', state(null, 80_000, true, 80_000), 'did-not-happen'],
  ])('%s', (_name, signals, settled) => {
    expect(settledByState(expect2, signals, times)).toBe(settled)
  })
  it('not as wanted, by a clock that is ahead: what came before the time was over proves nothing', () => {
    const early = { ...times, receivedAt: new Date(60_000) }
    expect(settledByState(expect2, state(true, 80_000, false, 80_000), early)).toBeUndefined()
    expect(settledByState(expect2, state(true, 80_000, true, 80_000), early)).toBe('happened')
  })
  it('nothing expected, nothing settled', () => {
    expect(settledByState([], state(true, 20_000, true, 20_000), times)).toBeUndefined()
  })
})

it('says expiry in the seconds of the car', () => {
  expect(expiryInEpoch(new Date(60_000), 500, new Date(20_000))).toBe(540)
})
