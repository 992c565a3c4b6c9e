/** For builders: webhooks, one's own Home Assistant, and the published documents. API tokens are accounts' own. */
import type { Module } from '../platform/module.ts'
import { hangDocuments } from './documents/hang-documents.ts'
import { keepBridges } from './home-assistant/keep-bridges.ts'
import { endpoints } from './http.ts'
import { reactions } from './reactions.ts'
import { deliver } from './webhooks/deliver.ts'
import { forgetDeliveries } from './webhooks/forget-deliveries.ts'
import { tellPresence } from './webhooks/tell-presence.ts'

export const builders: Module = {
  name: 'builders',
  folder: new URL('./', import.meta.url),
  endpoints,
  reactions,
  jobs: {
    'builders.deliver': deliver,
    'builders.forget': ({ work }) => work(forgetDeliveries),
    'builders.tell-presence': ({ work }) => work(tellPresence),
  },
  cron: [
    { at: '47 3 * * *', job: 'builders.forget' },
    { at: '* * * * *', job: 'builders.tell-presence' },
  ],
  routes: hangDocuments,
  start: async (centre) => (centre.config.ROLES.includes('jobs') ? keepBridges(centre) : async () => {}),
}
