import type { Module } from '../platform/module.ts'
import { endpoints } from './http.ts'
import { vehicleIdsOf } from './queries.ts'

export const vehicles: Module = {
  name: 'vehicles',
  folder: new URL('./', import.meta.url),
  endpoints,
  liveKeys: async ({ db, actor }) => (actor.kind === 'owner' ? (await vehicleIdsOf(db, actor.accountId)).map((id) => `vehicle:${id}`) : []),
}
