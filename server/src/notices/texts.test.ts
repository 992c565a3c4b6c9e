import type { NoticeFacts, NoticeWord } from '@tsunagu/contract/notices.ts'
import { describe, expect, it } from 'vitest'
import { rules } from './rules.ts'
import { noticeLetter, textOf } from './texts.ts'

const request = { verb: 'remote/lock-doors', vehicle: 'NX', code: 'door-open' }
const facts: NoticeFacts = {
  registered: { name: '花子' },
  'signed-in-on-new-device': { device: 'iPhone · Safari' },
  'password-changed': {},
  'passkey-added': {},
  'second-factor-on': {},
  'second-factor-off': {},
  'recovery-code-used': { left: 9 },
  'phone-changed': {},
  'token-made': { name: 'meter' },
  'webhook-off': { host: 'hooks.example.jp' },
  'account-mail-off': {},
  'mail-bounced': { email: 'hanako@example.jp' },
  'push-ended': { device: 'Pixel · Chrome' },
  trial: {},
  'vehicle-taken-over': { vehicle: 'NX' },
  'device-alerted': { vehicle: 'NX', alert: 'alarm.sounding' },
  'registration-under-review': { receipt: 'R-2026-4F7K-2M' },
  'registration-approved': { receipt: 'R-2026-4F7K-2M', vehicle: 'NX', vehicleId: 'one' },
  'registration-rejected': { receipt: 'R-2026-4F7K-2M', registrationId: 'one' },
  'registration-overdue': { receipt: 'R-2026-4F7K-2M' },
  'request-done': request,
  'request-refused': request,
  'request-failed': request,
  'request-no-answer': request,
  'request-happened': request,
  'request-did-not-happen': request,
  'others-request-done': { verb: 'remote/lock-doors', vehicle: 'NX', by: 'Taro' },
}

describe.each(Object.keys(rules) as NoticeWord[])('%s', (word) => {
  it('says everything in both languages, short enough for a phone', () => {
    const text = textOf(word, facts[word])
    const both = [text?.title, text?.body]
    for (const said of both) {
      expect(said?.ja).toMatch(/[ぁ-んァ-ヶ一-龠]/)
      expect(said?.en).not.toMatch(/[ぁ-んァ-ヶ一-龠]/)
      expect(`${said?.ja}${said?.en}`).not.toMatch(/undefined|null|object| {2}/)
    }
    expect(text?.title.ja.length).toBeLessThanOrEqual(30)
    // every named thing is named in both
    const named = Object.entries(facts[word]).filter(
      ([name]) => name === 'vehicle' || name === 'device' || name === 'by' || name === 'email',
    )
    for (const [, value] of named) {
      expect(text?.title.ja + (text?.body.ja ?? '')).toContain(value)
      expect(text?.title.en + (text?.body.en ?? '')).toContain(value)
    }
  })
})

it('tells why a car refused, and nothing where there is no sentence for the code', () => {
  expect(textOf('request-refused', request)?.body).toEqual({
    ja: '「NX」が受け付けませんでした。ドアが開いていたためです。',
    en: '“NX” did not accept it. A door was open.',
  })
  expect(textOf('request-refused', { ...request, code: 'e-4711' })?.body.ja).toBe('「NX」が受け付けませんでした。')
})

it('knows no word that is not told, not even one every object has', () => {
  expect(textOf('gone', {})).toBe(null)
  expect(textOf('constructor', {})).toBe(null)
})

describe('the mail', () => {
  const text = textOf('trial', {})
  const at = new Date('2026-11-22T18:05:00Z')
  const link = 'http://localhost:8700/notices'
  const mailTo = (name: string, language: 'ja' | 'en') =>
    noticeLetter(text as never, { name, email: 'hanako@example.jp', language }, at, { link, from: 'a@b.example' })

  it.each([
    ['ja', '通知の試し送信です', '花子 様', 'Dear 花子'],
    ['en', 'This is a trial notice', 'Dear 花子', '花子 様'],
  ] as const)('%s first, the other language below, in text and HTML', (language, subject, first, second) => {
    const mail = mailTo('花子', language)
    expect(mail.subject).toBe(subject)
    for (const body of [mail.text, mail.html ?? '']) {
      expect(body.indexOf(first)).toBeGreaterThan(0)
      expect(body.indexOf(second)).toBeGreaterThan(body.indexOf(first))
      expect(body).toContain(link)
    }
  })

  it('gives the time of Japan', () => {
    const mail = mailTo('花子', 'ja')
    expect(mail.text).toContain('2026年11月23日 3:05')
    expect(mail.text).toContain('23 November 2026 at 03:05 (Japan)')
  })

  it('a name cannot break out of its line', () => {
    expect(mailTo('花\n\n子\u2028x', 'ja').text.split('\n')).toContain('花 子 x 様')
    expect(textOf('vehicle-taken-over', { vehicle: 'N\nX' })?.body.ja).toContain('「N X」')
  })
})
