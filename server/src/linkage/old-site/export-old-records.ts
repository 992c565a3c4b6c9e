import { oldRecordKind } from '@tsunagu/contract/linkage.ts'
import { ownerOf } from '../../accounts/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { Bytes } from '../../platform/http/serve.ts'
import type { Work } from '../../platform/work.ts'
import { oldRecordRows } from '../queries.ts'
import { openRecord } from '../sealed.ts'

/** What a person kept at the old site, of all their cards, as one file to keep (MIG-12 … 16). Throws NotFound when there is nothing. */
export async function exportOldRecords(work: Work): Promise<Bytes> {
  const rows = await oldRecordRows(work.db, ownerOf(work))
  if (rows.length === 0) throw new NotFound()
  const records = rows.map((row) => ({
    kind: row.kind,
    card: `…${row.number_tail}`,
    at: row.created_at.toISOString(),
    data: openRecord(work, row),
  }))
  const parts = oldRecordKind.options.flatMap((kind) => {
    const own = records.filter((record) => record.kind === kind).map(({ kind: _, ...rest }) => rest)
    return own.length > 0 ? [[kind, own] as const] : []
  })
  const file = { madeAt: work.now.toISOString(), records: Object.fromEntries(parts) }
  return new Bytes('application/json; charset=utf-8', Buffer.from(`${JSON.stringify(file, undefined, 2)}\n`), 'owners-site.json')
}
