import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createKeeper, type Draft, type DraftValues, type Saved } from './keeper.ts'

const answers: Saved[] = []
const sent: { draft: Draft; last: boolean }[] = []
let spared: DraftValues | null = null
const keeper = (draft: Draft = { version: 1, values: { name: '' } }) =>
  createKeeper({
    draft,
    save: async (draft, last) => {
      sent.push({ draft, last })
      return answers.shift() ?? { is: 'saved', version: draft.version + 1 }
    },
    spare: {
      read: () => spared,
      write: (values) => {
        spared = values
      },
    },
    now: () => 1000,
  })

describe('a draft kept at the centre (IMP-01)', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    answers.length = 0
    sent.length = 0
    spared = null
  })
  afterEach(() => vi.useRealTimers())

  it('saves once a person pauses, with the version it knows', async () => {
    const kept = keeper()
    kept.set({ name: '青' })
    kept.set({ name: '青木' })
    expect(kept.snapshot().state).toEqual({ is: 'saving' })
    await vi.advanceTimersByTimeAsync(800)
    expect(sent).toEqual([{ draft: { version: 1, values: { name: '青木' } }, last: false }])
    expect(kept.snapshot().state).toEqual({ is: 'saved', at: 1000 })
    kept.set({ name: '青木 花' })
    await vi.advanceTimersByTimeAsync(800)
    expect(sent[1]?.draft.version).toBe(2)
  })

  it('does not send what is the same', async () => {
    const kept = keeper()
    kept.set({ name: '' })
    await vi.advanceTimersByTimeAsync(800)
    expect(sent).toEqual([])
  })

  it('keeps what did not come through, sends it again, and finds it after a reload', async () => {
    const kept = keeper()
    answers.push({ is: 'no-line' })
    kept.set({ name: '青木' })
    await vi.advanceTimersByTimeAsync(800)
    expect(kept.snapshot().state).toEqual({ is: 'waiting' })
    expect(spared).toEqual({ name: '青木' })
    expect(keeper({ version: 1, values: { name: '', city: '港区' } }).snapshot().values).toEqual({ name: '青木', city: '港区' })
    await vi.advanceTimersByTimeAsync(4000)
    expect(kept.snapshot().state).toEqual({ is: 'saved', at: 1000 })
    expect(spared).toBeNull()
  })

  it('is sent at once when the page goes away', async () => {
    const kept = keeper()
    kept.set({ name: '青木' })
    await kept.flush(true)
    expect(sent).toEqual([{ draft: { version: 1, values: { name: '青木' } }, last: true }])
  })

  it('offers the newer draft of another tab: taken, or overwritten by choice', async () => {
    const newer = { version: 7, values: { name: '別の画面' } }
    const kept = keeper()
    answers.push({ is: 'newer', draft: newer })
    kept.set({ name: '青木' })
    await vi.advanceTimersByTimeAsync(800)
    expect(kept.snapshot().state).toEqual({ is: 'newer', draft: newer })
    expect(kept.snapshot().values).toEqual({ name: '青木' })
    kept.takeNewer()
    expect(kept.snapshot()).toMatchObject({ values: { name: '別の画面' }, epoch: 1 })

    answers.push({ is: 'newer', draft: newer })
    kept.set({ name: '青木' })
    await vi.advanceTimersByTimeAsync(800)
    kept.keepMine()
    await vi.advanceTimersByTimeAsync(0)
    expect(sent.at(-1)?.draft).toEqual({ version: 7, values: { name: '青木' } })
  })

  it('takes the words of another tab only where nothing is being typed here', () => {
    const kept = keeper()
    kept.adopt({ version: 3, values: { name: '別の画面' } }, false)
    expect(kept.snapshot()).toMatchObject({ values: { name: '別の画面' }, epoch: 1 })
    kept.set({ name: 'ここ' })
    kept.adopt({ version: 5, values: { name: '別の画面' } }, false)
    expect(kept.snapshot().values).toEqual({ name: 'ここ' })
  })

  it('stops when the procedure is over', async () => {
    const kept = keeper()
    answers.push({ is: 'refused' })
    kept.set({ name: '青木' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    expect(kept.snapshot().state).toEqual({ is: 'refused' })
  })
})
