import { describe, expect, it } from 'vitest'
import { type Catalogue, type ContractState, offerOf, optionDays, optionOn, type Period, stateOn, timelineOf } from './rules.ts'

const terms = { card_only: false, corporations: true, phones_ja: null, phones_en: null }
const catalogue: Catalogue = {
  plans: [{ kind: 'cpo', name_ja: '認定中古車', name_en: 'CPO', free_years: 2, starts: 'purchase', last_day: 'eve' }],
  options: [
    { option: 'charging-reservation', kind: 'cpo', free_years: 2, free_at_least: '2026-03-31', renews_by_itself: true, ...terms },
    { option: 'digital-key', kind: 'new', free_years: 3, free_at_least: null, renews_by_itself: false, ...terms },
  ],
  prices: [
    { product: 'charging-reservation', kind: 'cpo', occasion: 'later', term: 'free', yen: 0, official: true },
    { product: 'charging-reservation', kind: 'cpo', occasion: 'afterwards', term: 'month', yen: 1000, official: true },
    { product: 'digital-key', kind: 'new', occasion: 'afterwards', term: 'month', yen: 550, official: true },
  ],
  chargingPlans: [],
}
const period = (from: string, until: string | null, term: Period['term']): Period => ({ from, until, term })
const free = period('2024-02-10', '2027-02-09', 'free')

describe('how a contract stands', () => {
  it.each<[string, Period[] | null, boolean, ContractState]>([
    ['2026-01-01', null, false, 'none'],
    ['2026-01-01', null, true, 'declined'],
    ['2026-01-01', [], true, 'applied'],
    ['2024-02-09', [free], false, 'applied'],
    ['2024-02-10', [free], false, 'free'],
    ['2027-02-09', [free], false, 'free'],
    ['2027-02-10', [free], false, 'ended'],
    ['2099-01-01', [period('2026-01-01', null, 'free')], false, 'free'],
  ])('on %s of %j (declined: %s) is %s', (today, periods, declined, state) => expect(stateOn(today, { periods, declined })).toBe(state))

  it('CON-12 two years and then a month may follow each other', () => {
    const periods = [free, period('2027-02-10', '2029-02-09', 'two-years'), period('2029-02-10', '2029-03-09', 'month')]
    const on = (today: string) => stateOn(today, { periods, declined: false })
    expect(['2027-02-10', '2029-02-09', '2029-02-10', '2029-03-09', '2029-03-10'].map(on)).toEqual([
      'paid',
      'paid',
      'paid',
      'paid',
      'ended',
    ])
    expect(timelineOf(periods, true).map(({ from, term }) => [from, term])).toEqual([
      ['2024-02-10', 'free'],
      ['2025-02-10', 'free'],
      ['2026-02-10', 'free'],
      ['2027-02-10', 'two-years'],
      ['2029-02-10', 'month'],
      ['2029-03-10', 'year'],
    ])
    expect(timelineOf(periods, false)).toHaveLength(5)
    expect(timelineOf([period('2026-01-01', null, 'free')], true)).toEqual([period('2026-01-01', null, 'free')])
  })
})

describe('options', () => {
  it('OPT-11 a CPO charging reservation is free until the later of two years and 31 March 2026', () => {
    const freeUntil = (purchasedOn: string) =>
      offerOf({
        vehicleId: 'v',
        model: {
          name: 'x',
          powertrain: 'bev',
          headUnit: 'plus',
          quickInlet: true,
          kei: false,
          services: new Set(['charging-reservation']),
          vinTail: '',
        },
        car: { kind: 'cpo', purchasedOn, firstRegisteredOn: null },
        catalogue,
        customer: 'individual',
        otherMethod: false,
        today: '2025-06-01',
        chargingLaterAt: 'https://later.example/',
      }).options.find(({ option }) => option === 'charging-reservation')?.freeUntil
    expect(freeUntil('2023-10-01')).toBe('2026-03-31')
    expect(freeUntil('2024-04-01')).toBe('2026-03-31')
    expect(freeUntil('2024-04-02')).toBe('2026-04-01')
  })

  const row = { option: 'charging-reservation', term: 'free', yen: 0, first: '2024-01-10', last: '2026-03-31' } as const
  const on = (today: string, state: ContractState = 'free') => optionOn(today, row, state, catalogue, 'cpo')
  it('OPT-17 on the day after its free time the charging reservation goes on by the month, without anybody doing anything', () => {
    expect(on('2026-03-31')).toEqual({ option: row.option, state: 'active', term: 'free', freeUntil: '2026-03-31', yen: 0 })
    expect(on('2026-04-01')).toMatchObject({ state: 'active', term: 'month', yen: 1000 })
  })
  it('a free key that is not continued ends; all options end with the contract', () => {
    const key = { option: 'digital-key', term: 'free', yen: 0, first: '2024-01-10', last: '2027-01-09' } as const
    expect(optionOn('2027-01-09', key, 'free', catalogue, 'new').state).toBe('active')
    expect(optionOn('2027-01-10', key, 'paid', catalogue, 'new').state).toBe('ended')
    expect(on('2025-01-01', 'ended').state).toBe('ended')
  })
  it('waits for the contract, and then runs for its term', () => {
    expect(optionOn('2026-01-01', { ...row, first: null, last: null }, 'applied', catalogue, 'cpo').state).toBe('applied')
    const car = { kind: 'cpo', purchasedOn: '2026-05-01', firstRegisteredOn: null } as const
    const days = (term: 'month' | 'two-years', appliedOn: string) =>
      optionDays({ option: 'digital-key', term, appliedOn }, car, catalogue, '2026-05-01')
    expect(days('two-years', '2026-04-20')).toEqual({ first: '2026-05-01', last: '2028-04-30' })
    expect(days('month', '2026-06-15')).toEqual({ first: '2026-06-15', last: null })
  })
})
