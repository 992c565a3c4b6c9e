import { describe, expect, it } from 'vitest'
import { markDifference, type Part } from './difference.ts'

/** Differing parts in brackets. */
const drawn = (parts: Part[]) => parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')
const marked = (left: string, right: string) => {
  const found = markDifference(left, right)
  return [drawn(found.left), drawn(found.right)]
}

describe('the difference inside a text', () => {
  it.each([
    ['霞が関1-2-3', '霞が関1-2-4', '霞が関1-2-[3]', '霞が関1-2-[4]'],
    ['青木 花子', '青木 華子', '青木 [花]子', '青木 [華]子'],
    ['さくらビル 301', 'さくらビル', 'さくらビル [301]', 'さくらビル'],
    ['１２３', '123', '１２３', '123'],
    ['アオキ　ハナコ', 'アオキハナコ', 'アオキ　ハナコ', 'アオキハナコ'],
    ['渡辺', '斎藤', '[渡辺]', '[斎藤]'],
    ['', '青木', '', '[青木]'],
    ['', '', '', ''],
  ])('%s / %s', (left, right, l, r) => expect(marked(left, right)).toEqual([l, r]))
  it('knows how the numbers of an address are written', () => {
    const { left, right } = markDifference('霞が関1-2-3 さくらビル', '霞が関一丁目2番4号', true)
    expect([drawn(left), drawn(right)]).toEqual(['霞が関1-2-[3] [さくらビル]', '霞が関一丁目2番[4]号'])
  })
  it('keeps every character', () => {
    const { left, right } = markDifference('東京都千代田区霞が関一丁目', '東京都港区霞が関1丁目')
    expect(left.map(({ text }) => text).join('')).toBe('東京都千代田区霞が関一丁目')
    expect(right.map(({ text }) => text).join('')).toBe('東京都港区霞が関1丁目')
  })
})
