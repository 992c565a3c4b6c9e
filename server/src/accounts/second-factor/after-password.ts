import { Refused, TooMany } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { firstParty } from '../openid/first-party.ts'
import { type Interaction, signedIn } from '../openid/interactions.ts'
import { askByPhone } from './phone-codes.ts'
import { insertPhoneCode } from './queries.ts'
import { wayAfterPassword } from './rules.ts'

interface Known {
  id: string
  auth_phone: string
  second_factor_at: Date | null
}

/**
 * The password was right: signed in, or first the code by SMS (ACC-19); `next` leads there. `address`: of the network.
 * Refused `passkey-needed` where the client asked for one.
 */
export async function afterPassword(
  work: Work,
  interaction: Interaction,
  account: Known,
  address: string,
): Promise<{ next: string } | Refused> {
  const { audience, acrValues, uid } = interaction
  const on = account.second_factor_at !== null
  const way = wayAfterPassword({ mode: work.config.SECOND_FACTOR, on, audience, wanted: acrValues })
  if (way === 'passkey') return new Refused('passkey-needed')
  if (way === 'in') return signedIn(work, interaction, { accountId: account.id, acr: 'password' })
  await askForSignIn(work, account, uid, address)
  return { next: `${firstParty[audience].signInPage}${uid}/code` }
}

/** Where no more SMS may be sent the step is there all the same: a recovery code opens it. */
async function askForSignIn(work: Work, { id, auth_phone }: Known, interaction: string, address: string): Promise<void> {
  const asked = { account_id: id, phone: auth_phone, interaction, session_id: null }
  try {
    await askByPhone(work, asked, address)
  } catch (error) {
    if (!(error instanceof TooMany)) throw error
    const spent = work.config.CODE_RESENDS + 1
    await insertPhoneCode(work.db, { ...asked, id: crypto.randomUUID(), sends: spent, expires_at: work.now }, work.now)
  }
}
