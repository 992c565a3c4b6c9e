import type { SecondFactor } from '@tsunagu/contract/second-factor.ts'
import { NotFound } from '../../platform/errors.ts'
import { canText, lastSmsTo } from '../../platform/outside/sms.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { findAccount } from '../queries.ts'
import { countRecoveryCodes } from './queries.ts'
import { isAsked } from './rules.ts'

/** Whether a second factor is asked for, and whether SMS reach me (ACC-19, IMP-36). Not offered where no SMS can be sent. */
export async function readSecondFactor({ db, config, ...work }: Work): Promise<SecondFactor> {
  const account = await findAccount(db, ownerSession({ db, config, ...work }).accountId)
  if (!account) throw new NotFound()
  const on = account.second_factor_at !== null
  const last = await lastSmsTo(config, db, account.auth_phone)
  return {
    mode: on || canText(config) ? config.SECOND_FACTOR : 'off',
    on: isAsked({ mode: config.SECOND_FACTOR, on }),
    since: account.second_factor_at?.toISOString() ?? null,
    phone: account.auth_phone,
    phoneVerifiedAt: account.phone_verified_at?.toISOString() ?? null,
    lastSms: last && { state: last.state, at: last.at.toISOString() },
    recoveryCodesLeft: await countRecoveryCodes(db, account.id),
  }
}
