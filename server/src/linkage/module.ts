/** Linkage: which card IDs belong to which account, and the way from the old owner's site (MIG). */
import type { Module } from '../platform/module.ts'
import { followIdentity } from './follow-identity.ts'
import { endpoints } from './http.ts'
import { mailLinked } from './mail-linked.ts'
import { hangOldAddresses } from './old-site/hang-old-addresses.ts'
import { deleteOver } from './queries.ts'

const day = 86_400_000

export const linkage: Module = {
  name: 'linkage',
  folder: new URL('./', import.meta.url),
  endpoints,
  jobs: {
    'linkage.mail-linked': mailLinked,
    'linkage.forget': ({ work }) => work(({ db, now }) => deleteOver(db, new Date(now.getTime() - day))),
  },
  reactions: { 'accounts.identity-changed': followIdentity },
  cron: [{ at: '52 * * * *', job: 'linkage.forget' }],
  routes: hangOldAddresses,
}
