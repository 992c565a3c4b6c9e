import { chassisNumber, type registerFleet as endpoint, plate as plateShape } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import { accountById, actsFor, ownerOf, profileOf } from '../../accounts/index.ts'
import { documentNow, keepConsents } from '../../contracts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { readPlate } from '../match/numbers.ts'
import { queueMail } from './mail-registration.ts'
import type { RegistrationRow } from './queries.ts'
import { reviewByItself } from './review-by-itself.ts'
import { receive } from './submit-registration.ts'

type Fleet = z.infer<typeof endpoint.body>
type Line = { line: number; result: 'approved' | 'received' | 'refused'; code: string | null }

/**
 * A corporation's list of cars (IMP-27), each line answered by itself; one mail for all. By the corporation's own account or by whoever
 * manages it. Refused `not-a-corporation`, `which-corporation`, `document-changed`.
 */
export async function registerFleet(work: Work, { lines, userTerms, corporation }: Fleet): Promise<{ lines: Line[] } | Refused> {
  const accountId = await corporationOf(work, corporation)
  if (accountId instanceof Refused) return accountId
  const terms = await documentNow(work, 'user-registration')
  if (terms.version !== userTerms) return new Refused('document-changed', { document: terms.id, version: terms.version })
  const { language } = await accountById(work, accountId)
  await keepConsents(work, { accountId, language, channel: 'online', vehicleId: null, documents: [{ ...terms, at: work.now }] })
  const results: Line[] = []
  const received = new Map<string, RegistrationRow>()
  for (const [index, given] of lines.entries()) {
    const done = await registerLine(work, accountId, language, given)
    if (done.row?.isNew) received.set(done.row.id, done.row)
    results.push({ line: index + 1, result: done.result, code: done.code })
  }
  if (received.size > 0) await queueMail(work, [...received.values()], 'fleet-received')
  return { lines: results }
}

async function registerLine(work: Work, accountId: string, language: 'ja' | 'en', given: Fleet['lines'][number]) {
  const refused = (code: string) => ({ result: 'refused' as const, code, row: undefined })
  const chassis = chassisNumber.safeParse(given.chassisNumber)
  if (!chassis.success) return refused('not-a-chassis-number')
  const read = plateShape.safeParse(readPlate(given.plate))
  if (!read.success) return refused('not-a-plate')
  const row = await receive(work, { accountId, procedureId: null, chassisNumber: chassis.data, plate: read.data, language })
  if (row instanceof Refused) return refused(row.code)
  const now = await reviewByItself(work, row.id, { quiet: true })
  return { result: now?.state === 'approved' ? ('approved' as const) : ('received' as const), code: null, row }
}

/** The caller's own account when it is a corporation's, or the one they administrate or manage cars for. */
async function corporationOf(work: Work, asked: string | undefined): Promise<string | Refused> {
  const own = ownerOf(work)
  if ((await profileOf(work, own)).kind === 'corporation') return own
  const mine = (await actsFor(work)).filter(({ role }) => role !== 'viewer').map(({ corporationId }) => corporationId)
  if (asked === undefined && mine.length > 1) return new Refused('which-corporation', { corporations: mine })
  const chosen = asked === undefined ? mine[0] : mine.find((id) => id === asked)
  return chosen ?? new Refused('not-a-corporation')
}
