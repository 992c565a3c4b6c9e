import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { consented, type Interaction, refused } from './interactions.ts'

/** Lets a third-party client have what it asked for, or not; no also gives up a sign-in. */
export async function giveConsent(work: Work, interaction: Interaction, allow: boolean): Promise<{ next: string }> {
  if (!allow) return refused(work, interaction)
  if (interaction.prompt !== 'consent') throw new NotFound('interaction-gone')
  return consented(work, interaction)
}
