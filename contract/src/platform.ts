/** What every part speaks: live updates and the state of the centre itself. */
import * as z from 'zod'
import { endpoint, staffRoles } from './endpoint.ts'

/** Server-sent events: `open`, `change` (a LiveChange), `lost` (read everything again). Not called by `call()`. */
export const liveStream = endpoint({
  id: 'platform.live',
  method: 'GET',
  path: '/api/live',
  who: 'owner',
  summary: 'Streams the ids of what changed, so that pages read again without reloading.',
})

/** The same for the consoles of staff: one browser may hold an owner's session beside it. */
export const staffLiveStream = endpoint({
  id: 'platform.staff-live',
  method: 'GET',
  path: '/api/staff/live',
  who: { staff: staffRoles },
  summary: 'Streams the ids of what changed to a console of staff: a customer who moves on, a case that arrives.',
})

/** One change: `topic` is the first part of the pages' query keys. */
export const liveChange = z.object({ topic: z.string(), vehicleId: z.string().optional(), id: z.string().optional() })
export type LiveChange = z.infer<typeof liveChange>

/** Where the ground under a map comes from; null: the pages draw an outline. */
export const readMap = endpoint({
  id: 'platform.read-map',
  method: 'GET',
  path: '/api/map',
  who: 'anyone',
  summary: 'The raster tiles the operator has set, with their credit line.',
  response: z.object({ tiles: z.object({ raster: z.string(), attribution: z.string() }).nullable() }),
})
