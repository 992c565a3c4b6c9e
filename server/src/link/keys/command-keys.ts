/** The keys that sign requests to cars: ES256, newest first, sealed in the database. */
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database/db.ts'
import { replaceSecret, sharedSecret } from '../../platform/secrets.ts'

const secretName = 'link-command-keys'
/** The one in use and its successor. */
const mostKeys = 2

export interface CommandKey {
  /** RFC 7638 thumbprint. */
  kid: string
  publicJwk: JWK
  privateKey: CryptoKey
}

export async function commandKeys(db: Db, config: Config): Promise<CommandKey[]> {
  const kept = await sharedSecret(db, config.SECRET, secretName, async () => ({ keys: [await makeKey()] }))
  return Promise.all(kept.keys.map(readKey))
}

/** Puts a new key in front; the caller holds an open transaction. */
export async function putNewCommandKey(db: Db, config: Config): Promise<void> {
  const kept = await sharedSecret(db, config.SECRET, secretName, async () => ({ keys: [await makeKey()] }))
  await replaceSecret(db, config.SECRET, secretName, { keys: [await makeKey(), ...kept.keys].slice(0, mostKeys) })
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return exportJWK(privateKey)
}

async function readKey(jwk: JWK): Promise<CommandKey> {
  const { d: _private, ...open } = jwk
  const kid = await calculateJwkThumbprint(open)
  return { kid, publicJwk: { ...open, kid, alg: 'ES256', use: 'sig' }, privateKey: (await importJWK(jwk, 'ES256')) as CryptoKey }
}
