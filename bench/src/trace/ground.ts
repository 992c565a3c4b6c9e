/** What verbs stand on, for children of the bench that are not a whole centre. */
import { readConfig } from '@tsunagu/server/platform/config.ts'
import { Counters } from '@tsunagu/server/platform/counters.ts'
import { openDatabase } from '@tsunagu/server/platform/db.ts'
import { createLog } from '@tsunagu/server/platform/log.ts'
import type { WorkGround } from '@tsunagu/server/platform/work.ts'

export function openGround(): WorkGround {
  const config = readConfig({ ...process.env, ROLES: 'car', LOG: 'warn' })
  const { db, pool } = openDatabase(config.DATABASE_URL)
  return { db, pool, config, log: createLog(config.LOG), counters: new Counters(), reactions: new Map() }
}
