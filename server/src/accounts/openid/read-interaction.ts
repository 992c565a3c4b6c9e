import type { readInteraction as endpoint } from '@tsunagu/contract/accounts.ts'
import type { Written } from '@tsunagu/contract/endpoint.ts'
import type { Work } from '../../platform/work.ts'
import { isAcrMet } from '../rules.ts'
import { firstParty } from './first-party.ts'
import type { Interaction } from './interactions.ts'
import { findClient } from './queries.ts'

/** Every client may ask for these. */
const open = new Set(['openid', 'offline_access'])

/** What a sign-in in progress is for. */
export async function readInteraction(work: Work, interaction: Interaction): Promise<Written<(typeof endpoint)['response']>> {
  const ours = firstParty[interaction.audience]
  // with a password at most this can be proved
  const best = interaction.audience === 'owner' && work.config.SECOND_FACTOR !== 'off' ? 'second-factor' : 'password'
  const isOurs = interaction.clientId === ours.clientId
  const client = isOurs ? undefined : await findClient(work.db, interaction.clientId)
  return {
    audience: interaction.audience,
    client: isOurs ? ours.name : (client?.name ?? interaction.clientId),
    firstParty: isOurs,
    // what it was not admitted for it does not get, so nobody is asked about it
    scopes: interaction.scopes.filter((scope) => open.has(scope) || client?.scopes.includes(scope)),
    prompt: interaction.prompt,
    passkeyOnly: !isAcrMet(best, interaction.acrValues),
  }
}
