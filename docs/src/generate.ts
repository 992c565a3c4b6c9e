/** Writes the generated documents; with `--check` it only compares and fails when one is out of date. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asyncapi } from '@tsunagu/contract/asyncapi.ts'
import { openapi } from '@tsunagu/contract/openapi.ts'
import { carProtocol } from './car-protocol.ts'

const root = join(import.meta.dirname, '../..')
const documents: Record<string, string> = {
  'contract/openapi.json': `${JSON.stringify(openapi(), undefined, 2)}\n`,
  'contract/asyncapi.json': `${JSON.stringify(asyncapi(), undefined, 2)}\n`,
  'docs/car-protocol.md': carProtocol(),
}

const checking = process.argv.includes('--check')
for (const [path, text] of Object.entries(documents)) {
  const before = await readFile(join(root, path), 'utf8').catch(() => '')
  if (before === text) continue
  if (checking) {
    console.error(`${path} is out of date: npm run generate`)
    process.exitCode = 1
  } else {
    await writeFile(join(root, path), text)
    console.log(`${path} written`)
  }
}
