import type { LineState } from '@tsunagu/contract/line-state.ts'
import { describe, expect, it } from 'vitest'
import { bytesText, concernsOf, conditionOf, spanOf } from './rules.ts'

const at = '2026-11-24T03:00:00.000Z'
const ago = (seconds: number) => new Date(Date.parse(at) - seconds * 1000).toISOString()
const replica = (more: Partial<LineState['replicas'][number]> = {}): LineState['replicas'][number] => ({
  id: '00000000-0000-4000-8000-000000000001',
  name: 'a:1',
  roles: ['car'],
  startedAt: ago(600),
  at: ago(3),
  leaseUntil: ago(-25),
  stopping: false,
  connected: 10,
  messagesPerSecond: 1,
  pointsPerSecond: 12,
  bytesPerSecond: 500,
  handshakesPerSecond: 0,
  lag: null,
  inFlightBytes: 0,
  busy: 0.1,
  poolWaiting: 0,
  memoryBytes: 1e8,
  ...more,
})
const state = (more: Partial<LineState> = {}): LineState => ({
  at,
  cars: { online: 10, asleep: 0, lost: 0, never: 0 },
  connected: 10,
  messagesPerSecond: 1,
  pointsPerSecond: 12,
  bytesPerSecond: 500,
  lag: { p50: 4, p99: 12 },
  lastMessageAt: ago(1),
  refused: [],
  unreadable: [],
  requests: { done: 0, refused: 0, failed: 0, 'no-answer': 0 },
  connections: { begun: 0, ended: 0, takenOver: 0 },
  replicas: [replica()],
  storage: { databaseBytes: 1, historyBytes: 1, days: 4, oldestDay: '2026-11-23', archives: null },
  database: { answersIn: 1, connections: 5, slow: 0, trouble: null },
  jobs: [],
  incidents: [],
  ...more,
})

describe('a process', () => {
  it.each([
    ['runs', {}, 'running'],
    ['holds no cars', { leaseUntil: null }, 'running'],
    ['is about to stop', { stopping: true }, 'stopping'],
    ['has lost its lease', { leaseUntil: ago(1) }, 'no-lease'],
    ['says nothing any more', { at: ago(40), stopping: true }, 'silent'],
  ] as const)('%s', (_name, more, condition) => {
    expect(conditionOf(replica(more), at)).toBe(condition)
  })
})

describe('what needs somebody', () => {
  it('nothing when all is well', () => {
    expect(concernsOf(state())).toEqual([])
  })
  it('the database first, then who is silent, how late, what was given up', () => {
    const all = state({
      replicas: [replica(), replica({ name: 'b:2', at: ago(60) })],
      database: { answersIn: 1, connections: 5, slow: 0, trouble: { kind: 'disk-full', since: ago(90) } },
      lag: { p50: 30, p99: 1200 },
      jobs: [{ name: 'notices.mail', due: 0, failing: 0, dead: 2, oldestDueAt: null }],
      storage: {
        ...state().storage,
        archives: { days: 2, bytes: 9, newestDay: null, failing: [{ day: '2026-08-01', why: 'archive-full' }] },
      },
    })
    expect(concernsOf(all)).toEqual([
      { is: 'trouble', kind: 'disk-full', since: ago(90) },
      { is: 'silent', names: ['b:2'] },
      { is: 'slow-lag' },
      { is: 'dead-jobs' },
      { is: 'archive', day: '2026-08-01', why: 'archive-full' },
    ])
  })
})

it('says sizes and spans in the unit that fits', () => {
  const number = (value: number, digits = 0) => value.toFixed(digits)
  expect([0, 999, 1400, 123_400_000, 5e12].map((bytes) => bytesText(bytes, number))).toEqual(['0 B', '999 B', '1.4 kB', '123 MB', '5.0 TB'])
  expect([4000, 61_000, 7200_000, 3 * 86_400_000].map((ms) => spanOf(ms))).toEqual([
    { count: 4, unit: 'seconds' },
    { count: 1, unit: 'minutes' },
    { count: 2, unit: 'hours' },
    { count: 3, unit: 'daysLong' },
  ])
})
