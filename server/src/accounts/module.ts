/** TOYOTA account: people, how they prove who they are, and what a caller may hear. */
import type { Module } from '../platform/module.ts'
import { gate } from './gate.ts'
import { endpoints } from './http.ts'

export const accounts: Module = {
  name: 'accounts',
  folder: new URL('./', import.meta.url),
  endpoints,
  gate,
  liveKeys: async ({ actor }) => {
    if (actor.kind !== 'owner' && actor.kind !== 'staff') return []
    return [`account:${actor.accountId}`, ...(actor.sessionId ? [`session:${actor.sessionId}`] : [])]
  },
}
