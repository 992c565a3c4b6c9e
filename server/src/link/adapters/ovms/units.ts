/** Numbers as OVMS writes them: with or without the unit behind (`12.6V`, `88%`, `21.5°C`, `154 km`). Pure. */

type Convert = (value: number) => number
const times =
  (factor: number): Convert =>
  (value) =>
    value * factor

/** Unit as written → the unit VSS wants. The first is what a number without unit means. Labels are case-sensitive: `M` is miles, `m` metres. */
const units = {
  km: { '': times(1), km: times(1), Km: times(1), M: times(1.609344), mi: times(1.609344), m: times(0.001) },
  'km as m': { '': times(1000), km: times(1000), Km: times(1000), M: times(1609.344), mi: times(1609.344), m: times(1) },
  m: { '': times(1), m: times(1), km: times(1000), ft: times(0.3048) },
  'km/h': { '': times(1), 'km/h': times(1), Kph: times(1), kph: times(1), Mph: times(1.609344), mph: times(1.609344), 'm/s': times(3.6) },
  Celsius: { '': times(1), '°C': times(1), C: times(1), '°F': (f) => ((f - 32) * 5) / 9, F: (f) => ((f - 32) * 5) / 9 },
  '%': { '': times(1), '%': times(1), '‰': times(0.1) },
  V: { '': times(1), V: times(1), mV: times(0.001) },
  degrees: { '': times(1), '°': times(1) },
  kPa: { '': times(1), kPa: times(1), bar: times(100), psi: times(6.894757), Pa: times(0.001) },
} as const satisfies Record<string, Record<string, Convert>>
export type OvmsUnit = keyof typeof units

const written = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?)\s*(\S*)\s*$/i

/** The number in the unit asked for; undefined: not a number, or a unit we do not know. */
export function readNumber(text: string, unit: OvmsUnit): number | undefined {
  const [, digits, label] = written.exec(text) ?? []
  const table: Record<string, Convert> = units[unit]
  const convert = digits !== undefined && label !== undefined && Object.hasOwn(table, label) ? table[label] : undefined
  if (!convert) return undefined
  // binary noise of a conversion is nothing that was measured
  const value = Number(convert(Number(digits)).toPrecision(12))
  return Number.isFinite(value) ? value : undefined
}

/** `yes` and `no` are all that OVMS says; older modules say 1 and 0. */
export const readFlag = (text: string): boolean | undefined =>
  ({ yes: true, no: false, '1': true, '0': false, true: true, false: false })[text.trim().toLowerCase()]
