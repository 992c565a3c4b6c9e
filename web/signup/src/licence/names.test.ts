import { expect, it } from 'vitest'
import { readName } from './names.ts'

it.each([
  ['山本　花', '山本 花', true],
  ['山 本　大 介', '山本 大介', true],
  ['| 山本　花', '山本 花', true],
  ['山本花', '山本花', false],
  ['山崎　花', '山崎 花', false],
  ['高橋　花', '高橋 花', false],
  ['SMITH　JOHN', 'SMITH JOHN', false],
  ['佐々木　アキ', '佐々木 アキ', true],
])('BUY-23 %s is read as %s', (text, name, plain) => {
  expect(readName(text)).toEqual({ name, plain })
})

it('a single sign is no name', () => {
  expect(readName('－')).toBeNull()
  expect(readName('生')).toBeNull()
})
