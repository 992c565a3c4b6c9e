import type { Module } from '../../platform/module.ts'
import { flagOverdue, forgetDecided } from './flag-overdue.ts'
import { mailRegistration } from './mail-registration.ts'
import { reviewByItselfJob } from './review-by-itself.ts'

export const registrationJobs = {
  'signup.review-by-itself': reviewByItselfJob,
  'signup.mail-registration': mailRegistration,
  'signup.flag-overdue': ({ work }) => work(flagOverdue),
  'signup.forget-decided': ({ work }) => work(forgetDecided),
} satisfies Module['jobs']

export const registrationCron = [
  { at: '*/10 * * * *', job: 'signup.flag-overdue' },
  { at: '41 3 * * *', job: 'signup.forget-decided' },
] satisfies Module['cron']
