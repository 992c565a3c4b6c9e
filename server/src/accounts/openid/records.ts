/** How the provider's records are named and sealed: ids (which may be tokens) as hashes, payloads under SECRET. */
import { seal, unseal } from '../../platform/secrets.ts'
import { sha256 } from '../keys.ts'
import type { AccountKind } from '../tables.ts'
import type { RecordRow } from './queries.ts'

/** Name of a model's records; each audience has a provider of its own. */
export const recordKind = (audience: AccountKind, model: string): string => `${audience}.${model}`
export const recordId = (id: string): Buffer => sha256(id)

export const sealRecord = (secret: string, kind: string, payload: object): Buffer =>
  seal(secret, `oidc ${kind}`, Buffer.from(JSON.stringify(payload)))

export const openRecord = <T extends object>(secret: string, row: RecordRow): T =>
  JSON.parse(unseal(secret, `oidc ${row.kind}`, row.sealed).toString('utf8')) as T
