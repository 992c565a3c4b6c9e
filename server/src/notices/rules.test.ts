import type { NoticeWord } from '@tsunagu/contract/notices.ts'
import { describe, expect, it } from 'vitest'
import {
  channelsFor,
  concernsOwner,
  defaults,
  isLost,
  mailHealth,
  type Preferences,
  preferencesFrom,
  pushHealth,
  rules,
  shownDeliveries,
  wordOfRequest,
} from './rules.ts'
import type { DeliveryState, SentChannel } from './tables.ts'

const off: Preferences = {
  account: { mail: false, push: false },
  vehicle: { mail: false, push: false },
  remote: { mail: false, push: false },
}
const minute = (n: number) => new Date(Date.UTC(2026, 10, 22, 12, n))
const tried = (
  channel: SentChannel,
  n: number,
  state: DeliveryState,
  error: string | null = null,
  subscriptionId: string | null = null,
) => ({
  channel,
  subscriptionId,
  state,
  error,
  at: minute(n),
})

describe('channelsFor', () => {
  it.each<[NoticeWord, string[]]>([
    ['password-changed', ['mail', 'push']],
    ['vehicle-taken-over', ['mail', 'push']],
    ['request-no-answer', ['push']],
    ['others-request-done', ['push']],
    ['request-done', []],
    ['push-ended', []],
    ['mail-bounced', ['push']],
    ['trial', ['mail', 'push']],
  ])('%s goes, unless somebody chose otherwise, through %j', (word, channels) => {
    expect(channelsFor(word, defaults)).toEqual(channels)
  })

  it('keeps to what was chosen, each channel for itself', () => {
    const chosen = preferencesFrom([{ kind: 'remote', mail: true, push: false }])
    expect(channelsFor('request-failed', chosen)).toEqual(['mail'])
    expect(channelsFor('password-changed', chosen)).toEqual(['mail', 'push'])
  })

  it('stays in the inbox when all is off, except for what an account’s safety hangs on', () => {
    const byMailAlways = ['account-mail-off', 'token-made', 'second-factor-on', 'second-factor-off', 'recovery-code-used', 'phone-changed']
    for (const word of Object.keys(rules) as NoticeWord[]) {
      expect(channelsFor(word, off), word).toEqual(byMailAlways.includes(word) ? ['mail'] : [])
    }
  })

  it('a trial goes through what is on for any kind', () => {
    expect(channelsFor('trial', { ...off, remote: { mail: false, push: true } })).toEqual(['push'])
  })
})

describe('wordOfRequest', () => {
  const verb = 'remote/lock-doors'
  it.each([
    ['waiting', null, null],
    ['waking', null, null],
    ['sent', null, null],
    ['doing', null, null],
    ['done', null, 'request-done'],
    ['refused', null, 'request-refused'],
    ['failed', null, 'request-failed'],
    ['no-answer', null, 'request-no-answer'],
    ['no-answer', 'happened', 'request-happened'],
    ['no-answer', 'did-not-happen', 'request-did-not-happen'],
  ] as const)('%s, settled %s: %s', (state, settled, word) => {
    expect(wordOfRequest({ verb, state, settled })).toBe(word)
  })
  it('asking the car for its state is no news', () => {
    expect(wordOfRequest({ verb: 'remote/refresh', state: 'no-answer', settled: null })).toBe(null)
  })
  it('concerns the owner when something was done', () => {
    expect((Object.keys(rules) as NoticeWord[]).filter(concernsOwner)).toEqual(['request-done', 'request-happened'])
  })
})

describe('shownDeliveries', () => {
  it('one browser that got it is enough', () => {
    const rows = [tried('push', 1, 'failed', 'push-down', 'a'), tried('push', 2, 'sent', null, 'b'), tried('push', 3, 'waiting', null, 'c')]
    expect(shownDeliveries(minute(0), rows)).toEqual([
      { channel: 'inbox', state: 'sent', at: minute(0).toISOString() },
      { channel: 'mail', state: 'off', at: minute(0).toISOString() },
      { channel: 'push', state: 'sent', at: minute(2).toISOString() },
    ])
  })
})

describe('mailHealth', () => {
  it.each([
    ['never tried', [], 'untried', null, null],
    ['under way', [tried('mail', 1, 'waiting')], 'untried', null, null],
    ['arrived', [tried('mail', 5, 'sent'), tried('mail', 1, 'failed', 'mail-down')], 'ok', 5, null],
    [
      'failing since the first failure after the last success',
      [tried('mail', 9, 'waiting', 'mail-down'), tried('mail', 7, 'failed', 'mail-down'), tried('mail', 3, 'sent')],
      'failing',
      7,
      'mail-down',
    ],
    ['a bounce of an address left behind', [tried('mail', 9, 'bounced', 'mail-bounced')], 'untried', null, null],
  ] as const)('%s', (_about, deliveries, state, since, detail) => {
    expect(mailHealth(true, false, deliveries)).toEqual({
      channel: 'mail',
      state,
      since: since === null ? null : minute(since).toISOString(),
      detail,
    })
  })

  it('bounced since the first bounce, until a mail arrives again', () => {
    const bounces = [tried('mail', 8, 'bounced', null), tried('mail', 6, 'bounced', 'mail-bounced'), tried('mail', 2, 'sent')]
    expect(mailHealth(true, true, bounces)).toMatchObject({ state: 'bounced', since: minute(6).toISOString() })
    expect(mailHealth(false, true, bounces)).toMatchObject({ state: 'bounced' })
    expect(mailHealth(true, true, [tried('mail', 9, 'sent'), ...bounces])).toMatchObject({ state: 'ok' })
    expect(isLost(true, bounces)).toBe(true)
    expect(isLost(true, [])).toBe(true)
    expect(isLost(false, bounces)).toBe(false)
  })

  it('off', () => {
    expect(mailHealth(false, false, [tried('mail', 1, 'sent')])).toMatchObject({ state: 'off' })
  })
})

describe('pushHealth', () => {
  const [a, b] = ['a', 'b']
  it.each([
    ['no browser', [], [], 'off', null],
    ['the last browser has gone', [], [tried('push', 3, 'failed', 'push-gone', a)], 'failing', 'push-gone'],
    ['not tried', [a], [], 'untried', null],
    ['works', [a], [tried('push', 1, 'sent', null, a)], 'ok', null],
    [
      'one of two fails',
      [a, b],
      [tried('push', 4, 'sent', null, a), tried('push', 3, 'waiting', 'push-down', b), tried('push', 1, 'sent', null, b)],
      'failing',
      'push-down',
    ],
    [
      'a browser that is gone spoils nothing',
      [b],
      [tried('push', 4, 'failed', 'push-gone', a), tried('push', 3, 'sent', null, b)],
      'ok',
      null,
    ],
  ] as const)('%s', (_about, browsers, deliveries, state, detail) => {
    expect(pushHealth(true, browsers, deliveries)).toMatchObject({ state, detail })
  })
  it('off', () => {
    expect(pushHealth(false, [a], [])).toMatchObject({ state: 'off' })
  })
})
