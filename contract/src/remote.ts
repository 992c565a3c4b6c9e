/** Remote check, remote operation, car finder. */
import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { carRequest, presence } from './link.ts'

const ofVehicle = z.object({ vehicleId: z.uuid() })

/** A value with the time the car measured it; `old`: shown grey, with `why` when we know (RCK-02, RCK-03, IMP-10). */
const aged = <T extends z.ZodType>(value: T) =>
  z
    .object({
      value,
      measuredAt: z.iso.datetime(),
      changedAt: z.iso.datetime(),
      old: z.boolean(),
      why: z.enum(['asleep', 'no-signal', 'charging', 'not-reported']).nullable(),
    })
    .nullable()

const place = z.enum(['front-right', 'front-left', 'rear-right', 'rear-left'])
export const carState = z.object({
  vehicleId: z.uuid(),
  presence,
  doors: z.array(z.object({ place, open: aged(z.boolean()), locked: aged(z.boolean()), window: aged(z.number()) })),
  boot: z.object({ open: aged(z.boolean()), locked: aged(z.boolean()) }),
  bonnetOpen: aged(z.boolean()),
  /** All doors and the boot locked. */
  locked: aged(z.boolean()),
  hazard: aged(z.boolean()),
  alarmArmed: aged(z.boolean()),
  /** % */
  fuel: aged(z.number()),
  /** % */
  charge: aged(z.number()),
  charging: aged(z.boolean()),
  /** km */
  range: aged(z.number()),
  /** km */
  odometer: aged(z.number()),
  moving: aged(z.boolean()),
  occupied: aged(z.boolean()),
  ignition: aged(z.enum(['OFF', 'ACC', 'ON', 'START', 'LOCK', 'UNDEFINED'])),
  /** degrees WGS 84, metres, degrees from north */
  position: aged(
    z.object({ latitude: z.number(), longitude: z.number(), accuracy: z.number().nullable(), heading: z.number().nullable() }),
  ),
  /** Remote lock does not set the auto alarm (ROP-02): true after a remote lock until a door opens. */
  lockedRemotely: z.boolean(),
  /** All that can be asked (`module/verb`) of a car that a device of its owner speaks for; null: the car says itself what it cannot. */
  verbs: z.array(z.string()).nullable(),
})
export type CarState = z.infer<typeof carState>

export const readState = endpoint({
  id: 'remote.read-state',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/remote/state',
  who: 'owner',
  summary: 'Everything remote check shows, each with its age (RCK-01, RCK-02, APP-06).',
  params: ofVehicle,
  response: carState,
  refusals: ['service-not-available', 'contract-needed'],
})
/** Someone looks: changes are told live until the lease ends (45 s); pages renew it every 20 s. */
export const watch = endpoint({
  id: 'remote.watch',
  method: 'PUT',
  path: '/api/vehicles/:vehicleId/remote/watch',
  who: 'owner',
  summary: 'Keeps live updates of this car coming for 45 seconds.',
  params: ofVehicle,
  refusals: ['service-not-available', 'contract-needed'],
})

const refusals = [
  'service-not-available',
  'contract-needed',
  'caution-not-acknowledged',
  'car-is-moving',
  'someone-inside',
  'ignition-on',
  'door-open',
  'already-requested',
  'car-never-seen',
] as const
const act = { who: 'owner', params: ofVehicle, response: carRequest, status: 202, refusals, limit: { calls: 30, seconds: 60 } } as const
/** `requestId`: made by the page, so that a tap sent twice acts once. */
const asked = z.object({ requestId: z.uuid() })

export const refresh = endpoint({
  ...act,
  id: 'remote.refresh',
  method: 'POST',
  path: '/api/vehicles/:vehicleId/remote/refresh',
  summary: 'Asks the car for its state now (IMP-10).',
  body: asked,
})
export const lockDoors = endpoint({
  ...act,
  id: 'remote.lock-doors',
  method: 'POST',
  path: '/api/vehicles/:vehicleId/remote/lock-doors',
  summary: 'Locks all doors (ROP-01); the auto alarm stays off (ROP-02).',
  body: asked,
  assurance: 'this-request',
})
export const turnHazardOff = endpoint({
  ...act,
  id: 'remote.turn-hazard-off',
  method: 'POST',
  path: '/api/vehicles/:vehicleId/remote/turn-hazard-off',
  summary: 'Turns the hazard lamps off (ROP-01).',
  body: asked,
  assurance: 'this-request',
})
export const closeWindows = endpoint({
  ...act,
  id: 'remote.close-windows',
  method: 'POST',
  path: '/api/vehicles/:vehicleId/remote/close-windows',
  summary: 'Closes all windows (ROP-01).',
  body: asked,
  assurance: 'this-request',
})
export const flashHazard = endpoint({
  ...act,
  id: 'remote.flash-hazard',
  method: 'POST',
  path: '/api/vehicles/:vehicleId/remote/flash-hazard',
  summary: 'Flashes the hazard lamps so that the car is found (FND-02).',
  body: asked,
  assurance: 'this-request',
})

export const listRequests = endpoint({
  id: 'remote.list-requests',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/remote/requests',
  who: 'owner',
  summary: 'The newest requests to this car and how they ended.',
  params: ofVehicle,
  query: z.object({ most: z.coerce.number().int().min(1).max(50).default(10) }),
  response: z.array(carRequest),
})
export const readRequest = endpoint({
  id: 'remote.read-request',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/remote/requests/:requestId',
  who: 'owner',
  summary: 'One request and where it stands.',
  params: ofVehicle.extend({ requestId: z.uuid() }),
  response: carRequest,
})

/** Functions with cautions to read before the first use (GEN-21). */
export const cautioned = ['remote-check', 'lock-doors', 'turn-hazard-off', 'close-windows', 'flash-hazard'] as const
export type Cautioned = (typeof cautioned)[number]
export const caution = z.object({ about: z.enum(cautioned), version: z.number().int(), acknowledgedAt: z.iso.datetime().nullable() })
export const listCautions = endpoint({
  id: 'remote.list-cautions',
  method: 'GET',
  path: '/api/remote/cautions',
  who: 'owner',
  summary: 'Which cautions I have read (GEN-21).',
  response: z.array(caution),
})
export const acknowledgeCaution = endpoint({
  id: 'remote.acknowledge-caution',
  method: 'PUT',
  path: '/api/remote/cautions/:about',
  who: 'owner',
  summary: 'I have read the cautions of this function (GEN-21).',
  params: z.object({ about: z.enum(cautioned) }),
  body: z.object({ version: z.number().int() }),
  refusals: ['caution-changed'],
})
