import { Invalid, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { openJson, sealJson } from '../sealed.ts'
import { assertHeld, draftName, isOver, lifeFrom } from './procedure-of.ts'
import { findProcedure, keepDraft } from './queries.ts'
import { forbiddenField, looksLikeCard } from './rules.ts'

type Values = Record<string, string | boolean | null>

/** Field names and texts together; a form of this guide has a tenth of it. */
const most = 32 * 1024

/**
 * Keeps what was typed and not sent, sealed (IMP-01). Refused `draft-newer` with version and values when another tab was faster.
 * Throws Invalid for a field that could hold a password, a code or a card number: those are never kept.
 */
export async function saveDraft(
  work: Work,
  { procedureId, browserHash, version, values }: { procedureId: string; browserHash: Buffer; version: number; values: Values },
): Promise<{ version: number } | Refused> {
  const secret = Object.entries(values).filter(
    ([name, value]) => forbiddenField(name) || (typeof value === 'string' && looksLikeCard(value)),
  )
  if (secret.length > 0) throw new Invalid(Object.fromEntries(secret.map(([name]) => [`values.${name}`, 'not-kept'])))
  if (JSON.stringify(values).length > most) throw new Invalid({ values: 'too-long' })
  const row = await findProcedure(work.db, procedureId)
  assertHeld(work, row, browserHash)
  if (isOver(row, work.now) || row.finished_at !== null) return new Refused('procedure-over')
  const kept = await keepDraft(work.db, row.id, version, sealJson(work, draftName(row.id), values), lifeFrom(work))
  if (kept !== undefined) return { version: kept }
  const newer = await findProcedure(work.db, procedureId)
  if (!newer || newer.draft_version === version) return new Refused('procedure-over')
  return new Refused('draft-newer', {
    version: newer.draft_version,
    values: newer.draft ? openJson<Values>(work, draftName(newer.id), newer.draft) : {},
  })
}
