/** SQL about purchases, their parties and what happened. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { Party, SignupTables } from '../tables.ts'

const of = (db: Db) => db.withTables<SignupTables>()
export type PurchaseRow = SignupTables['signup.purchases']
export type PartyRow = SignupTables['signup.parties']

// days stay texts: the driver would make them moments of its own time zone
const columns = sql.raw(`id, number, dealer_id, kind, state, vehicle_id, model_id, vehicle_name, grade, powertrain, chassis_number, plate,
  purchased_on::text, user_is, registered_on::text, delivered_on::text, certificate, certificate_match, created_by, created_at`)

export const insertPurchase = (db: Db, row: PurchaseRow) => of(db).insertInto('signup.purchases').values(row).execute()
export const insertParties = (db: Db, rows: PartyRow[]) => of(db).insertInto('signup.parties').values(rows).execute()

/** Of this dealer, or of any when `dealerId` is null. */
export async function findPurchase(db: Db, id: string, dealerId: string | null): Promise<PurchaseRow | undefined> {
  const found = await sql<PurchaseRow>`select ${columns} from signup.purchases
    where id = ${id} and (${dealerId}::uuid is null or dealer_id = ${dealerId})`.execute(db)
  return found.rows[0]
}

/** Held until the transaction ends: acts of two members of staff come one after the other. */
export async function lockPurchase(db: Db, id: string, dealerId: string | null): Promise<PurchaseRow | undefined> {
  const found = await sql<PurchaseRow>`select ${columns} from signup.purchases
    where id = ${id} and (${dealerId}::uuid is null or dealer_id = ${dealerId}) for update`.execute(db)
  return found.rows[0]
}

export async function findPurchaseOfVehicle(db: Db, vehicleId: string): Promise<PurchaseRow | undefined> {
  const found = await sql<PurchaseRow>`select ${columns} from signup.purchases
    where vehicle_id = ${vehicleId} and state <> 'cancelled' order by created_at desc limit 1`.execute(db)
  return found.rows[0]
}

/** Registered cars that this account is the user of. */
export async function findPurchasesOfUser(db: Db, accountId: string): Promise<PurchaseRow[]> {
  const found = await sql<PurchaseRow>`select ${columns} from signup.purchases p where registered_on is not null and state <> 'cancelled'
    and exists (select from signup.parties q where q.purchase_id = p.id and q.party = 'user' and q.account_id = ${accountId})`.execute(db)
  return found.rows
}

export interface PurchaseSearch {
  dealerId: string | null
  search: string | null
  show: 'open' | 'waiting' | 'all'
  before: Date | null
  most: number
}

/** Newest first. `search`: part of a name, number, chassis number or plate, folded by the caller; `by_name_alone`: only a name has it. */
export async function findPurchases(
  db: Db,
  { dealerId, search, show, before, most }: PurchaseSearch,
): Promise<(PurchaseRow & { by_name_alone: boolean })[]> {
  const like = search === null ? null : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  const byNumber = sql<boolean>`(p.number ilike ${like}
        or replace(coalesce(p.chassis_number, ''), '-', '') ilike replace(${like}, '-', '')
        or replace(replace(replace(coalesce(p.plate, ''), ' ', ''), '-', ''), '・', '') ilike replace(replace(replace(${like}, ' ', ''), '-', ''), '・', ''))`
  const found = await sql<PurchaseRow & { by_name_alone: boolean }>`
    select ${columns}, (${like}::text is not null and not ${byNumber}) as by_name_alone from signup.purchases p
    where (${dealerId}::uuid is null or p.dealer_id = ${dealerId})
      and (${before}::timestamptz is null or p.created_at < ${before})
      and (${show} = 'all' or p.state = 'open')
      and (${show} <> 'waiting' or exists (select from signup.procedures w where w.purchase_id = p.id and w.ended_at is null
        and w.check_state = 'waiting'))
      and (${like}::text is null or ${byNumber}
        or exists (select from signup.parties q where q.purchase_id = p.id
          and replace(q.name, ' ', '') ilike replace(${like}, ' ', '')))
    order by p.created_at desc, p.id limit ${most}`.execute(db)
  return found.rows
}

export const updatePurchase = (db: Db, id: string, change: Partial<PurchaseRow>) =>
  of(db).updateTable('signup.purchases').set(change).where('id', '=', id).execute()

export const findParties = (db: Db, purchaseIds: readonly string[]): Promise<PartyRow[]> =>
  purchaseIds.length === 0
    ? Promise.resolve([])
    : of(db)
        .selectFrom('signup.parties')
        .selectAll()
        .where('purchase_id', 'in', [...purchaseIds])
        .execute()

export const findParty = (db: Db, purchaseId: string, party: Party): Promise<PartyRow> =>
  of(db).selectFrom('signup.parties').selectAll().where('purchase_id', '=', purchaseId).where('party', '=', party).executeTakeFirstOrThrow()

export const updateParty = (db: Db, purchaseId: string, party: Party, change: Partial<PartyRow>) =>
  of(db).updateTable('signup.parties').set(change).where('purchase_id', '=', purchaseId).where('party', '=', party).execute()

/** A purchase of this car whose customer does not have it yet. */
export async function isOnSale(db: Db, vehicleId: string): Promise<boolean> {
  const found = await sql`select 1 from signup.purchases where vehicle_id = ${vehicleId} and state = 'open' and delivered_on is null
    limit 1`.execute(db)
  return found.rows.length > 0
}

/** Nothing more will be done in purchases of a car that comes back. */
export const closeDelivered = (db: Db, vehicleId: string) =>
  sql`update signup.purchases set state = 'closed' where vehicle_id = ${vehicleId} and state = 'open'`.execute(db)

/** Another purchase, not cancelled, that has this chassis number. */
export async function chassisTaken(db: Db, chassisNumber: string, exceptId: string | null): Promise<boolean> {
  const found = await sql`select 1 from signup.purchases where chassis_number = ${chassisNumber} and state <> 'cancelled'
    and (${exceptId}::uuid is null or id <> ${exceptId}) limit 1`.execute(db)
  return found.rows.length > 0
}

export const insertHappening = (db: Db, row: Omit<SignupTables['signup.happenings'], 'id'>) =>
  sql`insert into signup.happenings (purchase_id, at, text, by, facts)
    values (${row.purchase_id}, ${row.at}, ${row.text}, ${row.by}, ${JSON.stringify(row.facts)}::jsonb)`.execute(db)

export const findHappenings = (db: Db, purchaseId: string) =>
  of(db).selectFrom('signup.happenings').selectAll().where('purchase_id', '=', purchaseId).orderBy('id', 'desc').limit(200).execute()

/** Registered cars whose user is missing, and whose last mail about it is older than `before`. */
export async function findToRemind(db: Db, before: Date, most: number): Promise<{ purchase_id: string }[]> {
  const found = await sql<{
    purchase_id: string
  }>`select q.purchase_id from signup.parties q join signup.purchases p on p.id = q.purchase_id
    where q.party = 'user' and q.registered_at is null and q.followed_up_at < ${before} and q.reminders < ${most}
      and p.state = 'open' and p.registered_on is not null`.execute(db)
  return found.rows
}
