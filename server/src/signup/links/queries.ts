/** SQL about links. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { Party, SignupTables } from '../tables.ts'

const of = (db: Db) => db.withTables<SignupTables>()
export type LinkRow = SignupTables['signup.links']

/** False when a live link has this join code already. */
export async function insertLink(db: Db, row: LinkRow): Promise<boolean> {
  const made = await of(db)
    .insertInto('signup.links')
    .values(row)
    .onConflict((c) => c.column('join_hash').where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** A live link by its secret's hash or its join code's; held until the transaction ends. */
export async function lockLink(db: Db, by: { secretHash: Buffer } | { joinHash: Buffer }, now: Date): Promise<LinkRow | undefined> {
  const asked = of(db).selectFrom('signup.links').selectAll().where('ended_at', 'is', null).where('expires_at', '>', now).forUpdate()
  return 'secretHash' in by
    ? asked.where('secret_hash', '=', by.secretHash).executeTakeFirst()
    : asked.where('join_hash', '=', by.joinHash).where('join_expires_at', '>', now).executeTakeFirst()
}

export const takeLink = (db: Db, id: string, procedureId: string) =>
  of(db).updateTable('signup.links').set({ procedure_id: procedureId }).where('id', '=', id).execute()

/** `unusedOnly`: those nobody began with. */
export const endLinks = (db: Db, purchaseId: string, party: Party | null, now: Date, { unusedOnly = false } = {}) =>
  sql`update signup.links set ended_at = ${now} where purchase_id = ${purchaseId} and (${party}::text is null or party = ${party})
    and ended_at is null and (${!unusedOnly} or procedure_id is null)`.execute(db)

export async function isLinkLive(db: Db, id: string, now: Date): Promise<boolean> {
  const found = await of(db)
    .selectFrom('signup.links')
    .select('id')
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return found !== undefined
}

/** Ended and run-out links are of no use to anybody. */
export const forgetLinks = (db: Db, before: Date) =>
  sql`delete from signup.links where expires_at < ${before} or ended_at < ${before}`.execute(db)
/** A join code that ran out may be given out again. */
export const endOldLinks = (db: Db, now: Date) =>
  sql`update signup.links set ended_at = ${now} where ended_at is null and expires_at <= ${now}`.execute(db)

export const insertLinkText = (db: Db, linkId: string, sealed: Buffer, now: Date) =>
  sql`insert into signup.link_texts (link_id, sealed, created_at) values (${linkId}, ${sealed}, ${now})`.execute(db)

/** Address and number of an SMS that is still to go. */
export async function findLinkText(db: Db, linkId: string): Promise<Buffer | undefined> {
  const found = await sql<{ sealed: Buffer | null }>`select sealed from signup.link_texts where link_id = ${linkId}`.execute(db)
  return found.rows[0]?.sealed ?? undefined
}

export const endLinkText = (db: Db, linkId: string) => sql`update signup.link_texts set sealed = null where link_id = ${linkId}`.execute(db)
