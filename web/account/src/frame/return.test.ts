import { describe, expect, it } from 'vitest'
import { ownAddress, signInAddress } from './return.ts'

const origin = 'https://centre.example'

describe('the way back', () => {
  it.each([
    ['/', '/'],
    ['/cars/1?tab=lock#top', '/cars/1?tab=lock#top'],
    ['//evil.example/x', null],
    ['https://evil.example/', null],
    ['/\\evil.example', null],
    ['javascript:alert(1)', null],
    ['', null],
    [null, null],
  ])('takes only addresses of our own: %s → %s', (asked, address) => {
    expect(ownAddress(asked, origin)).toBe(address)
  })

  it('puts the way back into the address that begins a sign-in', () => {
    expect(signInAddress('/account/?a=1&b=2', 'register')).toBe('/api/session/start?return=%2Faccount%2F%3Fa%3D1%26b%3D2&screen=register')
  })
})
