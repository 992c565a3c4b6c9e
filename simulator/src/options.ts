/** The words of the command line, and the file that names several cars. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Verb } from '@tsunagu/contract/message.ts'
import * as z from 'zod'
import { everyVerb, kinds } from './kinds.ts'
import { routeNames } from './routes.ts'
import { type CarSetup, type LineOptions, lineDefaults } from './setup.ts'

export const help = `A car for Tsunagu: a program of its own that speaks the public protocol (docs/car-protocol.md).

npm run car -- --enrol CODE --state DIR [--kind petrol]     one car; the code comes from the dealer
npm run car -- --state DIR                                  the same car again, already enrolled
npm run car -- --cars FILE                                  several cars
npm run car -- --fleet N --credentials FILE --ca FILE       many light cars in one process

The centre
  --host HOST           its name as in its certificate            (localhost)
  --mqtt-port PORT      MQTT over TLS                             (8883)
  --est-port PORT       enrolment, EST over HTTPS                 (8443)

One car
  --enrol CODE          one-time code, CODE.FINGERPRINT; needed once
  --state DIR           folder that remembers the car: key, certificate, mileage …
  --name NAME           how the bench calls it                    (car)
  --kind KIND           ${kinds.join(' | ')}                        (petrol)
  --seed N              the same seed makes the same car          (1)
  --route ROUTE         ${routeNames.join(' | ')}
  --position LAT,LON    where a new car stands                    (the route's first point)

Several cars
  --cars FILE           JSON: [{ "name", "kind", "seed", "state", "enrol"?, "route"?, "position"?: { "latitude", "longitude" },
                        "paint"?, "bodyKind"?, "headUnit"?: "plus" | "dcm", "without"?: ["remote/close-windows" …] }]
                        folders are relative to the file; a folder already enrolled needs no code

Behaviour
  --interval SECONDS    between traces while awake                (10)
  --sampling SECONDS    between samples while switched on         (1)
  --keepalive SECONDS   of MQTT                                   (60)
  --sleep-after SECONDS of quiet with the ignition off            (180)
  --always-on           never sleeps
  --clock-error SECONDS the car's wall clock is wrong by this much; its epoch clock never is
                        (behind: --clock-error=-90)
  --buffer N            most traces kept while not acknowledged   (2000)

The bench
  --http PORT           control API and pages on 127.0.0.1; 0 = none      (8780)
  --web DIR             built pages                               (web/car/dist)

A fleet
  --fleet N             so many of the cars in the credentials, all driving
  --credentials FILE    JSON lines: { "carId", "key", "cert" }, PEM
  --ca FILE             the centre's CA, PEM
  --rate N              connects a second                         (100)
  --seed N              of the first car
  --json                one line of figures a second as JSON

  --with-parent         end when standard input ends
  --help                this text
`

export interface Asked {
  mode: 'help' | 'cars' | 'fleet'
  cars: CarSetup[]
  line: LineOptions
  http: number
  web: string
  fleet: { size: number; credentials: string; ca: string; rate: number; seed: number; json: boolean }
  withParent: boolean
}

/** A wrong word on the command line or in the cars file; the message is for the person who wrote it. */
export class WrongOption extends Error {}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

export async function readOptions(argv: string[]): Promise<Asked> {
  const { values } = parse(argv)
  const number = (name: keyof typeof values, otherwise: number, least = 0) => {
    const value = values[name] === undefined ? otherwise : Number(values[name])
    if (!Number.isFinite(value) || value < least) throw new WrongOption(`--${name} wants a number of at least ${least}`)
    return value
  }
  const line: LineOptions = {
    ...lineDefaults,
    host: values.host ?? lineDefaults.host,
    mqttPort: number('mqtt-port', lineDefaults.mqttPort),
    estPort: number('est-port', lineDefaults.estPort),
    interval: number('interval', 10, 0.1) * 1000,
    sampling: number('sampling', 1, 0.1) * 1000,
    keepalive: Math.round(number('keepalive', lineDefaults.keepalive, 1)),
    sleepAfter: values['always-on'] ? Infinity : number('sleep-after', lineDefaults.sleepAfter, 1),
    clockError: number('clock-error', 0, -1e12),
    shelf: number('buffer', lineDefaults.shelf, 2),
  }
  const size = number('fleet', 0)
  const mode = values.help ? 'help' : size > 0 ? 'fleet' : 'cars'
  if (mode === 'fleet' && (!values.credentials || !values.ca)) throw new WrongOption('--fleet wants --credentials FILE and --ca FILE')
  return {
    mode,
    cars: mode === 'cars' ? await carsOf(values, number('seed', 1, Number.MIN_SAFE_INTEGER)) : [],
    line,
    http: number('http', 8780),
    web: resolve(values.web ?? new URL('../../web/car/dist', import.meta.url).pathname),
    fleet: {
      size,
      credentials: values.credentials ?? '',
      ca: values.ca ?? '',
      rate: number('rate', 100, 1),
      seed: number('seed', 1, Number.MIN_SAFE_INTEGER),
      json: values.json ?? false,
    },
    withParent: values['with-parent'] ?? false,
  }
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        host: text,
        'mqtt-port': text,
        'est-port': text,
        enrol: text,
        state: text,
        name: text,
        kind: text,
        seed: text,
        route: text,
        position: text,
        cars: text,
        interval: text,
        sampling: text,
        keepalive: text,
        'sleep-after': text,
        'always-on': flag,
        'clock-error': text,
        buffer: text,
        http: text,
        web: text,
        fleet: text,
        credentials: text,
        ca: text,
        rate: text,
        json: flag,
        'with-parent': flag,
        help: flag,
      },
    })
  } catch (error) {
    throw new WrongOption((error as Error).message)
  }
}

const carEntry = z.strictObject({
  name: z.string().min(1).max(60),
  kind: z.enum(kinds),
  seed: z.number().int(),
  state: z.string().min(1),
  enrol: z.string().optional(),
  route: z.enum(routeNames).optional(),
  position: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).optional(),
  paint: z.string().max(60).default('white'),
  bodyKind: z.string().max(60).default('suv'),
  headUnit: z.enum(['plus', 'dcm']).default('plus'),
  without: z.array(z.enum(everyVerb as [Verb, ...Verb[]])).default([]),
})
const carsFile = z.array(carEntry).min(1)

type Values = ReturnType<typeof parse>['values']

async function carsOf(values: Values, seed: number): Promise<CarSetup[]> {
  if (values.cars) return readCarsFile(values.cars)
  if (!values.state) throw new WrongOption('--state DIR is missing (or --cars FILE); --help explains')
  const [latitude, longitude] = (values.position ?? '').split(',').map(Number)
  const entry = {
    name: values.name ?? 'car',
    kind: values.kind ?? 'petrol',
    seed,
    state: resolve(values.state),
    enrol: values.enrol,
    route: values.route,
    position: values.position === undefined ? undefined : { latitude, longitude },
  }
  return [checked(carEntry, entry, 'options')]
}

async function readCarsFile(path: string): Promise<CarSetup[]> {
  const file = resolve(path)
  let found: unknown
  try {
    found = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new WrongOption(`${file}: ${(error as Error).message}`)
  }
  const cars = checked(carsFile, found, file)
  if (new Set(cars.map((car) => car.name)).size < cars.length) throw new WrongOption(`${file}: two cars have the same name`)
  return cars.map((car) => ({ ...car, state: resolve(file, '..', car.state) }))
}

function checked<T extends z.ZodType>(schema: T, found: unknown, where: string): z.output<T> {
  const read = schema.safeParse(found)
  if (!read.success) throw new WrongOption(`${where}:\n${z.prettifyError(read.error)}`)
  return read.data
}
