import type { Work } from '../../platform/work.ts'
import { listChangesOf } from './queries.ts'
import { openFormer, openWanted } from './sealed.ts'

/** A name that counts beside the account's for some time. */
interface OtherName {
  name: string
  kana: string | null
  /** `former`: a reviewer has seen the papers. `asked-for`: nobody has yet; it is a hint for a person, never a proof. */
  why: 'former' | 'asked-for'
}

/** While a change of name is under way, and some time after it, papers have the one and the account the other (IMP-28). */
export async function otherNamesOf(work: Work, accountId: string): Promise<OtherName[]> {
  const names: OtherName[] = []
  for (const row of await listChangesOf(work.db, accountId)) {
    if (row.former && row.both_until && row.both_until > work.now)
      names.push({ ...openFormer(work.config, row.id, row.former), why: 'former' })
    if (row.state !== 'waiting') continue
    const { name, kana } = openWanted(work.config, row)
    if (name !== null) names.push({ name, kana, why: 'asked-for' })
  }
  return names
}
