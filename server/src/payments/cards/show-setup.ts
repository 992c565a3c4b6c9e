import type { CardForm, CardSetup } from '@tsunagu/contract/payments.ts'
import { ownerOf } from '../../accounts/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { seal, unseal } from '../../platform/secrets.ts'
import type { Work } from '../../platform/work.ts'
import { findMethod, findSetup, type SetupRow } from '../queries.ts'
import { showMethod } from '../show-method.ts'

/** My setup. Throws NotFound for somebody else's. */
export async function setupOf(work: Work, setupId: string): Promise<SetupRow> {
  const row = await findSetup(work.db, setupId)
  if (row?.account_id !== ownerOf(work)) throw new NotFound()
  return row
}

export async function showSetup(work: Work, row: SetupRow): Promise<CardSetup> {
  const method = row.method_id ? await findMethod(work.db, row.method_id) : undefined
  return {
    id: row.id,
    status: row.status,
    error: row.error,
    form: row.form && openForm(work, row.id, row.form),
    method: method ? showMethod(method) : null,
  }
}

const sealName = (setupId: string) => `payments card-setup ${setupId}`
export const sealForm = (work: Work, setupId: string, form: CardForm): Buffer =>
  seal(work.config.SECRET, sealName(setupId), Buffer.from(JSON.stringify(form)))
const openForm = (work: Work, setupId: string, sealed: Buffer): CardForm =>
  JSON.parse(unseal(work.config.SECRET, sealName(setupId), sealed).toString('utf8')) as CardForm
