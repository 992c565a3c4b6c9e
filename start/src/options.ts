/** The words of `npm start -- …`. */
import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { describeConfig } from '@tsunagu/server/platform/config.ts'

export interface StartOptions {
  help: boolean
  /** undefined: as in the environment, or all */
  roles: string | undefined
  port: number
  carPort: number
  estPort: number
  devicePort: number
  benchPort: number
  cardPort: number
  /** HTTPS for phones on the same network. */
  lan: { name: string; trustPort: number } | undefined
  dataDir: string
  empty: boolean
  /** E-mail of a first administrator to make. */
  administrator: string | undefined
}

export class WrongWord extends Error {}

export const root = resolve(import.meta.dirname, '../..')

export function readOptions(argv: string[], env: NodeJS.ProcessEnv): StartOptions {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  let values: Record<string, string | boolean | undefined>
  try {
    values = parseArgs({
      args: argv,
      options: {
        help: flag,
        roles: text,
        port: text,
        'car-port': text,
        'est-port': text,
        'device-port': text,
        'bench-port': text,
        'card-port': text,
        'trust-port': text,
        lan: flag,
        host: text,
        data: text,
        empty: flag,
        administrator: text,
      },
    }).values
  } catch (error) {
    throw new WrongWord(`${(error as Error).message}\nnpm start -- --help explains the options.`)
  }
  const word = (name: string) => values[name] as string | undefined
  const port = (name: string, fallback: number) => {
    const number = Number(word(name) ?? fallback)
    if (!Number.isInteger(number) || number < 1 || number > 65535) throw new WrongWord(`--${name} wants a number from 1 to 65535`)
    return number
  }
  const lan = values.lan === true
  const host = word('host')?.toLowerCase()
  if (host !== undefined && !lan) throw new WrongWord('--host NAME goes with --lan')
  if (host !== undefined && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)) throw new WrongWord('--host wants a name like tsunagu.local')
  // another name is another house: see origin.ts
  const data = word('data') ?? (lan ? '.data-lan' : '.data')
  return {
    help: values.help === true,
    roles: word('roles') ?? env.ROLES,
    port: port('port', Number(env.PORT ?? 8700)),
    carPort: port('car-port', Number(env.CAR_PORT ?? 8883)),
    estPort: port('est-port', Number(env.EST_PORT ?? 8443)),
    devicePort: port('device-port', Number(env.DEVICE_PORT ?? 8884)),
    benchPort: port('bench-port', 8780),
    cardPort: port('card-port', Number(env.CARD_PORT ?? 8790)),
    lan: lan ? { name: host ?? 'tsunagu.local', trustPort: port('trust-port', 8701) } : undefined,
    // where the person stands, who may have come by `npm --prefix`
    dataDir: isAbsolute(data) ? data : resolve(env.INIT_CWD ?? root, data),
    empty: values.empty === true,
    administrator: word('administrator'),
  }
}

export const help = (): string => `Tsunagu: a connected-car service centre on this machine.

npm start                     everything: database, centre, pages, three simulated cars, a demo household
npm start -- --lan            HTTPS under tsunagu.local, so that a phone on the same network can try it
npm start -- --empty          without the demo data; add --administrator EMAIL to have somebody who can sign in

  --port N                    pages and API                                    (8700)
  --car-port N                MQTT over TLS, for cars                          (8883)
  --est-port N                enrolment of cars, HTTPS                         (8443)
  --device-port N             MQTT over TLS, for OVMS modules                  (8884)
  --bench-port N              head units and bench of the simulated cars       (8780)
  --card-port N               card company and bank, local stand-ins           (8790)
  --trust-port N              with --lan: where a phone takes our certificate  (8701)
  --host NAME                 with --lan: another name than tsunagu.local
  --data DIR                  database, keys and the cars' memory              (.data, with --lan .data-lan)
  --roles http,car,jobs       what this process does; several processes may share a database
  --administrator EMAIL       makes this staff account, once, and prints its password
  --help                      this text

Settings from the environment (all optional here)
${describeConfig()
  .map(({ name, about, fallback }) => `  ${name.padEnd(21)} ${about}${fallback ? ` (${fallback})` : ''}`)
  .join('\n')}

DATABASE_URL: another PostgreSQL instead of the embedded one. BROKER_URL: an MQTT 5 broker in front of the centre
instead of its own door. SECRET is made and kept in the data folder when it is not given.`
