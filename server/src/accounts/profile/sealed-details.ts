/** The profile beside name and kana, sealed: a copy of the database shows neither birth date nor address nor phone. */
import type { Details, Profile } from '@tsunagu/contract/profile.ts'
import type { Selectable } from 'kysely'
import type { Config } from '../../platform/config.ts'
import { seal, unseal } from '../../platform/secrets.ts'
import type { AccountsTables } from '../tables.ts'

type Row = Pick<Selectable<AccountsTables['accounts.accounts']>, 'id' | 'name' | 'kana' | 'customer_kind' | 'details' | 'held_at'>

const nameOf = (accountId: string) => `accounts.details ${accountId}`

/** For the columns `details`, `name` and `kana`, which are the truth of the name. */
export function sealedDetails(config: Config, accountId: string, details: Details): { details: Buffer; name: string; kana: string } {
  const { name, kana, ...rest } = details
  return { details: seal(config.SECRET, nameOf(accountId), Buffer.from(JSON.stringify(rest))), name, kana }
}

/** Null: an older account that has given name and kana only. */
export function detailsOf(config: Config, row: Row): Details | null {
  if (row.details === null) return null
  const rest = JSON.parse(unseal(config.SECRET, nameOf(row.id), row.details).toString('utf8')) as Omit<Details, 'name' | 'kana'>
  return { ...rest, name: row.name, kana: row.kana } as Details
}

/** A corporation has no birth date. */
export const heldItems = ({ customer_kind, held_at }: Row): Profile['held'] =>
  held_at === null ? [] : customer_kind === 'individual' ? ['name', 'kana', 'birthDate'] : ['name', 'kana']
