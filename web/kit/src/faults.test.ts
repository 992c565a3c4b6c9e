import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { faultsOf } from './faults.ts'

describe('faultsOf', () => {
  const check = faultsOf<{ email: string; password: string }>(z.object({ email: z.email(), password: z.string().min(8).max(10) }))
  it('finds nothing wrong with what is right', () => expect(check({ email: 'a@example.jp', password: '12345678' })).toEqual({}))
  it('names one fault for each field', () => {
    expect(check({ email: '', password: '123' })).toEqual({ email: 'required', password: 'too-short' })
    expect(check({ email: 'a@', password: '12345678901' })).toEqual({ email: 'email', password: 'too-long' })
  })
})
