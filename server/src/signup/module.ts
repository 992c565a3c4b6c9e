import { dealerOf } from '../accounts/index.ts'
import type { Module } from '../platform/module.ts'
import type { Work } from '../platform/work.ts'
import { compareAgain } from './compare-again.ts'
import { forgetWhatIsOver } from './forget-what-is-over.ts'
import { endpoints } from './http.ts'
import { sendLinkText } from './links/send-link-text.ts'
import { mailFollowUp } from './mails/mail-follow-up.ts'
import { mailResume } from './mails/mail-resume.ts'
import { mailTakenOver } from './mails/mail-taken-over.ts'
import { mailUserLink } from './mails/mail-user-link.ts'
import { remindUsers } from './purchases/follow-up.ts'
import { registrationCron, registrationJobs } from './registrations/jobs.ts'
import { reviewKeys } from './reviews/http.ts'
import { takeTabletBack } from './tablets/hand-back-tablet.ts'

export const signup: Module = {
  name: 'signup',
  folder: new URL('./', import.meta.url),
  endpoints,
  jobs: {
    ...registrationJobs,
    'signup.mail-resume': mailResume,
    'signup.mail-user-link': mailUserLink,
    'signup.mail-follow-up': mailFollowUp,
    'signup.mail-taken-over': mailTakenOver,
    'signup.text-link': sendLinkText,
    'signup.remind-users': ({ work }) => work(remindUsers),
    'signup.take-tablet-back': ({ work }, payload: { id: string }) => work((one) => takeTabletBack(one, payload)),
    'signup.forget': ({ work }) => work(forgetWhatIsOver),
  },
  reactions: { 'accounts.identity-changed': compareAgain },
  cron: [...registrationCron, { at: '5 0 * * *', job: 'signup.remind-users' }, { at: '*/15 * * * *', job: 'signup.forget' }],
  liveKeys: async (work) => [...reviewKeys(work), ...(await dealerKeys(work))],
}

/** The consoles of one shop hear of its own purchases. */
async function dealerKeys(work: Work): Promise<string[]> {
  if (work.actor.kind !== 'staff' || !work.actor.roles.includes('dealer')) return []
  const dealer = await dealerOf(work).catch(() => null)
  return dealer ? [`dealer:${dealer.id}`] : []
}
