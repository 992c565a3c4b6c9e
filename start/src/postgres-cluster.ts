import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Account, runAs } from './postgres-account.ts'
import type { Binaries } from './postgres-binaries.ts'

/** The superuser, and the database that is ours. */
export const clusterName = 'tsunagu'

const passwordFile = 'tsunagu-password'

export function passwordOf(cluster: string): string {
  return readFileSync(join(cluster, passwordFile), 'utf8').trim()
}

/**
 * Makes the cluster when there is none, beside its place, and moves it there whole: a crash half-way leaves no half cluster.
 * @throws Error when initdb fails, or when the cluster there is of another major version.
 */
export function ensureCluster(cluster: string, binaries: Binaries, account: Account | undefined, throwaway: boolean): void {
  if (!existsSync(cluster)) createCluster(cluster, binaries, account, throwaway)
  const major = Number(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'))
  if (major === binaries.major) return
  throw new Error(
    `The data in ${cluster} is of PostgreSQL ${major}, but only ${binaries.version} is here. Run that version and name it by DATABASE_URL, or choose another data folder.`,
  )
}

/** @throws Error when the cluster belongs to somebody whom we are not. */
export function checkMine(cluster: string): void {
  if (!existsSync(cluster)) return
  try {
    accessSync(cluster, constants.R_OK | constants.X_OK)
  } catch {
    throw new Error(
      `The database in ${cluster} belongs to another account (it was made by root?). Start as before, or choose another data folder.`,
    )
  }
}

function createCluster(cluster: string, binaries: Binaries, account: Account | undefined, throwaway: boolean): void {
  const half = mkdtempSync(`${cluster}-`)
  const data = join(half, 'data')
  const password = join(half, 'password')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  try {
    if (account) for (const path of [half, data, password]) chownSync(path, account.uid, account.gid)
    const { status, stderr, error } = spawnSync(
      join(binaries.folder, 'initdb'),
      [
        `--pgdata=${data}`,
        `--username=${clusterName}`,
        `--pwfile=${password}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Order and comparison of Japanese by ICU, the same on every system; the C library's locales differ or are missing.
        '--locale=C',
        '--locale-provider=icu',
        '--icu-locale=ja-JP',
        '--text-search-config=simple',
        '--data-checksums',
        ...(throwaway ? ['--no-sync'] : []),
      ],
      { ...runAs(account), encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } },
    )
    if (status !== 0) throw new Error(`initdb could not make ${cluster}: ${error?.message ?? stderr.trim()}`)
    renameSync(password, join(data, passwordFile))
    settle(data, cluster)
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

/** Two first starts at once: whoever comes second finds the cluster there and uses that. */
function settle(data: string, cluster: string): void {
  try {
    renameSync(data, cluster)
  } catch (error) {
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error
  }
}
