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
  const id = idOf(actor)
  return sql`insert into platform.audit (at, actor_kind, actor_id, act, outcome, about, address)
    values (${now}, ${actor.kind}, ${id}, ${row.act}, ${row.outcome}, ${JSON.stringify(row.about)}::jsonb, ${row.address})`
}

/** Somebody's look at a screen that reads itself again while it is open: a row when they come, and one every ten minutes they stay. */
export function auditLook(actor: Actor, now: Date, { act, about }: Pick<AuditRow, 'act' | 'about'>): RawBuilder<unknown> {
  const id = idOf(actor)
  const since = new Date(now.getTime() - 600_000)
  return sql`insert into platform.audit (at, actor_kind, actor_id, act, outcome, about, address)
    select ${now}::timestamptz, ${actor.kind}, ${id}, ${act}, 'done', ${JSON.stringify(about)}::jsonb, null
    where not exists (select from platform.audit
      where actor_id = ${id} and at > ${since} and at <= ${now} and act = ${act} and about = ${JSON.stringify(about)}::jsonb)`
}

const idOf = (actor: Actor) =>
  actor.kind === 'owner' || actor.kind === 'staff' ? actor.accountId : actor.kind === 'car' ? actor.carId : null
