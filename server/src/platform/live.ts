/** Live updates: pg_notify → every replica → SSE → the page reads again. Messages carry ids, never values. */
import { sql } from 'kysely'
import pg from 'pg'
import type { Log } from './log.ts'
import { activeTrace } from './watching/telemetry.ts'
import type { Work } from './work.ts'

const channel = 'tsunagu_live'

export interface Change {
  /** Who may hear it: `vehicle:<id>`, `account:<id>` or `session:<id>`. */
  key: string
  /** What changed, first part of the pages' query keys: `remote`, `vehicles`, `notices`, `session`. */
  topic: string
  id?: string
  /** The trace in which it changed; stays in the centre. */
  trace?: string
}

/** Says after commit that something changed. Takes a database-wide lock at commit: not for what nobody watches. */
export async function changed(work: Work, change: Change): Promise<void> {
  const trace = activeTrace()
  work.atLast(sql`select pg_notify(${channel}, ${JSON.stringify(trace ? { ...change, trace } : change)})`)
}

export interface Live {
  /** Calls back for each change of these keys; `lost` = some may be missing, read all again. Gives how to stop. */
  listen(keys: () => ReadonlySet<string>, heard: (change: Change | 'lost') => void): () => void
  close(): Promise<void>
}

/** One LISTEN connection per process, made again when it breaks. */
export function openLive(url: string, log: Log): Live {
  const listeners = new Set<{ keys: () => ReadonlySet<string>; heard: (change: Change | 'lost') => void }>()
  const listening = listenTo(
    url,
    log,
    [channel],
    (_channel, payload) => {
      const change = JSON.parse(payload) as Change
      for (const listener of listeners) if (listener.keys().has(change.key)) listener.heard(change)
    },
    () => {
      for (const listener of listeners) listener.heard('lost')
    },
  )
  return {
    listen(keys, heard) {
      const listener = { keys, heard }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: listening.close,
  }
}

/** LISTEN on channels with a connection of its own; after a lost connection `lost` is called once it listens again. */
export function listenTo(
  url: string,
  log: Log,
  channels: readonly string[],
  heard: (channel: string, payload: string) => void,
  lost: () => void,
): { ready: Promise<void>; close(): Promise<void> } {
  let client: pg.Client | undefined
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let wait = 100
  const connect = async (again: boolean): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'tsunagu listen', keepAlive: true })
    let over = false
    const retry = () => {
      if (over || closed) return
      over = true
      wait = Math.min(wait * 2, 5000)
      timer = setTimeout(() => void connect(true), wait)
    }
    next.on('error', (error) => {
      log.warn({ err: error }, 'listen connection lost')
      retry()
    })
    next.on('end', retry)
    next.on('notification', (message) => heard(message.channel, message.payload ?? ''))
    try {
      await next.connect()
      for (const name of channels) await next.query(`listen ${pg.escapeIdentifier(name)}`)
      client = next
      wait = 100
      if (again) lost()
    } catch (error) {
      log.warn({ err: error }, 'cannot listen')
      void next.end().catch(() => {})
      retry()
    }
  }
  const ready = connect(false)
  return {
    ready,
    async close() {
      closed = true
      clearTimeout(timer)
      await ready
      await client?.end()
    },
  }
}
