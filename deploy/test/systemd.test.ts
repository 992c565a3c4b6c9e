import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const analyze = '/usr/bin/systemd-analyze'
const installed = existsSync(analyze)
if (!installed) console.log(`Skipped: systemd units, because ${analyze} is not installed here.`)

it.skipIf(!installed)('the units are what systemd understands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagu-units-'))
  try {
    cpSync(join(import.meta.dirname, '../systemd'), folder, { recursive: true })
    const unit = join(folder, 'tsunagu@.service')
    const text = readFileSync(unit, 'utf8')
    const here = text.replace('/usr/bin/node', process.execPath)
    expect(here).not.toBe(text)
    writeFileSync(unit, here)
    const verified = spawnSync(
      analyze,
      ['verify', '--man=no', '--recursive-errors=no', join(folder, 'tsunagu@1.service'), join(folder, 'tsunagu.slice')],
      {
        encoding: 'utf8',
      },
    )
    expect({ status: verified.status, said: verified.stderr.trim() }).toEqual({ status: 0, said: '' })
    // a unit with a fault is found: the check is not blind
    writeFileSync(unit, here.replace('Restart=always', 'Restart=sometimes'))
    const wrong = spawnSync(analyze, ['verify', '--man=no', '--recursive-errors=no', join(folder, 'tsunagu@1.service')], {
      encoding: 'utf8',
    })
    expect(wrong.stderr).toContain('restart specifier')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
