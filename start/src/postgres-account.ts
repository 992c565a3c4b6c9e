import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The system account under which PostgreSQL runs when we are root, because it refuses to run as root. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/** For root only: where things go that the database's account cannot reach inside the project. */
export const sharedFolder = '/var/lib/tsunagu'

const ownName = 'tsunagu-db'
const moveNote = 'moved-to'

/** The folder of PostgreSQL's own files inside a home; our log and notes lie beside it. */
export function clusterIn(folder: string): string {
  return join(folder, 'cluster')
}

/** Where a cluster lies, and under whom its server runs; no account means: as whoever started us. */
export interface Home {
  folder: string
  account: Account | undefined
}

/**
 * The home of the database of `dataDir`: that folder itself, or, when root's project lies under a home that the
 * account cannot enter, one in /var/lib/tsunagu. `dataDir` then keeps a note of it, so deleting `dataDir` still starts anew.
 * @throws Error when root finds no account to give the database to.
 */
export function findHome(dataDir: string, log: (line: string) => void): Home {
  mkdirSync(dataDir, { recursive: true })
  const moved = movedTo(dataDir)
  const account = accountFor(moved ?? dataDir, log)
  if (moved || !account || canEnter(dataDir, account)) return { folder: moved ?? dataDir, account }
  mkdirSync(sharedFolder, { recursive: true })
  const folder = mkdtempSync(join(sharedFolder, 'data-'))
  chmodSync(folder, 0o755)
  writeFileSync(join(dataDir, moveNote), `${folder}\n`)
  log(`The account ${account.name} cannot enter ${dataDir}: the database lies in ${folder}`)
  return { folder, account }
}

/** Deletes a data folder, wherever its cluster lies. */
export function discardHome(dataDir: string): void {
  for (const folder of [movedTo(dataDir), dataDir]) if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

function movedTo(dataDir: string): string | undefined {
  const note = join(dataDir, moveNote)
  const folder = existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
  return folder && existsSync(folder) ? folder : undefined
}

/** A cluster that exists keeps its owner, so starting first as a user and then as root works. */
function accountFor(folder: string, log: (line: string) => void): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(clusterIn(folder), { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  return lookUp('postgres') ?? lookUp('_postgres') ?? lookUp(ownName) ?? create(log) ?? nobody(log)
}

/** What `spawn` needs to become that account. */
export function runAs(account: Account | undefined): { uid?: number; gid?: number; cwd: string } {
  return account ? { uid: account.uid, gid: account.gid, cwd: '/' } : { cwd: '/' }
}

/** Asked by trying, as that account: modes alone do not tell (access lists, mounts). */
function canEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], runAs(account)).status === 0
}

function lookUp(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g']
    .map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
    .map((id) => (id.status === 0 ? Number(id.stdout) : 0))
  return uid && gid ? { name, uid, gid } : undefined
}

function create(log: (line: string) => void): Account | undefined {
  const group = spawnSync('groupadd', ['--system', ownName])
  const user = group.error
    ? undefined
    : spawnSync('useradd', [
        '--system',
        '--gid',
        ownName,
        '--no-create-home',
        '--home-dir',
        '/nonexistent',
        '--shell',
        '/bin/false',
        ownName,
      ])
  // BusyBox (Alpine) has other names for the same.
  if (user?.status !== 0) spawnSync('adduser', ['-S', '-D', '-H', ownName])
  const made = lookUp(ownName)
  if (made) log(`PostgreSQL refuses to run as root: made the system account ${ownName} for it`)
  return made
}

function nobody(log: (line: string) => void): Account {
  const found = lookUp('nobody')
  if (!found)
    throw new Error(
      'PostgreSQL refuses to run as root, and no account could be made for it. Start as an ordinary user, or set DATABASE_URL.',
    )
  log('PostgreSQL refuses to run as root and no account could be made for it: it runs as nobody')
  return found
}
