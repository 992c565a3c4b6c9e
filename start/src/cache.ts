import { accessSync, constants, mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'

const inProject = resolve(import.meta.dirname, '../../node_modules/.cache/tsunagu')

/** A folder for what can be made again: in the project, or in the temporary folder when somebody else owns that cache. */
export function cacheFolder(name: string): string {
  const folder = join(inProject, name)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return folder
  } catch {
    const own = join(tmpdir(), `tsunagu-${userInfo().uid}`, name)
    mkdirSync(own, { recursive: true })
    return own
  }
}
