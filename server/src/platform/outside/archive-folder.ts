/** An archive in a folder of this machine or a mounted one; with several replicas all of them must see the same. */
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Unavailable } from '../errors.ts'
import type { Archive } from './archive.ts'

/** `folder` is made when it is not there. Only this user may read what lies in it: it says where people were. */
export function folderArchive(folder: string): Archive {
  const root = resolve(folder)
  const partOf = (file: string) => `${file}.part`
  return {
    async put(name, bytes) {
      const file = join(root, name)
      await orUnavailable(async () => {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 })
        await writeSafely(partOf(file), bytes)
        await rename(partOf(file), file)
        await syncFolder(dirname(file))
      })
    },
    read: (name, start, end) =>
      orUnavailable(async () => {
        const handle = await open(join(root, name)).catch(orMissing)
        if (!handle) return undefined
        try {
          const bytes = new Uint8Array(end - start)
          const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
          return bytes.subarray(0, bytesRead)
        } finally {
          await handle.close()
        }
      }),
    remove: (name) =>
      orUnavailable(async () => {
        const file = join(root, name)
        await rm(partOf(file), { force: true })
        await rm(file, { force: true })
        await syncFolder(dirname(file)).catch(orMissing)
      }),
  }
}

/** Written and on the disk, or the disk is rid of it: half a file would only keep a full disk full. */
async function writeSafely(file: string, bytes: Uint8Array): Promise<void> {
  try {
    const handle = await open(file, 'w', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    await rm(file, { force: true }).catch(() => {})
    throw error
  }
}

/** A name lies in its folder, which is a file of its own. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function orMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
  throw error
}

async function orUnavailable<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Unavailable(code === 'ENOSPC' || code === 'EDQUOT' ? 'archive-full' : 'archive-down', { cause: code ?? 'fault' })
  }
}
