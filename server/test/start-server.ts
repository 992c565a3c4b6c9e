/** A whole centre for one test file: its own database, a clock to push, people to sign in, and what went outside. */
import { randomBytes } from 'node:crypto'
import { createCall } from '@tsunagu/contract/client.ts'
import type { StaffRole } from '@tsunagu/contract/endpoint.ts'
import type { FastifyInstance } from 'fastify'
import { addDealer, openSession, registerOwner, registerStaff } from '../src/accounts/index.ts'
import { type Running, startCentre } from '../src/main.ts'
import { modules } from '../src/modules.ts'
import { readConfig } from '../src/platform/config.ts'
import { runDueJobs } from '../src/platform/jobs.ts'
import { createLog } from '../src/platform/log.ts'
import { localMailer, type Mail } from '../src/platform/outside/mail.ts'
import type { Pusher, PushTarget } from '../src/platform/outside/push.ts'
import { type Sms, smsLog } from '../src/platform/outside/sms.ts'
import { localTexter } from '../src/platform/outside/sms-local.ts'
import { type Actor, type Event, type Work, working } from '../src/platform/work.ts'
import { type Clock, shiftableClock } from './clock.ts'
import { testDatabase } from './database.ts'

export type Call = ReturnType<typeof createCall>

export interface Person {
  accountId: string
  email: string
  password: string
  /** `name=value`, to send as Cookie. */
  cookie: string
  call: Call
}

/** What the stand-ins of the outside were given, oldest first. */
export interface Sent {
  mails: Mail[]
  texts: Sms[]
  pushes: { target: PushTarget; payload: object }[]
  wakes: { carId: string; address: string | null }[]
}

export interface TestServer {
  running: Running
  app: FastifyInstance
  clock: Clock
  sent: Sent
  /** Nobody's call: no cookie, no token. */
  call: Call
  /** A call with headers of one's own: a token, a foreign origin. */
  callWith(headers: Record<string, string>): Call
  owner(more?: { email?: string; name?: string; language?: 'ja' | 'en' }): Promise<Person>
  /** A member of staff; with the role `dealer` at a default dealer. */
  staff(...roles: StaffRole[]): Promise<Person>
  /** A dealer's shop; gives its id. */
  dealer(name?: string): Promise<string>
  /** Staff of one dealer: with the role `dealer` unless others are named. */
  staffOf(dealerId: string, ...roles: StaffRole[]): Promise<Person>
  /** The same owner on another device. */
  signIn(owner: Person): Promise<Person>
  /** One piece of work in the centre's name, or another's. */
  work<T>(act: (work: Work) => Promise<T>, actor?: Actor): Promise<T>
  tell(event: Event): Promise<void>
  /** Runs every job and reaction that is due, and what they bring about. */
  settle(): Promise<void>
  stop(): Promise<void>
}

export interface ServerOptions {
  /** Settings as in the environment. */
  env?: Record<string, string>
  /** true: the doors for cars are open too, on free ports. */
  cars?: boolean
  /** Replaces the recording push stand-in. */
  push?: Pusher
  /** A database to share with another server of the test (replicas). */
  databaseUrl?: string
  secret?: string
}

const testSecret = randomBytes(32).toString('base64')

export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const database = options.databaseUrl ? { url: options.databaseUrl, drop: async () => {} } : await testDatabase()
  const clock = shiftableClock()
  const sent: Sent = { mails: [], texts: [], pushes: [], wakes: [] }
  const config = readConfig({
    DATABASE_URL: database.url,
    SECRET: options.secret ?? testSecret,
    ROLES: options.cars ? 'http,car,jobs' : 'http,jobs',
    CAR_PORT: '0',
    DEVICE_PORT: '0',
    EST_PORT: '0',
    LOG: process.env.TEST_LOG ?? 'silent',
    STEP_UP: 'none',
    ...options.env,
  })
  const recordingPush: Pusher = { publicKey: 'BTest', send: async (target, payload) => void sent.pushes.push({ target, payload }) }
  let running: Running | undefined
  const stop = async () => {
    await running?.stop()
    clock.restore()
    await database.drop()
  }
  try {
    running = await startCentre(config, {
      log: createLog(config.LOG),
      listen: false,
      runJobs: false,
      outside: { push: options.push ?? recordingPush, wake: { wake: async (carId, address) => void sent.wakes.push({ carId, address }) } },
    })
  } catch (error) {
    await stop()
    throw error
  }
  const centre = running.centre
  const real = localMailer(centre.ground.db, 0)
  centre.outside.mail = {
    local: true,
    send: async (mail) => {
      await real.send(mail)
      sent.mails.push(mail)
    },
  }
  if (centre.outside.sms.local) {
    const texter = localTexter(smsLog(config, centre.ground.db), 0)
    centre.outside.sms = {
      ...texter,
      send: async (sms) => {
        await texter.send(sms)
        sent.texts.push(sms)
      },
    }
  }
  const app = running.http as FastifyInstance
  const callWith = (headers: Record<string, string>) => createCall({ origin: config.ORIGIN, fetch: fetchOf(app), headers: () => headers })
  const work: TestServer['work'] = (act, actor = { kind: 'centre' }) => working(centre.ground, actor, act)
  let people = 0

  const signedIn = async (audience: 'owner' | 'staff', accountId: string, email: string, password: string): Promise<Person> => {
    const { cookie } = await work((w) => openSession(w, { accountId, audience, device: 'Test', address: '127.0.0.1' }))
    return { accountId, email, password, cookie, call: callWith({ cookie }) }
  }

  let defaultDealer: Promise<string> | undefined
  const dealer = async (name = 'テスト販売店') =>
    (await work((w) => addDealer(w, { name, phone: '03-1234-5678', place: '東京都千代田区霞が関1-1' }))).id
  const staffAt = async (dealerId: string | null, roles: readonly StaffRole[]) => {
    const email = `staff${++people}@test.example`
    const password = 'another-long-sentence'
    const accountId = await work((w) => registerStaff(w, { email, password, name: '担当 太郎', roles, dealerId }))
    return signedIn('staff', accountId, email, password)
  }

  return {
    running,
    app,
    clock,
    sent,
    call: callWith({}),
    callWith,
    work,
    async owner({ email = `owner${++people}@test.example`, name = '青木 花子', language = 'ja' } = {}) {
      const password = 'a-long-enough-sentence'
      const accountId = await work((w) =>
        registerOwner(w, { email, password, name, kana: 'アオキ ハナコ', authPhone: '+819012345678', language }),
      )
      return signedIn('owner', accountId, email, password)
    },
    async staff(...roles) {
      if (roles.includes('dealer')) defaultDealer ??= dealer()
      return staffAt(roles.includes('dealer') ? ((await defaultDealer) ?? null) : null, roles)
    },
    dealer,
    staffOf: (dealerId, ...roles) => staffAt(dealerId, roles.length > 0 ? roles : ['dealer']),
    signIn: ({ accountId, email, password }) => signedIn('owner', accountId, email, password),
    tell: (event) => work((w) => w.tell(event)),
    settle: () => runDueJobs(centre, modules),
    stop,
  }
}

/** `fetch` that goes into the app without a port. */
function fetchOf(app: FastifyInstance): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(String(input))
    const body = init.body instanceof Uint8Array ? Buffer.from(init.body) : (init.body as string | undefined)
    const answer = await app.inject({
      method: (init.method ?? 'GET') as 'GET',
      url: url.pathname + url.search,
      headers: { host: url.host, ...(init.headers as Record<string, string>) },
      ...(body === undefined ? {} : { payload: body }),
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers))
      for (const one of [value].flat()) if (one !== undefined) headers.append(name, String(one))
    return new Response(answer.statusCode === 204 ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers })
  }
}
