import { expect, it } from 'vitest'
import { stepAfter, stepBefore } from './procedure.ts'

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
