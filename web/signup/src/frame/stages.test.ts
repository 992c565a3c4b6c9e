import { expect, it } from 'vitest'
import { stageStates } from './stages.ts'

const step = (id: 'terms' | 'email' | 'user-terms', stage: 1 | 2, state: 'done' | 'open' | 'locked') => ({ id, stage, state })

it('SGN-03 three stages: behind, here, to come; of the one I am in how far', () => {
  const steps = [step('terms', 1, 'done'), step('email', 1, 'open'), step('user-terms', 2, 'locked')]
  expect(stageStates(steps.slice(0, 2), 1, 'email')[0]?.part).toBe(2 / 16)
  expect(stageStates(steps, 1, 'terms')).toEqual([
    { stage: 1, state: 'now', part: 0.5 },
    { stage: 2, state: 'later', part: 0 },
    { stage: 3, state: 'later', part: 0 },
  ])
})

it('SGN-03 a user begins with the buyer’s stage done', () => {
  expect(stageStates([step('user-terms', 2, 'open')], 2, 'user-terms').map(({ state }) => state)).toEqual(['done', 'now', 'later'])
})
