import { expect, it } from 'vitest'
import { isKnownPassword } from './known-passwords.ts'

it.each([
  'password2026!',
  'Password1234',
  'ｐａｓｓｗｏｒｄ１２３４',
  'qwertyuiop',
  '1234567890',
  'aaaaaaaaaa',
  'abababababab',
  'lexuslexus1',
  'パスワード2026!!!!',
  'hanako.aoki-2026-car',
])('%s is known', (password) => {
  expect(isKnownPassword(password, 'hanako.aoki@example.jp')).toBe(true)
})

it.each(['correct horse battery staple', '雨の日は家で本を読みたい', 'V7#kq-29xZ!m', 'passwords are a burden to me'])(
  '%s is not',
  (password) => {
    expect(isKnownPassword(password, 'hanako.aoki@example.jp')).toBe(false)
  },
)

it('does not mind a very short local part', () => {
  expect(isKnownPassword('a good long sentence', 'a@example.jp')).toBe(false)
})
