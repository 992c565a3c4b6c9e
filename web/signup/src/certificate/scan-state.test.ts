import { expect, it } from 'vitest'
import { scanState } from './scan-state.ts'

const code2 = '2/品川　　３３０つ１２０７/1/GRX133-6001234/2GR/1'
const code3 = '2/980/123450001/281105/2311/6AA-ABC10/0100/-/-/0090/AC/72/4WD/0/-/0.05/-/999999/14'
const state = (texts: string[], progress: { seen: number; of: number } | null = null) => scanState({ texts, progress })

it('PDL-10 says what is still missing, and ends with the two numbers', () => {
  expect(state([])).toEqual({ kind: 'looking' })
  expect(state([], { seen: 1, of: 2 })).toEqual({ kind: 'part', seen: 1, of: 2 })
  expect(state([code3])).toEqual({ kind: 'other-set' })
  expect(state([code3], { seen: 1, of: 2 })).toEqual({ kind: 'part', seen: 1, of: 2 })
  expect(state(['https://example.jp'])).toEqual({ kind: 'strange' })
  expect(state([code3, code2], { seen: 1, of: 3 })).toMatchObject({ kind: 'read', chassisNumber: 'GRX133-6001234' })
})

it('PDL-09 a light car is told, whatever else was seen', () => {
  expect(state([code2, 'K/22/品川　　５８０あ１２０７/1/LA600S-0012345/KF/1'])).toEqual({ kind: 'kei' })
})
