/** SQL about procedures. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { Party, SignupTables } from '../tables.ts'

const of = (db: Db) => db.withTables<SignupTables>()
export type ProcedureRow = SignupTables['signup.procedures']

/** Held until the transaction ends: answers of two tabs come one after the other. */
export const lockProcedure = (db: Db, id: string): Promise<ProcedureRow | undefined> =>
  of(db).selectFrom('signup.procedures').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const findProcedure = (db: Db, id: string): Promise<ProcedureRow | undefined> =>
  of(db).selectFrom('signup.procedures').selectAll().where('id', '=', id).executeTakeFirst()

/** The present procedure of a person of a purchase; a finished one too. */
export const findPartyProcedure = (db: Db, purchaseId: string, party: Party): Promise<ProcedureRow | undefined> =>
  of(db)
    .selectFrom('signup.procedures')
    .selectAll()
    .where('purchase_id', '=', purchaseId)
    .where('party', '=', party)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

export const lockPartyProcedure = (db: Db, purchaseId: string, party: Party): Promise<ProcedureRow | undefined> =>
  of(db)
    .selectFrom('signup.procedures')
    .selectAll()
    .where('purchase_id', '=', purchaseId)
    .where('party', '=', party)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const findProceduresOf = (db: Db, purchaseIds: readonly string[]): Promise<ProcedureRow[]> =>
  purchaseIds.length === 0
    ? Promise.resolve([])
    : of(db)
        .selectFrom('signup.procedures')
        .selectAll()
        .where('purchase_id', 'in', [...purchaseIds])
        .where('ended_at', 'is', null)
        .execute()

/** An unfinished way to the services of a car. */
export const findServicesProcedure = (db: Db, vehicleId: string, accountId: string): Promise<ProcedureRow | undefined> =>
  of(db)
    .selectFrom('signup.procedures')
    .selectAll()
    .where('flow', '=', 'services')
    .where('vehicle_id', '=', vehicleId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('finished_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const insertProcedure = (db: Db, row: ProcedureRow) => of(db).insertInto('signup.procedures').values(row).execute()

export const updateProcedure = (db: Db, id: string, change: Partial<ProcedureRow>) =>
  of(db).updateTable('signup.procedures').set(change).where('id', '=', id).execute()

/** A look that counts as being there, at most once in ten seconds. */
export const touchProcedure = (db: Db, id: string, now: Date) =>
  of(db)
    .updateTable('signup.procedures')
    .set({ seen_at: now })
    .where('id', '=', id)
    .where('seen_at', '<', new Date(now.getTime() - 10_000))
    .execute()

/** Keeps a draft that grew from `version`; undefined when another tab was faster. */
export async function keepDraft(db: Db, id: string, version: number, draft: Buffer, expiresAt: Date): Promise<number | undefined> {
  const kept = await sql<{ draft_version: number }>`update signup.procedures
    set draft = ${draft}, draft_version = draft_version + 1, expires_at = ${expiresAt}
    where id = ${id} and draft_version = ${version} and finished_at is null and ended_at is null
    returning draft_version`.execute(db)
  return kept.rows[0]?.draft_version
}

/** Of two confirmations at once one finds the row waiting. */
export async function settleCheck(
  db: Db,
  id: string,
  version: number,
  check: Pick<ProcedureRow, 'check_state' | 'check_by' | 'check_name' | 'check_at' | 'check_reason' | 'check_note'>,
): Promise<boolean> {
  const done = await of(db)
    .updateTable('signup.procedures')
    .set(check)
    .where('id', '=', id)
    .where('details_version', '=', version)
    .where('check_state', '=', 'waiting')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** The present ones of a purchase end: it is off, or the person changes. */
export const endProcedures = (db: Db, purchaseId: string, party: Party | null, now: Date) =>
  sql`update signup.procedures set ended_at = ${now}, kept = null, draft = null
    where purchase_id = ${purchaseId} and (${party}::text is null or party = ${party}) and ended_at is null`.execute(db)

/** What was typed goes when nobody came back in time; a finished procedure keeps its place for the staff's view. */
export async function forgetProcedures(db: Db, now: Date): Promise<number> {
  const gone = await sql`update signup.procedures
    set kept = null, draft = null, ended_at = case when finished_at is null then ${now}::timestamptz else ended_at end
    where expires_at <= ${now} and (kept is not null or draft is not null or (finished_at is null and ended_at is null))`.execute(db)
  return Number(gone.numAffectedRows ?? 0)
}

export const upsertWebMember = (db: Db, row: SignupTables['signup.web_members']) =>
  of(db)
    .insertInto('signup.web_members')
    .values(row)
    .onConflict((c) =>
      c.column('account_id').doUpdateSet({ linked_at: row.linked_at, magazine: row.magazine, magazine_at: row.magazine_at }),
    )
    .execute()
