import { expect, it } from 'vitest'
import { readAddress } from './addresses.ts'

it.each([
  ['東京都千代田区霞が関2丁目1番3号', '東京都千代田区霞が関2丁目1番3号', true],
  ['東 京 都 千 代 田 区 霞 が 関 ２ － １ － ３', '東京都千代田区霞が関2-1-3', true],
  ['愛知県名古屋市中区三の丸3ー1ー2　つなぐ荘101', '愛知県名古屋市中区三の丸3-1-2 つなぐ荘101', true],
  ['三重県四日市市諏訪町1-5', '三重県四日市市諏訪町1-5', true],
  ['横浜市中区本町6-50-10', '神奈川県横浜市中区本町6-50-10', true],
  ['東京都千代田匡霞が関2-1-3', '東京都千代田区霞が関2-1-3', false],
  ['束京都千代田区霞が関2-1-3', '東京都千代田区霞が関2-1-3', false],
  ['京都千代田区霞が関2-1-3', '東京都千代田区霞が関2-1-3', false],
])('BUY-23 %s is read as %s', (text, line, known) => {
  expect(readAddress(text)).toEqual({ line, known })
})

it('a town that several prefectures have is not completed', () => {
  expect(readAddress('府中市宮西町2-24')).toEqual({ line: '府中市宮西町2-24', known: false })
})

it('what is no address is none', () => {
  expect(readAddress('')).toBeNull()
  expect(readAddress('| -')).toBeNull()
})
