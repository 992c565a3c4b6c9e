import { trace } from '@tsunagu/contract/message.ts'
import { signals } from '@tsunagu/contract/signals.ts'
import { describe, expect, it } from 'vitest'
import { isPlainlyTrace, readTrace } from './read-trace.ts'

/** The same numbers for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const random = seeded(20261124)
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
const paths = [...Object.keys(signals), 'Vehicle.Text', 'Vehicle.A.B2.C', `Vehicle.${'X'.repeat(40)}`]
const samples = [0, -1, 42.5, 1e300, 'ON', '', 'x'.repeat(256), '🚗', true, false, null]

function goodTrace(): Record<string, unknown> {
  const length = 1 + Math.floor(random() * 5)
  const columns = Array.from({ length: Math.floor(random() * 4) }, () => [pick(paths), Array.from({ length }, () => pick(samples))])
  return {
    boot: pick(['boot-1234', 'A'.repeat(8), '_-'.repeat(20)]),
    seq: pick([0, 7, Number.MAX_SAFE_INTEGER]),
    t: pick([0, -1, 1_763_776_800_000]),
    dt: Array.from({ length }, () => pick([0, 1, 86_400_000])),
    s: Object.fromEntries(columns),
    ...pick([{}, { na: [pick(paths)] }, { na: [] }]),
    ...pick([{}, { key: true }, { key: false }]),
  }
}

const strange: unknown[] = [
  undefined,
  null,
  0,
  -1,
  1.5,
  1e21,
  Number.MAX_SAFE_INTEGER + 1,
  86_400_001,
  '',
  'short',
  'x'.repeat(257),
  'boot 1234',
  true,
  [],
  [null],
  [1.5],
  ['Vehicle.Speed'],
  ['vehicle.speed'],
  [[1]],
  {},
  { length: 1 },
  { 'Vehicle.Speed': 1 },
  { 'Vehicle.Speed': [] },
  { 'Vehicle.Speed': [{}] },
  { 'Vehicle.Speed': ['x'.repeat(257)] },
  { 'Vehicle.Speed': ['\0'] },
  { 'Vehicle.Speed': ['half \ud800'] },
  { 'Vehicle.Speed': ['whole 🚗'] },
  { 'Vehicle..Speed': [1] },
  { [`Vehicle.${'X'.repeat(41)}`]: [1] },
  { constructor: [1] },
]

/** One thing wrong, or at least strange. */
function bent(): unknown {
  const message = goodTrace()
  const where = pick(['boot', 'seq', 't', 'dt', 's', 'na', 'key', 'admin', 'toString', 'whole', 'column', 'raw'])
  const value = pick(strange)
  if (where === 'whole') return value
  if (where === 'raw') return JSON.parse(`{"__proto__":1,${JSON.stringify(message).slice(1)}`)
  if (where === 'column') message.s = { ...(message.s as object), [pick(paths)]: value }
  else if (value === undefined) delete message[where]
  else message[where] = value
  return message
}

describe('a trace', () => {
  it('that is good is plainly so', () => {
    for (let n = 0; n < 500; n++) {
      const message = goodTrace()
      expect(trace.safeParse(message).success).toBe(true)
      expect(isPlainlyTrace(message)).toBe(true)
    }
  })

  it('is never taken when the contract says no, nor refused when it says yes', () => {
    let refused = 0
    for (let n = 0; n < 3000; n++) {
      const message = bent()
      const allowed = trace.safeParse(message).success
      expect(isPlainlyTrace(message), JSON.stringify(message)).toBe(allowed)
      if (!allowed) refused++
    }
    expect(refused).toBeGreaterThan(1000)
  })

  it('is what the car said, or the reason why not', () => {
    const message = goodTrace()
    expect(readTrace(Buffer.from(JSON.stringify(message)))).toEqual(message)
    expect(readTrace(Buffer.from('Lock the doors!'))).toBe('not JSON')
    expect(readTrace(Buffer.from([0xff, 0xfe]))).toBe('not JSON')
    expect(readTrace(Buffer.from(JSON.stringify({ ...message, seq: 'one' })))).toBe('invalid_type at seq')
    const beyond = '{"boot":"boot-1234","seq":1,"t":0,"dt":[0],"s":{"Vehicle.Speed":[1e999]}}'
    expect(readTrace(Buffer.from(beyond))).toMatch(/ at s.Vehicle.Speed.0$/)
  })
})
