/** What notices does later: one job for each mail and each browser, and the sweep by the clock. */
import type { Module } from '../platform/module.ts'
import { deliverMail } from './deliver-mail.ts'
import { deliverPush } from './deliver-push.ts'
import { forgetNotices } from './forget-notices.ts'

export const jobs = {
  'notices.mail': deliverMail,
  'notices.push': deliverPush,
  'notices.forget': ({ work }) => work(forgetNotices),
} satisfies Module['jobs']

export const cron = [{ at: '41 3 * * *', job: 'notices.forget' }]
