import type { readInteraction } from '@tsunagu/contract/accounts.ts'
import type { Parsed } from '@tsunagu/contract/endpoint.ts'

/** What the provider says about a sign-in in progress. */
export type Interaction = Parsed<(typeof readInteraction)['response']>
