import { describe, expect, it } from 'vitest'
import { newcomers } from './newcomers.ts'

const a = { id: 'a' }
const b = { id: 'b' }

describe('customers who wait', () => {
  it('tells nobody at the first look', () => expect(newcomers(null, [a]).news).toEqual([]))
  it('tells each one once', () => {
    const first = newcomers(null, [])
    const second = newcomers(first.known, [a])
    expect(second.news).toEqual([a])
    expect(newcomers(second.known, [a, b]).news).toEqual([b])
  })
  it('tells again who was served and waits once more', () => {
    const served = newcomers(new Set(['a']), [])
    expect(newcomers(served.known, [a]).news).toEqual([a])
  })
})
