/**
 * What a car and the centre say to each other over MQTT (3.1.1, TLS, client certificates).
 * docs/car-protocol.md is written from this file; `npm run check` refuses when they differ.
 *
 *   car      one vehicle's unit on the line; `carId` is a random id, not the chassis number
 *   boot     random id, new at each start of the unit: (carId, boot, seq) names a trace message
 *   epoch    random id of the unit's clock that only counts seconds since its start: expiry is said in it
 *   trace    many samples of many signals in one message, in columns
 *   signal   a COVESA VSS 6 path (`Vehicle.Speed`) or one of our overlay `Vehicle.Private.*`
 *   request  a signed order of the centre (JWS); answer: what the car says to it
 */
import * as z from 'zod'

export const topic = {
  up: (carId: string, module: string, word: string) => `cars/${carId}/up/${module}/${word}`,
  down: (carId: string, module: string, word: string) => `cars/${carId}/down/${module}/${word}`,
  allDown: (carId: string) => `cars/${carId}/down/#`,
}

/** No packet of a car is larger (bytes); a larger one cuts the connection from its header on. */
export const maxPacketBytes = 256 * 1024
export const protocolVersion = 1

export const randomId = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/)

/** `up/link/hello`: the first message after each connect, QoS 1. */
export const hello = z.strictObject({
  protocol: z.literal(protocolVersion),
  boot: randomId,
  epoch: randomId,
  /** Seconds of the epoch's own clock, now. */
  clock: z.number().nonnegative(),
  /** Identifiers (JWK thumbprint) of the centre's command keys the car holds. */
  keys: z.array(z.string().max(64)).max(8),
  /** Software version of the unit, for the record. */
  software: z.string().max(64),
  /** Verbs (`module/verb`) the car can do. */
  verbs: z.array(z.string().max(64)).max(200),
})
export type Hello = z.infer<typeof hello>

/** `down/link/welcome`: the answer to hello. */
export const welcome = z.object({
  /** Centre's time, ms since 1970: for the car's log only, never for expiry. */
  time: z.number(),
  /** `puback`: a PUBACK means stored. `received`: keep a trace until `down/link/received` names it (behind a broker). */
  stored: z.enum(['puback', 'received']),
})
export type Welcome = z.infer<typeof welcome>

/** `down/link/received`: only behind a broker: this trace is stored, the car may forget it. */
export const received = z.object({ boot: randomId, seq: z.number().int() })

/** `down/link/keys`: compact JWS, typ `car-keys+jwt`, signed by a key the car already holds; payload of its claims. */
export const keysClaims = z.object({ carId: z.string(), keys: z.array(z.record(z.string(), z.unknown())).min(1).max(8) })

/** `up/link/bye`: the last will and the word before sleeping. QoS 1. */
export const bye = z.strictObject({ boot: randomId, why: z.enum(['lost', 'sleep']) })
export type Bye = z.infer<typeof bye>

export type SignalValue = number | string | boolean
/** Text that a database can hold: without NUL and without halves of characters. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()
const sample = z.union([z.number(), z.string().max(256).refine(isStorable), z.boolean(), z.null()])
export const signalPath = z
  .string()
  .regex(/^Vehicle(\.[A-Za-z0-9]{1,40}){1,8}$/)
  .max(160)

/**
 * `up/link/trace`, QoS 1. Column `s[path][i]` was sampled at `t + dt[i]` (ms, the car's clock).
 * `null` = sampled and unchanged; no column = not sampled; in `na` = not available on this car.
 */
export const trace = z
  .strictObject({
    boot: randomId,
    seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    t: z.number().int(),
    dt: z.array(z.number().int().min(0).max(86_400_000)).min(1).max(1000),
    s: z.record(signalPath, z.array(sample).max(1000)),
    na: z.array(signalPath).max(500).optional(),
    /** true: a key frame, every signal the car has. */
    key: z.boolean().optional(),
  })
  .refine((m) => Object.values(m.s).every((column) => column.length === m.dt.length), 'every column is as long as dt')
export type Trace = z.infer<typeof trace>

/** Claims of a request: `down/<module>/<verb>` carries a compact JWS, typ `car-request+jwt`, ES256. */
export const requestClaims = z.object({
  carId: z.string(),
  /** `module/verb`, the same words as in the topic. */
  verb: z.string(),
  /** The request's id: a repeated delivery acts once and is answered again. */
  id: z.uuid(),
  epoch: randomId,
  /** Grows by at least one with each request of an epoch; a window of 64 allows for disorder. */
  counter: z.number().int().positive(),
  /** Seconds of the epoch's clock after which the car must not act. */
  expiry: z.number(),
  args: z.record(z.string(), z.unknown()),
  /** Who asked, for the car's log: `owner`, `staff:<role>` or `centre`. */
  by: z.string().max(40),
})
export type RequestClaims = z.infer<typeof requestClaims>

/** Codes a car gives when it refuses or fails. The first four are about the line, the others about the car. */
export const carCodes = [
  'wrong-epoch',
  'expired',
  'not-signed',
  'replayed',
  'unknown-verb',
  'car-is-moving',
  'someone-inside',
  'door-open',
  'ignition-on',
  'not-equipped',
  'blocked',
  'fault',
] as const
export type CarCode = (typeof carCodes)[number]

/** `up/link/answer`, QoS 1. */
export const answer = z.strictObject({
  id: z.uuid(),
  result: z.enum(['accepted', 'done', 'refused', 'failed']),
  code: z.enum(carCodes).optional(),
  /** With `wrong-epoch`: the car's present epoch and clock, to be asked again. */
  epoch: randomId.optional(),
  clock: z.number().nonnegative().optional(),
})
export type Answer = z.infer<typeof answer>

/** The verbs of this release with their arguments. */
export const verbs = {
  'link/report': z.object({}),
  'remote/lock-doors': z.object({}),
  'remote/turn-hazard-off': z.object({}),
  'remote/close-windows': z.object({}),
  'remote/flash-hazard': z.object({ seconds: z.number().int().min(1).max(60) }),
} as const
export type Verb = keyof typeof verbs
