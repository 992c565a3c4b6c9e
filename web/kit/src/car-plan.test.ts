import { describe, expect, it } from 'vitest'
import { type PlanState, planOf, planSentences, planTexts } from './car-plan.ts'

const places = ['front-right', 'front-left', 'rear-right', 'rear-left'] as const
const shut: PlanState = {
  doors: places.map((place) => ({ place, open: false, window: 0 })),
  boot: false,
  bonnet: false,
  hazard: false,
  locked: true,
  old: false,
}
const ja = planTexts.ja

describe('planSentences', () => {
  it('says that all is well', () => expect(planSentences(shut, ja)).toEqual([ja.locked, ja.allClosed]))
  it('names what is open', () => {
    const state = {
      ...shut,
      locked: false,
      hazard: true,
      doors: shut.doors.map((door, i) => (i === 1 ? { ...door, open: true, window: 40 } : door)),
    }
    expect(planSentences(state, ja)).toEqual([ja.unlocked, '助手席のドアが開いています', '助手席の窓が開いています', ja.hazardOn])
  })
  it('does not call closed what it does not know', () => {
    const state = { ...shut, locked: null, doors: shut.doors.map((door) => ({ ...door, window: null })) }
    expect(planSentences(state, ja)).toEqual([ja.lockUnknown, ja.unknown])
  })
})

describe('planOf', () => {
  const aged = <T>(value: T, old = false) => ({
    value,
    old,
    why: null,
    measuredAt: '2026-11-22T05:00:00Z',
    changedAt: '2026-11-22T05:00:00Z',
  })
  it('is old as soon as one shown value is', () => {
    const doors = places.map((place) => ({ place, open: aged(false), locked: aged(true), window: aged(0) }))
    const state = { doors, boot: { open: null, locked: null }, bonnetOpen: null, hazard: aged(false), locked: aged(true) }
    expect(planOf(state)).toMatchObject({ boot: null, locked: true, old: false })
    expect(planOf({ ...state, hazard: aged(true, true) })).toMatchObject({ hazard: true, old: true })
  })
})
