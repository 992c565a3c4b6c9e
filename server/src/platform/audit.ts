/** Who did what: one row per act, in the act's own transaction, written by `serve`. Values are ids and codes, never contents. */
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from './work.ts'

export interface AuditRow {
  act: string
  /** `done` or the failure's code. */
  outcome: string
  /** Ids the act was about: path parameters. */
  about: Record<string, string>
  address: string | null
}

export function audit(actor: Actor, now: Date, row: AuditRow): RawBuilder<unknown> {
  const id = actor.kind === 'owner' || actor.kind === 'staff' ? actor.accountId : actor.kind === 'car' ? actor.carId : null
  return sql`insert into platform.audit (at, actor_kind, actor_id, act, outcome, about, address)
    values (${now}, ${actor.kind}, ${id}, ${row.act}, ${row.outcome}, ${JSON.stringify(row.about)}::jsonb, ${row.address})`
}
