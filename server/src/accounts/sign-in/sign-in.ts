import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { type Interaction, signedIn } from '../openid/interactions.ts'
import { isAcrMet } from '../rules.ts'
import { checkPassword } from './check-password.ts'

export interface SignIn {
  interaction: Interaction
  email: string
  password: string
  address: string
}

/** E-mail and password (ACC-05, APP-01). Refused `sign-in-failed` for every wrong pair, `passkey-needed` where the client asked for one. */
export async function signIn(work: Work, { interaction, email, password, address }: SignIn): Promise<{ next: string } | Refused> {
  const account = await checkPassword(work, { kind: interaction.audience, email, address }, password)
  if (!account) return new Refused('sign-in-failed')
  if (!isAcrMet('password', interaction.acrValues)) return new Refused('passkey-needed')
  return signedIn(work, interaction, { accountId: account.id, acr: 'password' })
}
