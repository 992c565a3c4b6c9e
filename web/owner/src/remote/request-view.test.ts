import type { CarRequest } from '@tsunagu/contract/link.ts'
import { describe, expect, it } from 'vitest'
import { currentRequest, endNote, foldsAt, isRunning, reachedOf, withRequest } from './request-view.ts'

const noon = Date.parse('2026-11-22T12:00:00Z')
const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString()
const request = (id: string, more: Partial<CarRequest> = {}): CarRequest => ({
  id,
  vehicleId: 'v',
  verb: 'remote/lock-doors',
  state: 'waiting',
  code: null,
  settled: null,
  askedAt: at(0),
  changedAt: at(0),
  expiresAt: at(60),
  lastSeenAt: null,
  ...more,
})

describe('which request stands on the page', () => {
  it('shows one that runs, however old it is', () => {
    const old = request('a', { state: 'sent' })
    expect(currentRequest([old], ['remote/lock-doors'], noon + 3_600_000)).toBe(old)
  })
  it('takes the newest of these verbs only', () => {
    const lock = request('a', { askedAt: at(5) })
    const older = request('b', { askedAt: at(1) })
    const windows = request('c', { verb: 'remote/close-windows', askedAt: at(9) })
    expect(currentRequest([older, windows, lock], ['remote/lock-doors'], noon)?.id).toBe('a')
    expect(currentRequest([windows], ['remote/lock-doors'], noon)).toBeUndefined()
  })
  it('lets a result go after a while, an unanswered one later', () => {
    const done = request('a', { state: 'done', changedAt: at(0) })
    expect(currentRequest([done], ['remote/lock-doors'], noon + 50_000)).toBe(done)
    expect(currentRequest([done], ['remote/lock-doors'], noon + 120_000)).toBeUndefined()
    const silent = request('a', { state: 'no-answer', changedAt: at(0) })
    expect(currentRequest([silent], ['remote/lock-doors'], noon + 120_000)).toBe(silent)
  })
  it('folds a result after some seconds, never one that runs; one that went wrong later', () => {
    for (const state of ['waiting', 'waking', 'sent', 'doing'] as const) expect(foldsAt(request('a', { state }))).toBeNull()
    const done = foldsAt(request('a', { state: 'done', changedAt: at(2) })) ?? 0
    expect(done).toBeGreaterThan(noon + 2_000)
    expect(done).toBeLessThan(noon + 20_000)
    expect(foldsAt(request('a', { state: 'refused', changedAt: at(2) }))).toBeGreaterThan(done)
  })
})

describe('how far it came', () => {
  it.each([
    ['waiting', 'waiting'],
    ['waking', 'waiting'],
    ['sent', 'sent'],
    ['doing', 'doing'],
    ['refused', 'sent'],
    ['failed', 'doing'],
    ['no-answer', 'waiting'],
  ] as const)('%s surely reached %s', (state, reached) => expect(reachedOf(state)).toBe(reached))
  it('never goes back', () => expect(reachedOf('no-answer', 'sent')).toBe('sent'))
  it('runs until one of four ends', () => {
    expect(isRunning({ state: 'waking' })).toBe(true)
    expect(isRunning({ state: 'no-answer' })).toBe(false)
  })
})

describe('a newer version of a request', () => {
  it('takes its place', () => {
    const list = withRequest([request('b', { askedAt: at(-9) }), request('a')], request('a', { state: 'done', changedAt: at(3) }))
    expect(list.map(({ id, state }) => `${id} ${state}`)).toEqual(['a done', 'b waiting'])
  })
  it('changes nothing when ours is newer: the answer of the tap may come after the live change', () => {
    const list = withRequest([request('a', { state: 'done', changedAt: at(3) })], request('a'))
    expect(list.map(({ state }) => state)).toEqual(['done'])
  })
})

describe('what is said of the end', () => {
  it('never calls no answer “not done”', () => {
    expect(endNote({ state: 'no-answer', code: null, settled: null })).toBe('unsettled')
    expect(endNote({ state: 'no-answer', code: null, settled: 'happened' })).toBe('happened')
    expect(endNote({ state: 'no-answer', code: null, settled: 'did-not-happen' })).toBe('did-not-happen')
  })
  it('says why the car refused', () => expect(endNote({ state: 'refused', code: 'door-open', settled: null })).toBe('code'))
  it('says nothing beside a success', () => expect(endNote({ state: 'done', code: null, settled: null })).toBeNull())
})
