import { describe, expect, it } from 'vitest'
import { belongs } from './origin.ts'

describe('belongs', () => {
  it('keeps the owner’s pages and lets the neighbours go', () => {
    expect(['/', '/car/1?x=2', '/accounts-of-mine'].map((href) => belongs(href, '/'))).toEqual([true, true, true])
    expect(
      ['/account', '/account/passkeys', '/oidc/auth?x', 'https://lexus.jp/', '//evil.example/', 'tel:0800'].map((href) =>
        belongs(href, '/'),
      ),
    ).toEqual(Array(6).fill(false))
  })
  it('keeps to its own folder', () => {
    expect(belongs('/account/passkeys', '/account')).toBe(true)
    expect(belongs('/', '/account')).toBe(false)
  })
})
