import { describe, expect, it } from 'vitest'
import { choicesFor } from './rules.ts'

const now = new Date('2026-11-23T03:00:00Z')
const later = new Date('2026-11-23T04:00:00Z')

describe('ways to pay', () => {
  it.each([
    ['individual', null, ['card']],
    ['individual', later, ['card', 'direct-debit']],
    ['individual', now, ['card']],
    ['corporation', null, ['card', 'invoice']],
    ['corporation', later, ['card', 'invoice', 'direct-debit']],
  ] as const)('%s, at the dealer until %s: %j', (kind, debitUntil, choices) => {
    expect(choicesFor({ kind, debitUntil, now })).toEqual(choices)
  })
})
