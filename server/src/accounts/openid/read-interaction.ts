import type { readInteraction as endpoint } from '@tsunagu/contract/accounts.ts'
import type { Written } from '@tsunagu/contract/endpoint.ts'
import type { Work } from '../../platform/work.ts'
import { isAcrMet } from '../rules.ts'
import { firstParty } from './first-party.ts'
import type { Interaction } from './interactions.ts'
import { findClient } from './queries.ts'

/** What a sign-in in progress is for. */
export async function readInteraction(work: Work, interaction: Interaction): Promise<Written<(typeof endpoint)['response']>> {
  const ours = firstParty[interaction.audience]
  const isOurs = interaction.clientId === ours.clientId
  const client = isOurs ? undefined : await findClient(work.db, interaction.clientId)
  return {
    audience: interaction.audience,
    client: isOurs ? ours.name : (client?.name ?? interaction.clientId),
    firstParty: isOurs,
    scopes: interaction.scopes,
    prompt: interaction.prompt,
    passkeyOnly: !isAcrMet('password', interaction.acrValues),
  }
}
