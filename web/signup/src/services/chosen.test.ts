import type { Offer } from '@tsunagu/contract/contracts.ts'
import { describe, expect, it } from 'vitest'
import { alertAt, applicationOf, chosenTerm, firstTerms, needsPayment } from './chosen.ts'

const option = (more: Partial<Offer['options'][number]>): Offer['options'][number] => ({
  option: 'wifi',
  available: true,
  why: null,
  freeUntil: null,
  prices: [{ term: 'month', yen: 1650 }],
  afterwards: [],
  renewsByItself: true,
  cardOnly: false,
  phones: null,
  ...more,
})
const offer = (options: Offer['options']) => ({ options }) as Offer

describe('what is chosen', () => {
  it('takes what was typed now before what was answered before', () => {
    const before = { options: [{ option: 'wifi', term: 'month' } as const], alertContacts: ['a@b.example'] }
    expect(chosenTerm(option({}), {}, before)).toBe('month')
    expect(chosenTerm(option({}), { 'option.wifi': null }, before)).toBeNull()
    expect(chosenTerm(option({}), { 'option.wifi': 'month' }, null)).toBe('month')
    expect(alertAt(0, {}, before)).toBe('a@b.example')
    expect(alertAt(0, { 'alert.1': '' }, before)).toBe('')
  })

  it('takes no term that is not offered, and no option that this car cannot have', () => {
    expect(chosenTerm(option({}), { 'option.wifi': 'year' }, null)).toBeNull()
    const { application } = applicationOf(offer([option({ available: false })]), { 'option.wifi': 'month' }, null)
    expect(application.options).toEqual([])
  })

  it('begins free where an option is free at first', () => {
    expect(firstTerms(option({ prices: [], freeUntil: '2029-01-01', afterwards: [{ term: 'month', yen: 1000 }] }))).toEqual([
      { term: 'free', yen: 0 },
    ])
    expect(firstTerms(option({ prices: [] }))).toEqual([])
  })

  it('USR-37 a way to pay is asked for only with something that costs', () => {
    const all = offer([option({}), option({ option: 'digital-key', prices: [{ term: 'month', yen: 0 }] })])
    const needs = (draft: Record<string, string>) => needsPayment(all, applicationOf(all, draft, null).application)
    expect(needs({})).toBe(false)
    expect(needs({ 'option.digital-key': 'month' })).toBe(false)
    expect(needs({ 'option.wifi': 'month' })).toBe(true)
    const later = offer([option({ prices: [], freeUntil: '2029-01-01', afterwards: [{ term: 'month', yen: 1000 }] })])
    expect(needsPayment(later, { options: [{ option: 'wifi', term: 'free' }], alertContacts: [] })).toBe(true)
  })

  it('GLK-20 keeps each address once, tidied, and names the field that is none', () => {
    const { application, wrong } = applicationOf(
      offer([]),
      { 'alert.1': ' Ｍama@home.example ', 'alert.2': 'mama@home.example', 'alert.3': 'x' },
      null,
    )
    expect(application.alertContacts).toEqual(['mama@home.example', 'x'])
    expect(wrong).toEqual([2])
  })
})
