/** What an OVMS v3 module and the centre say to each other, below `ovms/<user>/<vehicle>/`. Pure. */
import type { Answer } from '@tsunagu/contract/message.ts'

/** Our own name among the module's clients. */
export const clientId = 'tsunagu'

export const prefixOf = (user: string): string => `ovms/${user}/`

/** What the module's topic is about; undefined: nothing we know. */
export type Heard =
  | { about: 'metric'; metric: string }
  | { about: 'notice'; kind: 'alert' | 'error' | 'info'; subtype: string }
  | { about: 'data'; subtype: string; record: string; ageSeconds: number }
  | { about: 'event'; name: string | undefined }
  | { about: 'response'; id: string }
  | { about: 'foreign' }

/** Module names its parts with dots, topics with slashes. */
const dotted = (parts: readonly string[]) => parts.join('.')

/** `topic` without its prefix; the first part is the module's own vehicle id. */
export function readTopic(topic: string): { vehicle: string; heard: Heard } | undefined {
  const [vehicle, about, ...rest] = topic.split('/')
  if (!vehicle || rest.some((part) => part === '')) return undefined
  const heard = aboutOf(about, rest)
  return heard && { vehicle, heard }
}

function aboutOf(about: string | undefined, rest: readonly string[]): Heard | undefined {
  const [first, ...more] = rest
  if (about === 'metric') return first ? { about, metric: dotted(rest) } : undefined
  // its name stands in the topic, in older firmware in the payload
  if (about === 'event') return { about, name: first ? dotted(rest) : undefined }
  if (about === 'notify' && more.length > 0) {
    if (first === 'alert' || first === 'error' || first === 'info') return { about: 'notice', kind: first, subtype: dotted(more) }
    if (first === 'data') return dataOf(more)
  }
  if (about === 'client')
    return first === clientId && more[0] === 'response' && more[1] ? { about: 'response', id: more[1] } : { about: 'foreign' }
  return undefined
}

/** `<subtype>/<id>/<age in seconds, negative>` */
function dataOf(parts: readonly string[]): Heard | undefined {
  const [record, age] = parts.slice(-2)
  const subtype = dotted(parts.slice(0, -2))
  if (!subtype || !record || !/^\d{1,10}$/.test(record) || !age || !/^-?\d{1,9}$/.test(age)) return undefined
  return { about: 'data', subtype, record, ageSeconds: Math.abs(Number(age)) }
}

/** The vehicle id in one of the module's own subscriptions. */
export function vehicleOf(filter: string): string | undefined {
  const [vehicle, client] = filter.split('/')
  return client === 'client' && vehicle && !/[+#]/.test(vehicle) ? vehicle : undefined
}

/** A module believes for 120 s that somebody looks: it is told again well before (ms). */
export const activeEvery = 80_000

/** What the module must be told now of who looks; undefined: it knows. `toldAgo`: ms since it was told that somebody does. */
export function activeWord(looks: boolean, toldAgo: number | undefined): '1' | '0' | undefined {
  if (looks) return toldAgo === undefined || toldAgo >= activeEvery ? '1' : undefined
  return toldAgo === undefined ? undefined : '0'
}

export const activeTopic = `client/${clientId}/active`
export const commandTopic = (id: string) => `client/${clientId}/command/${id}`
export const metricsTopic = `client/${clientId}/request/metric`

/** Events that change what people see: what was gathered goes out at once, and the event is kept. */
export const isNews = (event: string): boolean =>
  /^vehicle\.(on|off|awake|asleep|locked|unlocked|alarm\.(on|off)|valet\.(on|off)|charge\.[a-z]+)$/.test(event)

/** What we can ask of a module, by what configuration and the owner allow. */
export interface Allowed {
  /** null: the owner gave none. */
  pin: string | null
  unlock: boolean
}

type Command = (allowed: Allowed) => string | undefined
const withPin =
  (word: string): Command =>
  ({ pin }) =>
    pin === null ? undefined : `${word} ${pin}`

const commands: Readonly<Record<string, Command>> = {
  'remote/lock-doors': withPin('lock'),
  // opening a car from afar is not offered; an operator may still want it
  'remote/unlock-doors': (allowed) => (allowed.unlock ? withPin('unlock')(allowed) : undefined),
  'remote/start-climate': () => 'climatecontrol on',
  'remote/stop-climate': () => 'climatecontrol off',
  'link/wake': () => 'wakeup',
  // beside this question all metrics are asked for
  'link/report': () => 'stat',
}

/** The module's own command for a verb; undefined: it cannot, or may not. */
export const commandFor = (verb: string, allowed: Allowed): string | undefined =>
  Object.hasOwn(commands, verb) ? commands[verb]?.(allowed) : undefined

export const verbsOf = (allowed: Allowed): string[] => Object.keys(commands).filter((verb) => commandFor(verb, allowed) !== undefined)

/** What the text of a response says about the request: the module has no codes, only sentences. */
export function answerOf(text: string): Pick<Answer, 'result' | 'code'> {
  const error = /^\s*(?:error|unrecognised command|unknown command)\b.*/im.exec(text)?.[0].toLowerCase()
  if (error === undefined) return { result: 'done' }
  if (/not available|not supported|not implemented|unrecognised|unknown/.test(error)) return { result: 'refused', code: 'not-equipped' }
  return { result: 'failed', code: 'fault' }
}
