/** What a request asks for and the document that shows it lie sealed. */
import type { Config } from '../../platform/config.ts'
import { seal, unseal } from '../../platform/secrets.ts'

export interface Wanted {
  name: string | null
  kana: string | null
  /** YYYY-MM-DD */
  birthDate: string | null
}

export const sealWanted = (config: Config, id: string, wanted: Wanted): Buffer =>
  seal(config.SECRET, `accounts.identity-change ${id}`, Buffer.from(JSON.stringify(wanted)))
export const openWanted = (config: Config, { id, wanted }: { id: string; wanted: Buffer }): Wanted =>
  JSON.parse(unseal(config.SECRET, `accounts.identity-change ${id}`, wanted).toString('utf8')) as Wanted

/** The name somebody had before. */
export interface Former {
  name: string
  kana: string
}
export const sealFormer = (config: Config, id: string, former: Former): Buffer =>
  seal(config.SECRET, `accounts.identity-former ${id}`, Buffer.from(JSON.stringify(former)))
export const openFormer = (config: Config, id: string, former: Buffer): Former =>
  JSON.parse(unseal(config.SECRET, `accounts.identity-former ${id}`, former).toString('utf8')) as Former

export const sealDocument = (config: Config, id: string, bytes: Buffer): Buffer =>
  seal(config.SECRET, `accounts.identity-document ${id}`, bytes)
export const openDocument = (config: Config, id: string, document: Buffer): Buffer =>
  unseal(config.SECRET, `accounts.identity-document ${id}`, document)
