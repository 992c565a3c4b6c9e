/** All SQL of `linkage`. */
import { sql } from 'kysely'
import type { Db } from '../platform/database/db.ts'
import type { LinkageTables } from './tables.ts'

const of = (db: Db) => db.withTables<LinkageTables>()

/* Cards and links. */

export type CardRow = Pick<LinkageTables['linkage.cards'], 'id' | 'kind' | 'number_tail' | 'sealed' | 'origin'>

export const insertCard = (db: Db, row: LinkageTables['linkage.cards']) => of(db).insertInto('linkage.cards').values(row).execute()
export const updateSealed = (db: Db, cardId: string, sealed: Buffer) =>
  of(db).updateTable('linkage.cards').set({ sealed }).where('id', '=', cardId).execute()

/** One at a time for one account, until the transaction ends. */
export const lockAccount = (db: Db, accountId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`linkage account ${accountId}`}, 0))`.execute(db)

/** The linked cards of an account, the first one first. */
export async function cardsOf(db: Db, accountId: string): Promise<(CardRow & { link_id: string; linked_at: Date })[]> {
  return of(db)
    .selectFrom('linkage.links as l')
    .innerJoin('linkage.cards as c', 'c.id', 'l.card_id')
    .select(['c.id', 'c.kind', 'c.number_tail', 'c.sealed', 'c.origin', 'l.id as link_id', 'l.linked_at'])
    .where('l.account_id', '=', accountId)
    .where('l.ended_at', 'is', null)
    .orderBy('l.linked_at')
    .orderBy('l.id')
    .execute()
}

export async function hasLink(db: Db, accountId: string): Promise<boolean> {
  const row = await of(db)
    .selectFrom('linkage.links')
    .select('id')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** False: the card has an account already, this one or another. */
export async function insertLink(db: Db, cardId: string, accountId: string, now: Date): Promise<boolean> {
  const made = await sql`insert into linkage.links (id, card_id, account_id, linked_at)
    values (${crypto.randomUUID()}, ${cardId}, ${accountId}, ${now}) on conflict (card_id) where ended_at is null do nothing`.execute(db)
  return made.numAffectedRows === 1n
}

/* Cars of a card. */

export async function vehicleIdsOf(db: Db, cardId: string): Promise<string[]> {
  const rows = await of(db)
    .selectFrom('linkage.card_vehicles')
    .select('vehicle_id')
    .where('card_id', '=', cardId)
    .orderBy('since')
    .orderBy('vehicle_id')
    .execute()
  return rows.map((row) => row.vehicle_id)
}

/** The card a car goes with, and who it is linked to. */
export async function cardOfVehicle(db: Db, vehicleId: string): Promise<(CardRow & { account_id: string | null }) | undefined> {
  return of(db)
    .selectFrom('linkage.card_vehicles as v')
    .innerJoin('linkage.cards as c', 'c.id', 'v.card_id')
    .leftJoin('linkage.links as l', (join) => join.onRef('l.card_id', '=', 'c.id').on('l.ended_at', 'is', null))
    .select(['c.id', 'c.kind', 'c.number_tail', 'c.sealed', 'c.origin', 'l.account_id'])
    .where('v.vehicle_id', '=', vehicleId)
    .executeTakeFirst()
}

/** The car goes with this card from now on. */
export const putVehicle = (db: Db, vehicleId: string, cardId: string, now: Date) =>
  of(db)
    .insertInto('linkage.card_vehicles')
    .values({ vehicle_id: vehicleId, card_id: cardId, since: now })
    .onConflict((c) => c.column('vehicle_id').doUpdateSet({ card_id: cardId, since: now }))
    .execute()

export const removeVehicle = (db: Db, vehicleId: string) =>
  of(db).deleteFrom('linkage.card_vehicles').where('vehicle_id', '=', vehicleId).execute()

/** Ends the link of a card that no car goes with; gives whose it was. */
export async function endLinkWithoutCar(db: Db, cardId: string, now: Date): Promise<string | undefined> {
  const ended = await sql<{ account_id: string }>`update linkage.links set ended_at = ${now}
    where card_id = ${cardId} and ended_at is null and not exists (select from linkage.card_vehicles where card_id = ${cardId})
    returning account_id`.execute(db)
  return ended.rows[0]?.account_id
}

export const cardByHash = (db: Db, hash: Buffer): Promise<(CardRow & { account_id: string | null }) | undefined> =>
  of(db)
    .selectFrom('linkage.cards as c')
    .leftJoin('linkage.links as l', (join) => join.onRef('l.card_id', '=', 'c.id').on('l.ended_at', 'is', null))
    .select(['c.id', 'c.kind', 'c.number_tail', 'c.sealed', 'c.origin', 'l.account_id'])
    .where('c.number_hash', '=', hash)
    .executeTakeFirst()

/* Checks. */

type NewCheck = Pick<LinkageTables['linkage.checks'], 'id' | 'card_id' | 'account_id' | 'browser_hash' | 'expires_at' | 'created_at'>
export const insertCheck = (db: Db, row: NewCheck) => of(db).insertInto('linkage.checks').values(row).execute()

export type CheckRow = Omit<LinkageTables['linkage.checks'], 'created_at' | 'browser_hash'> & { card: CardRow }

/** Locked until the end of the transaction: of two at once the second sees what the first did. */
export const lockCheckOf = (db: Db, id: string, accountId: string) => lockCheck(db, id, sql`k.account_id = ${accountId}`)
export const lockCheckIn = (db: Db, id: string, browserHash: Buffer) => lockCheck(db, id, sql`k.browser_hash = ${browserHash}`)

async function lockCheck(db: Db, id: string, bound: ReturnType<typeof sql>): Promise<CheckRow | undefined> {
  const found = await sql<CheckRow & Omit<CardRow, 'id'>>`
    select k.id, k.card_id, k.account_id, k.email, k.code_id, k.terms_version, k.verified_at, k.used_at, k.expires_at,
      c.kind, c.number_tail, c.sealed, c.origin
    from linkage.checks k join linkage.cards c on c.id = k.card_id where k.id = ${id} and ${bound} for update of k`.execute(db)
  const row = found.rows[0]
  if (!row) return undefined
  const { kind, number_tail, sealed, origin, ...check } = row
  return { ...check, card: { id: row.card_id, kind, number_tail, sealed, origin } }
}

export const updateCheck = (
  db: Db,
  id: string,
  change: Partial<Pick<LinkageTables['linkage.checks'], 'email' | 'code_id' | 'terms_version' | 'verified_at' | 'expires_at'>>,
) => of(db).updateTable('linkage.checks').set(change).where('id', '=', id).execute()
export const useCheck = (db: Db, id: string, now: Date) =>
  of(db).updateTable('linkage.checks').set({ used_at: now }).where('id', '=', id).execute()

/* Misses. */

/** Takes the rows until the end of the transaction, always in the same order; old misses are forgotten. */
export async function lockMisses(
  db: Db,
  keys: readonly Buffer[],
  now: Date,
  forgetBefore: Date,
): Promise<{ key: Buffer; misses: number; blocked_until: Date | null }[]> {
  const rows: { key: Buffer; misses: number; blocked_until: Date | null }[] = []
  for (const key of keys.toSorted(Buffer.compare)) {
    const locked = await sql<{ key: Buffer; misses: number; blocked_until: Date | null }>`
      insert into linkage.misses as m (key, misses, last_at) values (${key}, 0, ${now})
      on conflict (key) do update set last_at = excluded.last_at, misses = case when m.last_at < ${forgetBefore} then 0 else m.misses end
      returning key, misses, blocked_until`.execute(db)
    rows.push(...locked.rows)
  }
  return rows
}
export const countMiss = (db: Db, key: Buffer, misses: number, blockedUntil: Date | null) =>
  of(db).updateTable('linkage.misses').set({ misses, blocked_until: blockedUntil }).where('key', '=', key).execute()
export const forgetMisses = (db: Db, keys: readonly Buffer[]) => of(db).deleteFrom('linkage.misses').where('key', 'in', keys).execute()

/* The old site. */

export const insertOldRecord = (db: Db, row: LinkageTables['linkage.old_records']) =>
  of(db).insertInto('linkage.old_records').values(row).execute()

const recordsOf = (db: Db, accountId: string) =>
  of(db)
    .selectFrom('linkage.old_records as r')
    .innerJoin('linkage.links as l', 'l.card_id', 'r.card_id')
    .where('l.account_id', '=', accountId)
    .where('l.ended_at', 'is', null)

export async function hasOldRecords(db: Db, accountId: string): Promise<boolean> {
  return (await recordsOf(db, accountId).select('r.id').limit(1).executeTakeFirst()) !== undefined
}

/** Of all cards of an account, oldest first. */
export const oldRecordRows = (db: Db, accountId: string) =>
  recordsOf(db, accountId)
    .innerJoin('linkage.cards as c', 'c.id', 'r.card_id')
    .select(['r.id', 'r.kind', 'r.sealed', 'r.created_at', 'c.number_tail'])
    .orderBy('r.created_at')
    .orderBy('r.id')
    .execute()

/** Clears checks and misses that open or hold nothing any more. */
export async function deleteOver(db: Db, before: Date): Promise<void> {
  await of(db).deleteFrom('linkage.checks').where('expires_at', '<', before).execute()
  await of(db).deleteFrom('linkage.misses').where('last_at', '<', before).execute()
}
