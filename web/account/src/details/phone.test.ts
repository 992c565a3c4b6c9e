import { expect, it } from 'vitest'
import { nationalPhone } from './phone.ts'

it('shows a mobile number as people write it', () => {
  expect(nationalPhone('+819012345678')).toBe('090-1234-5678')
  expect(nationalPhone('+12025550123')).toBe('+12025550123')
})
