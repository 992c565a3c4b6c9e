import { describe, expect, it } from 'vitest'
import { company, hanako } from '../../test/old-cards.ts'
import { differsFromAccount, differsFromCard, knowsHolder, maskedName, missDelay, oldSiteEnded } from './rules.ts'

const given = {
  kind: 'owners-card',
  number: 'OC00000001',
  name: '青木 花子',
  kana: 'アオキ ハナコ',
  birthDate: '1980-04-02',
  phone: '+81312345678',
} as const

describe('card and person', () => {
  it.each([
    ['as on the card', {}, []],
    ['without the space', { name: '青木花子' }, []],
    ['wide space, half-width kana', { name: '青木　花子', kana: 'ｱｵｷ ﾊﾅｺ' }, []],
    ['the mobile number instead', { phone: '+819012345678' }, []],
    ['a daughter', { name: '青木 桃子', kana: 'アオキ モモコ', birthDate: '2009-01-05' }, ['name', 'kana', 'birthDate']],
    ['no birth date', { birthDate: null }, ['birthDate']],
    ['another number', { phone: '+81312345679' }, ['phone']],
  ])('%s', (_what, more, items) => {
    expect(differsFromCard(hanako, { ...given, ...more })).toEqual(items)
  })

  it('a corporation has no birth date, and （株） is 株式会社', () => {
    const ours = { ...given, name: '（株）青空商事', kana: 'アオゾラショウジ', birthDate: null, phone: company.phone }
    expect(differsFromCard(company, ours)).toEqual([])
    expect(differsFromCard(company, { ...ours, name: '青空商事（株）' })).toEqual(['name'])
  })

  it.each([
    [{ birthDate: '1980-04-02', phone: '+81300000000' }, true],
    [{ birthDate: null, phone: '+819012345678' }, true],
    [{ birthDate: '1980-04-03', phone: '+81300000000' }, false],
    [{ birthDate: null, phone: '+81300000000' }, false],
  ])('who knows %o may hear what else differs: %s', (more, may) => {
    expect(knowsHolder(hanako, { ...given, ...more })).toBe(may)
  })
  it('no birth date on either side is no knowledge', () => {
    expect(knowsHolder(company, { ...given, birthDate: null, phone: '+81300000000' })).toBe(false)
  })
})

describe('card and account (ACC-07)', () => {
  const account = { kind: 'individual', name: '青木花子', kana: 'アオキ　ハナコ', birthDate: null } as const
  it.each([
    ['nothing, whatever was never given', {}, []],
    ['birth date', { birthDate: '1981-04-02' }, ['birthDate']],
    ['name and kana', { name: '青木 太郎', kana: 'アオキ タロウ' }, ['name', 'kana']],
    ['kind', { kind: 'corporation' as const }, ['kind']],
  ])('%s', (_what, more, items) => {
    expect(differsFromAccount(hanako, { ...account, ...more })).toEqual(items)
  })
})

it.each([
  ['individual', '青木 花子', '青木 ●●'],
  ['individual', '青木花子', '青●●●'],
  ['individual', 'Emily Rose Brown', 'Emily ●●●● ●●●●●'],
  ['corporation', '株式会社青空商事', '株式会社青空商事'],
] as const)('%s %s is shown as %s', (kind, name, shown) => {
  expect(maskedName({ kind, name })).toBe(shown)
})

it('waits grow with each miss, up to six hours, of a card one hour', () => {
  expect([4, 5, 6, 7, 8].map((n) => missDelay('account', n) / 60_000)).toEqual([0, 1, 2, 4, 8])
  expect([19, 20, 21].map((n) => missDelay('network', n) / 60_000)).toEqual([0, 1, 2])
  expect([missDelay('account', 1000), missDelay('card', 1000)].map((ms) => ms / 3_600_000)).toEqual([6, 1])
})

it('MIG-02 MIG-17 the old site’s last day is the sixteenth of March 2023 in Japan', () => {
  expect(oldSiteEnded(new Date('2023-03-16T14:59:59Z'))).toBe(false)
  expect(oldSiteEnded(new Date('2023-03-16T15:00:00Z'))).toBe(true)
})
