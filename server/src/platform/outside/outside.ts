/** Everything outside the centre, each behind an interface with a real adapter and a local stand-in. */
import type { Bank } from './bank.ts'
import type { Cards } from './cards.ts'
import type { Corporations } from './corporations.ts'
import type { Mailer } from './mail.ts'
import type { Pusher } from './push.ts'
import type { Texter } from './sms.ts'
import type { Waker } from './wake.ts'

export interface Outside {
  corporations: Corporations
  mail: Mailer
  push: Pusher
  sms: Texter
  wake: Waker
  cards: Cards
  /** Null: direct debit on paper only. */
  bank: Bank | null
}
