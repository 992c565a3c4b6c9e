/** What verbs stand on, where there is no whole centre. */
import { readConfig } from '@tsunagu/server/platform/config.ts'
import { openDatabase } from '@tsunagu/server/platform/database/db.ts'
import { createLog } from '@tsunagu/server/platform/log.ts'
import { Counters } from '@tsunagu/server/platform/watching/counters.ts'
import type { WorkGround } from '@tsunagu/server/platform/work.ts'

export function openGround(env: NodeJS.ProcessEnv = process.env): WorkGround {
  const config = readConfig({ ...env, ROLES: 'car', LOG: 'warn' })
  const { db, pool } = openDatabase(config.DATABASE_URL)
  return { db, pool, config, log: createLog(config.LOG), counters: new Counters(), reactions: new Map() }
}
