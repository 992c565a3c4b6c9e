import { describe, expect, it } from 'vitest'
import { introducerFor, keyFor } from './rules.ts'

const keys = [{ kid: 'new' }, { kid: 'old' }]

describe('keys', () => {
  it.each([
    [['old'], 'old', 'old'],
    [['old', 'new'], 'new', undefined],
    [['new'], 'new', undefined],
    [['older'], 'new', undefined],
    [[], 'new', undefined],
  ])('a car with %j is asked with %s, introduced by %s', (held, asked, introduced) => {
    expect(keyFor(keys, held)?.kid).toBe(asked)
    expect(introducerFor(keys, held)?.kid).toBe(introduced)
  })
})
