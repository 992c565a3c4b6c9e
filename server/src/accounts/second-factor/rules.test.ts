import { describe, expect, it } from 'vitest'
import { endOfPhone, recoveryCodeFrom, shownRecoveryCode, wayAfterPassword } from './rules.ts'

describe('ACC-19 the way after a right password', () => {
  it.each([
    ['offer', false, 'owner', [], 'in'],
    ['offer', true, 'owner', [], 'code'],
    ['required', false, 'owner', [], 'code'],
    ['off', true, 'owner', [], 'in'],
    ['required', false, 'staff', [], 'in'],
    // what a client of the provider asks for
    ['offer', false, 'owner', ['password'], 'in'],
    ['offer', false, 'owner', ['second-factor'], 'code'],
    ['offer', true, 'owner', ['passkey'], 'passkey'],
    ['off', true, 'owner', ['second-factor'], 'passkey'],
    ['offer', false, 'staff', ['second-factor'], 'passkey'],
    ['offer', false, 'owner', ['passkey', 'second-factor'], 'code'],
  ] as const)('%s, on %s, %s, wanted %j: %s', (mode, on, audience, wanted, way) => {
    expect(wayAfterPassword({ mode, on, audience, wanted })).toBe(way)
  })
})

it('of a number only its end is shown', () => {
  expect(endOfPhone('+819012345678')).toBe('…5678')
})

it('recovery codes hold no letter that could be read as a figure', () => {
  const code = recoveryCodeFrom(Uint8Array.from([0, 31, 32, 255, 18, 20, 24, 9, 10, 1]))
  expect(code).toBe('0Z0ZJMR9A1')
  expect(shownRecoveryCode(code)).toBe('0Z0ZJ-MR9A1')
})
