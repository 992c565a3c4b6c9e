import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { type Interaction, signedIn } from '../openid/interactions.ts'
import { checkPasskey } from '../passkeys/check-passkey.ts'
import { findAccount } from '../queries.ts'

/** Signs in with a passkey, by an account of the audience only. Refused `sign-in-failed`. */
export async function passkeySignIn(
  work: Work,
  { interaction, response }: { interaction: Interaction; response: unknown },
): Promise<{ next: string } | Refused> {
  const passkey = await checkPasskey(work, response, 'sign-in', (challenge) => challenge.interaction === interaction.uid)
  const account = passkey && (await findAccount(work.db, passkey.account_id))
  if (account?.kind !== interaction.audience || account.ended_at !== null) return new Refused('sign-in-failed')
  return signedIn(work, interaction, { accountId: account.id, acr: 'passkey' })
}
