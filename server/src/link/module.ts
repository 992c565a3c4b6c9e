/** The car on the line. */
import { randomUUID } from 'node:crypto'
import type { Module } from '../platform/module.ts'
import { hangTrackers } from './adapters/osmand/routes.ts'
import { hangViss } from './adapters/viss/routes.ts'
import { openCarDoors } from './doors.ts'
import { endpoints } from './http.ts'
import { cron, jobs } from './jobs.ts'
import { LineWatch } from './line-state/line-watch.ts'
import { reactions } from './reactions.ts'

export const link: Module = {
  name: 'link',
  folder: new URL('./', import.meta.url),
  endpoints,
  jobs,
  cron,
  reactions,
  routes: async (app, centre) => {
    await hangTrackers(app, centre)
    await hangViss(app, centre)
  },
  start: async (centre) => {
    if (centre.config.ROLES.includes('car')) return openCarDoors(centre)
    // a process without cars is one of those that the administrator's page shows
    const watch = new LineWatch(centre, randomUUID())
    return () => watch.close()
  },
}
