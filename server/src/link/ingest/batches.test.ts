import type { Trace } from '@tsunagu/contract/message.ts'
import { describe, expect, it } from 'vitest'
import { Counters } from '../../platform/watching/counters.ts'
import type { WorkGround } from '../../platform/work.ts'
import { Batches } from './batches.ts'
import type { Said } from './store-traces.ts'

const ground = { config: { HISTORY_DAYS: 90 }, counters: new Counters(), log: { warn() {} } } as unknown as WorkGround
const traceOf = (seq: number): Trace => ({ boot: 'boot-1234', seq, t: Date.now() - 1000, dt: [0], s: { 'Vehicle.Speed': [seq] } })

/** Batches whose store is held back until `commit`. */
function held() {
  const batches: { messages: readonly Said[]; commit(): void }[] = []
  let most = 0
  let open = 0
  const all = new Batches(ground, (_ground, messages) => {
    most = Math.max(most, ++open)
    return new Promise((commit) => {
      batches.push({
        messages,
        commit() {
          open--
          commit()
        },
      })
    })
  })
  return { all, batches, most: () => most }
}

const soon = () => new Promise((done) => setTimeout(done, 30))
const carsOf = (messages: readonly Said[]) => new Set(messages.map(({ vehicleId }) => vehicleId))

describe('batches', () => {
  it('a car that sends far too much does not keep the others waiting', async () => {
    const { all, batches } = held()
    for (let seq = 0; seq < 5000; seq++) void all.take('loud', 'trace', traceOf(seq))
    for (let car = 0; car < 900; car++) void all.take(`quiet-${car}`, 'trace', traceOf(1))
    let quiet = 0
    let rounds = 0
    for (; quiet < 900; rounds++) {
      await soon()
      for (const { messages, commit } of batches.splice(0)) {
        quiet += messages.filter(({ vehicleId }) => vehicleId !== 'loud').length
        expect(messages.filter(({ vehicleId }) => vehicleId === 'loud').length).toBeLessThanOrEqual(20)
        commit()
      }
    }
    expect(rounds).toBeLessThanOrEqual(3)
  })

  it('that are under way at the same time share no car and are few', async () => {
    const { all, batches, most } = held()
    const stored: string[] = []
    const said = Array.from({ length: 2000 }, (_, n) =>
      all.take(`car-${n % 400}`, 'trace', traceOf(n)).then(() => stored.push(`${n % 400} ${n}`)),
    )
    for (let left = 2000; left > 0; ) {
      await soon()
      const [one, other] = batches
      if (one && other) for (const car of carsOf(one.messages)) expect(carsOf(other.messages).has(car)).toBe(false)
      for (const { messages, commit } of batches.splice(0)) {
        expect(messages.length).toBeLessThanOrEqual(500)
        left -= messages.length
        commit()
      }
    }
    await Promise.all(said)
    expect(most()).toBeLessThanOrEqual(2)
    for (let car = 0; car < 400; car++) {
      const ofCar = stored.filter((name) => name.startsWith(`${car} `)).map((name) => Number(name.split(' ')[1]))
      expect(ofCar).toEqual(ofCar.toSorted((a, b) => a - b))
    }
  })

  it('store what waits when they close, and take nothing more', async () => {
    const { all, batches } = held()
    const said = all.take('car', 'trace', traceOf(1))
    const closed = all.close()
    batches[0]?.commit()
    await Promise.all([said, closed])
    await expect(all.take('car', 'trace', traceOf(2))).rejects.toThrow('closing')
  })
})
