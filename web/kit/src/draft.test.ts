import { describe, expect, it } from 'vitest'
import { keepable, restored } from './draft.ts'

describe('draft', () => {
  it('never keeps a secret', () => {
    const kept = keepable({
      email: 'a',
      password: 'b',
      newPassword: 'c',
      code: 'd',
      emailCode: 'e',
      pin: 'f',
      cardNumber: 'g',
      postalCode: 'h',
      'buyer.address.postalCode': 'h2',
      opinion: 'i',
    })
    expect(Object.keys(kept)).toEqual(['email', 'postalCode', 'buyer.address.postalCode', 'opinion'])
  })
  it('gives back what was kept', () =>
    expect(restored('{"email":"a@example.jp"}', { email: '', name: '' })).toEqual({ email: 'a@example.jp', name: '' }))
  it('is not harmed by what somebody else put there', () => {
    const initial = { email: '', ticks: 0 }
    for (const kept of [null, '', 'null', '[]', '{"email":5,"ticks":"x"}', '{"other":1}', '{'])
      expect(restored(kept, initial)).toEqual(initial)
  })
  it('does not bring back a secret that somehow was there', () =>
    expect(restored('{"password":"x"}', { password: '' })).toEqual({ password: '' }))
})
