/** The ground floor as a module: its tables, and what it cleans up by the clock. */
import { readMap } from '@tsunagu/contract/platform.ts'
import { sql } from 'kysely'
import { serve } from './http/serve.ts'
import type { Module } from './module.ts'
import { hangSmsReports } from './outside/hear-sms.ts'
import { hangMailbox } from './outside/mailbox.ts'

export const platform: Module = {
  name: 'platform',
  folder: new URL('./', import.meta.url),
  endpoints: [
    serve(readMap, async ({ config }) => ({
      tiles: config.MAP_TILES ? { raster: config.MAP_TILES, attribution: config.MAP_CREDIT } : null,
    })),
  ],
  jobs: {
    'platform.forget': ({ work }) =>
      work(async ({ db, now }) => {
        const before = new Date(now.getTime() - 24 * 3600_000)
        await sql`delete from platform.tries where window_start < ${before}`.execute(db)
        const old = new Date(now.getTime() - 90 * 24 * 3600_000)
        await sql`delete from platform.mails where at < ${old}`.execute(db)
        await sql`delete from platform.sms where at < ${old}`.execute(db)
      }),
  },
  cron: [{ at: '17 3 * * *', job: 'platform.forget' }],
  routes: async (app, centre) => {
    await hangMailbox(app, centre)
    await hangSmsReports(app, centre)
  },
}
