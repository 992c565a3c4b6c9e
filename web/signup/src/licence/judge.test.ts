import { describe, expect, it } from 'vitest'
import { judge, type Lines } from './judge.ts'
import type { ReadLine } from './reading.ts'

const today = '2026-11-23'
const line = (text: string, confidence = 0.95): ReadLine => ({ text, confidence })
const both = (text: string) => [line(text), line(text)] as const
const card: Lines = {
  name: both('山本　花'),
  birthDate: both('昭和60年4月2日生'),
  address: both('東京都千代田区永田町2-1-3'),
  number: both('第309012345620号'),
  expiresOn: both('2029年(令和11年)05月02日まで有効'),
}
const read = (changed: Partial<Lines>) => judge({ ...card, ...changed }, today)

describe('what is taken and what is sure', () => {
  it('BUY-23 two readers that agree, and checks that hold', () => {
    const reading = read({})
    expect(Object.fromEntries(Object.entries(reading).map(([item, { value }]) => [item, value]))).toEqual({
      name: '山本 花',
      birthDate: '1985-04-02',
      address: '東京都千代田区永田町2-1-3',
      number: '309012345620',
      expiresOn: '2029-05-02',
    })
    expect(Object.values(reading).every(({ sure }) => sure)).toBe(true)
  })

  it('BUY-23 readers that differ: the sounder one is offered, never as sure', () => {
    expect(read({ number: [line('第309012345610号'), line('第309012345620号', 0.6)] }).number).toMatchObject({
      value: '309012345620',
      sure: false,
    })
    expect(read({ name: [line('山本　花'), line('山木　花')] }).name.sure).toBe(false)
    expect(read({ address: [line('東京都千代田区永田町2-1-3'), line('東京都千代田区永田町2-7-3')] }).address.sure).toBe(false)
  })

  it('one reader alone is never sure', () => {
    expect(read({ name: [line('山本　花'), null] }).name).toMatchObject({ value: '山本 花', sure: false })
    expect(read({ name: [line('山本　花')] }).name.sure).toBe(false)
  })

  it('a doubtful character makes the field doubtful', () => {
    expect(read({ name: [line('山本　花'), line('山本　花', 0.5)] }).name.sure).toBe(false)
  })

  it('what had to be put right is not sure', () => {
    expect(read({ address: both('束京都千代田区永田町2-1-3') }).address).toMatchObject({ value: '東京都千代田区永田町2-1-3', sure: false })
    expect(read({ name: both('高橋　花') }).name).toMatchObject({ value: '高橋 花', sure: false })
    expect(read({ number: both('第309012345610号') }).number).toMatchObject({ value: '309012345610', sure: false })
    expect(read({ birthDate: both('昭和60年4月2') }).birthDate).toMatchObject({ value: '1985-04-02', sure: false })
  })

  it('an address that breaks off is not sure', () => {
    expect(read({ address: both('東京都千代田区永田町') }).address.sure).toBe(false)
  })

  it('birthday and expiry check each other', () => {
    const reading = read({ birthDate: both('昭和60年4月7日生') })
    expect(reading.birthDate).toMatchObject({ value: '1985-04-07', sure: false })
    expect(reading.expiresOn).toMatchObject({ value: '2029-05-02', sure: false })
  })

  it('a birthday is not sure without the expiry that confirms it', () => {
    expect(read({ expiresOn: [null, null] }).birthDate).toMatchObject({ value: '1985-04-02', sure: false })
  })

  it('a reader that sees circled digits sees digits', () => {
    expect(read({ number: [line('第③0⑨0⑫③④⑤⑥②0号', 0.4), line('第309012345620号', 0.3)] }).number).toMatchObject({
      value: '309012345620',
      sure: true,
    })
  })

  it('children and licences of another age are not sure', () => {
    expect(read({ birthDate: both('平成30年4月2日生') }).birthDate.sure).toBe(false)
    expect(read({ expiresOn: both('2099年(令和81年)05月02日まで有効') }).expiresOn.sure).toBe(false)
  })

  it('BUY-23 what could not be read is empty and stops nothing', () => {
    const nothing = judge({ name: [null, null], birthDate: both('～'), address: both(''), number: both('号'), expiresOn: [] }, today)
    expect(Object.values(nothing)).toEqual(Array.from({ length: 5 }, () => ({ value: null, sure: false, confidence: 0 })))
  })
})
