/** The door of accounts: every endpoint and the verb behind it. */
import * as contract from '@tsunagu/contract/accounts.ts'
import { type Served, serve } from '../platform/serve.ts'
import { readMe } from './details/read-me.ts'

export const endpoints: readonly Served[] = [serve(contract.readMe, (work) => readMe(work))]
