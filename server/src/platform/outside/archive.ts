/** Where files lie that outlive the database: a folder, or a bucket of an S3-compatible store. Files are written whole and never changed. */
import type { Config } from '../config.ts'
import { folderArchive } from './archive-folder.ts'
import { s3Archive } from './archive-s3.ts'

/**
 * Names are relative, with `/`. Everything throws Unavailable when trying again makes sense: `archive-down` (not reached, no right,
 * no such bucket or folder) or `archive-full`.
 */
export interface Archive {
  /** Afterwards the whole file is there; when it throws, none of it is under this name. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** The bytes from `start` on and before `end`; undefined: no such file. */
  read(name: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Also what a `put` that was broken off has left. No such file is no error. */
  remove(name: string): Promise<void>
}

const opened = new WeakMap<Config, Archive>()

/** undefined: this centre keeps no archive. */
export function archiveOf(config: Config): Archive | undefined {
  if (!config.ARCHIVE) return undefined
  const known = opened.get(config)
  if (known) return known
  const archive = config.ARCHIVE.startsWith('s3://') ? s3Archive(config.ARCHIVE, config.S3_ENDPOINT) : folderArchive(config.ARCHIVE)
  opened.set(config, archive)
  return archive
}
