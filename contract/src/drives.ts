/**
 * Drives: trips cut from what the car measured, the log (マイカーログ), the diagnosis (ドライブ診断), one's own data (APP-12, IMP-44).
 * Distances in metres, durations in seconds, speeds in km/h, fuel in litres, energy in kWh, positions in degrees WGS 84.
 * A day is a day in Asia/Tokyo; a trip belongs to the day on which it began.
 */
import * as z from 'zod'
import { endpoint } from './endpoint.ts'

const ofVehicle = z.object({ vehicleId: z.uuid() })
const day = z.iso.date()
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)

const place = z.object({ latitude: z.number(), longitude: z.number() })

/** What was used on a way, and how far one came by it; null = the car does not say. */
const consumption = z.object({
  /** Litres. */
  fuel: z.number().nullable(),
  /** kWh, what braking gave back taken off. */
  energy: z.number().nullable(),
  /** Of the whole tank and battery, in %: for cars that say no amounts. */
  fuelPercent: z.number().nullable(),
  energyPercent: z.number().nullable(),
  /** km per litre; null when electricity carried it too, or too little was used to say. */
  kmPerLitre: z.number().nullable(),
  /** km per kWh; null when fuel carried it too, or too little was used to say. */
  kmPerKwh: z.number().nullable(),
})

/** The reasons of an evaluation; each takes points from 100 and says from which measured value. */
export const factorIds = ['start', 'idling', 'acceleration', 'braking', 'rest', 'night'] as const
export type FactorId = (typeof factorIds)[number]
export const factor = z.object({
  id: z.enum(factorIds),
  /** Points taken, 0 … `most`; null = could not be measured, and takes none. */
  points: z.number().int().nullable(),
  most: z.number().int(),
  /** start: hasty starts in % of all; idling, night: seconds; acceleration, braking, rest: times. */
  value: z.number().nullable(),
  /** What the value is compared with: starts counted, seconds driven, or per 100 km. */
  of: z.number().nullable(),
})
export type Factor = z.infer<typeof factor>
export const evaluation = z.object({
  /** 0 … 100; null = too little was driven or measured to say. */
  score: z.number().int().min(0).max(100).nullable(),
  factors: z.array(factor),
})
export type Evaluation = z.infer<typeof evaluation>

/**
 * The thresholds of the evaluation, shown on its page. Sources: eco driving's gentle start of 5 s to 20 km/h is the advice of the
 * Japanese eco-driving council (エコドライブ10のすすめ); 0.25 G as the mark of a hard change of speed is the one of ETC 2.0 probe data;
 * a rest every two hours is the usual advice of the road operators; 22 – 5 h is night in Japanese labour law. The rest is our choice.
 */
export const thresholds = {
  /** Speed in km/h and seconds: a start that gets there in less is hasty. Half of the advised 5 s: traffic asks for some. */
  startTo: 20,
  hastyStart: 2.5,
  /** m/s²: 0.25 G and 0.3 G (a driver feels an unwanted brake from about there). */
  hardAcceleration: 2.45,
  hardBraking: 2.94,
  /** Seconds the engine runs in a standing car before it counts: longer than most red lights. */
  idle: 90,
  /** Seconds on the road that ask for a rest, and seconds that are one. */
  restAfter: 7200,
  rest: 900,
  /** Hours of the day. */
  nightFrom: 22,
  nightUntil: 5,
  /** A shorter way counts as so many km, so that one brake does not decide. */
  leastKm: 30,
  /** Metres below which nothing is said at all. */
  leastMetres: 1000,
} as const

export const trip = z.object({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  day,
  from: place.nullable(),
  to: place.nullable(),
  distance: z.number(),
  /** Where the distance comes from: positions say a little less than the odometer. */
  distanceBy: z.enum(['odometer', 'positions']),
  seconds: z.number(),
  movingSeconds: z.number(),
  /** Standing with the engine running; null = the car has none, or does not say. */
  idleSeconds: z.number().nullable(),
  topSpeed: z.number().nullable(),
  /** Over the whole time, halts included. */
  averageSpeed: z.number(),
  consumption,
  eco: z.number().int().nullable(),
  safety: z.number().int().nullable(),
})
export type Trip = z.infer<typeof trip>

/** Columns of equal length; position and speed are null where the car did not say (a tunnel). */
export const track = z.object({
  /** Seconds since the start. */
  t: z.array(z.number()),
  latitude: z.array(z.number().nullable()),
  longitude: z.array(z.number().nullable()),
  speed: z.array(z.number().nullable()),
})
export type Track = z.infer<typeof track>

/** A hard change of speed: seconds since the start, m/s² (positive: faster). */
const change = z.object({ t: z.number(), acceleration: z.number() })
export const wholeTrip = trip.extend({
  track,
  hard: z.array(change),
  evaluation: z.object({ eco: evaluation, safety: evaluation }),
  /** The trips before and after it, to leaf through. */
  before: z.uuid().nullable(),
  after: z.uuid().nullable(),
})
export type WholeTrip = z.infer<typeof wholeTrip>

const totals = z.object({
  trips: z.number().int(),
  distance: z.number(),
  seconds: z.number(),
  consumption,
})
export type Totals = z.infer<typeof totals>

export const listCars = endpoint({
  id: 'drives.list-cars',
  method: 'GET',
  path: '/api/drives/cars',
  who: 'owner',
  summary: 'The cars whose drives are mine to see: those I own, and those I once owned for as long as I did.',
  response: z.array(
    z.object({
      vehicleId: z.uuid(),
      name: z.string(),
      held: z.array(z.object({ from: z.iso.datetime(), until: z.iso.datetime().nullable() })),
      present: z.boolean(),
    }),
  ),
})

/** Days of one question at most: a year and the day it began. */
export const mostDays = 366
const days = z
  .object({ from: day, until: day })
  .refine(({ from, until }) => until >= from, { path: ['until'], message: 'before-from' })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) < mostDays * 86_400_000, { path: ['until'], message: 'too-long' })
export const listTrips = endpoint({
  id: 'drives.list-trips',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/trips',
  who: 'owner',
  summary: 'My trips of these days, newest first: a year at most (APP-12).',
  params: ofVehicle,
  query: days,
  response: z.object({ trips: z.array(trip) }),
})
export const readTrip = endpoint({
  id: 'drives.read-trip',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/trips/:tripId',
  who: 'owner',
  summary: 'One trip with its track, its hard changes of speed and its evaluation; the look is logged (APP-12, GEN-11).',
  params: ofVehicle.extend({ tripId: z.uuid() }),
  response: wholeTrip,
})
export const readDay = endpoint({
  id: 'drives.read-day',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/drives/days/:day',
  who: 'owner',
  summary: 'A day’s trips with their tracks, the oldest first; the look is logged (APP-12, GEN-11).',
  params: ofVehicle.extend({ day }),
  response: z.object({ trips: z.array(trip.extend({ track })) }),
})
export const readLog = endpoint({
  id: 'drives.read-log',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/drives/months/:month',
  who: 'owner',
  summary: 'マイカーログ: a month’s distance, time, trips and economy by day, and the month before (APP-12).',
  params: ofVehicle.extend({ month }),
  response: z.object({
    month,
    days: z.array(totals.extend({ day })),
    total: totals,
    /** The month before; null = I did not hold the car then, or it is no longer kept. */
    before: totals.nullable(),
    /** The first and the last month with a trip of mine; null = none yet. */
    first: month.nullable(),
    last: month.nullable(),
  }),
})
export type DriveLog = z.infer<typeof readLog.response>
const diagnosed = z.object({ eco: evaluation, safety: evaluation, total: totals })
export const readDiagnosis = endpoint({
  id: 'drives.read-diagnosis',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/drives/months/:month/diagnosis',
  who: 'owner',
  summary: 'ドライブ診断: how a month was driven, eco and safe, with each reason, beside my own month before (APP-12).',
  params: ofVehicle.extend({ month }),
  response: diagnosed.extend({ month, before: diagnosed.nullable() }),
})
export type Diagnosis = z.infer<typeof readDiagnosis.response>

/* One's own data (IMP-44). */

export const readKeeping = endpoint({
  id: 'drives.read-keeping',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/drives/keeping',
  who: 'owner',
  summary: 'What is kept of my drives and for how long, whether they are recorded, and who read positions and why (IMP-44, GEN-11).',
  params: ofVehicle,
  response: z.object({
    /** null = no longer my car: nothing is recorded for me. */
    recording: z.boolean().nullable(),
    /** Days a trip stays in the list; days what the car measured is kept at hand, and after that in the archive (null = none). */
    driveDays: z.number().int(),
    historyDays: z.number().int(),
    archiveDays: z.number().int().nullable(),
    trips: z.number().int(),
    firstAt: z.iso.datetime().nullable(),
    lastAt: z.iso.datetime().nullable(),
    /** The newest first. `cut`: the centre made a trip of them, because recording is on. */
    reads: z.array(
      z.object({
        at: z.iso.datetime(),
        what: z.enum(['cut', 'trip', 'day', 'export']),
        by: z.enum(['centre', 'me', 'program']),
        /** Trips it was about. */
        trips: z.number().int(),
      }),
    ),
  }),
})
export type Keeping = z.infer<typeof readKeeping.response>
export const setRecording = endpoint({
  id: 'drives.set-recording',
  method: 'PUT',
  path: '/api/vehicles/:vehicleId/drives/recording',
  who: 'owner',
  summary: 'Records my drives or not; off: no trip is made, and positions of drives are forgotten once they are over (IMP-44).',
  params: ofVehicle,
  body: z.object({ on: z.boolean() }),
})

export const exportFormats = ['csv', 'json', 'gpx'] as const
export type ExportFormat = (typeof exportFormats)[number]
export const exportTrips = endpoint({
  id: 'drives.export-trips',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/drives/export',
  who: 'owner',
  summary: 'My drives as a file: CSV (a row a trip), JSON, or GPX 1.1; some days, or with neither day all of them. Logged (IMP-44).',
  params: ofVehicle,
  query: z.object({ format: z.enum(exportFormats), from: day.optional(), until: day.optional() }),
  limit: { calls: 30, seconds: 600 },
})
export const exportTrip = endpoint({
  id: 'drives.export-trip',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/trips/:tripId/export',
  who: 'owner',
  summary: 'One trip as a file: CSV (a row a point), JSON, or GPX 1.1. Logged (IMP-44).',
  params: ofVehicle.extend({ tripId: z.uuid() }),
  query: z.object({ format: z.enum(exportFormats) }),
  limit: { calls: 60, seconds: 600 },
})
export const deleteTrips = endpoint({
  id: 'drives.delete-trips',
  method: 'POST',
  path: '/api/vehicles/:vehicleId/drives/deletions',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Deletes a trip, the trips of some days, or all of mine, with what the car measured then, archives included; for good (IMP-44).',
  params: ofVehicle,
  body: z.discriminatedUnion('what', [
    z.object({ what: z.literal('trip'), tripId: z.uuid() }),
    z
      .object({ what: z.literal('days'), from: day, until: day })
      .refine(({ from, until }) => until >= from, { path: ['until'], message: 'before-from' }),
    z.object({ what: z.literal('everything') }),
  ]),
  response: z.object({ trips: z.number().int() }),
  limit: { calls: 30, seconds: 600 },
})
