/** Vehicles: models and their service list, the garage, roles on a vehicle, the picture. */
import * as z from 'zod'
import { endpoint } from './endpoint.ts'

/** Services of the vehicle-by-vehicle list (GEN-03); later modules add theirs. */
export const services = [
  'remote-check',
  'remote-lock',
  'remote-hazard',
  'remote-windows',
  'car-finder',
  'wifi',
  'digital-key',
  'charging-reservation',
  'charging-support',
] as const
export type Service = (typeof services)[number]
export const service = z.enum(services)
/** Why a service is not there: the model has none, this grade lacks the equipment, or the network that carried it has ended. */
export const whyNoService = z.enum(['not-on-model', 'not-on-grade', 'no-unit', 'network-ended'])

export const powertrain = z.enum(['petrol', 'hev', 'phev', 'bev'])
/** How a person stands to a vehicle; `user` and `share` come with later services. */
export const vehicleRole = z.enum(['owner', 'user', 'share'])

export const vehicle = z.object({
  id: z.uuid(),
  /** The owner's own name for it, or the model's. */
  name: z.string(),
  nickname: z.string().nullable(),
  model: z.object({
    name: z.string(),
    code: z.string(),
    year: z.number().int(),
    grade: z.string(),
    powertrain,
    body: z.enum(['sedan', 'suv', 'hatch']),
    headUnit: z.enum(['plus', 'connected', 'dcm-only']),
  }),
  plate: z.string().nullable(),
  /** Chassis number, the last four only; null until a car sold new has one. */
  vinTail: z.string().nullable(),
  paint: z.string().regex(/^#[0-9a-f]{6}$/),
  inspectionExpiresOn: z.iso.date().nullable(),
  role: vehicleRole,
  selected: z.boolean(),
  /** Changes with the picture; null = the drawn one. */
  picture: z.string().nullable(),
  services: z.array(z.object({ service, available: z.boolean(), why: whyNoService.nullable() })),
})
export type Vehicle = z.infer<typeof vehicle>

const ofVehicle = z.object({ vehicleId: z.uuid() })

export const listVehicles = endpoint({
  id: 'vehicles.list',
  method: 'GET',
  path: '/api/vehicles',
  who: 'owner',
  summary: 'The garage: cars I own and cars lent to me (APP-03).',
  response: z.array(vehicle),
})
export const readVehicle = endpoint({
  id: 'vehicles.read',
  method: 'GET',
  path: '/api/vehicles/:vehicleId',
  who: 'owner',
  summary: 'One car with its facts (APP-05) and its service list (GEN-03).',
  params: ofVehicle,
  response: vehicle,
})
export const selectVehicle = endpoint({
  id: 'vehicles.select',
  method: 'PUT',
  path: '/api/me/selected-vehicle',
  who: 'owner',
  summary: 'The car the app opens with (APP-03).',
  body: ofVehicle,
})
export const renameVehicle = endpoint({
  id: 'vehicles.rename',
  method: 'PATCH',
  path: '/api/vehicles/:vehicleId',
  who: 'owner',
  summary: 'My own name for the car; null takes it away.',
  params: ofVehicle,
  body: z.object({ nickname: z.string().trim().min(1).max(30).nullable() }),
})
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const
export const setPicture = endpoint({
  id: 'vehicles.set-picture',
  method: 'PUT',
  path: '/api/vehicles/:vehicleId/picture',
  who: 'owner',
  summary: 'My own picture of the car (APP-04); place and time in it are removed.',
  params: ofVehicle,
  bytes: { types: pictureTypes, max: 12 * 1024 * 1024 },
  response: z.object({ picture: z.string() }),
  refusals: ['not-a-picture'],
  limit: { calls: 20, seconds: 600 },
})
export const removePicture = endpoint({
  id: 'vehicles.remove-picture',
  method: 'DELETE',
  path: '/api/vehicles/:vehicleId/picture',
  who: 'owner',
  summary: 'Back to the drawn picture.',
  params: ofVehicle,
})
export const readPicture = endpoint({
  id: 'vehicles.read-picture',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/picture/:picture',
  who: 'owner',
  summary: 'The picture, WebP.',
  params: ofVehicle.extend({ picture: z.string().max(40) }),
})

/* Until sign-up at the dealer: the car changes hands by a one-time code the dealer's staff makes. */

export const handoverCode = z
  .string()
  .transform((t) =>
    t
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, ''),
  )
  .pipe(z.string().regex(/^[A-Z0-9]{8}$/))
export const makeHandoverCode = endpoint({
  id: 'vehicles.make-handover-code',
  method: 'POST',
  path: '/api/staff/vehicles/:vehicleId/handover-codes',
  who: { staff: ['dealer', 'administrator'] },
  summary: 'A one-time code with which the buyer takes the car into the garage.',
  params: ofVehicle,
  response: z.object({ code: z.string(), expiresAt: z.iso.datetime() }),
  status: 201,
  refusals: ['already-owned'],
})
export const takeOver = endpoint({
  id: 'vehicles.take-over',
  method: 'POST',
  path: '/api/vehicles',
  who: 'owner',
  summary: 'Takes a car into my garage by its one-time code.',
  body: z.object({ code: handoverCode }),
  response: vehicle,
  status: 201,
  refusals: ['handover-code-wrong', 'already-owned'],
  limit: { calls: 8, seconds: 600 },
})
