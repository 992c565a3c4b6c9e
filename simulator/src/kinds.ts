/** What differs between the kinds of cars: weight, tank, battery, appetite, and which signals and verbs they have. */
import type { Verb } from '@tsunagu/contract/message.ts'
import { signals } from '@tsunagu/contract/signals.ts'

export const kinds = ['petrol', 'phev', 'bev'] as const
export type Kind = (typeof kinds)[number]

export interface KindFacts {
  /** kg, with a driver. */
  mass: number
  /** Drag area in m². */
  drag: number
  /** Litres; 0 = no tank. */
  tank: number
  /** kWh; 0 = no traction battery. */
  battery: number
  /** Share of the fuel's energy that reaches the wheels. */
  engineEfficiency: number
  /** km a litre and km a kWh take the car: the range shown follows from these. */
  perLitre: number
  perKwh: number
  /** kW from the wall. */
  chargePower: number
}

export const kindFacts: Record<Kind, KindFacts> = {
  petrol: { mass: 1750, drag: 0.7, tank: 60, battery: 0, engineEfficiency: 0.28, perLitre: 12, perKwh: 0, chargePower: 0 },
  phev: { mass: 2050, drag: 0.72, tank: 55, battery: 18.1, engineEfficiency: 0.34, perLitre: 17, perKwh: 5.2, chargePower: 6.6 },
  bev: { mass: 2180, drag: 0.66, tank: 0, battery: 71.4, engineEfficiency: 0, perLitre: 0, perKwh: 5.6, chargePower: 50 },
}

const ofEngine = /FuelSystem|CombustionEngine/
const ofBattery = /TractionBattery/

const has = (kind: Kind, path: string) => !(kind === 'bev' && ofEngine.test(path)) && !(kind === 'petrol' && ofBattery.test(path))

/** Signals of the contract that this kind has not: they are named in `na` of its key frames. */
export const missingSignals: Record<Kind, string[]> = {
  petrol: Object.keys(signals).filter((path) => !has('petrol', path)),
  phev: Object.keys(signals).filter((path) => !has('phev', path)),
  bev: Object.keys(signals).filter((path) => !has('bev', path)),
}

export const everyVerb: readonly Verb[] = [
  'link/report',
  'remote/lock-doors',
  'remote/turn-hazard-off',
  'remote/close-windows',
  'remote/flash-hazard',
]
