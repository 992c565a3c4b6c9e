/** Invented people with licences: the same for the same seed. */
import { municipalities } from '../src/licence/municipalities.ts'

export interface Person {
  /** 青木 花 */
  name: string
  birthDate: string
  address: string
  number: string
  expiresOn: string
}

const families =
  '佐藤 鈴木 田中 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山﨑 阿部 森 池田 橋本 石川 前田 藤田 岡田 後藤 長谷川 村上 近藤 石井 髙橋 坂本 遠藤 青木 藤井 西村 渡邉 岩﨑 小野 久保田'.split(
    ' ',
  )
const given =
  '翔太 大輔 健一 誠 直樹 和也 拓海 陽菜 美咲 葵 さくら 由美子 恵子 明美 洋平 智子 亮 幸子 真由美 浩二 香織 凜 結衣 悠斗 蓮 千尋 麻衣 徹 信行 節子 ひかり 茂 久美 アキラ 一郎 三千代'.split(
    ' ',
  )
const towns = '本町 中央 栄町 緑ヶ丘 東町 旭町 桜木町 若葉台 大手町 南原 北野 上野原 川口 新田 日の出町 八幡町 松山 白浜'.split(' ')
const buildings = '青葉荘101 コーポ森203 メゾン泉502 第二富士ビル3F ハイツ南B-5'.split(' ')

export function makePeople(count: number, random: () => number): Person[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  return Array.from({ length: count }, () => {
    const prefecture = pick(Object.keys(municipalities))
    const street =
      random() < 0.5
        ? `${between(1, 6)}丁目${between(1, 30)}番${between(1, 25)}号`
        : `${between(1, 2999)}${random() < 0.6 ? `-${between(1, 40)}` : ''}${random() < 0.3 ? `-${between(1, 20)}` : ''}`
    const building = random() < 0.25 ? ` ${pick(buildings)}` : ''
    const birth = new Date(Date.UTC(between(1945, 2007), between(0, 11), between(1, 28)))
    const ends = new Date(Date.UTC(between(2027, 2031), birth.getUTCMonth() + 1, birth.getUTCDate()))
    const day = (date: Date) => date.toISOString().slice(0, 10)
    return {
      name: `${pick(families)} ${pick(given)}`,
      birthDate: day(birth),
      address: `${prefecture}${pick((municipalities[prefecture] ?? '').split(' '))}${pick(towns)}${street}${building}`,
      number: licenceNumber(Array.from({ length: 10 }, () => between(0, 9)).join(''), between(0, 2)),
      expiresOn: day(ends),
    }
  })
}

/** Ten digits, their check digit, how often it was issued again. */
function licenceNumber(ten: string, again: number): string {
  const rest = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2].reduce((sum, weight, n) => sum + weight * Number(ten[n]), 0) % 11
  return `${ten}${(11 - rest) % 10}${again}`
}

/** mulberry32: small, good enough for pictures, the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
