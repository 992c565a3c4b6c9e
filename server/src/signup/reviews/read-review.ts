import type { readReview as endpoint, Registration } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import { audit } from '../../platform/audit.ts'
import { NotFound } from '../../platform/errors.ts'
import { Bytes } from '../../platform/http/serve.ts'
import { unseal } from '../../platform/secrets.ts'
import type { Work } from '../../platform/work.ts'
import { compareRegistration } from '../registrations/compare-registration.ts'
import { shownRegistrations } from '../registrations/list-registrations.ts'
import { findRegistration, pictureRow, stepRows } from '../registrations/queries.ts'
import { itemsOf, pictureName } from '../registrations/sealed-parts.ts'
import { reviewOf } from './list-reviews.ts'

/** One case: compared anew while it waits, as it was once decided. The look is recorded. Throws NotFound. */
export async function readReview(work: Work, registrationId: string): Promise<z.infer<typeof endpoint.response>> {
  const row = await findRegistration(work.db, registrationId)
  if (!row) throw new NotFound()
  recordLook(work, 'signup.read-review', registrationId)
  const [shown] = await shownRegistrations(work, [row])
  const history = await stepRows(work.db, registrationId)
  return {
    ...(await reviewOf(work, row, shown as Registration)),
    items: row.decided_at ? itemsOf(work, row) : (await compareRegistration(work, row)).items,
    hasPicture: row.picture_type !== null,
    history: history.map(({ at, text, by }) => ({ at: at.toISOString(), text, by })),
  }
}

/** The picture of the certificate. Throws NotFound when there is none, or none any more. */
export async function readReviewPicture(work: Work, registrationId: string): Promise<Bytes> {
  const row = await pictureRow(work.db, registrationId)
  if (!row) throw new NotFound()
  recordLook(work, 'signup.read-review-picture', registrationId)
  const ending = row.type === 'application/pdf' ? 'pdf' : 'webp'
  return new Bytes(row.type, unseal(work.config.SECRET, pictureName(registrationId), row.picture), `certificate.${ending}`)
}

const recordLook = (work: Work, act: string, registrationId: string) =>
  work.atLast(audit(work.actor, work.now, { act, outcome: 'done', about: { registrationId }, address: null }))
