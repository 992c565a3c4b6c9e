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

/* The models: what can be sold here, and what each can do. */

const oneLine = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFKC').trim().replaceAll(/\s+/g, ' '))
    .pipe(z.string().min(1).max(max))
/** 車両型式: mark of the emission class, hyphen, type. Widths, small letters, spaces and kinds of hyphens do not matter. */
export const modelCode = z
  .string()
  .transform((text) =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/\s/g, '')
      .replaceAll(/[‐‑‒–—―−ー]/g, '-'),
  )
  .pipe(
    z
      .string()
      .min(1)
      .regex(/^[0-9A-Z]{1,3}-[0-9A-Z]{2,12}$/),
  )
export const firstModelYear = 2000
export const lastModelYear = 2099

const modelFacts = z.object({
  /** As people call it. */
  name: oneLine(40),
  code: modelCode,
  year: z.number().int().min(firstModelYear).max(lastModelYear),
  grade: oneLine(30),
  powertrain,
  body: vehicle.shape.model.shape.body,
  headUnit: vehicle.shape.model.shape.headUnit,
  /** Takes quick charging (CHG-05). */
  quickInlet: z.boolean(),
  /** 軽自動車: no user registration after delivery (PDL-09). */
  kei: z.boolean(),
  /** What is not in the list is not available (GEN-03). */
  services: z.array(service).min(1),
})
/** As it lies in the list: older than the rules for a new one, it may have another code or no service at all. */
export const model = modelFacts.extend({
  id: z.uuid(),
  name: z.string(),
  code: z.string(),
  year: z.number().int(),
  grade: z.string(),
  services: z.array(service),
})
export type Model = z.infer<typeof model>
/** Services of cars that take a plug. */
export const plugServices: readonly Service[] = ['charging-reservation', 'charging-support']
export const takesPlug = (kind: z.infer<typeof powertrain>): boolean => kind === 'phev' || kind === 'bev'

export const listModelsForStaff = endpoint({
  id: 'vehicles.list-models-for-staff',
  method: 'GET',
  path: '/api/staff/models',
  who: { staff: ['administrator'] },
  summary: 'Every model with its service list (GEN-03), newest first.',
  response: z.array(model),
})
export const addModel = endpoint({
  id: 'vehicles.add-model',
  method: 'POST',
  path: '/api/staff/models',
  who: { staff: ['administrator'] },
  assurance: 'fresh',
  summary: 'Adds a model with its service list (GEN-03); from then on it can be sold. One code, year and grade is one model.',
  body: modelFacts
    .refine((m) => takesPlug(m.powertrain) || !m.quickInlet, { path: ['quickInlet'], message: 'needs-plug' })
    .refine((m) => takesPlug(m.powertrain) || !m.services.some((one) => plugServices.includes(one)), {
      path: ['services'],
      message: 'needs-plug',
    })
    .refine((m) => new Set(m.services).size === m.services.length, { path: ['services'], message: 'invalid' }),
  response: model,
  status: 201,
  refusals: ['model-known'],
})

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
  who: { staff: ['administrator'] },
  summary: 'A one-time code with which somebody takes a car of no sign-up into the garage; what a dealer sells comes there by signing up.',
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
