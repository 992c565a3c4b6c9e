import { expect, it } from 'vitest'
import { likelyAddress } from './likely-address.ts'

it.each([
  ['hanako@gmial.com', 'hanako@gmail.com'],
  ['hanako@gmail.co', 'hanako@gmail.com'],
  ['hanako@yaho.co.jp', 'hanako@yahoo.co.jp'],
  ['Hanako＠docomo.ne.jo', 'hanako@docomo.ne.jp'],
  ['hanako@gmail.com', null],
  ['hanako@example.jp', null],
  ['hanako@', null],
  ['hanako', null],
  ['hanako@gmail', null],
])('asks about a slip in a well-known domain, and only there: %s → %s', (written, guess) => {
  expect(likelyAddress(written)).toBe(guess)
})
