/** TOYOTA account: people, how they prove who they are, and what a caller may hear. */
import type { Module } from '../platform/module.ts'
import { mailCode } from './codes/mail-code.ts'
import { forgetWhatIsOver } from './forget-what-is-over.ts'
import { gate } from './gate.ts'
import { endpoints } from './http.ts'
import { hangProviders } from './openid/routes.ts'
import { hangSessionRoutes } from './openid/session-routes.ts'

export const accounts: Module = {
  name: 'accounts',
  folder: new URL('./', import.meta.url),
  endpoints,
  gate,
  jobs: {
    'accounts.mail-code': mailCode,
    'accounts.forget': ({ work }) => work(forgetWhatIsOver),
  },
  cron: [{ at: '37 * * * *', job: 'accounts.forget' }],
  liveKeys: async ({ actor }) => {
    if (actor.kind !== 'owner' && actor.kind !== 'staff') return []
    return [`account:${actor.accountId}`, ...(actor.sessionId ? [`session:${actor.sessionId}`] : [])]
  },
  routes: async (app, centre) => {
    await hangProviders(app, centre)
    await hangSessionRoutes(app, centre)
  },
}
