import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readyCertificates } from '@tsunagu/start/lan/authority.ts'
import { expect, it } from 'vitest'
import { hasHaproxy } from './replicas-behind-haproxy.ts'

it.skipIf(!hasHaproxy)('HAProxy takes haproxy.cfg, alone and with tls.cfg beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagu-haproxy-'))
  try {
    const { certFile, keyFile } = await readyCertificates(folder, ['localhost'], new Date())
    const pages = join(folder, 'pages.pem')
    writeFileSync(pages, `${readFileSync(certFile, 'utf8')}${readFileSync(keyFile, 'utf8')}`)
    const check = (...files: string[]) =>
      spawnSync('/usr/sbin/haproxy', ['-c', ...files.flatMap((file) => ['-f', join(import.meta.dirname, '../haproxy', file)])], {
        encoding: 'utf8',
        env: { ...process.env, MAXCONN: '2000', REPLICA_1: '127.0.0.1', REPLICA_2: '127.0.0.2', PAGES_CERTIFICATE: pages },
      })
    for (const files of [['haproxy.cfg'], ['haproxy.cfg', 'tls.cfg']]) {
      const { status, stderr } = check(...files)
      expect({ status, warnings: stderr.match(/^\[(WARNING|ALERT)\].*$/gm) }).toEqual({ status: 0, warnings: null })
    }
    // tls.cfg leans on what haproxy.cfg has: the check is not blind
    expect(check('tls.cfg').status).not.toBe(0)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
