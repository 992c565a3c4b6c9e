import type { PaymentMethod } from '@tsunagu/contract/payments.ts'
import { ownerOf, profileOf } from '../accounts/index.ts'
import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { newMethod } from './new-method.ts'
import { insertMethod, lockPayer, methodsOf } from './queries.ts'
import { replaceMethod } from './replace-method.ts'
import { showMethodInUse } from './show-method.ts'

/** Bills by post from now on (PAY-03); chosen twice it is the same choice. Refused `not-a-corporation`. */
export async function chooseInvoice(work: Work): Promise<PaymentMethod | Refused> {
  const accountId = ownerOf(work)
  const { kind, details } = await profileOf(work, accountId)
  // without details there is no address to post a bill to
  if (kind !== 'corporation' || details?.kind !== 'corporation') return new Refused('not-a-corporation')
  await lockPayer(work.db, accountId)
  const same = (await methodsOf(work.db, accountId)).find((row) => row.kind === 'invoice' && row.state === 'active')
  if (same) return showMethodInUse(work, same)
  const row = newMethod(accountId, 'invoice', work.now)
  await replaceMethod(work, accountId, row.id)
  await insertMethod(work.db, row)
  return showMethodInUse(work, row)
}
