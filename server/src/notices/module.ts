/** Notices: the inbox, and what is told through which channel. */
import type { Module } from '../platform/module.ts'
import { endpoints } from './http.ts'
import { cron, jobs } from './jobs.ts'
import { reactions } from './reactions.ts'

export const notices: Module = {
  name: 'notices',
  folder: new URL('./', import.meta.url),
  endpoints,
  jobs,
  reactions,
  cron,
}
