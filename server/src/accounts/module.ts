/** TOYOTA account: people, how they prove who they are, and what a caller may hear. */
import type { Module } from '../platform/module.ts'
import { mailCode } from './codes/mail-code.ts'
import { useRegistry } from './corporations/registry.ts'
import { forgetWhatIsOver } from './forget-what-is-over.ts'
import { gate } from './gate.ts'
import { endpoints } from './http.ts'
import { mailDecision } from './identity-changes/mail-decision.ts'
import { mailInvitation } from './members/mail-invitation.ts'
import { hangProviders } from './openid/routes.ts'
import { hangSessionRoutes } from './openid/session-routes.ts'
import { textCode } from './second-factor/text-code.ts'

export const accounts: Module = {
  name: 'accounts',
  folder: new URL('./', import.meta.url),
  endpoints,
  gate,
  jobs: {
    'accounts.mail-code': mailCode,
    'accounts.mail-decision': mailDecision,
    'accounts.mail-invitation': mailInvitation,
    'accounts.text-code': textCode,
    'accounts.forget': ({ work }) => work(forgetWhatIsOver),
  },
  cron: [{ at: '37 * * * *', job: 'accounts.forget' }],
  start: async (centre) => {
    useRegistry(centre)
    return async () => {}
  },
  liveKeys: async ({ actor }) => {
    if (actor.kind !== 'owner' && actor.kind !== 'staff') return []
    return [`account:${actor.accountId}`, ...(actor.sessionId ? [`session:${actor.sessionId}`] : [])]
  },
  routes: async (app, centre) => {
    await hangProviders(app, centre)
    await hangSessionRoutes(app, centre)
  },
}
