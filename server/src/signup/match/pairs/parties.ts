/** Whole parties: what the certificate says and what the account says, with what the matcher must make of it. */
import type { CustomerKind } from '@tsunagu/contract/profile.ts'
import type { Comparison } from '../compare.ts'

export interface PartyPair {
  what: string
  expected: { kind?: CustomerKind; name: string; birthDate?: string; kana?: string; address: string }
  given: { kind?: CustomerKind; name: string; birthDate?: string; kana?: string; address: string }
  wanted: Comparison['verdict']
}

const home = '1540004|東京都|世田谷区|太子堂4-5-6'
const spelt = '1540004|東京都|世田谷区|太子堂四丁目5番6号'

export const partyPairs: readonly PartyPair[] = [
  { what: 'the same', expected: { name: '石川 誠', address: spelt }, given: { name: '石川誠', address: home }, wanted: 'same' },
  {
    what: 'variants in name and address',
    expected: { name: '髙澤 眞', address: spelt },
    given: { name: '高沢真', address: home },
    wanted: 'same',
  },
  { what: 'a wife', expected: { name: '石川 誠', address: spelt }, given: { name: '石川 由紀子', address: home }, wanted: 'differs' },
  { what: 'a brother', expected: { name: '石川 誠一', address: spelt }, given: { name: '石川 誠二', address: home }, wanted: 'unclear' },
  { what: 'a lodger', expected: { name: '石川 誠', address: spelt }, given: { name: '小野 拓也', address: home }, wanted: 'differs' },
  {
    what: 'a namesake in another town',
    expected: { name: '石川 誠', address: spelt },
    given: { name: '石川 誠', address: '1540023|東京都|世田谷区|若林2-3-4' },
    wanted: 'differs',
  },
  {
    what: 'a namesake next door',
    expected: { name: '石川 誠', address: spelt },
    given: { name: '石川 誠', address: '1540004|東京都|世田谷区|太子堂4-5-7' },
    wanted: 'unclear',
  },
  {
    what: 'a namesake with another birth date',
    expected: { name: '石川 誠', birthDate: '1970-01-31', address: spelt },
    given: { name: '石川 誠', birthDate: '1998-06-15', address: home },
    wanted: 'differs',
  },
  {
    what: 'a birth date with two digits turned',
    expected: { name: '石川 誠', birthDate: '1970-01-31', address: spelt },
    given: { name: '石川 誠', birthDate: '1970-01-13', address: home },
    wanted: 'unclear',
  },
  {
    what: 'one kanji, two readings, in one house',
    expected: { name: '石川 裕子', kana: 'イシカワ ヒロコ', address: spelt },
    given: { name: '石川 裕子', kana: 'イシカワ ユウコ', address: home },
    wanted: 'unclear',
  },
  {
    what: 'a reading with long vowels',
    expected: { name: '大野 涼', kana: 'オオノ リョウ', address: spelt },
    given: { name: '大野 涼', kana: 'オーノ リョー', address: home },
    wanted: 'same',
  },
  {
    what: 'another postal code for one address',
    expected: { name: '石川 誠', address: spelt },
    given: { name: '石川 誠', address: '1540005|東京都|世田谷区|太子堂4-5-6' },
    wanted: 'unclear',
  },
  {
    what: 'the man behind the company',
    expected: { kind: 'corporation', name: '石川工業株式会社', address: spelt },
    given: { kind: 'individual', name: '石川 誠', address: home },
    wanted: 'differs',
  },
  {
    what: 'a person whose name is the company’s',
    expected: { kind: 'corporation', name: '石川 誠', address: spelt },
    given: { kind: 'individual', name: '石川 誠', address: home },
    wanted: 'differs',
  },
  {
    what: 'a company',
    expected: { kind: 'corporation', name: '石川工業㈱', address: spelt },
    given: { kind: 'corporation', name: '石川工業株式会社', address: home },
    wanted: 'same',
  },
  {
    what: 'the sister company at one address',
    expected: { kind: 'corporation', name: '石川工業株式会社', address: spelt },
    given: { kind: 'corporation', name: '株式会社石川工業', address: home },
    wanted: 'unclear',
  },
  {
    what: 'the flat above',
    expected: { name: '石川 誠', address: `${home}|太子堂コート201` },
    given: { name: '石川 誠', address: `${home}|太子堂コート301` },
    wanted: 'unclear',
  },
  {
    what: 'somebody else in the house whose flat is not named',
    expected: { name: '石川 誠', address: home },
    given: { name: '石田 誠', address: `${home}|太子堂コート301` },
    wanted: 'unclear',
  },
]
