import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import type { Interaction } from '../openid/interactions.ts'
import { afterPassword } from '../second-factor/after-password.ts'
import { checkPassword } from './check-password.ts'

export interface SignIn {
  interaction: Interaction
  email: string
  password: string
  address: string
}

/** E-mail and password (ACC-05, APP-01); `next` may lead to the second factor (ACC-19). Refused `sign-in-failed` for every wrong pair, `passkey-needed` where the client asked for one. */
export async function signIn(work: Work, { interaction, email, password, address }: SignIn): Promise<{ next: string } | Refused> {
  const account = await checkPassword(work, { kind: interaction.audience, email, address }, password)
  if (!account) return new Refused('sign-in-failed')
  return afterPassword(work, interaction, account, address)
}
