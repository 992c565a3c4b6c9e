/** SQL about codes by SMS and recovery codes. Whoever asks at the same moment, one conditional update wins. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'

export interface PhoneCode {
  id: string
  account_id: string
  phone: string
  interaction: string | null
  session_id: string | null
  sms_id: string | null
  sends: number
  last_sent_at: Date
  expires_at: Date
  tries: number
  verified_at: Date | null
}
const columns = sql.raw('id, account_id, phone, interaction, session_id, sms_id, sends, last_sent_at, expires_at, tries, verified_at')

/** A new row; older ones of the same sign-in or session end, so that only the newest code counts. */
export async function insertPhoneCode(
  db: Db,
  code: Pick<PhoneCode, 'id' | 'account_id' | 'phone' | 'interaction' | 'session_id' | 'sends' | 'expires_at'>,
  now: Date,
): Promise<PhoneCode> {
  await sql`update accounts.phone_codes set ended_at = ${now} where ended_at is null
    and (interaction = ${code.interaction} or session_id = ${code.session_id})`.execute(db)
  const made = await sql<PhoneCode>`
    insert into accounts.phone_codes (id, account_id, phone, interaction, session_id, sends, last_sent_at, expires_at, tries, created_at)
    values (${code.id}, ${code.account_id}, ${code.phone}, ${code.interaction}, ${code.session_id}, ${code.sends}, ${now}, ${code.expires_at}, 0, ${now})
    returning ${columns}`.execute(db)
  return made.rows[0] as PhoneCode
}

/** The code a sign-in waits for. */
export async function findSignInCode(db: Db, interaction: string): Promise<PhoneCode | undefined> {
  const found = await sql<PhoneCode>`select ${columns} from accounts.phone_codes
    where interaction = ${interaction} and ended_at is null`.execute(db)
  return found.rows[0]
}

/** A code that this session asked for. */
export async function findPhoneCode(db: Db, id: string, sessionId: string): Promise<PhoneCode | undefined> {
  const found = await sql<PhoneCode>`select ${columns} from accounts.phone_codes
    where id = ${id} and session_id = ${sessionId} and ended_at is null`.execute(db)
  return found.rows[0]
}

/** For the job that sends it. */
export async function findCodeToText(db: Db, id: string, now: Date): Promise<PhoneCode | undefined> {
  const found = await sql<PhoneCode>`select ${columns} from accounts.phone_codes
    where id = ${id} and ended_at is null and verified_at is null and expires_at > ${now}`.execute(db)
  return found.rows[0]
}

/** Keeps the hash of the code about to be sent; false when a newer one was asked for meanwhile. */
export async function keepTextedHash(db: Db, { id, sends }: PhoneCode, hash: Buffer, smsId: string): Promise<boolean> {
  const kept = await sql`update accounts.phone_codes set code_hash = ${hash}, sms_id = ${smsId}
    where id = ${id} and sends = ${sends} and ended_at is null and verified_at is null`.execute(db)
  return kept.numAffectedRows === 1n
}

/** Counts a resend, and the older code ends; undefined when it is too early, too often, or the row is over. */
export async function countPhoneResend(
  db: Db,
  id: string,
  now: Date,
  limits: { sends: number; sentBefore: Date; expiresAt: Date },
): Promise<PhoneCode | undefined> {
  const sent = await sql<PhoneCode>`
    update accounts.phone_codes
    set sends = sends + 1, last_sent_at = ${now}, expires_at = ${limits.expiresAt}, tries = 0, code_hash = null, sms_id = null
    where id = ${id} and ended_at is null and verified_at is null and sends < ${limits.sends} and last_sent_at <= ${limits.sentBefore}
    returning ${columns}`.execute(db)
  return sent.rows[0]
}

/** Counts a try and verifies when the hash is right, in one statement; undefined when the code takes no more tries. */
export async function tryPhoneCode(db: Db, id: string, codeHash: Buffer, now: Date, most: number): Promise<PhoneCode | undefined> {
  const tried = await sql<PhoneCode>`
    update accounts.phone_codes set tries = tries + 1, verified_at = case when code_hash = ${codeHash} then ${now}::timestamptz end
    where id = ${id} and ended_at is null and verified_at is null and expires_at > ${now} and tries < ${most}
    returning ${columns}`.execute(db)
  return tried.rows[0]
}

/** Uses up a verified code of this session; locked, so that of two at once the second finds none. */
export async function takeVerifiedPhone(
  db: Db,
  id: string,
  sessionId: string,
  verifiedAfter: Date,
  now: Date,
): Promise<string | undefined> {
  const taken = await sql<{ phone: string }>`update accounts.phone_codes set ended_at = ${now}
    where id = ${id} and session_id = ${sessionId} and ended_at is null and verified_at > ${verifiedAfter} returning phone`.execute(db)
  return taken.rows[0]?.phone
}

export const endPhoneCode = (db: Db, id: string, now: Date) =>
  sql`update accounts.phone_codes set ended_at = ${now} where id = ${id}`.execute(db)

export const deleteOldPhoneCodes = (db: Db, before: Date) => sql`delete from accounts.phone_codes where created_at < ${before}`.execute(db)

export async function replaceRecoveryCodes(db: Db, accountId: string, hashes: readonly Buffer[], now: Date): Promise<void> {
  await sql`delete from accounts.recovery_codes where account_id = ${accountId}`.execute(db)
  if (hashes.length > 0)
    await sql`insert into accounts.recovery_codes (account_id, code_hash, created_at)
      select ${accountId}, hash, ${now} from unnest(${hashes}::bytea[]) as hash`.execute(db)
}

/** True: it was one, and is used up now. */
export async function useRecoveryCode(db: Db, accountId: string, hash: Buffer, now: Date): Promise<boolean> {
  const used = await sql`update accounts.recovery_codes set used_at = ${now}
    where account_id = ${accountId} and code_hash = ${hash} and used_at is null`.execute(db)
  return used.numAffectedRows === 1n
}

export async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  const counted = await sql<{ left: number }>`select count(*)::int as left from accounts.recovery_codes
    where account_id = ${accountId} and used_at is null`.execute(db)
  return counted.rows[0]?.left ?? 0
}
