/** `npm start`: everything on this machine, one part after the other, and back down again on Ctrl-C. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readyAdministrator } from '@tsunagu/server/administrator.ts'
import { prepareDatabase, startCentre } from '@tsunagu/server/main.ts'
import { readConfig } from '@tsunagu/server/platform/config.ts'
import { renderUnicodeCompact } from 'uqr'
import { buildWeb } from '../../web/build.ts'
import { type Demo, readyDemo, writeCarsFile } from './demo.ts'
import { type Lan, readyLan } from './lan/ready-lan.ts'
import { help, readOptions, root, type StartOptions, WrongWord } from './options.ts'
import { keepOrigin } from './origin.ts'
import { checkPort } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { keptSecret } from './secret.ts'
import { startSimulator } from './simulator.ts'

const say = (line = '') => console.log(line)

export interface Started {
  origin: string
  demo: Demo | undefined
  lan: Lan | undefined
  stop(): Promise<void>
}

/** Starts what the options ask for. On a fault what has started is stopped again and the Error says what to do. */
export async function start(options: StartOptions, env: NodeJS.ProcessEnv = process.env): Promise<Started> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one()
  }
  try {
    const roles = options.roles ?? 'http,car,jobs'
    const host = options.lan ? '0.0.0.0' : (env.HOST ?? '127.0.0.1')
    const withCars = !options.empty && roles.includes('car') && roles.includes('http')
    if (roles.includes('http')) await checkPort(options.port, host, 'pages and API', '--port')
    if (roles.includes('car') && !env.BROKER_URL) await checkPort(options.carPort, host, 'MQTT for cars', '--car-port')
    if (roles.includes('car')) await checkPort(options.estPort, host, 'enrolment of cars', '--est-port')
    if (roles.includes('car')) await checkPort(options.devicePort, host, 'MQTT for devices', '--device-port')
    if (withCars) await checkPort(options.benchPort, '127.0.0.1', 'bench of the simulated cars', '--bench-port')
    if (roles.includes('http') && !env.STRIPE_SECRET_KEY) await checkPort(options.cardPort, host, 'local card company', '--card-port')
    if (options.lan) await checkPort(options.lan.trustPort, host, 'certificate for phones', '--trust-port')
    mkdirSync(options.dataDir, { recursive: true })
    const lan = options.lan && (await readyLan({ dataDir: options.dataDir, port: options.port, ...options.lan }))
    if (lan) stops.push(lan.stop)

    const built = buildWeb({ root })
    built.catch(() => {})
    let url = env.DATABASE_URL
    if (!url) {
      const postgres = await startPostgres({ dataDir: join(options.dataDir, 'postgres'), log: say })
      stops.push(() => postgres.stop())
      url = postgres.url
    }
    await prepareDatabase(url)
    if (await built) say('Pages built.')

    const config = readConfig({
      ...env,
      DATABASE_URL: url,
      SECRET: env.SECRET ?? keptSecret(options.dataDir),
      ROLES: roles,
      HOST: host,
      PORT: String(options.port),
      CAR_PORT: String(options.carPort),
      EST_PORT: String(options.estPort),
      DEVICE_PORT: String(options.devicePort),
      CARD_PORT: String(options.cardPort),
      WEB_DIR: env.WEB_DIR ?? join(root, 'web/dist'),
      LOG: env.LOG ?? 'warn',
      // on a laptop the person's own programs lie beside the centre
      WEBHOOK_LOCAL: env.WEBHOOK_LOCAL ?? 'on',
      PRIVATE_BROKERS: env.PRIVATE_BROKERS ?? 'on',
      ...lan?.env,
      ...(withCars ? { WAKE_URL: env.WAKE_URL ?? `http://127.0.0.1:${options.benchPort}` } : {}),
    })
    keepOrigin(options.dataDir, config.ORIGIN)
    const centre = await startCentre(config)
    stops.push(() => centre.stop())
    if (options.administrator) await readyAdministrator(centre.centre.ground, options.administrator, say)
    let demo: Demo | undefined
    if (withCars) {
      demo = await readyDemo(centre.centre, options.dataDir)
      const carsFile = await writeCarsFile(centre.centre, options.dataDir)
      stops.push(
        await startSimulator({ carsFile, carPort: options.carPort, estPort: options.estPort, benchPort: options.benchPort, log: say }),
      )
    }
    return { origin: config.ORIGIN, demo, lan, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function welcome({ origin, demo, lan }: Started, options: StartOptions): void {
  say()
  say('  Tsunagu is ready.')
  say()
  say(`  My LEXUS (owner)      ${origin}/`)
  say(`  Dealer’s console      ${origin}/dealer/`)
  say(`  Sign-up               ${origin}/signup/`)
  say(`  Mailbox               ${origin}/mailbox`)
  if (demo) {
    say(`  Cars and their bench  http://localhost:${options.benchPort}/`)
    say()
    say(`  Password of all demo accounts: ${demo.password}`)
    for (const { email, about } of demo.owners) say(`    ${email.padEnd(28)} owner: ${about}`)
    for (const { email, about } of demo.staff) say(`    ${email.padEnd(28)} staff: ${about}`)
    say()
    say('  Cards from the old owner’s site (migration begins at /account/migration):')
    for (const { number, kind, about, name, kana, birthDate, phone } of demo.cards) {
      say(`    ${number}  ${kind}: ${about}`)
      say(`      ${name}, ${kana}, ${birthDate}, ${phone}`)
    }
    say()
    say('  To sign up at the dealer: open a purchase at the console and show its QR to another browser window.')
    say('  To register after delivery: a new account of 佐藤 健一 (サトウ ケンイチ, 1990-07-30, 〒150-0001 東京都渋谷区神宮前0-4-1)')
    say('    and the car THK300-3000099, 名古屋 302 ひ 20-26.')
    if (demo.handoverCode) say(`  Or take that car over by the code ${demo.handoverCode}`)
  }
  if (lan) welcomePhone(lan)
  say()
  say('  Ctrl-C ends everything.')
}

/** What a phone needs first; the code leads to the page that explains it. */
function welcomePhone({ origin, trustUrls, fingerprint, warning }: Lan): void {
  const [trust = ''] = trustUrls
  say()
  say('  On a phone in the same network: open this first, trust the certificate, then the address above.')
  say(`    ${trustUrls.join('  ')}`)
  say(`    SHA-256 ${fingerprint}`)
  say(renderUnicodeCompact(trust, { border: 2 }).replaceAll(/^/gm, '    '))
  if (warning) say(`  ${warning}`)
  say(`  Passkeys made here belong to ${origin} for good: this data folder starts under no other name.`)
}

if (import.meta.main) {
  try {
    const options = readOptions(process.argv.slice(2), process.env)
    if (options.help) say(help())
    else {
      let stopping = false
      let started: Started | undefined
      const end = () => {
        if (stopping) process.exit(130)
        stopping = true
        say('\n  Stopping …')
        const code = started ? 0 : 130
        void (started?.stop() ?? Promise.resolve()).finally(() => process.exit(code))
      }
      started = await start(options)
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
      welcome(started, options)
    }
  } catch (error) {
    console.error(error instanceof WrongWord ? error.message : (error as Error).message)
    if (!(error instanceof WrongWord) && process.env.LOG === 'debug') console.error(error)
    process.exitCode = 1
  }
}
