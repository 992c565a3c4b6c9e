/** What a car and its line are told when they are made. */
import type { Verb } from '@tsunagu/contract/message.ts'
import type { Kind } from './kinds.ts'
import type { Place, RouteName } from './routes.ts'

export interface CarSetup {
  name: string
  kind: Kind
  seed: number
  /** Folder that remembers the car. */
  state: string
  enrol?: string | undefined
  route?: RouteName | undefined
  position?: Place | undefined
  paint: string
  bodyKind: string
  headUnit: 'plus' | 'dcm'
  without: readonly Verb[]
}

export interface LineOptions {
  host: string
  mqttPort: number
  estPort: number
  keepalive: number
  interval: number
  sampling: number
  /** Seconds after which a quiet car falls asleep; Infinity = never. */
  sleepAfter: number
  clockError: number
  shelf: number
  patience: number
  /** ms after which a trace the centre has not named is sent again (behind a broker). */
  unnamed: number
  /** ms the wake-up message needs. */
  wakeDelay: number
}

export const lineDefaults: LineOptions = {
  host: 'localhost',
  mqttPort: 8883,
  estPort: 8443,
  keepalive: 60,
  interval: 10_000,
  sampling: 1000,
  sleepAfter: 180,
  clockError: 0,
  shelf: 2000,
  patience: 10_000,
  unnamed: 30_000,
  wakeDelay: 1500,
}
