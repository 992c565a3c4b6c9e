import type { Work } from '../../platform/work.ts'
import type { Interaction } from '../openid/interactions.ts'
import { askForPasskey } from '../passkeys/ask-for-passkey.ts'

/** A challenge for a discoverable passkey: says nothing about who has one. */
export async function passkeySignInOptions(work: Work, interaction: Interaction): Promise<Record<string, unknown>> {
  const { options } = await askForPasskey(work, { purpose: 'sign-in', interaction: interaction.uid }, [])
  return options
}
