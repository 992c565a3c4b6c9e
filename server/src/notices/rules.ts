/** What is worth telling through which channels, and what a channel's past says about it. Pure. */
import type { CarRequest } from '@tsunagu/contract/link.ts'
import type { ChannelHealth, Notice, NoticeKind, NoticeWord } from '@tsunagu/contract/notices.ts'
import type { DeliveryState, SentChannel } from './tables.ts'

interface Rule {
  kind: NoticeKind
  /** Channels it goes through when the person has them on; none: it waits quietly in the inbox. */
  through: readonly SentChannel[]
  /** Mail whatever the settings say: whoever took the account over must not be able to silence it. */
  mailAlways?: true
  /** Wakes a sleeping phone. */
  urgent?: true
}

export const rules: Readonly<Record<NoticeWord, Rule>> = {
  registered: { kind: 'account', through: ['mail'] },
  'signed-in-on-new-device': { kind: 'account', through: ['mail', 'push'] },
  'password-changed': { kind: 'account', through: ['mail', 'push'], urgent: true },
  'passkey-added': { kind: 'account', through: ['mail', 'push'], urgent: true },
  'second-factor-on': { kind: 'account', through: ['mail', 'push'], mailAlways: true },
  'second-factor-off': { kind: 'account', through: ['mail', 'push'], mailAlways: true, urgent: true },
  'recovery-code-used': { kind: 'account', through: ['mail', 'push'], mailAlways: true, urgent: true },
  'phone-changed': { kind: 'account', through: ['mail', 'push'], mailAlways: true, urgent: true },
  'token-made': { kind: 'account', through: ['mail', 'push'], mailAlways: true, urgent: true },
  'webhook-off': { kind: 'account', through: ['mail', 'push'] },
  'account-mail-off': { kind: 'account', through: ['push'], mailAlways: true },
  'mail-bounced': { kind: 'account', through: ['push'] },
  'push-ended': { kind: 'account', through: [] },
  trial: { kind: 'account', through: ['mail', 'push'], urgent: true },
  'vehicle-taken-over': { kind: 'vehicle', through: ['mail', 'push'] },
  'device-alerted': { kind: 'vehicle', through: ['mail', 'push'], urgent: true },
  // `signup` mails these itself, whatever the settings say: they were asked for
  'registration-under-review': { kind: 'vehicle', through: ['push'] },
  'registration-approved': { kind: 'vehicle', through: ['push'] },
  'registration-rejected': { kind: 'vehicle', through: ['push'], urgent: true },
  'registration-overdue': { kind: 'vehicle', through: ['push'] },
  // who asked has most likely seen it on the page
  'request-done': { kind: 'remote', through: [] },
  'request-refused': { kind: 'remote', through: ['mail', 'push'], urgent: true },
  'request-failed': { kind: 'remote', through: ['mail', 'push'], urgent: true },
  'request-no-answer': { kind: 'remote', through: ['mail', 'push'], urgent: true },
  'request-happened': { kind: 'remote', through: ['mail', 'push'], urgent: true },
  'request-did-not-happen': { kind: 'remote', through: ['mail', 'push'], urgent: true },
  'others-request-done': { kind: 'remote', through: ['mail', 'push'] },
}

export type Preferences = Readonly<Record<NoticeKind, Readonly<Record<SentChannel, boolean>>>>

export const defaults: Preferences = {
  account: { mail: true, push: true },
  vehicle: { mail: true, push: true },
  remote: { mail: false, push: true },
}

export function preferencesFrom(chosen: readonly { kind: NoticeKind; mail: boolean; push: boolean }[]): Preferences {
  const of = (kind: NoticeKind) => {
    const { mail, push } = chosen.find((row) => row.kind === kind) ?? defaults[kind]
    return { mail, push }
  }
  return { account: of('account'), vehicle: of('vehicle'), remote: of('remote') }
}

/** Is the channel on for any kind? */
export const isOn = (channel: SentChannel, preferences: Preferences) => Object.values(preferences).some((kind) => kind[channel])

/** The channels beside the inbox for one piece of news; a trial goes through whatever is on at all. */
export function channelsFor(word: NoticeWord, preferences: Preferences): SentChannel[] {
  const { kind, through, mailAlways } = rules[word]
  const wanted = through.filter((channel) => (word === 'trial' ? isOn(channel, preferences) : preferences[kind][channel]))
  return mailAlways && !wanted.includes('mail') ? ['mail', ...wanted] : wanted
}

/** Verbs whose end a person wants to know; asking the car for its state is not one of them. */
const operations = ['remote/lock-doors', 'remote/turn-hazard-off', 'remote/close-windows', 'remote/flash-hazard']

/** What a request that has moved is worth to who asked: a word, or null while it is under way. */
export function wordOfRequest({ verb, state, settled }: Pick<CarRequest, 'verb' | 'state' | 'settled'>): NoticeWord | null {
  if (!operations.includes(verb)) return null
  if (state === 'no-answer') {
    if (settled === 'happened') return 'request-happened'
    return settled === 'did-not-happen' ? 'request-did-not-happen' : 'request-no-answer'
  }
  if (state === 'done' || state === 'refused' || state === 'failed') return `request-${state}`
  return null
}

/** Only what was really done to the car concerns its owner when somebody else asked. */
export const concernsOwner = (word: NoticeWord) => word === 'request-done' || word === 'request-happened'

interface Delivery {
  channel: SentChannel
  subscriptionId: string | null
  state: DeliveryState
  error: string | null
  at: Date
}

/** One line for each channel of a notice: through several browsers, one that got it is enough. */
export function shownDeliveries(at: Date, deliveries: readonly Delivery[]): Notice['deliveries'] {
  const line = (channel: SentChannel): Notice['deliveries'][number] => {
    const mine = deliveries.filter((row) => row.channel === channel)
    for (const state of ['sent', 'waiting', 'bounced', 'failed'] as const) {
      const found = mine.find((row) => row.state === state)
      if (found) return { channel, state, at: found.at.toISOString() }
    }
    return { channel, state: 'off', at: at.toISOString() }
  }
  return [{ channel: 'inbox', state: 'sent', at: at.toISOString() }, line('mail'), line('push')]
}

/** Does the address take nothing? Bounced, and no mail (a trial) arrived since. `deliveries`: newest first. */
export function isLost(bounced: boolean, deliveries: readonly Delivery[]): boolean {
  return bounced && deliveries.find(({ state }) => state === 'sent' || state === 'bounced')?.state !== 'sent'
}

/** Does mail reach the person? `deliveries`: newest first. */
export function mailHealth(on: boolean, bounced: boolean, deliveries: readonly Delivery[]): ChannelHealth {
  if (isLost(bounced, deliveries)) {
    const sent = deliveries.findIndex(({ state }) => state === 'sent')
    const since = (sent < 0 ? deliveries : deliveries.slice(0, sent)).findLast(({ state }) => state === 'bounced')?.at
    return { channel: 'mail', state: 'bounced', since: since?.toISOString() ?? null, detail: 'mail-bounced' }
  }
  if (!on) return { channel: 'mail', state: 'off', since: null, detail: null }
  // bounces that the account no longer knows of were those of another address
  return healthOf(
    'mail',
    deliveries.filter((row) => row.state !== 'bounced'),
  )
}

/** Does push reach every browser? `deliveries`: newest first, of browsers gone as well; `browsers`: ids of those that take push now. */
export function pushHealth(on: boolean, browsers: readonly string[], deliveries: readonly Delivery[]): ChannelHealth {
  if (!on) return { channel: 'push', state: 'off', since: null, detail: null }
  if (browsers.length === 0) {
    const last = deliveries[0]
    if (last?.error !== 'push-gone') return { channel: 'push', state: 'off', since: null, detail: null }
    return { channel: 'push', state: 'failing', since: last.at.toISOString(), detail: 'push-gone' }
  }
  const each = browsers.map((id) =>
    healthOf(
      'push',
      deliveries.filter((row) => row.subscriptionId === id),
    ),
  )
  const worst = (['failing', 'ok', 'untried'] as const).map((state) => each.find((health) => health.state === state))
  return worst.find((health) => health !== undefined) ?? { channel: 'push', state: 'untried', since: null, detail: null }
}

/** By what came of the newest tries; `since`: the first of the failures without a success between. */
function healthOf(channel: SentChannel, deliveries: readonly Delivery[]): ChannelHealth {
  const tried = deliveries.filter((row) => row.state !== 'waiting' || row.error !== null)
  const [newest] = tried
  if (!newest) return { channel, state: 'untried', since: null, detail: null }
  if (newest.state === 'sent') return { channel, state: 'ok', since: newest.at.toISOString(), detail: null }
  const worked = tried.findIndex((row) => row.state === 'sent')
  const first = tried.at(worked < 0 ? -1 : worked - 1) ?? newest
  return { channel, state: 'failing', since: first.at.toISOString(), detail: newest.error }
}
