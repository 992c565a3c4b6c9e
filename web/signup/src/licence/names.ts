/** A name as it was read. Pure. */

/**
 * Characters that stand for families of variants (高 髙, 崎 﨑 …): readers know only the common one and are quite sure of it,
 * so a name that holds one is always looked at by its bearer. So is one with characters that differ by a stroke (千 十, 未 末).
 */
const manyFaces = new Set([
  ...'高崎吉土辺邊邉斎斉齋齊沢澤浜濱広廣国國桜櫻島嶋嶌富冨徳德黒黑恵惠真眞栄榮竜龍滝瀧関關藤榊祐裕柳梅内曽曾塚瀬館舘隆朗郎祥福神都晴青清静寛節縁緑渚渡猪榎鰺辻逸迪千十干未末土士己巳已',
])

export interface ReadName {
  /** 青木 花: a half-width space between family and given name where a gap was seen. */
  name: string
  /** Two parts of plain characters, none of which has variants that look alike. */
  plain: boolean
}

/** `text` keeps the wide gap as a full-width space. Null when nothing like a name was read. */
export function readName(text: string): ReadName | null {
  const name = text
    .replaceAll('　', '\uE000')
    .normalize('NFKC')
    .replaceAll(/(?<=[a-z]) (?=[a-z])/gi, '\uE000')
    .replaceAll(/\s/g, '')
    .replaceAll(/\uE000+/g, ' ')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[^\p{L}ー々]+$/u, '')
  const letters = [...name.replaceAll(' ', '')]
  if (letters.length < 2) return null
  const plain =
    letters.length <= 8 &&
    /^\S+ \S+$/u.test(name) &&
    letters.every((letter) => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]/u.test(letter) && !manyFaces.has(letter))
  return { name, plain }
}
