/** The car on the line. */
import type { Module } from '../platform/module.ts'
import { openCarDoors } from './doors.ts'
import { endpoints } from './http.ts'
import { cron, jobs } from './jobs.ts'

export const link: Module = {
  name: 'link',
  folder: new URL('./', import.meta.url),
  endpoints,
  jobs,
  cron,
  start: async (centre) => (centre.config.ROLES.includes('car') ? openCarDoors(centre) : async () => {}),
}
