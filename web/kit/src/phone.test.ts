import { expect, it } from 'vitest'
import { nationalPhone } from './phone.ts'

it('shows a number as people write it', () => {
  expect(nationalPhone('+819012345678')).toBe('090-1234-5678')
  expect(nationalPhone('+81312345678')).toBe('03-1234-5678')
  expect(nationalPhone('+81451234567')).toBe('0451234567')
  expect(nationalPhone('+12025550123')).toBe('+12025550123')
})
