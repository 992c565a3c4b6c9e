import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hasHaproxy } from './replicas-behind-haproxy.ts'

const openssl = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1', '-subj', '/CN=localhost']

it.skipIf(!hasHaproxy)('HAProxy takes haproxy.cfg, alone and with tls.cfg beside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagu-haproxy-'))
  try {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
    expect(spawnSync('openssl', [...openssl, '-keyout', key, '-out', certificate]).status).toBe(0)
    const pages = join(folder, 'pages.pem')
    writeFileSync(pages, `${readFileSync(certificate, 'utf8')}${readFileSync(key, 'utf8')}`)
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
