import type { Module } from '../platform/module.ts'
import { endpoints } from './http.ts'
import { vehicleIdsOf } from './queries.ts'
import { isShown } from './vehicle-of.ts'

export const vehicles: Module = {
  name: 'vehicles',
  folder: new URL('./', import.meta.url),
  endpoints,
  liveKeys: async ({ db, actor }) =>
    actor.kind === 'owner' ? (await vehicleIdsOf(db, actor.accountId)).filter((id) => isShown(actor, id)).map((id) => `vehicle:${id}`) : [],
}
