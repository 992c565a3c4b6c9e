import type { touchTablet as endpoint } from '@tsunagu/contract/tablet.ts'
import type * as z from 'zod'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { lentUntil } from './lent-until.ts'
import { findProcedureAt, updateTablet } from './queries.ts'
import { type Cookies, tabletOf } from './tablet-cookie.ts'

/** Somebody is there: the tablet stays lent, and the centre knows which session is to end with it. Refused `not-lent`. */
export async function touchTablet(work: Work, browser: Cookies): Promise<z.input<NonNullable<typeof endpoint.response>> | Refused> {
  const tablet = await tabletOf(work, browser)
  if (!tablet) return new Refused('not-lent')
  const { actor } = work
  const session = actor.kind === 'owner' && actor.sessionId !== null ? { account_id: actor.accountId, session_id: actor.sessionId } : {}
  await updateTablet(work.db, tablet.id, { until: lentUntil(work), ...session })
  const procedure = await findProcedureAt(work.db, tablet.token_hash)
  return { idleSeconds: Math.round(work.config.TABLET_MINUTES * 60), procedureId: procedure?.id ?? null }
}
