import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { keep } from '../procedures/keep.ts'
import { openProcedureOf } from '../procedures/procedure-of.ts'
import { happened } from '../purchases/purchase-of.ts'
import { findParty, updateParty } from '../purchases/queries.ts'
import { sealJson } from '../sealed.ts'
import { type Link, makeLink } from './make-link.ts'

/**
 * The user's own way in, shown as a QR on the buyer's phone (USR-11) or mailed (IMP-24); an older one ends. The buyer's page gets the
 * same one back after a reload, so it lies sealed in the buyer's procedure. Refused `step-locked` before the user is known to be present.
 */
export async function makeUserLink(
  work: Work,
  { procedureId, browserHash, sendTo }: { procedureId: string; browserHash: Buffer; sendTo: string | null },
): Promise<Link | Refused> {
  const held = await openProcedureOf(work, procedureId, browserHash)
  if (held instanceof Refused) return held
  const { row, kept, purchase } = held
  const present = row.answered.includes('presence') && kept.given.presence?.present === true
  if (row.flow !== 'buyer' || !purchase || !present) return new Refused('step-locked')
  if ((await findParty(work.db, purchase.id, 'user')).registered_at) return new Refused('other-registered')
  const { id, ...link } = await makeLink(work, { purchaseId: purchase.id, party: 'user', byStaff: false })
  kept.userLink = { id, ...link }
  await keep(work, held)
  await happened(work, purchase, 'user-link-made')
  if (sendTo !== null) {
    await updateParty(work.db, purchase.id, 'user', { invited: sealJson(work, `invited ${purchase.id}`, sendTo) })
    await work.later({ name: 'signup.mail-user-link', payload: { procedureId, linkId: id }, key: `signup.mail-user-link ${procedureId}` })
  }
  return link
}
