/**
 * The control API of the simulator: what the bench beside a simulated car may do to it, and what it sees.
 * `web/car` imports the types. Every act is `POST /api/cars/:id/<act>` with one of these small bodies;
 * a refused act answers 409 `{ code }`, a wrong body 400 `{ code: 'invalid' }`.
 */
import { carCodes } from '@tsunagu/contract/message.ts'
import { doorPlaces } from '@tsunagu/contract/signals.ts'
import * as z from 'zod'

export const lineStates = ['not-enrolled', 'connecting', 'online', 'asleep', 'no-network', 'rebooting'] as const
export type LineState = (typeof lineStates)[number]

export const faults = ['lock-motor', 'window-motor', 'window-blocked', 'hazard-relay'] as const
export type Fault = (typeof faults)[number]

const door = z.enum(doorPlaces)
const nothing = z.strictObject({})

/** Acts on the car itself. */
export const carActs = {
  'open-door': z.strictObject({ door }),
  'close-door': z.strictObject({ door }),
  /** `key`: with the electronic key from outside, which sets the alarm. `inside`: the switch in the cabin. */
  lock: z.strictObject({ with: z.enum(['key', 'inside']).default('key') }),
  unlock: z.strictObject({ with: z.enum(['key', 'inside']).default('key') }),
  'sit-down': z.strictObject({ seat: door }),
  /** The driver takes the key along unless `leaveKey`. */
  'get-out': z.strictObject({ seat: door, leaveKey: z.boolean().default(false) }),
  belt: z.strictObject({ fastened: z.boolean() }),
  ignition: z.strictObject({ to: z.enum(['OFF', 'ACC', 'ON']) }),
  /** `prepare`: first closes up, sits down, belts up and switches on, so that one tap is enough. */
  'drive-off': z.strictObject({ route: z.string().max(40).optional(), prepare: z.boolean().default(false) }),
  stop: nothing,
  /** % open; without a door, all four. */
  window: z.strictObject({ door: door.optional(), position: z.number().min(0).max(100) }),
  hazard: z.strictObject({ on: z.boolean() }),
  lamps: z.strictObject({ on: z.boolean() }),
  /** The luggage compartment. */
  boot: z.strictObject({ open: z.boolean() }),
  bonnet: z.strictObject({ open: z.boolean() }),
  charge: z.strictObject({ on: z.boolean() }),
  refuel: nothing,
  key: z.strictObject({ inside: z.boolean() }),
} as const
export type CarActName = keyof typeof carActs

/** Acts on the car's unit and its line. */
export const unitActs = {
  /** `silent`: a tunnel, the centre notices nothing. `cut`: the connection breaks at once. */
  network: z.strictObject({ on: z.boolean(), how: z.enum(['silent', 'cut']).default('silent') }),
  /** The message to the sleeping unit's module; it needs about 1.5 s, and waits while there is no network. */
  wake: nothing,
  sleep: nothing,
  /** The unit restarts: a new boot and a new epoch, no word of farewell. */
  reboot: nothing,
  fault: z.strictObject({ what: z.enum(faults), on: z.boolean() }),
  /** With the one-time code from the dealer, for a car that is not on the line yet. */
  enrol: z.strictObject({ code: z.string().max(200) }),
} as const
export type UnitActName = keyof typeof unitActs

export const acts = { ...carActs, ...unitActs }
export type ActName = keyof typeof acts
/** What a page writes as the body of an act. */
export type ActBody<Name extends ActName> = z.input<(typeof acts)[Name]>

/** Why an act was refused (409 `{ code }`). */
export const benchCodes = [
  'car-is-moving',
  'locked',
  'door-open',
  'door-closed',
  'seat-taken',
  'seat-empty',
  'key-missing',
  'key-inside',
  'nobody-at-the-wheel',
  'someone-inside',
  'belt-open',
  'ignition-on',
  'ignition-off',
  'charging',
  'no-energy',
  'not-equipped',
  'not-driving',
  'already-driving',
  'unknown-route',
  'asleep',
  'not-enrolled',
  'already-enrolled',
  'enrolment-failed',
] as const
export type BenchCode = (typeof benchCodes)[number]
export const benchProblem = z.object({ code: z.string() })

const place = z.object({ latitude: z.number(), longitude: z.number() })
const doorView = z.object({ open: z.boolean(), locked: z.boolean(), window: z.number(), windowTarget: z.number() })
const perDoor = <T extends z.ZodType>(one: T) =>
  z.object({ 'Row1.DriverSide': one, 'Row1.PassengerSide': one, 'Row2.DriverSide': one, 'Row2.PassengerSide': one })

/** The whole car as the bench sees it. km/h, km, %, °C, V, m. */
export const carBody = z.object({
  power: z.enum(['OFF', 'ACC', 'ON', 'START']),
  speed: z.number(),
  odometer: z.number(),
  place,
  heading: z.number(),
  route: z.string(),
  driving: z.boolean(),
  doors: perDoor(doorView),
  boot: z.object({ open: z.boolean(), locked: z.boolean() }),
  bonnet: z.boolean(),
  seats: perDoor(z.boolean()),
  belt: z.boolean(),
  keyInside: z.boolean(),
  armed: z.boolean(),
  hazard: z.boolean(),
  lamps: z.boolean(),
  /** null: this kind has none. */
  fuel: z.number().nullable(),
  charge: z.number().nullable(),
  charging: z.boolean(),
  engine: z.boolean(),
  range: z.number(),
  voltage: z.number(),
  coolant: z.number().nullable(),
  outside: z.number(),
  cabin: z.number(),
  faults: z.array(z.enum(faults)),
})
export type CarBody = z.infer<typeof carBody>

/** A request of the centre as the car saw it, and what came of it. */
export const requestSeen = z.object({
  id: z.string(),
  verb: z.string(),
  by: z.string(),
  /** ms since 1970, the simulator's true time. */
  at: z.number(),
  endedAt: z.number().optional(),
  result: z.enum(['accepted', 'done', 'refused', 'failed']),
  code: z.enum(carCodes).optional(),
})
export type RequestSeen = z.infer<typeof requestSeen>

export const lineView = z.object({
  state: z.enum(lineStates),
  /** ms since 1970 when this state began. */
  since: z.number(),
  /** Why the last connection ended or the last attempt failed, for the person at the bench. */
  lastError: z.string().optional(),
  boot: z.string(),
  epoch: z.string(),
  /** Traces waiting to be acknowledged, and orders dropped because nobody trusted had signed them. */
  buffered: z.number(),
  ignored: z.number(),
  /** ms since 1970: end of the car's certificate. */
  certificateUntil: z.number().optional(),
})
export type LineView = z.infer<typeof lineView>

export const carView = z.object({
  name: z.string(),
  /** null until the car is enrolled. */
  carId: z.string().nullable(),
  kind: z.enum(['petrol', 'phev', 'bev']),
  paint: z.string(),
  bodyKind: z.string(),
  headUnit: z.enum(['plus', 'dcm']),
  body: carBody,
  line: lineView,
  /** Newest first, at most 20. */
  requests: z.array(requestSeen),
})
export type CarView = z.infer<typeof carView>

/** `GET /api/cars`. `GET /api/events` (SSE) sends the same shape as event `cars`, holding only the cars that changed. */
export const carsView = z.object({ cars: z.array(carView), routes: z.array(z.string()) })
export type CarsView = z.infer<typeof carsView>
