/** The key that signs tokens: ES256, made once, sealed in the database, shared by every replica. */
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database/db.ts'
import { sharedSecret } from '../../platform/secrets.ts'

export interface SigningKeys {
  /** With the private part: only for the provider. */
  jwks: { keys: JWK[] }
  verifier: ReturnType<typeof createLocalJWKSet>
}

const kept = new WeakMap<Config, Promise<SigningKeys>>()

/** `db`: the pool's, not a transaction's, which might be undone. */
export function signingKeys(db: Db, config: Config): Promise<SigningKeys> {
  const known = kept.get(config)
  if (known) return known
  const read = readKeys(db, config)
  kept.set(config, read)
  read.catch(() => kept.delete(config))
  return read
}

async function readKeys(db: Db, config: Config): Promise<SigningKeys> {
  const key = await sharedSecret(db, config.SECRET, 'accounts.jwk', makeKey)
  const { d: _private, ...open } = key
  return { jwks: { keys: [key] }, verifier: createLocalJWKSet({ keys: [open] }) }
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: 'ES256', use: 'sig' }
}
