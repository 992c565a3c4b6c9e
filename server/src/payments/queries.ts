/** All SQL of `payments`. */
import { sql } from 'kysely'
import type { Db } from '../platform/database/db.ts'
import type { PaymentsTables } from './tables.ts'

const of = (db: Db) => db.withTables<PaymentsTables>()

export type MethodRow = PaymentsTables['payments.methods']
export type SetupRow = PaymentsTables['payments.card_setups']

/** The account's row, made when it is missing and locked until the end: changes of one account's methods come one after the other. */
export async function lockPayer(db: Db, accountId: string): Promise<PaymentsTables['payments.payers']> {
  const found = await sql<PaymentsTables['payments.payers']>`insert into payments.payers (account_id) values (${accountId})
    on conflict (account_id) do update set account_id = excluded.account_id returning *`.execute(db)
  return found.rows[0] as PaymentsTables['payments.payers']
}

export const findPayer = (db: Db, accountId: string) =>
  of(db).selectFrom('payments.payers').selectAll().where('account_id', '=', accountId).executeTakeFirst()

export const allowDebit = (db: Db, accountId: string, dealerId: string, until: Date) =>
  of(db).updateTable('payments.payers').set({ debit_dealer_id: dealerId, debit_until: until }).where('account_id', '=', accountId).execute()

/** The first customer that is written stays. */
export const keepCustomer = (db: Db, accountId: string, customer: string) =>
  of(db).updateTable('payments.payers').set({ customer }).where('account_id', '=', accountId).where('customer', 'is', null).execute()

/** All methods of an account, newest first. */
export const methodsOf = (db: Db, accountId: string): Promise<MethodRow[]> =>
  of(db).selectFrom('payments.methods').selectAll().where('account_id', '=', accountId).orderBy('since', 'desc').orderBy('id').execute()

export const findMethod = (db: Db, methodId: string) =>
  of(db).selectFrom('payments.methods').selectAll().where('id', '=', methodId).executeTakeFirst()

export const insertMethod = (db: Db, row: MethodRow) => of(db).insertInto('payments.methods').values(row).execute()

/** Ends what is in use or waits, except one; gives what it ended. */
export const endMethods = (db: Db, accountId: string, except: string, now: Date): Promise<MethodRow[]> =>
  of(db)
    .updateTable('payments.methods')
    .set({ state: 'removed', ended_at: now })
    .where('account_id', '=', accountId)
    .where('state', 'in', ['active', 'pending-paper'])
    .where('id', '!=', except)
    .returningAll()
    .execute()

/** Ends one of the account's methods that is in use or waits; undefined when it does not. */
export const endMethod = (db: Db, accountId: string, methodId: string, now: Date): Promise<MethodRow | undefined> =>
  of(db)
    .updateTable('payments.methods')
    .set({ state: 'removed', ended_at: now })
    .where('account_id', '=', accountId)
    .where('id', '=', methodId)
    .where('state', 'in', ['active', 'pending-paper'])
    .returningAll()
    .executeTakeFirst()

/** What the bank says to a mandate that still waits; undefined when it does not wait any more. */
export const decideMandate = (
  db: Db,
  methodId: string,
  set: Pick<MethodRow, 'state' | 'bank' | 'why' | 'ended_at'>,
): Promise<MethodRow | undefined> =>
  of(db)
    .updateTable('payments.methods')
    .set(set)
    .where('id', '=', methodId)
    .where('state', '=', 'pending-paper')
    .returningAll()
    .executeTakeFirst()

/** Forms on paper that wait, oldest first; of one dealer or of all. */
export async function waitingForms(db: Db, dealerId: string | null): Promise<MethodRow[]> {
  const forms = of(db).selectFrom('payments.methods').selectAll().where('state', '=', 'pending-paper').where('way', '=', 'paper')
  return (dealerId === null ? forms : forms.where('dealer_id', '=', dealerId)).orderBy('since').limit(500).execute()
}

export const insertSetup = (db: Db, row: SetupRow) => of(db).insertInto('payments.card_setups').values(row).execute()

export const findSetup = (db: Db, setupId: string): Promise<SetupRow | undefined> =>
  of(db).selectFrom('payments.card_setups').selectAll().where('id', '=', setupId).executeTakeFirst()

export const findSetupByRef = (db: Db, ref: string): Promise<SetupRow | undefined> =>
  of(db).selectFrom('payments.card_setups').selectAll().where('company_ref', '=', ref).executeTakeFirst()

/** The company has opened it: once. */
export const keepOpened = (db: Db, setupId: string, ref: string, form: Buffer): Promise<SetupRow | undefined> =>
  of(db)
    .updateTable('payments.card_setups')
    .set({ company_ref: ref, form, error: null })
    .where('id', '=', setupId)
    .where('company_ref', 'is', null)
    .returningAll()
    .executeTakeFirst()

export const keepSetupError = (db: Db, setupId: string, error: string): Promise<SetupRow | undefined> =>
  of(db)
    .updateTable('payments.card_setups')
    .set({ error })
    .where('id', '=', setupId)
    .where('status', 'not in', ['succeeded', 'canceled'])
    .returningAll()
    .executeTakeFirst()

/** Keeps an answer unless a newer one is here or the setup is over; undefined then. */
export const keepAnswer = (
  db: Db,
  setupId: string,
  { status, error, askedAt }: { status: SetupRow['status']; error: string | null; askedAt: Date },
): Promise<SetupRow | undefined> => {
  const over = status === 'succeeded' || status === 'canceled'
  return of(db)
    .updateTable('payments.card_setups')
    .set({ status, error, asked_at: askedAt, ...(over ? { form: null } : {}) })
    .where('id', '=', setupId)
    .where('status', 'not in', ['succeeded', 'canceled'])
    .where((where) => (over ? where.val(true) : where('asked_at', '<=', askedAt)))
    .returningAll()
    .executeTakeFirst()
}

export const nameMethod = (db: Db, setupId: string, methodId: string) =>
  of(db).updateTable('payments.card_setups').set({ method_id: methodId }).where('id', '=', setupId).execute()

/** Setups nobody will come back to. */
export const forgetSetups = (db: Db, before: Date) => of(db).deleteFrom('payments.card_setups').where('created_at', '<', before).execute()
