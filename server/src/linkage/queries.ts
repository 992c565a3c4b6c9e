/** All SQL of `linkage`. */
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { CardKind, LinkageTables } from './tables.ts'

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

export type { CardKind }
