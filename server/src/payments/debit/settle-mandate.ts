import type { PaymentMethod } from '@tsunagu/contract/payments.ts'
import { ownerOf } from '../../accounts/index.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { findMethod, type MethodRow } from '../queries.ts'
import { showMethod } from '../show-method.ts'

/** Back from the bank's page: asks the bank what was agreed. Throws NotFound for what is not my mandate. */
export async function settleMandate(work: Work, methodId: string): Promise<PaymentMethod> {
  const method = await findMethod(work.db, methodId)
  if (method?.account_id !== ownerOf(work) || method.kind !== 'direct-debit') throw new NotFound()
  await askBankLater(work, method)
  return showMethod(method)
}

/** A message of the bank is only a reason to ask it, as with the card company. */
export async function hearBank(work: Work, mandateId: string): Promise<void> {
  const method = await findMethod(work.db, mandateId)
  if (method) await askBankLater(work, method)
}

async function askBankLater(work: Work, { id, way, state }: MethodRow): Promise<void> {
  if (way === 'online' && state === 'pending-paper')
    await work.later({ name: 'payments.ask-bank', payload: { methodId: id }, key: `payments.ask-bank ${id}` })
}
