/** What a bench may be asked on the command line, with its defaults; a wrong word is said in one line. */
import { parseArgs } from 'node:util'

interface Option {
  says: string
  /** Its kind is the option's: a number, a text, or a switch. */
  default: number | string | boolean
}

type Widened<T> = T extends number ? number : T extends string ? string : boolean
type Asked<Options> = { [name in keyof Options]: Options[name] extends { default: infer T } ? Widened<T> : never }

/** A bench as `npm run bench` knows it. */
export interface Bench {
  says: string
  /** Its options, a line each. */
  help(): string
  /** @throws WrongOption before anything has begun */
  run(words: string[]): Promise<object>
}

export class WrongOption extends Error {}

export function bench<const Options extends Record<string, Option>>(
  says: string,
  options: Options,
  run: (asked: Asked<Options>) => Promise<object>,
): Bench {
  return {
    says,
    help: () => Object.entries(options).map(helpLine).join('\n') || '  no options',
    run: (words) => run(read(words, options) as Asked<Options>),
  }
}

function helpLine([name, { says, default: byDefault }]: [string, Option]): string {
  const word = typeof byDefault === 'boolean' ? `--${name}` : `--${name} ${byDefault === '' ? 'WORD' : byDefault}`
  return `  ${word.padEnd(20)} ${says}`
}

function read(words: string[], options: Record<string, Option>): Record<string, Option['default']> {
  const entries = Object.entries(options)
  const flagOrText = ([name, one]: [string, Option]) => [name, { type: typeof one.default === 'boolean' ? 'boolean' : 'string' }] as const
  let values: Record<string, string | boolean | undefined>
  try {
    values = parseArgs({ args: words, options: Object.fromEntries(entries.map(flagOrText)) }).values
  } catch (error) {
    // what follows is advice for positional words, which no bench has
    throw new WrongOption((error as Error).message.split(/\. |\n/)[0])
  }
  return Object.fromEntries(entries.map(([name, one]) => [name, readOne(name, values[name], one.default)]))
}

function readOne(name: string, given: string | boolean | undefined, byDefault: Option['default']): Option['default'] {
  if (given === undefined) return byDefault
  if (typeof byDefault !== 'number') return given
  const number = Number(given)
  if (given === '' || !Number.isFinite(number) || number < 0) throw new WrongOption(`--${name} wants a number, not ${String(given)}`)
  return number
}
