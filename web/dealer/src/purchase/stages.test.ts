import { describe, expect, it } from 'vitest'
import { stagesOf } from './stages.ts'

const words = (...asked: Parameters<typeof stagesOf>) => stagesOf(...asked).map(({ stage, state }) => `${stage} ${state}`)

describe('SGN-03 the three stages as the staff sees them', () => {
  it('nobody has begun', () =>
    expect(words({ party: 'buyer', state: 'not-begun', stage: null }, true)).toEqual(['1 later', '2 later', '3 later']))
  it('the buyer is the user and chooses services', () =>
    expect(words({ party: 'buyer', state: 'registered', stage: 3 }, true)).toEqual(['1 done', '2 done', '3 now']))
  it('services are the other user’s', () => {
    expect(words({ party: 'buyer', state: 'going-on', stage: 2 }, false)).toEqual(['1 done', '2 now'])
    expect(words({ party: 'user', state: 'waits-for-staff', stage: 2 }, false)).toEqual(['2 now', '3 later'])
  })
  it('the way is over', () => expect(words({ party: 'user', state: 'closed', stage: null }, false)).toEqual(['2 done', '3 done']))
})
