/** Names of people and corporations: the same, near, or different, and why. Pure. */
import type { ComparedItem } from '@tsunagu/contract/signup.ts'
import { foldChosen, foldVariants, plainText } from '../../platform/kanji/rules.ts'
import { distance } from './distance.ts'

/** A verdict and its reason; `null`: nothing had to be turned. */
export type Found = Pick<ComparedItem, 'verdict' | 'why'>

const found = (verdict: Found['verdict'], why: string | null): Found => ({ verdict, why })

/* People. */

/** Without spaces, middle dots and what else stands between the parts of a name. */
const joined = (text: string) => plainText(text).replaceAll(/[\s・·.,'’-]/g, '')
const isLatin = (text: string) => /^[\p{sc=Latin}\s・.,'’-]+$/u.test(plainText(text))

/** `same` only for one name written in two ways; anything near it is for a person to decide. */
export function comparePersonNames(expected: string, given: string): Found {
  if (expected.trim() === given.trim()) return found('same', null)
  if (isLatin(expected) && isLatin(given)) return compareLatin(expected, given)
  const [a, b] = [joined(expected), joined(given)]
  if (a === b) return found('same', 'width')
  if (foldVariants(a) === foldVariants(b)) return found('same', 'variant')
  if (foldChosen(a) === foldChosen(b)) return found('unclear', 'variant-to-check')
  if (scriptOf(a) !== scriptOf(b)) return found('unclear', 'other-script')
  if (hiraganaTurned(foldVariants(a)) === hiraganaTurned(foldVariants(b))) return found('unclear', 'other-script')
  if (/[()]/.test(a + b) && withoutBrackets(a) === withoutBrackets(b)) return found('unclear', 'second-name')
  return compareFolded(foldChosen(a), foldChosen(b))
}

const hiraganaTurned = (text: string) => text.replaceAll(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60))
const withoutBrackets = (text: string) => foldVariants(text.replaceAll(/\(.*?\)/g, ''))
const scriptOf = (text: string) => (/\p{sc=Han}/u.test(text) ? 'kanji' : /\p{sc=Latin}/u.test(text) ? 'latin' : 'kana')

function compareFolded(a: string, b: string): Found {
  // the same characters in another order, one wrong, one more: typed wrongly, or a brother
  if (distance(a, b) === 1 && Math.min(a.length, b.length) > 2) return found('unclear', 'one-character')
  if ([...a].sort().join('') === [...b].sort().join('')) return found('unclear', 'order')
  return found('differs', a.slice(0, 2) === b.slice(0, 2) ? 'family-name-only' : null)
}

/** Given and family name change places between a residence card and everyday life; a middle name may be missing. */
function compareLatin(expected: string, given: string): Found {
  const parts = (text: string) =>
    plainText(text)
      .toUpperCase()
      .normalize('NFD')
      .replaceAll(/\p{M}|[.'’]/gu, '')
      .split(/[\s,・-]+/)
      .filter((part) => part !== '')
  const [a, b] = [parts(expected), parts(given)]
  if (a.join(' ') === b.join(' ')) return found('same', 'width')
  if (a.toSorted().join(' ') === b.toSorted().join(' ')) return found('same', 'order')
  if (a.join('') === b.join('')) return found('unclear', 'spaces')
  const [few, many] = a.length < b.length ? [a, b] : [b, a]
  if (few.length > 1 && few.every((part) => many.includes(part))) return found('unclear', 'middle-name')
  if (few.length > 1 && few.every((part) => many.some((one) => one.startsWith(part) || part.startsWith(one))))
    return found('unclear', 'initial')
  if (distance(a.join(''), b.join('')) <= 2) return found('unclear', 'one-character')
  return found('differs', a.some((part) => b.includes(part)) ? 'family-name-only' : null)
}

/* Kana. */

/** Katakana without the reading of a legal form, which some leave out; small kana and width as they are. */
const plainKana = (text: string) =>
  hiraganaTurned(joined(text)).replace(/^(カブシキ|ユウゲン|ゴウドウ)ガイシャ|(カブシキ|ユウゲン|ゴウドウ)ガイシャ$/, '')
const rows: readonly [RegExp, string][] = [
  [/[オコソトノホモヨロヲゴゾドボポョ]/, 'ウオ'],
  [/[ウクスツヌフムユルグズヅブプュ]/, 'ウ'],
  [/[エケセテネヘメレゲゼデベペ]/, 'イエ'],
]
const small: Readonly<Record<string, string>> = {
  ァ: 'ア',
  ィ: 'イ',
  ゥ: 'ウ',
  ェ: 'エ',
  ォ: 'オ',
  ッ: 'ツ',
  ャ: 'ヤ',
  ュ: 'ユ',
  ョ: 'ヨ',
  ヮ: 'ワ',
  ヵ: 'カ',
  ヶ: 'ケ',
}
/** As it sounds: ヅ = ズ, ヂ = ジ, ヲ = オ, small kana large, one sign for each long vowel (オオ オウ オー). It stays long: ユカ is not ユウカ. */
function sound(text: string): string {
  const plain = text.replaceAll('ヅ', 'ズ').replaceAll('ヂ', 'ジ').replaceAll('ヲ', 'オ').replaceAll('ヴ', 'ブ')
  const long = Array.from(plain, (c, n) => (rows.some(([row, vowels]) => row.test(plain[n - 1] ?? '') && vowels.includes(c)) ? 'ー' : c))
  return long.map((c) => small[c] ?? c).join('')
}

/** How it sounds is a hint: it counts where the name itself is the same (`nameSame`), and never makes two names one. */
export function compareKana(expected: string, given: string, nameSame: boolean): Found {
  const [a, b] = [plainKana(expected), plainKana(given)]
  if (a === b) return found('same', expected.trim() === given.trim() ? null : 'width')
  if (sound(a) === sound(b)) return found(nameSame ? 'same' : 'unclear', 'sound')
  return found(nameSame || distance(a, b) === 1 ? 'unclear' : 'differs', 'reading')
}

/* Corporations. */

/** Each legal form, its usual short forms (after NFKC) and its long one. */
const forms: readonly [string, readonly string[]][] = [
  ['特定非営利活動法人', ['(特非)', 'NPO法人']],
  ['独立行政法人', ['(独)']],
  ['国立大学法人', ['(大)']],
  ['社会福祉法人', ['(福)', '(社福)']],
  ['公益社団法人', ['(公社)']],
  ['公益財団法人', ['(公財)']],
  ['一般社団法人', ['(一社)']],
  ['一般財団法人', ['(一財)']],
  ['医療法人社団', []],
  ['医療法人財団', []],
  ['医療法人', ['(医)']],
  ['学校法人', ['(学)']],
  ['宗教法人', ['(宗)']],
  ['税理士法人', ['(税)']],
  ['弁護士法人', ['(弁)']],
  ['監査法人', ['(監)']],
  ['農業協同組合', ['(農協)']],
  ['株式会社', ['(株)', '㈱']],
  ['有限会社', ['(有)', '㈲']],
  ['合同会社', ['(同)', '(合同)']],
  ['合資会社', ['(資)']],
  ['合名会社', ['(名)']],
]
interface Corporation {
  form: string | null
  place: 'before' | 'after' | null
  core: string
  /** 支店, 営業所 …: a part of it. */
  part: string
}

function corporationOf(text: string): Corporation {
  let rest = foldVariants(
    plainText(text)
      .replaceAll(/[〔【［[]/g, '(')
      .replaceAll(/[〕】］\]]/g, ')')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .toUpperCase(),
  )
  let part = ''
  // only what stands apart from the name: 青木工場株式会社 is a name
  const cut = rest.search(/(?<= |株式会社|有限会社|合同会社|\))[^ ()]{1,12}(?:支店|支社|営業所|出張所|事業所|工場|本店|本社|事業部)$/)
  if (cut > 0) [rest, part] = [rest.slice(0, cut), rest.slice(cut)]
  for (const [form, shorts] of forms)
    for (const written of [form, ...shorts]) {
      const place = rest.startsWith(written) ? 'before' : rest.trimEnd().endsWith(written) ? 'after' : null
      if (place) {
        const core = place === 'before' ? rest.slice(written.length) : rest.trimEnd().slice(0, -written.length)
        return { form, place, core: tight(core), part }
      }
    }
  return { form: null, place: null, core: tight(rest), part }
}
const tight = (text: string) => text.replaceAll(/[\s・·,'’.-]/g, '').replaceAll(/[‐‑–—―−]/g, 'ー')
/** キヤノン and キャノン, 第一 and 第1: hints only. */
const loose = (text: string) =>
  foldChosen(text)
    .replaceAll(/[ァィゥェォッャュョヮ]/g, (c) => small[c] ?? c)
    .replaceAll('ー', '')
    .replaceAll('&', 'アンド')
    .replaceAll(/[一二三四五六七八九]/g, (c) => String('一二三四五六七八九'.indexOf(c) + 1))

/** 株式会社 before and after the name are two corporations: same name, other place is for a person to decide. */
export function compareCorporateNames(expected: string, given: string): Found {
  if (expected.trim() === given.trim()) return found('same', null)
  const [a, b] = [corporationOf(expected), corporationOf(given)]
  if (a.core !== b.core) {
    if (loose(a.core) === loose(b.core) && a.form === b.form) return found('unclear', 'variant-to-check')
    if (a.form === b.form && Math.min(a.core.length, b.core.length) > 3 && distance(a.core, b.core) === 1)
      return found('unclear', 'one-character')
    if (/^\p{sc=Latin}+$/u.test(a.core) !== /^\p{sc=Latin}+$/u.test(b.core) && a.form === b.form && a.core !== '' && b.core !== '')
      return found('unclear', 'other-script')
    return found('differs', null)
  }
  if (a.form !== b.form) return a.form && b.form ? found('differs', 'legal-form') : found('unclear', 'legal-form-missing')
  if (a.place !== b.place) return found('unclear', 'legal-form-place')
  if (a.part !== b.part) return found('unclear', 'branch')
  return found('same', 'legal-form')
}
