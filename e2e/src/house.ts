/** Fixtures: one running house for a file of specs, its mailbox, its simulated cars, and people on their phones. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import type { Demo } from '@tsunagu/start/demo.ts'

export interface House {
  origin: string
  bench: string
  demo: Demo
  /** The newest six-digit code mailed to this address; waits for it. */
  mailedCode(address: string): Promise<string>
  /** One act at the bench: `act('sora', 'open-door', { place: … })`; throws when the car refuses. */
  act(car: string, act: string, body?: object): Promise<void>
  /** What the bench says of the car: its body and its line. */
  car(name: string): Promise<{ body: Record<string, unknown>; line: { state: string } } & Record<string, unknown>>
}

/** Settings of the house, different from the laptop's: overridden by `test.use({ settings })`. */
type Settings = Record<string, string>

export const test = base.extend<object, { settings: Settings; house: House }>({
  settings: [{}, { scope: 'worker', option: true }],
  house: [
    async ({ settings }, use) => {
      const child = spawn(join(import.meta.dirname, '../../node_modules/.bin/node'), [join(import.meta.dirname, 'run-house.ts')], {
        env: { ...process.env, LOG: 'error', ...settings },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      const house = await ready(child)
      await use(house)
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ house }, use) => use(house.origin),
})

async function ready(child: ChildProcess): Promise<House> {
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the house did not start (exit ${code})`)
  })
  failed.catch(() => {})
  const [told] = (await Promise.race([once(child, 'message'), failed])) as [Pick<House, 'origin' | 'bench' | 'demo'>]
  const { origin, bench } = told
  return {
    ...told,
    async mailedCode(address) {
      let code = ''
      await expect
        .poll(
          async () => {
            const mails = (await (await fetch(`${origin}/mailbox.json?to=${encodeURIComponent(address)}`)).json()) as { body: string }[]
            code = /\b\d{6}\b/.exec(mails[0]?.body ?? '')?.[0] ?? ''
            return code
          },
          { message: `a mailed code for ${address}` },
        )
        .not.toBe('')
      return code
    },
    async act(car, act, body = {}) {
      const answer = await fetch(`${bench}/api/cars/${car}/${act}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!answer.ok) throw new Error(`${car} ${act}: ${answer.status} ${await answer.text()}`)
    },
    async car(name) {
      const { cars } = (await (await fetch(`${bench}/api/cars`)).json()) as {
        cars: ({ name: string } & Awaited<ReturnType<House['car']>>)[]
      }
      const found = cars.find((car) => car.name === name)
      if (!found) throw new Error(`no car ${name}`)
      return found
    },
  }
}

/** Signs a demo owner in on this page and lands at `path`. */
export async function signIn(page: Page, house: House, email: string, path = '/'): Promise<void> {
  await page.goto(`${house.origin}/api/session/start?return=${encodeURIComponent(path)}`)
  await page.getByLabel(/メールアドレス|E-mail/).fill(email)
  await page.getByLabel(/^(パスワード|Password)/).fill(house.demo.password)
  await page.getByRole('button', { name: /^(サインイン|ログイン|Sign in)$/ }).click()
  await page.waitForURL((url) => url.pathname === path)
}

export { expect }
