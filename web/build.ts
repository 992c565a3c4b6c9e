import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Builds the pages into `web/dist` and the head unit into `web/car/dist`, unless they are already built from these very sources.
 * @param root the repository's folder
 * @param force build even when nothing changed
 * @returns whether it built
 */
export async function buildWeb({ root = join(import.meta.dirname, '..'), force = false } = {}): Promise<boolean> {
  const stamp = join(root, 'web/dist/.built')
  const now = await hashOfSources(root)
  const complete = existsSync(join(root, 'web/dist/index.html')) && existsSync(join(root, 'web/car/dist/index.html'))
  if (!force && complete && (await readFile(stamp, 'utf8').catch(() => '')) === now) return false
  // Imported late: the bundler alone costs more than the whole check.
  const [{ build }, { pages, car }] = await Promise.all([import('vite'), import('./vite.config.ts')])
  // Test runners set NODE_ENV=test, and the pages would come out as for development: without service worker, larger, slower.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await build({ ...pages, logLevel: 'warn' })
    await build({ ...car, logLevel: 'warn' })
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
  await writeFile(stamp, now)
  return true
}

async function hashOfSources(root: string): Promise<string> {
  const files = [
    ...(await filesUnder(join(root, 'web'))),
    ...(await filesUnder(join(root, 'contract/src'))),
    join(root, 'package-lock.json'),
  ]
  const hash = createHash('sha256')
  const contents = await Promise.all(files.map((file) => readFile(file)))
  for (const [index, file] of files.entries())
    hash
      .update(file.slice(root.length))
      .update('\0')
      .update(contents[index] ?? '')
  return hash.digest('hex')
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = await Promise.all(
    entries
      .filter((entry) => entry.name !== 'node_modules' && entry.name !== 'dist')
      .map((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)])),
  )
  return found.flat().sort()
}

if (import.meta.main) console.log((await buildWeb({ force: process.argv.includes('--force') })) ? 'built' : 'already built')
