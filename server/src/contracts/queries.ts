/** All SQL of `contracts`. */
import type { ContractKind } from '@tsunagu/contract/contracts.ts'
import { sql } from 'kysely'
import type { Db } from '../platform/database/db.ts'
import type { CarGround, Catalogue, Period } from './rules.ts'
import type { ContractsTables } from './tables.ts'

const of = (db: Db) => db.withTables<ContractsTables>()

/** What is for sale on that day. */
export async function catalogueOn(db: Db, day: string): Promise<Catalogue> {
  const holds = sql<boolean>`valid_from <= ${day} and (valid_until is null or valid_until > ${day})`
  const [plans, options, prices, chargingPlans] = await Promise.all([
    of(db).selectFrom('contracts.plans').select(['kind', 'name_ja', 'name_en', 'free_years', 'starts', 'last_day']).where(holds).execute(),
    of(db)
      .selectFrom('contracts.option_terms')
      .select(['option', 'kind', 'free_years', 'renews_by_itself', 'card_only', 'corporations', 'phones_ja', 'phones_en'])
      .select(sql<string | null>`free_at_least::text`.as('free_at_least'))
      .where(holds)
      .execute(),
    of(db).selectFrom('contracts.prices').select(['product', 'kind', 'occasion', 'term', 'yen', 'official']).where(holds).execute(),
    of(db)
      .selectFrom('contracts.charging_plans')
      .select(['plan', 'name_ja', 'name_en', 'quick', 'monthly', 'card_fee', 'normal_per_minute', 'quick_per_minute', 'official'])
      .where(holds)
      .execute(),
  ])
  return { plans, options, prices, chargingPlans }
}

/** A car nobody recorded a sale of is neither new nor CPO: G-Link Lite (GLK-31). */
export async function carRow(db: Db, vehicleId: string): Promise<CarGround & { dealerId: string | null }> {
  const found = await sql<
    CarGround & { dealerId: string | null }
  >`select coalesce(kind, 'lite') as kind, purchased_on::text as "purchasedOn",
      first_registered_on::text as "firstRegisteredOn", dealer_id as "dealerId"
    from contracts.cars where vehicle_id = ${vehicleId}`.execute(db)
  return found.rows[0] ?? { kind: 'lite', purchasedOn: null, firstRegisteredOn: null, dealerId: null }
}

/** An unknown purchase day or dealer leaves the one that is known. */
export const upsertSale = (
  db: Db,
  sale: { vehicleId: string; kind: ContractKind; purchasedOn: string | null; dealerId: string | null },
): Promise<unknown> =>
  sql`insert into contracts.cars (vehicle_id, kind, purchased_on, dealer_id)
    values (${sale.vehicleId}, ${sale.kind}, ${sale.purchasedOn}, ${sale.dealerId})
    on conflict (vehicle_id) do update set kind = excluded.kind,
      purchased_on = coalesce(excluded.purchased_on, contracts.cars.purchased_on),
      dealer_id = coalesce(excluded.dealer_id, contracts.cars.dealer_id)`.execute(db)

export const upsertFirstRegistration = (db: Db, vehicleId: string, day: string): Promise<unknown> =>
  sql`insert into contracts.cars (vehicle_id, first_registered_on) values (${vehicleId}, ${day})
    on conflict (vehicle_id) do update set first_registered_on = excluded.first_registered_on`.execute(db)

export interface LiveContract extends Omit<ContractsTables['contracts.contracts'], 'ended_at' | 'ended_why'> {
  periods: Period[]
}
/** The contract of the car that has not been ended by anybody; it may have run out. */
export async function liveContract(db: Db, vehicleId: string): Promise<LiveContract | undefined> {
  const found = await sql<LiveContract>`select c.id, c.vehicle_id, c.account_id, c.number, c.kind, c.free_years, c.starts, c.last_day,
      c.channel, c.key, c.alert_contacts, c.card_tail, c.applied_at, ${periodsOf('c')} as periods
    from contracts.contracts c where c.vehicle_id = ${vehicleId} and c.ended_at is null`.execute(db)
  return found.rows[0]
}

const periodsOf = (
  contract: string,
) => sql`coalesce((select json_agg(json_build_object('from', p.first_day, 'until', p.last_day, 'term', p.term)
  order by p.first_day) from contracts.periods p where p.contract_id = ${sql.ref(`${contract}.id`)}), '[]')`

/** What the state of a car's contract is made of, in one question: asked before every remote act. */
export async function stateRow(db: Db, vehicleId: string): Promise<{ periods: Period[] | null; declined: boolean }> {
  const found = await sql<{ periods: Period[] | null; declined: boolean }>`select
      (select ${periodsOf('c')} from contracts.contracts c where c.vehicle_id = ${vehicleId} and c.ended_at is null) as periods,
      exists (select from contracts.declines d where d.vehicle_id = ${vehicleId} and d.service = 'g-link') as declined`.execute(db)
  return found.rows[0] ?? { periods: null, declined: false }
}

/** False when the car has a contract already: two applications at once, one is made. */
export async function insertContract(db: Db, row: Omit<ContractsTables['contracts.contracts'], 'card_tail' | 'ended_at' | 'ended_why'>) {
  const made = await of(db)
    .insertInto('contracts.contracts')
    .values({ ...row, card_tail: null, ended_at: null, ended_why: null })
    .onConflict((c) => c.column('vehicle_id').where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** Another application of the same person before the contract has begun: the newer answer counts, the number stays. */
export async function amendContract(
  db: Db,
  contractId: string,
  change: Pick<ContractsTables['contracts.contracts'], 'key' | 'alert_contacts' | 'channel'>,
  now: Date,
): Promise<void> {
  await of(db).updateTable('contracts.contracts').set(change).where('id', '=', contractId).execute()
  await of(db)
    .updateTable('contracts.options')
    .set({ ended_at: now })
    .where('contract_id', '=', contractId)
    .where('ended_at', 'is', null)
    .execute()
}

export const setContractKind = (
  db: Db,
  contractId: string,
  plan: Pick<ContractsTables['contracts.contracts'], 'kind' | 'free_years' | 'starts' | 'last_day'>,
) => of(db).updateTable('contracts.contracts').set(plan).where('id', '=', contractId).execute()

/** Ends an application that has not begun; false when it has. */
export async function withdrawApplication(db: Db, contractId: string, now: Date): Promise<boolean> {
  const done = await sql`update contracts.contracts set ended_at = ${now}, ended_why = 'withdrawn' where id = ${contractId}
    and ended_at is null and not exists (select from contracts.periods where contract_id = ${contractId}) returning 1`.execute(db)
  return done.rows.length === 1
}

/** Ends whatever runs or waits for a car, and forgets every no; gives whose it was. */
export async function endWithSale(db: Db, vehicleId: string, now: Date): Promise<string[]> {
  const ended = await sql<{ account_id: string }>`with contract as (
      update contracts.contracts set ended_at = ${now}, ended_why = 'sale-cancelled'
      where vehicle_id = ${vehicleId} and ended_at is null returning account_id),
    charging as (
      update contracts.charging set ended_at = ${now} where vehicle_id = ${vehicleId} and ended_at is null returning account_id),
    declined as (delete from contracts.declines where vehicle_id = ${vehicleId} returning account_id)
    select account_id from contract union select account_id from charging union select account_id from declined`.execute(db)
  return ended.rows.map((row) => row.account_id)
}

/** False when it has begun already. */
export async function insertPeriod(db: Db, row: ContractsTables['contracts.periods']): Promise<boolean> {
  const made = await sql`insert into contracts.periods (contract_id, first_day, last_day, term, yen)
    select ${row.contract_id}, ${row.first_day}, ${row.last_day}, ${row.term}, ${row.yen}
    where not exists (select from contracts.periods where contract_id = ${row.contract_id})
    on conflict do nothing returning 1`.execute(db)
  return made.rows.length === 1
}

export async function insertOptions(db: Db, rows: ContractsTables['contracts.options'][]): Promise<void> {
  if (rows.length > 0) await of(db).insertInto('contracts.options').values(rows).execute()
}

export const optionRows = (db: Db, contractId: string) =>
  of(db)
    .selectFrom('contracts.options')
    .select(['id', 'option', 'term', 'yen', 'applied_at'])
    .select([sql<string | null>`first_day::text`.as('first'), sql<string | null>`last_day::text`.as('last')])
    .where('contract_id', '=', contractId)
    .where('ended_at', 'is', null)
    .orderBy('option')
    .execute()

export const setOptionDays = (db: Db, optionId: string, days: { first: string; last: string | null }) =>
  of(db).updateTable('contracts.options').set({ first_day: days.first, last_day: days.last }).where('id', '=', optionId).execute()

export const setCardTail = (db: Db, vehicleId: string, tail: string) =>
  of(db)
    .updateTable('contracts.contracts')
    .set({ card_tail: tail })
    .where('vehicle_id', '=', vehicleId)
    .where('ended_at', 'is', null)
    .execute()

/** The new user is the contractor; whom the earlier one wanted alarmed is theirs, not the new one's. */
export async function moveContractRows(db: Db, vehicleId: string, accountId: string): Promise<boolean> {
  const moved = await sql`update contracts.contracts set account_id = ${accountId}, alert_contacts = '{}', card_tail = null
    where vehicle_id = ${vehicleId} and ended_at is null and account_id <> ${accountId} returning 1`.execute(db)
  await sql`update contracts.charging set account_id = ${accountId} where vehicle_id = ${vehicleId} and ended_at is null`.execute(db)
  return moved.rows.length === 1
}

/** A contract that has not been ended and has not run out; one that has not begun counts too. */
export async function hasLiveContract(db: Db, accountId: string, today: string): Promise<{ gLink: boolean; charging: boolean }> {
  const found = await sql<{ gLink: boolean; charging: boolean }>`select
      exists (select from contracts.contracts c where account_id = ${accountId} and ended_at is null
        and not exists (select from contracts.periods where contract_id = c.id having max(coalesce(last_day, 'infinity')) < ${today}::date)
      ) as "gLink",
      exists (select from contracts.charging where account_id = ${accountId} and ended_at is null) as charging`.execute(db)
  return found.rows[0] ?? { gLink: false, charging: false }
}

/* Charging support and declines. */

export const liveCharging = (db: Db, vehicleId: string) =>
  of(db)
    .selectFrom('contracts.charging')
    .select(['id', 'account_id', 'plan', 'key'])
    .where('vehicle_id', '=', vehicleId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

export async function insertCharging(db: Db, row: Omit<ContractsTables['contracts.charging'], 'ended_at'>): Promise<boolean> {
  const made = await of(db)
    .insertInto('contracts.charging')
    .values({ ...row, ended_at: null })
    .onConflict((c) => c.column('vehicle_id').where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** The last no of a person counts; true when it is the first. */
export async function upsertDecline(db: Db, row: ContractsTables['contracts.declines']): Promise<boolean> {
  const { vehicle_id, account_id, service, channel, reason, declined_at } = row
  const kept = await sql<{ first: boolean }>`insert into contracts.declines (vehicle_id, account_id, service, channel, reason, declined_at)
    values (${vehicle_id}, ${account_id}, ${service}, ${channel}, ${reason}, ${declined_at})
    on conflict (vehicle_id, account_id, service) do update
      set channel = excluded.channel, reason = excluded.reason, declined_at = excluded.declined_at
    returning xmax = 0 as first`.execute(db)
  return kept.rows[0]?.first === true
}

/** Has this person, or with null anybody, said no about the car? */
export async function hasDeclined(db: Db, vehicleId: string, service: 'g-link' | 'charging', accountId: string | null): Promise<boolean> {
  const found = await sql`select 1 from contracts.declines where vehicle_id = ${vehicleId} and service = ${service}
    and (${accountId}::uuid is null or account_id = ${accountId}) limit 1`.execute(db)
  return found.rows.length === 1
}

/* Consents and deliveries. */

export async function insertConsents(db: Db, rows: ContractsTables['contracts.consents'][]): Promise<void> {
  if (rows.length === 0) return
  await of(db)
    .insertInto('contracts.consents')
    .values(rows)
    .onConflict((c) => c.columns(['account_id', 'document', 'version', 'vehicle_id', 'given_at']).doNothing())
    .execute()
}

export type ConsentRow = ContractsTables['contracts.consents'] & { withdrawn_at: Date | null }
/** Newest first. */
export const consentRows = (db: Db, accountId: string): Promise<ConsentRow[]> =>
  of(db)
    .selectFrom('contracts.consents')
    .leftJoin('contracts.withdrawals', 'contracts.withdrawals.consent_id', 'contracts.consents.id')
    .selectAll('contracts.consents')
    .select('contracts.withdrawals.withdrawn_at')
    .where('account_id', '=', accountId)
    .orderBy('given_at', 'desc')
    .orderBy('document')
    .execute()

export async function consentRow(db: Db, accountId: string, consentId: string) {
  return of(db)
    .selectFrom('contracts.consents')
    .select(['id', 'document'])
    .where('account_id', '=', accountId)
    .where('id', '=', consentId)
    .executeTakeFirst()
}

/** Withdrawn or not. */
export async function hasConsented(db: Db, accountId: string, document: string, version: string): Promise<boolean> {
  const found = await sql`select 1 from contracts.consents where account_id = ${accountId} and document = ${document}
    and version = ${version} limit 1`.execute(db)
  return found.rows.length === 1
}

/** Takes back every consent of this person to that document that still holds: an older version does not go on in its place. */
export const insertWithdrawals = (db: Db, accountId: string, document: string, now: Date) =>
  sql`insert into contracts.withdrawals (consent_id, withdrawn_at)
    select id, ${now} from contracts.consents where account_id = ${accountId} and document = ${document}
    on conflict do nothing`.execute(db)

/** Is there a consent to it that was not withdrawn? */
export async function consentHolds(db: Db, accountId: string, document: string): Promise<boolean> {
  const found = await sql`select 1 from contracts.consents c where account_id = ${accountId} and document = ${document}
    and not exists (select from contracts.withdrawals w where w.consent_id = c.id) limit 1`.execute(db)
  return found.rows.length === 1
}

export const insertDelivery = (db: Db, row: ContractsTables['contracts.deliveries']) =>
  of(db).insertInto('contracts.deliveries').values(row).execute()
