/** Drives: trips cut from what the car measured, the log, the diagnosis, and one's own data. */
import type { Module } from '../platform/module.ts'
import { endpoints } from './http.ts'
import { cron, jobs } from './jobs.ts'
import { reactions } from './reactions.ts'

export const drives: Module = {
  name: 'drives',
  folder: new URL('./', import.meta.url),
  endpoints,
  jobs,
  reactions,
  cron,
}
