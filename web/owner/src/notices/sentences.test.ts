import { describe, expect, it } from 'vitest'
import { say } from './sentences.ts'

describe('what a notice says', () => {
  it('names the operation and the car, in both languages', () => {
    const notice = { word: 'request-no-answer', facts: { verb: 'remote/lock-doors', vehicle: 'しろ', code: null } }
    expect(say(notice, 'ja').title).toBe('ドアロック: お車から応答がありません')
    expect(say(notice, 'en').body).toContain('しろ did not answer')
  })
  it('hands on the code that explains a refusal', () => {
    expect(
      say({ word: 'request-refused', facts: { verb: 'remote/close-windows', vehicle: 'しろ', code: 'someone-inside' } }, 'ja').code,
    ).toBe('someone-inside')
  })
  it('an operation of a later service is an operation', () => {
    expect(say({ word: 'request-done', facts: { verb: 'air/start', vehicle: 'しろ', code: null } }, 'ja').title).toBe(
      'リモート操作が完了しました',
    )
  })
  it('a word of a newer centre is news, not a broken page', () => {
    expect(say({ word: 'toString', facts: {} }, 'ja').title).toBe('新しいお知らせがあります')
    expect(say({ word: 'oil-is-low', facts: {} }, 'en').title).toBe('There is news')
  })
})
