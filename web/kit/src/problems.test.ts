import { describe, expect, it } from 'vitest'
import { defineProblemSentences, faultSentence, problemSentence } from './problems.ts'

describe('problemSentence', () => {
  it('uses the facts', () => {
    expect(problemSentence({ code: 'code-wrong', facts: { triesLeft: 3 } }, 'ja')).toContain('あと3回')
    expect(problemSentence({ code: 'code-wrong', facts: { triesLeft: 1 } }, 'en')).toContain('1 try left')
    expect(problemSentence({ code: 'code-wrong' }, 'ja')).not.toContain('あと')
  })
  it('says how long to wait', () => {
    expect(problemSentence({ code: 'too-many', retryAfter: 40 }, 'ja')).toContain('約40秒後')
    expect(problemSentence({ code: 'too-many', retryAfter: 600 }, 'en')).toContain('10 minutes')
  })
  it('lets an app speak first and never shows a bare code', () => {
    const own = defineProblemSentences({ ja: { 'car-is-moving': '走っています' }, en: { 'car-is-moving': 'On the move' } })
    expect(problemSentence({ code: 'car-is-moving' }, 'ja', own)).toBe('走っています')
    expect(problemSentence({ code: 'never-heard-of' }, 'ja', own)).toBe(problemSentence({ code: 'unknown' }, 'ja'))
  })
})

describe('faultSentence', () => {
  it('prefers the sentence for the field, then for the code, then the kit’s', () => {
    const own = { 'email.taken': 'A', taken: 'B' }
    expect(faultSentence('taken', 'ja', own, 'email')).toBe('A')
    expect(faultSentence('taken', 'ja', own, 'phone')).toBe('B')
    expect(faultSentence('required', 'ja', own, 'phone')).toBe('入力してください。')
  })
})
