import type { Address, Details } from '@tsunagu/contract/profile.ts'
import { describe, expect, it } from 'vitest'
import { compareAddresses } from './addresses.ts'
import { compareNumbers, compareParty, overall } from './compare.ts'
import { distance } from './distance.ts'
import { compareCorporateNames, compareKana, comparePersonNames } from './names.ts'
import { compareChassisNumbers, compareDays, comparePlates, readPlate } from './numbers.ts'
import { addressPairs } from './pairs/addresses.ts'
import { corporatePairs, kanaPairs, type Pair, personPairs } from './pairs/names.ts'
import { chassisPairs, dayPairs, platePairs } from './pairs/numbers.ts'
import { partyPairs } from './pairs/parties.ts'

const addressIn = (text: string): Address => {
  const [postalCode = '', prefecture = '', city = '', street = '', building = null] = text.split('|')
  return { postalCode, prefecture, city, street, building }
}
const plateIn = (text: string) => {
  const [region = '', classNumber = '', kana = '', serial = ''] = text.split('|')
  return { region, classNumber, kana, serial }
}
const given = ({
  kind = 'individual',
  name,
  birthDate = '1970-01-31',
  kana = 'カナ',
  address,
}: (typeof partyPairs)[number]['given']): Details => {
  const both = { name, kana, address: addressIn(address), contactPhone: '+81312345678', mobilePhone: '+819012345678' }
  return kind === 'individual' ? { kind, ...both, gender: 'unsaid', birthDate } : { kind, ...both, corporateNumber: null, department: null }
}

it('the table holds at least 200 pairs', () => {
  const all = [personPairs, kanaPairs, corporatePairs, addressPairs, chassisPairs, platePairs, dayPairs, partyPairs]
  expect(all.reduce((sum, pairs) => sum + pairs.length, 0)).toBeGreaterThanOrEqual(200)
})

describe.each<[string, readonly Pair[], (expected: string, given: string) => { verdict: string }]>([
  ['ACC-07 names of people', personPairs, comparePersonNames],
  ['names of corporations', corporatePairs, compareCorporateNames],
  ['ACC-15 addresses', addressPairs, (a, b) => compareAddresses(addressIn(a), addressIn(b))],
  ['chassis numbers', chassisPairs, compareChassisNumbers],
  ['plates', platePairs, (a, b) => comparePlates(a, plateIn(b))],
  ['days', dayPairs, compareDays],
])('%s', (name, pairs, compare) => {
  it.each(pairs)('%s / %s: %s', (expected, other, wanted) => {
    expect(compare(expected, other).verdict).toBe(wanted)
  })
  // which of the two is the certificate's makes no difference
  if (name !== 'plates')
    it.each(pairs)('%s / %s, the other way round: %s', (expected, other, wanted) => {
      expect(compare(other, expected).verdict).toBe(wanted)
    })
})

describe('readings', () => {
  it.each(kanaPairs)('%s / %s, name same: %s: %s', (expected, other, nameSame, wanted) => {
    expect(compareKana(expected, other, nameSame).verdict).toBe(wanted)
  })
})

describe('whole parties', () => {
  it.each(partyPairs)('PDL-29 $what: $wanted', ({ expected, given: account, wanted }) => {
    const { kind = 'individual', name, birthDate = null, kana = null } = expected
    const stated = { kind, name, birthDate, kana, address: addressIn(expected.address) }
    expect(compareParty(stated, given(account)).verdict).toBe(wanted)
  })

  it('USR-05 gives each item with what was expected, what was given and why', () => {
    const stated = {
      kind: 'individual' as const,
      name: '髙橋 一',
      kana: null,
      birthDate: null,
      address: addressIn('1540004|東京都|世田谷区|太子堂4-5-6'),
    }
    const { items } = compareParty(stated, given({ name: '高橋一', address: '1540004|東京都|世田谷区|太子堂4-5-7' }))
    expect(items.map(({ item, verdict, why }) => [item, verdict, why])).toEqual([
      ['kind', 'same', null],
      ['name', 'same', 'variant'],
      ['kana', 'not-given', null],
      ['birth-date', 'not-given', null],
      ['postal-code', 'same', null],
      ['address', 'unclear', 'digits'],
    ])
    expect(items[1]).toMatchObject({ expected: '髙橋 一', given: '高橋一' })
  })

  it('compares the numbers of a car', () => {
    const items = compareNumbers(
      { chassisNumber: 'TSR350-1000017', plate: '品川 330 つ 12-07' },
      { chassisNumber: 'TSR350-1000017', plate: plateIn('品川|330|つ|1208') },
    )
    expect(items.map(({ item, verdict }) => [item, verdict])).toEqual([
      ['chassis-number', 'same'],
      ['plate', 'unclear'],
    ])
    expect(overall(items)).toBe('unclear')
  })

  it('an address without any number is never the same as one with', () => {
    expect(compareAddresses(addressIn('1000001|東京都|千代田区|千代田'), addressIn('1000001|東京都|千代田区|千代田1')).verdict).not.toBe(
      'same',
    )
    expect(compareAddresses(addressIn('1000001|東京都|千代田区|千代田'), addressIn('1000001|東京都|千代田区|千代田')).verdict).toBe('same')
  })
})

it('counts changes of characters, neighbours that changed places as one', () => {
  expect([distance('', ''), distance('abc', 'abd'), distance('abc', 'acb'), distance('abc', 'abcd'), distance('𠮷田', '吉田')]).toEqual([
    0, 1, 1, 1, 1,
  ])
  expect(distance('a', 'abcdefgh')).toBe(4)
})

it('reads plates as people write them', () => {
  expect(readPlate('品川 330 つ 12-07')).toEqual({ region: '品川', classNumber: '330', kana: 'つ', serial: '1207' })
  expect(readPlate('品川３３０ﾂ１２－０７')).toMatchObject({ kana: 'つ', serial: '1207' })
  for (const text of ['', '品川', '330 つ 1207', '品川 330 つ 12345']) expect(readPlate(text), text).toBeNull()
})

it('IMP-28 the name before a checked change counts; one that is only asked for is for a person; nothing else gets better by it', () => {
  const address: Address = { postalCode: '1000013', prefecture: '東京都', city: '千代田区', street: '霞が関1-2-3', building: null }
  const certificate = { kind: 'individual' as const, name: '青木 花子', kana: null, birthDate: null, address }
  const account = given({ name: '林 花子', address: '1000013|東京都|千代田区|霞が関1-2-3' })
  const named = (why: 'former' | 'asked-for', name = '青木 花子') => [{ name, kana: null, why }]
  expect(compareParty(certificate, account).verdict).not.toBe('same')
  expect(compareParty(certificate, account, named('former')).verdict).toBe('same')
  expect(compareParty(certificate, account, named('asked-for')).verdict).toBe('unclear')
  expect(compareParty(certificate, account, named('former', '青木 太郎'))).toEqual(compareParty(certificate, account))
  const elsewhere = given({ name: '林 花子', address: '1000013|東京都|千代田区|霞が関4-5-6' })
  expect(compareParty(certificate, elsewhere, named('former')).verdict).toBe('differs')
})

it('ACC-15 a flat on the certificate that the account does not name is for a person, unless the birthday agrees too; one that the certificate leaves out cannot be asked for', () => {
  const house: Address = { postalCode: '1350061', prefecture: '東京都', city: '江東区', street: '豊洲2-4-9', building: null }
  const flat = { ...house, building: '豊洲タワー3201' }
  expect(compareAddresses(flat, house)).toEqual({ verdict: 'unclear', why: 'room-omitted' })
  expect(compareAddresses(house, flat).verdict).toBe('same')
  expect(compareAddresses({ ...house, building: '豊洲タワー' }, house).verdict).toBe('same')
  const certificate = { kind: 'individual' as const, name: '石川 誠', kana: null, birthDate: null, address: flat }
  const namesake = given({ name: '石川 誠', birthDate: '1970-01-31', address: '1350061|東京都|江東区|豊洲2-4-9' })
  expect(compareParty(certificate, namesake).verdict).toBe('unclear')
  expect(compareParty({ ...certificate, birthDate: '1970-01-31' }, namesake).verdict).toBe('same')
})
