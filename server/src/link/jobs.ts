/** What the line does by the clock, and later. */
import type { Module } from '../platform/module.ts'
import { retireDays } from './history/archives/retire-days.ts'
import { keepHistory } from './ingest/keep-history.ts'
import { rotateCommandKey } from './keys/rotate-command-key.ts'
import { sweepPresence } from './presence/sweep-presence.ts'
import { giveUp } from './requests/give-up.ts'
import { settleRequests } from './requests/settle-requests.ts'
import { wakeCar } from './requests/wake-car.ts'

export const jobs: NonNullable<Module['jobs']> = {
  'link.wake': wakeCar,
  'link.give-up': ({ work }, payload: Parameters<typeof giveUp>[1]) => work((w) => giveUp(w, payload)),
  'link.settle': ({ work }, payload: Parameters<typeof settleRequests>[1]) => work((w) => settleRequests(w, payload)),
  'link.sweep-presence': ({ work }) => work(sweepPresence),
  'link.keep-history': ({ work }) => work(keepHistory),
  'link.retire-days': (door) => retireDays(door),
  'link.rotate-command-key': ({ work }) => work(rotateCommandKey),
}

export const cron: NonNullable<Module['cron']> = [
  // replicas sweep for each other; this is for the hour when none of them lives
  { at: '* * * * *', job: 'link.sweep-presence' },
  { at: '40 15 * * *', job: 'link.keep-history' },
  { at: '0 17 1 1,4,7,10 *', job: 'link.rotate-command-key' },
]
