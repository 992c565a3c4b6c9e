/** Fixtures: one running house for a file of specs, its mailbox, its simulated cars. Files with the same settings share it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test as base, type Cookie, expect } from '@playwright/test'
import type { ActBody, ActName, CarsView, CarView } from '@tsunagu/simulator/bench-contract.ts'
import type { Demo } from '@tsunagu/start/demo.ts'

export interface Mail {
  recipient: string
  subject: string | null
  body: string | null
  at: string
}

export interface House {
  origin: string
  /** Origin of the simulated cars: their head units, the bench and its API. */
  bench: string
  demo: Demo
  /** With HOUSE_LAN: where a phone takes the authority from. */
  trust?: string
  /** Mails to this address, newest first. */
  mails(address: string): Promise<Mail[]>
  /** The newest six-digit code mailed to this address; waits for it. `after`: not this one. */
  mailedCode(address: string, after?: string): Promise<string>
  /** One act at the bench: `act('sora', 'open-door', { door: 'Row1.DriverSide' })`; throws when the car refuses. */
  act<Name extends ActName>(
    car: string,
    act: Name,
    ...[body]: Record<never, never> extends ActBody<Name> ? [ActBody<Name>?] : [ActBody<Name>]
  ): Promise<void>
  /** What the bench says of the car: its body, its line, the requests it saw. */
  car(name: string): Promise<CarView>
  /** Waits until the bench says so of the car. */
  until(name: string, what: string, holds: (car: CarView) => boolean): Promise<void>
  /** Parks the car: on the line, still, off, empty, shut, not locked, windows closed, hazards off. */
  park(name: string): Promise<void>
  /** Cookies of owners who have signed in already: sign-ins are limited by address. */
  cookies: Map<string, Cookie[]>
}

/** Settings of the house, different from the laptop's: overridden by `test.use({ settings })`. */
type Settings = Record<string, string>

export const test = base.extend<object, { settings: Settings; house: House }>({
  settings: [{}, { scope: 'worker', option: true }],
  house: [
    async ({ settings }, use) => {
      const { house, stop } = await startHouse(settings)
      await use(house)
      await stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ house }, use) => use(house.origin),
})

/** A house in a process of its own; needs TEST_DATABASE_URL. */
export async function startHouse(settings: Settings = {}): Promise<{ house: House; stop: () => Promise<void> }> {
  const child = spawn(join(import.meta.dirname, '../../node_modules/.bin/node'), [join(import.meta.dirname, 'run-house.ts')], {
    env: { ...process.env, LOG: 'error', ...settings },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const house = await ready(child)
  const stop = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { house, stop }
}

async function ready(child: ChildProcess): Promise<House> {
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the house did not start (exit ${code})`)
  })
  failed.catch(() => {})
  const [told] = (await Promise.race([once(child, 'message'), failed])) as [Pick<House, 'origin' | 'bench' | 'demo' | 'trust'>]
  return { ...told, ...mailbox(told.origin), ...bench(told.bench), cookies: new Map() }
}

function mailbox(origin: string): Pick<House, 'mails' | 'mailedCode'> {
  const mails: House['mails'] = async (address) => {
    const answer = await fetch(`${origin}/mailbox.json?to=${encodeURIComponent(address)}`)
    return (await answer.json()) as Mail[]
  }
  return {
    mails,
    async mailedCode(address, after = '') {
      let code = ''
      const newest = async () => {
        code = /\b\d{6}\b/.exec((await mails(address))[0]?.body ?? '')?.[0] ?? ''
        return code !== '' && code !== after
      }
      await expect.poll(newest, { message: `a mailed code for ${address}` }).toBe(true)
      return code
    },
  }
}

function bench(origin: string): Pick<House, 'act' | 'car' | 'until' | 'park'> {
  const act = async (car: string, name: string, body: object = {}) => {
    const answer = await fetch(`${origin}/api/cars/${car}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${car} ${name}: ${answer.status} ${await answer.text()}`)
  }
  const car: House['car'] = async (name) => {
    const { cars } = (await (await fetch(`${origin}/api/cars`)).json()) as CarsView
    const found = cars.find((one) => one.name === name)
    if (!found) throw new Error(`no car ${name}`)
    return found
  }
  const until: House['until'] = async (name, what, holds) => {
    const end = Date.now() + 20_000
    while (!holds(await car(name))) {
      if (Date.now() > end) throw new Error(`${name} does not come to this: ${what}`)
      await pause(100)
    }
  }
  const park: House['park'] = async (name) => {
    // its identity is loaded a moment before its line stands
    await until(name, 'enrolled', ({ line }) => line.state !== 'not-enrolled')
    await act(name, 'network', { on: true })
    const { body, line } = await car(name)
    if (line.state === 'asleep') await act(name, 'wake')
    if (body.driving) {
      await act(name, 'stop')
      await until(name, 'stands', (one) => one.body.speed === 0 && !one.body.driving)
    }
    await act(name, 'ignition', { to: 'OFF' })
    await act(name, 'unlock')
    if (body.charge !== null) await act(name, 'charge', { on: false })
    for (const [door, { open }] of doorsOf(body)) {
      if (body.seats[door]) {
        if (!open) await act(name, 'open-door', { door })
        await act(name, 'get-out', { seat: door })
      }
      await act(name, 'close-door', { door })
    }
    for (const one of ['boot', 'bonnet'] as const) await act(name, one, { open: false })
    await act(name, 'hazard', { on: false })
    await act(name, 'window', { position: 0 })
    const shut = (view: CarView) => doorsOf(view.body).every(([, door]) => door.window === 0)
    await until(name, 'on the line, windows closed', (view) => view.line.state === 'online' && shut(view))
  }
  return { act, car, until, park }
}

type Doors = CarView['body']['doors']
const doorsOf = (body: CarView['body']) => Object.entries(body.doors) as [keyof Doors, Doors[keyof Doors]][]

export { expect }
