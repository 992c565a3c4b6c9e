/** Who did what: one row per act, in the act's own transaction, done by `serve`. Values are ids and codes, never contents. */
import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { Actor } from './work.ts'

export interface AuditRow {
  act: string
  /** `done` or the failure's code. */
  outcome: string
  /** Ids the act was about: path parameters. */
  about: Record<string, string>
  address: string | null
}

export async function audit(db: Db, actor: Actor, now: Date, row: AuditRow): Promise<void> {
  const id = actor.kind === 'owner' || actor.kind === 'staff' ? actor.accountId : actor.kind === 'car' ? actor.carId : null
  await sql`insert into platform.audit (at, actor_kind, actor_id, act, outcome, about, address)
    values (${now}, ${actor.kind}, ${id}, ${row.act}, ${row.outcome}, ${JSON.stringify(row.about)}::jsonb, ${row.address})`.execute(db)
}
