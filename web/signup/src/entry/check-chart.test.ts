import { describe, expect, it } from 'vitest'
import { aboutProcedure, firstQuestion, follow, procedures, type Question } from './check-chart.ts'

const ends = (question: Question): string[] => question.options.flatMap(({ to }) => (typeof to === 'string' ? [to] : ends(to)))

describe('the check chart', () => {
  it('SGN-12 SGN-15 every way ends in one of the nine procedures, and each of the nine has exactly one way', () => {
    expect(ends(firstQuestion).sort()).toEqual([...procedures])
  })

  it.each([
    ['not-yet.nothing', '1-1'],
    ['not-yet.buyer.same', '2-1'],
    ['not-yet.buyer.other.yes', '2-2'],
    ['not-yet.buyer.other.no', '2-3'],
    ['not-yet.user.g-link', '3-1'],
    ['not-yet.user.charging', '3-2'],
    ['here.no', '4-1'],
    ['here.yes.g-link', '5-1'],
    ['here.yes.charging', '5-2'],
  ])('SGN-12 %s → %s', (answers, procedure) => expect(follow(answers.split('.')).at).toBe(procedure))

  it('an address that fits no question leads to the one it got to', () => {
    expect(follow(['not-yet', 'nonsense', 'same']).answered).toEqual(['not-yet'])
    expect(follow([]).at).toBe(firstQuestion)
  })

  it('what is done at the dealer has no beginning here; what is done alone has one', () => {
    for (const procedure of procedures) {
      const { where, begins } = aboutProcedure[procedure]
      expect(begins !== undefined).toBe(where === 'online')
    }
  })
})
