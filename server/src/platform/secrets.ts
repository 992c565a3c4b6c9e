/** Keys and other secrets that all replicas share: sealed (AES-256-GCM) with `SECRET` in platform.secrets. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './database/db.ts'

/** Seals bytes so that only a holder of `SECRET` reads them; `name` is bound in, so one cannot stand for another. */
export function seal(secret: string, name: string, plain: Buffer): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(secret, 'base64'), iv).setAAD(Buffer.from(name))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** Opens what `seal` made; throws when the secret or the name is another. */
export function unseal(secret: string, name: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(secret, 'base64'), sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(name)).setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

/** The JSON value kept under `name`; made once by `make` and then the same for every replica. */
export async function sharedSecret<T>(db: Db, secret: string, name: string, make: () => Promise<T> | T): Promise<T> {
  const read = async () => {
    const found = await sql<{ sealed: Buffer }>`select sealed from platform.secrets where name = ${name}`.execute(db)
    const row = found.rows[0]
    return row && (JSON.parse(unseal(secret, name, row.sealed).toString('utf8')) as T)
  }
  const kept = await read()
  if (kept !== undefined) return kept
  const made = seal(secret, name, Buffer.from(JSON.stringify(await make())))
  await sql`insert into platform.secrets (name, sealed, created_at) values (${name}, ${made}, ${new Date()}) on conflict do nothing`.execute(
    db,
  )
  return (await read()) as T
}

/** Replaces the value kept under `name` (rotation); the caller holds an open transaction. */
export async function replaceSecret(db: Db, secret: string, name: string, value: unknown): Promise<void> {
  const sealed = seal(secret, name, Buffer.from(JSON.stringify(value)))
  await sql`insert into platform.secrets (name, sealed, created_at) values (${name}, ${sealed}, ${new Date()})
    on conflict (name) do update set sealed = excluded.sealed, created_at = excluded.created_at`.execute(db)
}
