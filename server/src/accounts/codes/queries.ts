/** SQL about mailed codes. Whoever asks at the same moment, one conditional update wins. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { CodePurpose, Language } from '../tables.ts'

export interface CodeRow {
  id: string
  purpose: CodePurpose
  email: string
  language: Language
  terms_version: string | null
  sends: number
  last_sent_at: Date
  expires_at: Date
  tries: number
  verified_at: Date | null
  ended_at: Date | null
  password_hash: string | null
  auth_phone: string | null
}
const columns = sql.raw(
  'id, purpose, email, language, terms_version, sends, last_sent_at, expires_at, tries, verified_at, ended_at, password_hash, auth_phone',
)

export interface NewCode {
  id: string
  purpose: CodePurpose
  email: string
  language: Language
  termsVersion: string | null
  browserHash: Buffer
  now: Date
  expiresAt: Date
}

/**
 * A new row; older ones of the same address and purpose end, so that only the newest code counts. Not those that were
 * verified and have a sign-in chosen: whoever knows the address must not end a registration that is going on.
 */
export async function insertCode(db: Db, code: NewCode): Promise<CodeRow> {
  await sql`update accounts.codes set ended_at = ${code.now}
    where email = ${code.email} and purpose = ${code.purpose} and ended_at is null and password_hash is null`.execute(db)
  const made = await sql<CodeRow>`
    insert into accounts.codes (id, purpose, email, language, terms_version, browser_hash, sends, last_sent_at, expires_at, tries, created_at)
    values (${code.id}, ${code.purpose}, ${code.email}, ${code.language}, ${code.termsVersion}, ${code.browserHash}, 1, ${code.now},
      ${code.expiresAt}, 0, ${code.now})
    returning ${columns}`.execute(db)
  return made.rows[0] as CodeRow
}

/** Only for the browser that asked. */
export async function findCode(db: Db, id: string, browserHash: Buffer): Promise<CodeRow | undefined> {
  const found = await sql<CodeRow>`select ${columns} from accounts.codes where id = ${id} and browser_hash = ${browserHash}`.execute(db)
  return found.rows[0]
}

/** For the job that mails it. */
export async function findCodeToMail(db: Db, id: string, now: Date): Promise<CodeRow | undefined> {
  const found = await sql<CodeRow>`select ${columns} from accounts.codes
    where id = ${id} and ended_at is null and verified_at is null and expires_at > ${now}`.execute(db)
  return found.rows[0]
}

/** Keeps the hash of the code about to be mailed; false when a newer one was asked for meanwhile. */
export async function keepCodeHash(db: Db, id: string, sends: number, hash: Buffer): Promise<boolean> {
  const kept = await sql`update accounts.codes set code_hash = ${hash}
    where id = ${id} and sends = ${sends} and ended_at is null and verified_at is null`.execute(db)
  return kept.numAffectedRows === 1n
}

/** Counts a resend, and the older code ends; undefined when it is too early, too often, or the row is over. */
export async function countResend(
  db: Db,
  id: string,
  browserHash: Buffer,
  now: Date,
  limits: { sends: number; sentBefore: Date; expiresAt: Date },
): Promise<CodeRow | undefined> {
  const sent = await sql<CodeRow>`
    update accounts.codes set sends = sends + 1, last_sent_at = ${now}, expires_at = ${limits.expiresAt}, tries = 0, code_hash = null
    where id = ${id} and browser_hash = ${browserHash} and ended_at is null and verified_at is null
      and sends < ${limits.sends} and last_sent_at <= ${limits.sentBefore}
    returning ${columns}`.execute(db)
  return sent.rows[0]
}

/** Counts a try and verifies when the hash is right, in one statement; undefined when the code takes no more tries. */
export async function tryCode(
  db: Db,
  id: string,
  browserHash: Buffer,
  codeHash: Buffer,
  now: Date,
  most: number,
): Promise<CodeRow | undefined> {
  const tried = await sql<CodeRow>`
    update accounts.codes set tries = tries + 1, verified_at = case when code_hash = ${codeHash} then ${now}::timestamptz end
    where id = ${id} and browser_hash = ${browserHash} and ended_at is null and verified_at is null
      and expires_at > ${now} and tries < ${most}
    returning ${columns}`.execute(db)
  return tried.rows[0]
}

/**
 * A verified row that nothing was done with yet; locked, so that of two completions at once the second waits and finds none.
 * `keptAfter`: since when rows count whose sign-in was chosen.
 */
export async function lockVerified(
  db: Db,
  id: string,
  purpose: CodePurpose,
  browserHash: Buffer,
  { verifiedAfter, keptAfter }: { verifiedAfter: Date; keptAfter: Date },
): Promise<CodeRow | undefined> {
  const found = await sql<CodeRow>`select ${columns} from accounts.codes
    where id = ${id} and purpose = ${purpose} and browser_hash = ${browserHash} and ended_at is null
      and verified_at > case when password_hash is null then ${verifiedAfter}::timestamptz else ${keptAfter}::timestamptz end
    for update`.execute(db)
  return found.rows[0]
}

export const endCode = (db: Db, id: string, now: Date) => sql`update accounts.codes set ended_at = ${now} where id = ${id}`.execute(db)

/** The sign-in chosen for an account that is made later. */
export const keepLoginOf = (db: Db, id: string, login: { passwordHash: string; authPhone: string }) =>
  sql`update accounts.codes set password_hash = ${login.passwordHash}, auth_phone = ${login.authPhone} where id = ${id}`.execute(db)

/** Gives a verified row to another browser. */
export async function rebindCode(db: Db, id: string, browserHash: Buffer): Promise<boolean> {
  const bound = await sql`update accounts.codes set browser_hash = ${browserHash}
    where id = ${id} and verified_at is not null and ended_at is null`.execute(db)
  return bound.numAffectedRows === 1n
}

export const deleteOldCodes = (db: Db, before: Date, keptBefore: Date) =>
  sql`delete from accounts.codes where created_at < case when password_hash is null then ${before}::timestamptz else ${keptBefore}::timestamptz end`.execute(
    db,
  )
