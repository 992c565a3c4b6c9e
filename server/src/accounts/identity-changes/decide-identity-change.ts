import { NotAllowed, NotFound, Refused } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { told } from '../events.ts'
import { detailsOf, sealedDetails } from '../profile/sealed-details.ts'
import { lockAccount, updateAccount } from '../queries.ts'
import { type ChangeRow, lockChange, settleChange } from './queries.ts'
import { openWanted, sealFormer, type Wanted } from './sealed.ts'

/** Approves or rejects a request (IMP-28); the account changes at once, its owner gets a mail. Refused `change-decided`. */
export async function decideIdentityChange(
  work: Work,
  { changeId, approve, answer }: { changeId: string; approve: boolean; answer: string },
): Promise<Refused | undefined> {
  if (work.actor.kind !== 'staff') throw new NotAllowed()
  const change = await lockChange(work.db, changeId)
  // a draft has nothing to be judged by
  if (!change || change.state === 'draft') throw new NotFound()
  if (change.state !== 'waiting') return new Refused('change-decided')
  const state = approve ? 'approved' : 'rejected'
  const both = approve ? await bothNames(work, change) : {}
  await settleChange(work.db, changeId, { state, answer: answer || null, decided_at: work.now, decided_by: work.actor.accountId, ...both })
  if (approve) await changeIdentity(work, change.account_id, openWanted(work.config, change))
  await changed(work, { key: `account:${change.account_id}`, topic: 'account' })
  await work.later({ name: 'accounts.mail-decision', payload: { changeId }, key: `accounts.mail-decision ${changeId}` })
  return undefined
}

/** The name before goes on counting, for papers still have it; a slip never counted. */
async function bothNames(work: Work, change: ChangeRow): Promise<{ former?: Buffer; both_until?: Date }> {
  const { name, kana } = openWanted(work.config, change)
  const row = await lockAccount(work.db, change.account_id)
  if (!row || change.reason === 'misspelt' || (name === null && kana === null)) return {}
  const bothUntil = new Date(work.now.getTime() + work.config.BOTH_NAMES_DAYS * 86_400_000)
  return { former: sealFormer(work.config, change.id, { name: row.name, kana: row.kana }), both_until: bothUntil }
}

/** What is null stays. */
async function changeIdentity(work: Work, accountId: string, { name, kana, birthDate }: Wanted): Promise<void> {
  const row = await lockAccount(work.db, accountId)
  if (!row) throw new NotFound()
  const details = detailsOf(work.config, row)
  const names = { ...(name === null ? {} : { name }), ...(kana === null ? {} : { kana }) }
  if (details?.kind === 'individual' && birthDate !== null) {
    await updateAccount(work.db, accountId, sealedDetails(work.config, accountId, { ...details, ...names, birthDate }))
  } else {
    await updateAccount(work.db, accountId, names)
  }
  await work.tell(told({ type: 'accounts.identity-changed', accountId }))
}
