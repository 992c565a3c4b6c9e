/** The car on the line, as people see it: state with its age, requests and how they move. The wire itself is in message.ts. */
import * as z from 'zod'
import { endpoint } from './endpoint.ts'

/** waiting: no line to the car yet · waking: asleep, being woken · sent · doing: the car has begun · then one of four ends. */
export const requestState = z.enum(['waiting', 'waking', 'sent', 'doing', 'done', 'refused', 'failed', 'no-answer'])
export type RequestState = z.infer<typeof requestState>
export const endedStates: readonly RequestState[] = ['done', 'refused', 'failed', 'no-answer']

export const carRequest = z.object({
  id: z.uuid(),
  vehicleId: z.uuid(),
  /** `module/verb` */
  verb: z.string(),
  state: requestState,
  /** Why refused or failed: a code of the car. */
  code: z.string().nullable(),
  /** After no answer: what the car's next report showed. */
  settled: z.enum(['happened', 'did-not-happen']).nullable(),
  askedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** When the car was last heard before this moment. */
  lastSeenAt: z.iso.datetime().nullable(),
})
export type CarRequest = z.infer<typeof carRequest>

/** online · asleep (said bye, can be woken) · lost (line broke) · never (not enrolled or not heard yet). */
export const presence = z.object({
  state: z.enum(['online', 'asleep', 'lost', 'never']),
  since: z.iso.datetime().nullable(),
  lastSeenAt: z.iso.datetime().nullable(),
})
export type Presence = z.infer<typeof presence>

/** A value of the latest state; times are the car's own measurement. `null` value: the car said it is not available. */
export const measured = z.object({
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  changedAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime(),
})
export type Measured = z.infer<typeof measured>

const ofVehicle = z.object({ vehicleId: z.uuid() })
const staff = { staff: ['dealer', 'administrator'] } as const

export const makeEnrolmentCode = endpoint({
  id: 'link.make-enrolment-code',
  method: 'POST',
  path: '/api/staff/vehicles/:vehicleId/enrolment-codes',
  who: staff,
  summary: 'A one-time code with which the car’s unit gets its certificate (RFC 7030); ends an older unused one.',
  params: ofVehicle,
  response: z.object({ code: z.string(), expiresAt: z.iso.datetime(), estPort: z.number(), host: z.string() }),
  status: 201,
})
export const unit = z.object({
  carId: z.string(),
  state: z.enum(['waiting', 'enrolled', 'revoked']),
  presence,
  certificateEndsAt: z.iso.datetime().nullable(),
  refusedMessages: z.number(),
})
export const readUnit = endpoint({
  id: 'link.read-unit',
  method: 'GET',
  path: '/api/staff/vehicles/:vehicleId/unit',
  who: staff,
  summary: 'The car’s unit on the line.',
  params: ofVehicle,
  response: unit,
})
export const revokeUnit = endpoint({
  id: 'link.revoke-unit',
  method: 'POST',
  path: '/api/staff/vehicles/:vehicleId/unit/revocation',
  who: staff,
  summary: 'Cuts the unit off at once; it must enrol again.',
  params: ofVehicle,
  refusals: ['not-enrolled'],
})
