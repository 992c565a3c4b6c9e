/** Everything outside the centre, each behind an interface with a real adapter and a local stand-in. */
import type { Mailer } from './mail.ts'
import type { Pusher } from './push.ts'
import type { Waker } from './wake.ts'

export interface Outside {
  mail: Mailer
  push: Pusher
  wake: Waker
}
