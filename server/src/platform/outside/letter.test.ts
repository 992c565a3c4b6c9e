import { describe, expect, it } from 'vitest'
import { letter, senderOf } from './letter.ts'

const written = (more: Partial<Parameters<typeof letter>[0]> = {}) =>
  letter({
    kind: 'test.letter',
    to: 'hanako@example.jp',
    from: senderOf({ name: { ja: 'TOYOTAアカウント', en: 'TOYOTA account' }, address: 'account@tsunagu.example' }),
    subject: { ja: '受け付けました', en: 'Received' },
    ja: {
      title: '受け付けました',
      paragraphs: ['一行目\n二行目', '<script>alert(1)</script> & "引用"'],
      code: '123456',
      facts: [['受付番号', 'R-2026-4F7K-2M']],
      button: { label: '状況を見る', url: 'https://tsunagu.example/signup?a=1&b=2' },
      notes: ['返信はできません'],
    },
    en: { title: 'Received', paragraphs: ['Hello'] },
    ...more,
  })

describe('letter', () => {
  it('says in text and HTML the same, Japanese first', () => {
    const { subject, text, html = '' } = written()
    expect(subject).toBe('受け付けました / Received')
    for (const word of ['受け付けました', '123456', 'R-2026-4F7K-2M', '状況を見る', '返信はできません', 'Hello']) {
      expect(text).toContain(word)
      expect(html).toContain(word)
    }
    expect(text.indexOf('受付番号')).toBeLessThan(text.indexOf('Hello'))
    expect(html.indexOf('受付番号')).toBeLessThan(html.indexOf('Hello'))
    expect(text).toContain('https://tsunagu.example/signup?a=1&b=2')
    expect(html).toContain('href="https://tsunagu.example/signup?a=1&#38;b=2"')
  })

  it('lets nobody write HTML through a name', () => {
    const { html = '' } = written()
    expect(html).not.toContain('<script')
    expect(html).toContain('&#60;script&#62;')
    expect(html).toContain('一行目<br>二行目')
  })

  it('fetches nothing when it is opened', () => {
    expect(written().html).not.toMatch(/\ssrc=|@import|url\(/)
  })

  it('puts English first for who reads English, and refuses a button that runs something', () => {
    const { subject, text } = written({ first: 'en' })
    expect(subject).toBe('Received / 受け付けました')
    expect(text.indexOf('Hello')).toBeLessThan(text.indexOf('受付番号'))
    expect(() => written({ en: { title: 'x', paragraphs: [], button: { label: 'x', url: 'javascript:alert(1)' } } })).toThrow()
  })

  it('keeps a sender’s name one header', () => {
    expect(senderOf({ name: { ja: 'あ"い\\', en: 'x' }, address: 'a@b.example' })).toBe('"あい" <a@b.example>')
  })
})
