import type { readMigration as contract } from '@tsunagu/contract/linkage.ts'
import type * as z from 'zod'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { openCard, openEmail } from '../sealed.ts'
import { showCard } from '../show-card.ts'
import { type InBrowser, migrationOf } from './migration-of.ts'

type Read = z.input<NonNullable<(typeof contract)['response']>>

/** Where this browser stands; with the code right, what the card’s record fills the form with (MIG-11). */
export async function readMigration(work: Work, browser: InBrowser): Promise<Read | Refused> {
  const check = await migrationOf(work, browser)
  if (check instanceof Refused) return check
  const verified = check.verified_at !== null
  return {
    shows: await showCard(work, check.card),
    email: check.email ? openEmail(work, check.id, check.email) : null,
    verified,
    prefilled: verified ? prefilledFrom(openCard(work, check.card)) : null,
  }
}

function prefilledFrom({ holder }: ReturnType<typeof openCard>): Read['prefilled'] {
  const { phone, ...rest } = holder
  return { ...rest, contactPhone: phone }
}
