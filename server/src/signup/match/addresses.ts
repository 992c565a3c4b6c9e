/** Japanese addresses: one place written in two ways, near, or different. Pure; no list of places is needed. */
import type { Address } from '@tsunagu/contract/profile.ts'
import { foldChosen, plainText } from '../../platform/kanji/rules.ts'
import { distance } from './distance.ts'
import type { Found } from './names.ts'

const found = (verdict: Found['verdict'], why: string | null): Found => ({ verdict, why })

interface Place {
  prefecture: string | null
  /** 郡 of a 町 or 村, often left out. */
  county: string | null
  /** City and town up to the first number that is a lot or block. */
  town: string
  /** 通り名 of Kyoto, which everyday addresses leave out. */
  street: string | null
  /** 丁目, 番, 号 and what follows: `['2', '8', '1']`. */
  numbers: string[]
  building: string
}

const prefecture =
  /^(北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)/
const digits = '〇一二三四五六七八九'
const kanjiNumber = '[〇一二三四五六七八九十百]+'

/** 二十三 → 23, 一〇 → 10, 百五 → 105. */
function arabic(kanji: string): string {
  if (!/[十百]/.test(kanji)) return Array.from(kanji, (c) => digits.indexOf(c)).join('')
  let sum = 0
  let open = 0
  for (const c of kanji) {
    const unit = c === '百' ? 100 : c === '十' ? 10 : 0
    if (unit === 0) open = digits.indexOf(c)
    else {
      sum += Math.max(open, 1) * unit
      open = 0
    }
  }
  return String(sum + open)
}

const strokes = /(?<=[\d〇一二三四五六七八九十甲乙丙丁])[‐‑‒–—―−ー─━ｰ~〜](?=[\d〇一二三四五六七八九十A-Z])/g
const countedKanji = new RegExp(`${kanjiNumber}(?=丁目|番地|番(?!町|丁)|号|条|線|地割|-|[のノ之]${kanjiNumber}|[のノ之]\\d|$)`, 'gu')
const followingKanji = new RegExp(`(?<=\\d(?:丁目|番地?|-|[のノ之])[のノ之]?)${kanjiNumber}`, 'gu')

/** One spelling for widths, variants, ヶ, の, 字, numerals and the words between numbers. */
const spelt = (text: string): string =>
  foldChosen(plainText(text).toUpperCase())
    .replaceAll(/[\s,、，。]/g, '')
    // a stroke after a figure is a hyphen, whatever key it was
    .replaceAll(strokes, '-')
    .replaceAll(/大字|小字|字/g, '')
    .replaceAll(/(?<=\p{sc=Han})[ヶケがガ](?=\p{sc=Han})/gu, 'ケ')
    .replaceAll(/(?<=[\p{sc=Han}ケ])[ッツっつ](?=\p{sc=Han})/gu, 'ツ')
    .replaceAll(countedKanji, arabic)
    .replaceAll(followingKanji, arabic)
    .replaceAll(/(?<=\p{sc=Han})[のノ之](?=\p{sc=Han})/gu, 'ノ')
    .replaceAll(/(\d+)(?:丁目|番地[のノ之]?|番(?![町丁館街])|号(?![室棟館線]))/g, '$1-')
    .replaceAll(/(?<=\d)[のノ之](?=\d)/g, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/-(?=\D|$)/g, '')
    .replaceAll(/(?<!\d)0+(?=\d)/g, '')

/** 番外地 and lots with a letter: 12番地イ, 12-甲. */
const lots = /^(.*?)(\d+(?:-\d+)*(?:-?[甲乙丙丁戊イロハニホヘト](?![\p{L}]))?)(?!\d|条|線|地割|区|番町|番丁|号線)(.*)$/u
const kyotoStreet = /^(京都市.{1,4}?区)(.+(?:上[るルが]る?|下[るルが]る?|[東西]入[るルり]?))(.+)$/u

function placeOf({ prefecture: stated, city, street, building }: Address): Place {
  const typed = plainText(`${city}${street}`).replaceAll(/\s/g, '')
  const stands = withEnding(plainText(stated).trim())
  // the prefecture typed into the city, as well or instead
  const named = prefecture.exec(stands)?.[1] ?? prefecture.exec(typed)?.[1] ?? null
  let rest = spelt(named && typed.startsWith(named) ? typed.slice(named.length) : prefecture.test(stands) ? typed : `${stands}${typed}`)
  const county = /^(.{1,5}?郡)(?=.+?[町村])/u.exec(rest)?.[1] ?? null
  if (county && !county.includes('市')) rest = rest.slice(county.length)
  const kyoto = kyotoStreet.exec(rest)
  if (kyoto) rest = `${kyoto[1]}${kyoto[3]}`
  const parts = lots.exec(rest)
  const after = parts ? (parts[3] ?? '') : ''
  return {
    prefecture: named,
    county,
    town: parts ? (parts[1] ?? '') : rest,
    street: kyoto?.[2] ?? null,
    numbers: parts ? (parts[2] ?? '').split('-') : [],
    building: spelt(`${after}${building ?? ''}`),
  }
}
const withEnding = (name: string) => {
  if (prefecture.test(name)) return name
  return ['都', '府', '県'].map((ending) => `${name}${ending}`).find((whole) => prefecture.test(whole)) ?? name
}

/** Rooms and parts of a building: what tells two flats apart. */
const rooms = (building: string) => building.match(/\d+[A-Z]?|[A-Z](?=\d|棟|号|$)|[東西南北](?=棟|館|$)/g)?.join('-') ?? ''

/**
 * Same town and numbers are the same place. The building is a weak item: its name may be missing, a room that is expected may not. What everyday
 * addresses leave out (prefecture, 郡, 通り名 of Kyoto) is supplied by an equal postal code; without that a person decides.
 */
export function compareAddresses(expected: Address, given: Address): Found {
  const [a, b] = [placeOf(expected), placeOf(given)]
  const postal = expected.postalCode === given.postalCode
  if (a.prefecture && b.prefecture && a.prefecture !== b.prefecture) return found('differs', 'prefecture')
  if (a.town !== b.town) return compareTowns(a, b)
  const numbers = compareNumbers(a, b)
  if (numbers.verdict !== 'same') return numbers
  const leftOut =
    a.prefecture !== b.prefecture
      ? 'prefecture-omitted'
      : a.county !== b.county
        ? 'county-omitted'
        : a.street !== b.street
          ? 'street-name'
          : null
  if (leftOut && (!postal || (a.county && b.county) || (a.street && b.street))) return found('unclear', leftOut)
  const building = compareBuildings(a, b)
  if (building.verdict !== 'same') return building
  return found('same', leftOut ?? numbers.why ?? building.why ?? (raw(expected) === raw(given) ? null : 'spelling'))
}
const raw = ({ prefecture: p, city, street, building }: Address) => [p, city, street, building ?? ''].join('')

/** Other town: near when one character differs (an unknown variant, a slip), or when a part is missing. */
function compareTowns(a: Place, b: Place): Found {
  const sameNumbers = a.numbers.join('-') === b.numbers.join('-')
  if (sameNumbers && (a.town.endsWith(b.town) || b.town.endsWith(a.town))) return found('unclear', 'city-omitted')
  if (sameNumbers && distance(a.town, b.town) === 1) return found('unclear', 'one-character')
  const whole = (place: Place) => [place.town, place.numbers.join('-')].join('')
  // 本町一丁目二 and 本町1-2 that the rules above did not see as one
  if (whole(a).replaceAll('-', '') === whole(b).replaceAll('-', '')) return found('unclear', 'numbers')
  return found('differs', 'town')
}

function compareNumbers(a: Place, b: Place): Found {
  const [x, y] = [a.numbers, b.numbers]
  if (x.join('-') === y.join('-')) return found('same', null)
  const [few, many, fewPlace] = x.length < y.length ? [x, y, a] : [y, x, b]
  if (few.length > 0 && few.every((part, n) => part === many[n])) {
    const more = many.slice(few.length).join('-')
    // 1-2-3-405 is 1-2-3, room 405, where the other names that room
    return more === rooms(fewPlace.building) && few.length > 1 ? found('same', 'room') : found('unclear', 'numbers-missing')
  }
  return distance(x.join('-'), y.join('-')) === 1 ? found('unclear', 'digits') : found('differs', 'numbers')
}

function compareBuildings(a: Place, b: Place): Found {
  // 1-12 and 11-2 stay two
  const tight = (text: string) => text.replaceAll(/[・·'’.()ー]|号室?|(?<!\d)-|-(?!\d)/g, '')
  if (tight(a.building) === tight(b.building)) return found('same', null)
  // the room was counted among the numbers on one side
  if (a.numbers.length !== b.numbers.length) return found('same', 'room')
  // many certificates name no flat, and nobody can tell more from them; one that does wants it of the account too: a namesake may live
  // in another flat of the house
  if (b.building === '' && rooms(a.building) !== '') return found('unclear', 'room-omitted')
  if (a.building === '' || b.building === '') return found('same', 'building-omitted')
  const [here, there] = [rooms(a.building), rooms(b.building)]
  if (here !== there) return found('unclear', here === '' || there === '' ? 'room-omitted' : 'room')
  // one names the room alone
  const unnamed = [a, b].some(({ building }) => building.replace(/号室?$/, '') === here)
  return unnamed ? found('same', 'building') : found('unclear', 'building')
}
