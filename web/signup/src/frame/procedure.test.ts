import { expect, it } from 'vitest'
import { stepAfter, stepAfterAnswer, stepBefore } from './procedure.ts'

const way = {
  step: 'kind' as const,
  steps: [
    { id: 'email' as const, stage: 1 as const, state: 'done' as const },
    { id: 'code' as const, stage: 1 as const, state: 'done' as const },
    { id: 'kind' as const, stage: 1 as const, state: 'open' as const },
    { id: 'login' as const, stage: 1 as const, state: 'locked' as const },
  ],
}

it('SGN-10 one step on, one step back, in the order of this person’s list', () => {
  expect(stepAfter(way, 'email')).toBe('code')
  expect(stepAfter(way, 'code')).toBe('kind')
  expect(stepBefore(way, 'kind')).toBe('code')
  expect(stepBefore(way, 'email')).toBeUndefined()
})

it('does not lead into a step that is closed, nor from one the list does not know', () => {
  expect(stepAfter(way, 'kind')).toBe('kind')
  expect(stepAfter(way, 'car')).toBe('kind')
})

it('IMP-03 an answer at the open step leads past what was answered before; one that is only given again leads to the next page', () => {
  const amended = {
    step: 'car-review' as const,
    steps: [
      { id: 'details-done' as const, stage: 2 as const, state: 'done' as const },
      { id: 'user-terms' as const, stage: 2 as const, state: 'done' as const },
      { id: 'car' as const, stage: 2 as const, state: 'done' as const },
      { id: 'car-review' as const, stage: 2 as const, state: 'open' as const },
    ],
  }
  expect(stepAfterAnswer({ step: 'details-done' }, amended, 'details-done')).toBe('car-review')
  expect(stepAfterAnswer(amended, amended, 'user-terms')).toBe('car')
})
