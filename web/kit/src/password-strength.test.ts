import { describe, expect, it } from 'vitest'
import { missing, strengthOf } from './password-strength.ts'

describe('the hint while a password is being chosen', () => {
  it.each([
    ['short', 0],
    ['aaaaaaaaaaaaaa', 1],
    ['1234567890', 1],
    ['qwertyuiop!', 1],
    ['hanako-2026', 1],
    ['brown fox 9', 2],
    ['a slow river under the bridge', 3],
    ['朝の坂道をゆっくり下る', 3],
  ] as const)('%s → %i', (password, strength) => {
    expect(strengthOf(password, 'hanako@example.jp')).toBe(strength)
  })

  it('counts what is missing', () => {
    expect(missing('1234567')).toBe(3)
    expect(missing('12345678901')).toBe(0)
  })
})
