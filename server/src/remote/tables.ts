/** The tables of `remote` as they are today. */
import type { Cautioned } from '@tsunagu/contract/remote.ts'

export type RemoteTables = {
  /** Who has read which version of which function's cautions (GEN-21); kept as evidence, never updated. */
  'remote.cautions': { account_id: string; about: Cautioned; version: number; acknowledged_at: Date }
}
