import { describe, expect, it } from 'vitest'
import { carIdOf, codeOf, handleOf, isCode, whyNotCode } from './rules.ts'

const now = new Date('2026-11-22T00:00:00Z')
const kept = { tries: 0, expires_at: new Date('2026-11-23T00:00:00Z'), used_at: null }

describe('an enrolment code', () => {
  it('has twenty letters of base32, the first eight find its row', () => {
    const code = codeOf(Uint8Array.from({ length: 32 }, (_, i) => i * 8 + i))
    expect(isCode(code)).toBe(true)
    expect(code).toMatch(/^[A-Z2-7]{20}$/)
    expect(handleOf(code)).toBe(code.slice(0, 8))
    expect(isCode(code.toLowerCase())).toBe(false)
    expect(isCode(`${code}A`)).toBe(false)
  })

  it.each([
    ['unknown', undefined, true],
    ['used', { ...kept, used_at: now }, true],
    ['expired', { ...kept, expires_at: now }, true],
    ['too-many-tries', { ...kept, tries: 5 }, true],
    ['wrong', kept, false],
    [undefined, { ...kept, tries: 4 }, true],
  ])('is %s', (why, row, matches) => {
    expect(whyNotCode(row, matches, now)).toBe(why)
  })
})

it('makes car ids of 22 letters and digits, each equally likely', () => {
  expect(carIdOf(Uint8Array.from({ length: 32 }, (_, i) => i))).toMatch(/^[A-Za-z0-9]{22}$/)
  expect(carIdOf(new Uint8Array(32).fill(248))).toBeUndefined()
})
