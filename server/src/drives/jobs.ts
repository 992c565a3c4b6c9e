/** What drives does by the clock, and later. */
import type { Module } from '../platform/module.ts'
import { cutAgain, cutLate } from './cutting/cut-again.ts'
import { forgetOldTrips } from './forget-old-trips.ts'

export const jobs = {
  'drives.cut-again': ({ work }, payload: Parameters<typeof cutAgain>[1]) => work((w) => cutAgain(w, payload)),
  'drives.cut-late': ({ work }) => work(cutLate),
  'drives.forget': ({ work }) => work(forgetOldTrips),
} satisfies Module['jobs']

export const cron = [
  // half past three in the night, in Japan
  { at: '30 18 * * *', job: 'drives.cut-late' },
  { at: '20 19 * * *', job: 'drives.forget' },
]
