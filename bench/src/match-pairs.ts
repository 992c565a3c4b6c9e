/** Generated pairs for the matcher: one customer written in two ways, or two customers who are nearly one. Same seed, same pairs. */
import type { Address, CustomerKind, Details } from '@tsunagu/contract/profile.ts'
import { type Plate, plateText } from '@tsunagu/contract/signup.ts'
import { areasOf } from '@tsunagu/server/accounts/postal/areas-of.ts'
import {
  alike,
  buildings,
  chosenForms,
  coined,
  families,
  givens,
  legalForms,
  olderForms,
  regions,
  trades,
  twoReadings,
} from './match-vocabulary.ts'

export interface GeneratedPair {
  what: string
  /** Is it one and the same customer and car? */
  same: boolean
  expected: { kind: CustomerKind; name: string; kana: string | null; birthDate: string | null; address: Address }
  given: Details
  numbers: { expected: { chassisNumber: string; plate: string }; given: { chassisNumber: string; plate: Plate } }
}

/** mulberry32: small, and the same on every machine. */
function randomFrom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    chance: (share: number) => next() < share,
    of: <T>(list: readonly T[]): T => list[below(list.length)] as T,
  }
}
type Random = ReturnType<typeof randomFrom>

/* What is true. */

interface Place {
  postalCode: string
  prefecture: string
  city: string
  town: string
  /** Block, number, and a third one where there is one. */
  lot: number[]
  building: { name: string; room: number } | null
}
interface Customer {
  kind: CustomerKind
  family: string
  name: string
  kana: string
  form: { long: string; shorts: readonly string[]; before: boolean } | null
  birth: [number, number, number]
  place: Place
  chassis: string
  plate: Plate
}

/** Places of the country; towns with figures of their own are left out, as the generator would not know where the town ends. */
function placesFor(random: Random, many: number): Omit<Place, 'lot' | 'building'>[] {
  const found: Omit<Place, 'lot' | 'building'>[] = []
  while (found.length < many) {
    const postalCode = String(random.below(10_000_000)).padStart(7, '0')
    const [area] = areasOf(postalCode)
    if (area?.town && !/[\d（(]/.test(area.town)) found.push({ postalCode, ...area })
  }
  return found
}

function customer(random: Random, places: readonly Omit<Place, 'lot' | 'building'>[]): Customer {
  const family = random.of(families)
  const given = random.of(givens)
  const corporate = random.chance(0.12)
  const [long, shorts] = random.of(legalForms)
  const company = random.chance(0.5) ? `${family.name}${random.of(trades)}` : `${random.of(coined)}${random.of(trades)}`
  return {
    kind: corporate ? 'corporation' : 'individual',
    family: family.name,
    name: corporate ? company : given.name,
    kana: corporate ? 'ホウジン' : `${family.kana} ${given.kana}`,
    form: corporate ? { long, shorts, before: random.chance(0.5) } : null,
    birth: [1940 + random.below(65), 1 + random.below(12), 1 + random.below(28)],
    place: {
      ...random.of(places),
      lot: Array.from({ length: 2 + random.below(2) }, () => 1 + random.below(40)),
      building: random.chance(0.4) ? { name: random.of(buildings), room: 101 + random.below(12) * 100 + random.below(9) } : null,
    },
    chassis: `${'ABCDEFGHKLMNPRSTUVWXYZ'[random.below(22)]}${'AGKRTUZ'[random.below(7)]}${'HLNXZ'[random.below(5)]}${10 + random.below(400)}-${1_000_000 + random.below(8_000_000)}`,
    plate: {
      region: random.of(regions),
      classNumber: String(300 + random.below(60)),
      kana: random.of([...'さすせそたちつてとなにぬねのはひふほまみむめもやゆらりる']),
      serial: String(1 + random.below(9999)),
    },
  }
}

/* How it is written. */

const full = (text: string) => text.replaceAll(/[0-9A-Za-z-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
const kanjiDigits = '〇一二三四五六七八九'
function kanji(n: number): string {
  if (n < 10) return kanjiDigits[n] ?? ''
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? kanjiDigits[tens] : ''}十${n % 10 > 0 ? kanjiDigits[n % 10] : ''}`
}

/** A name as a register or a person writes it; `old`: older forms of characters where there are any. */
function writtenName(random: Random, { kind, family, name, form }: Customer, old: boolean): string {
  const plain = kind === 'individual' ? `${family}${random.of(['', ' ', '　'])}${name}` : name
  let text = Array.from(plain, (c) => (old && olderForms[c] ? random.of(olderForms[c]) : c)).join('')
  if (random.chance(0.01)) text = Array.from(text, (c) => chosenForms[c] ?? c).join('')
  if (!form) return text
  const written = random.chance(0.5) ? form.long : random.of(form.shorts)
  const gap = random.of(['', '', ' ', '　'])
  const whole = form.before ? `${written}${gap}${text}` : `${text}${gap}${written}`
  return random.chance(0.1) ? full(whole) : whole
}

const kanaStyles: readonly ((kana: string) => string)[] = [
  (kana) => kana,
  (kana) => kana.replaceAll(' ', ''),
  (kana) => kana.replaceAll(' ', '　'),
  (kana) => kana.replaceAll('ヅ', 'ズ'),
]

function writtenLot(random: Random, lot: readonly number[]): string {
  const [first = 1, second = 1, third] = lot
  const rest = third === undefined ? '' : `${third}`
  const style = random.below(8)
  const plain = [
    lot.join('-'),
    `${first}丁目${second}番${rest ? `${rest}号` : ''}`,
    `${first}丁目${second}番地${rest ? `の${rest}` : ''}`,
    `${kanji(first)}丁目${second}番${rest ? `${rest}号` : ''}`,
    `${kanji(first)}丁目${kanji(second)}番${third === undefined ? '' : `${kanji(third)}号`}`,
    `${first}丁目${second}${rest ? `-${rest}` : ''}`,
    `${first}の${second}${rest ? `の${rest}` : ''}`,
    lot.join(random.of(['－', '‐', 'ー', '―', '−'])),
  ][style] as string
  return random.chance(0.25) ? full(plain) : plain
}

function writtenAddress(random: Random, place: Place, more: { building: boolean; named: boolean; register: boolean }): Address {
  const { postalCode, prefecture, city } = place
  let town = place.town
  // 霞ヶ関, 霞ケ関, 霞が関
  town = town.replaceAll(/(?<=\p{sc=Han})[ヶケが](?=\p{sc=Han})/gu, () => random.of(['ヶ', 'ケ', 'が']))
  if (more.register && /[町村]$/.test(city) && random.chance(0.3) && !town.includes('字')) town = `大字${town}`
  town = random.chance(0.2) ? town : town.replace(/大字/, '')
  const county = /^(.+?郡)(.+[町村])$/.exec(city)
  const cityWritten = county && random.chance(0.15) ? (county[2] ?? city) : city
  const lot = writtenLot(random, place.lot)
  const { building } = place
  // many write the flat alone, some shorten the building's name
  const style = more.named ? 1 : random.below(100) / 100
  const called = style < 0.1 ? '' : style < 0.12 ? building?.name.slice(0, -1) : building?.name
  const room = building && more.building ? `${called}${building.room}${random.of(['', '号', '号室'])}` : null
  // one house number too many is how many people write their flat
  if (building && more.building && !more.named && place.lot.length === 3 && random.chance(0.1))
    return { postalCode, prefecture, city: cityWritten, street: `${town}${place.lot.join('-')}-${building.room}`, building: null }
  return random.chance(0.15) && room
    ? { postalCode, prefecture, city: cityWritten, street: `${town}${lot} ${room}`, building: null }
    : { postalCode, prefecture, city: cityWritten, street: `${town}${lot}`, building: room }
}

function day([year, month, date]: Customer['birth']): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

interface Writing {
  what: string
  same: boolean
  /** Both sides name the building and the flat: what is not written nobody can tell apart. */
  buildings?: boolean
  /** Both sides know reading and birth date, as when a dealer was told. */
  told?: boolean
}

/** `truth` on the certificate or as told to the dealer, `other` in the account. */
function pairOf(
  random: Random,
  { what, same, buildings: both = false, told = random.chance(0.5) }: Writing,
  truth: Customer,
  other: Customer,
): GeneratedPair {
  const old = random.chance(0.5)
  const kana = random.of(kanaStyles)
  const account = writtenAddress(random, other.place, { building: both || random.chance(0.85), named: both, register: false })
  // some type the code of the next office
  if (random.chance(0.01)) account.postalCode = bumped(random, account.postalCode)
  const contact = { contactPhone: '+81312345678', mobilePhone: '+819012345678' }
  const name = writtenName(random, other, !old && random.chance(0.3))
  return {
    what,
    same,
    expected: {
      kind: truth.kind,
      name: writtenName(random, truth, old),
      kana: told && truth.kind === 'individual' ? truth.kana : null,
      birthDate: told && truth.kind === 'individual' ? day(truth.birth) : null,
      address: writtenAddress(random, truth.place, { building: both || random.chance(0.5), named: both, register: true }),
    },
    given:
      other.kind === 'individual'
        ? { kind: 'individual', name, kana: kana(other.kana), gender: 'unsaid', birthDate: day(other.birth), address: account, ...contact }
        : { kind: 'corporation', name, kana: other.kana, corporateNumber: null, department: null, address: account, ...contact },
    numbers: {
      expected: { chassisNumber: truth.chassis, plate: plateText(truth.plate) },
      given: {
        chassisNumber: random.chance(0.2) ? other.chassis.toLowerCase() : other.chassis,
        plate: random.chance(0.2) ? { ...other.plate, serial: full(other.plate.serial) } : other.plate,
      },
    },
  }
}

/** Another digit at one place. */
function bumped(random: Random, text: string): string {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index)
  const at = random.of(places)
  const digit = (Number(text[at]) + 1 + random.below(8)) % 10
  return `${text.slice(0, at)}${digit}${text.slice(at + 1)}`
}

/* Near misses. */

type Near = (
  random: Random,
  truth: Customer,
  places: readonly Omit<Place, 'lot' | 'building'>[],
) => (Partial<Customer> & Partial<Writing>) | null
const person = (truth: Customer) => truth.kind === 'individual'
const another = <T>(random: Random, list: readonly T[], not: (one: T) => boolean): T => {
  for (;;) {
    const one = random.of(list)
    if (!not(one)) return one
  }
}
/** Lot numbers with one digit changed; never the same lot. */
function otherLot(random: Random, lot: readonly number[]): number[] {
  const at = random.below(lot.length)
  const changed = Math.max(1, Number(bumped(random, String(lot[at]))))
  return lot.map((n, index) => (index === at ? (changed === n ? n + 1 : changed) : n))
}

const near: Readonly<Record<string, Near>> = {
  'family member': (random, truth) => {
    if (!person(truth)) return null
    const given = another(random, givens, ({ name }) => name === truth.name)
    return {
      name: given.name,
      kana: `${truth.kana.split(' ')[0]} ${given.kana}`,
      birth: [1940 + random.below(65), 1 + random.below(12), 1 + random.below(28)],
    }
  },
  'brother with a name alike': (random, truth) => {
    const [a, b] = random.of(alike)
    return person(truth) ? ({ name: b, truth: { name: a } } as never) : null
  },
  'same writing, other reading': (random, truth) => {
    const [name, reading, other] = random.of(twoReadings)
    const family = truth.kana.split(' ')[0]
    return person(truth) ? ({ kana: `${family} ${other}`, told: true, truth: { name, kana: `${family} ${reading}` } } as never) : null
  },
  'another family in the house': (random, truth) => {
    if (!person(truth)) return null
    const family = another(random, families, ({ name }) => name === truth.family)
    return { family: family.name, kana: `${family.kana} ${truth.kana.split(' ')[1]}` }
  },
  'namesake next door': (random, truth) => ({ place: { ...truth.place, lot: otherLot(random, truth.place.lot) } }),
  'neighbour of another name': (random, truth) => {
    if (!person(truth)) return null
    const family = another(random, families, ({ name }) => name === truth.family)
    return { family: family.name, place: { ...truth.place, lot: otherLot(random, truth.place.lot) } }
  },
  'namesake in the flat next door': (random, truth) => {
    const building = truth.place.building ?? { name: random.of(buildings), room: 201 }
    const place = { ...truth.place, building: { ...building, room: building.room + 1 + random.below(3) } }
    return { place, buildings: true, truth: { place: { ...truth.place, building } } } as never
  },
  'namesake in the other building of the plot': (random, truth) => {
    const room = truth.place.building?.room ?? 201
    const at = (letter: string) => ({ ...truth.place, building: { name: `${random.of(['コーポ', 'ハイム'])}${letter}棟`, room } })
    return { place: at('B'), buildings: true, truth: { place: at('A') } } as never
  },
  'block and number run together': (_random, truth) => {
    const [a = 1, b = 1, ...rest] = truth.place.lot
    return a >= 10 ? { place: { ...truth.place, lot: [Math.floor(a / 10), Number(`${a % 10}${b}`), ...rest] } } : null
  },
  'namesake in another town': (random, truth, places) => ({
    place: {
      ...another(random, places, ({ town, city }) => town === truth.place.town && city === truth.place.city),
      lot: truth.place.lot,
      building: truth.place.building,
    },
  }),
  'a town of the same name elsewhere': (random, truth, places) => {
    const other = another(random, places, ({ city }) => city === truth.place.city)
    return { place: { ...truth.place, postalCode: other.postalCode, prefecture: other.prefecture, city: other.city } }
  },
  'namesake born on another day': (random, truth) => {
    const birth = another<Customer['birth']>(
      random,
      [
        [1940 + random.below(65), 1 + random.below(12), 1 + random.below(28)],
        [truth.birth[0] + 1, truth.birth[1], truth.birth[2]],
      ],
      (one) => day(one) === day(truth.birth),
    )
    return person(truth) ? { birth, told: true } : null
  },
  'person and corporation': (_random, truth) =>
    truth.kind === 'individual'
      ? { kind: 'corporation', name: `${truth.family}${truth.name}` }
      : { kind: 'individual', name: truth.name, family: truth.form?.long ?? '' },
  'corporation of another form': (random, truth) => {
    if (!truth.form) return null
    const [long, shorts] = another(random, legalForms, ([form]) => form === truth.form?.long)
    return { form: { ...truth.form, long, shorts } }
  },
  'corporation with its form at the other end': (_random, truth) =>
    truth.form ? { form: { ...truth.form, before: !truth.form.before } } : null,
  'corporation of another trade': (random, truth) => {
    const trade = trades.find((one) => truth.name.endsWith(one)) ?? ''
    return truth.form
      ? { name: `${truth.name.slice(0, truth.name.length - trade.length)}${another(random, trades, (one) => one === trade)}` }
      : null
  },
  'its sister company': (random, truth) =>
    truth.form ? { name: `${truth.name}${random.of(['サービス', '販売', '東日本', 'ホールディングス', '本舗'])}` } : null,
  'plate one digit off': (random, truth) => ({
    plate: { ...truth.plate, serial: String(Number(bumped(random, truth.plate.serial)) || Number(truth.plate.serial) + 1) },
  }),
  'plate of another kana': (random, truth) => ({
    plate: { ...truth.plate, kana: another(random, [...'さすせそたちつて'], (one) => one === truth.plate.kana) },
  }),
  'chassis number one digit off': (random, truth) => ({ chassis: bumped(random, truth.chassis) }),
  'chassis digits changed places': (_random, truth) => {
    const [head, tail = ''] = truth.chassis.split('-')
    const at = [...tail].findIndex((digit, n) => n > 0 && digit !== tail[n - 1])
    return at > 0 ? { chassis: `${head}-${tail.slice(0, at - 1)}${tail[at]}${tail[at - 1]}${tail.slice(at + 1)}` } : null
  },
  'chassis letter read as a digit': (_random, truth) => {
    const chassis = truth.chassis.replace(/[OISZB]/, (c) => ({ O: '0', I: '1', S: '5', Z: '2', B: '8' })[c] ?? c)
    return chassis === truth.chassis ? null : { chassis }
  },
}
const nearMisses = Object.keys(near)

/** Half of them one customer, half near misses, every kind of near miss as often. */
export function generatePairs(seed: number, many: number): GeneratedPair[] {
  const random = randomFrom(seed)
  const places = placesFor(random, 1500)
  const pairs: GeneratedPair[] = []
  for (let kind = 0; pairs.length < many / 2; kind++)
    pairs.push(...nearMiss(random, places, nearMisses[kind % nearMisses.length] as string))
  while (pairs.length < many) {
    const truth = customer(random, places)
    pairs.push(pairOf(random, { what: 'one customer', same: true }, truth, truth))
  }
  return pairs
}

function nearMiss(random: Random, places: readonly Omit<Place, 'lot' | 'building'>[], what: string): GeneratedPair[] {
  for (let tries = 0; tries < 200; tries++) {
    const drawn = customer(random, places)
    const change = near[what]?.(random, drawn, places) as ({ truth?: Partial<Customer> } & Partial<Customer> & Partial<Writing>) | null
    if (!change) continue
    const { truth: as, told, buildings: both, ...other } = change
    const truth = { ...drawn, ...as }
    const writing = { what, same: false, ...(told === undefined ? {} : { told }), ...(both === undefined ? {} : { buildings: both }) }
    return [pairOf(random, writing, truth, { ...truth, ...other })]
  }
  return []
}
