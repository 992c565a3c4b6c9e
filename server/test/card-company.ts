/** The local card company and bank beside a test's centre: real HTTP from the centre and from the person's browser, messages back without a port. */

import { randomBytes } from 'node:crypto'
import { type CardSetup, readCardSetup, startCardSetup } from '@tsunagu/contract/payments.ts'
import { freePort } from '../../start/src/ports.ts'
import { signed } from '../src/platform/outside/signed-message.ts'
import { standInKeys } from '../src/platform/outside/stand-in-address.ts'
import type { Deliver } from '../src/platform/outside/stand-ins/messenger.ts'
import { openStandIns, type StandIns } from '../src/platform/outside/stand-ins/open-stand-ins.ts'
import { type Person, type ServerOptions, startServer, type TestServer } from './start-server.ts'

export interface CardCompany {
  server: TestServer
  origin: string
  /** Messages that the centre took, oldest first. */
  messages: { path: string; body: string; signature: string; status: number }[]
  /** 'lost': messages do not arrive. */
  line: 'up' | 'lost'
  /** Waits for messages that are under way and runs the jobs they bring. */
  settle(): Promise<void>
  /** Hands a message to the centre as if the company had sent it. */
  deliver(path: string, body: string, signature: string): Promise<number>
  /** The company is down from now on, and has forgotten everything when it is up again. */
  close(): Promise<void>
  reopen(): Promise<void>
  stop(): Promise<void>
}

/** A test server with a card company and a bank. */
export async function startWithCards(options: ServerOptions = {}): Promise<CardCompany> {
  const secret = options.secret ?? randomBytes(32).toString('base64')
  const port = await freePort()
  const server = await startServer({ ...options, secret, env: { ...options.env, CARD_PORT: String(port) } })
  const keys = standInKeys(secret)
  const company: CardCompany = {
    server,
    origin: `http://localhost:${port}`,
    messages: [],
    line: 'up',
    async settle() {
      await standIns.messenger.quiet()
      await server.settle()
    },
    async deliver(url, body, signature) {
      const headers = { 'content-type': 'application/json', 'tsunagu-signature': signature }
      const answer = await server.app.inject({ method: 'POST', url, headers, payload: body })
      return answer.statusCode
    },
    close: () => standIns.close(),
    async reopen() {
      standIns = await open()
    },
    async stop() {
      await standIns.close()
      await server.stop()
    },
  }
  const deliver: Deliver = async (path, body) => {
    if (company.line === 'lost') return false
    const signature = signed(path.endsWith('/bank') ? keys.bankSecret : keys.cardKey, body, new Date())
    const status = await company.deliver(path, body, signature)
    company.messages.push({ path, body, signature, status })
    return status < 300
  }
  const parent = server.running.centre.config.ORIGIN
  const open = () => openStandIns({ host: '127.0.0.1', port, tls: undefined, parent, ...keys, delay: 1, deliver })
  let standIns: StandIns = await open().catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  return company
}

export const visa = '4242424242424242'

/** What the company's page does with its own door; `door`: `card`, `confirmation`, `challenge`, `state`, `retype`. */
export async function atForm(form: CardSetup['form'], door: string, body: object = {}): Promise<FormAnswer> {
  if (form?.kind !== 'stand-in') throw new Error('no form of the stand-in')
  const url = new URL(form.url)
  const answer = await fetch(`${url.origin}${url.pathname}/${door}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-client-secret': url.hash.slice(1), connection: 'close' },
    body: JSON.stringify(body),
  })
  return (await answer.json()) as FormAnswer
}
export interface FormAnswer {
  status: string
  error: string | null
  card: { brand: string; last4: string; month: number; year: number } | null
  faults?: Record<string, string>
}

/** A setup with its form open. */
export async function openSetup({ server }: Pick<CardCompany, 'server'>, person: Person): Promise<CardSetup> {
  const { id } = await person.call(startCardSetup)
  await server.settle()
  return person.call(readCardSetup, { params: { setupId: id } })
}

/** Types a card and confirms it, as the company's page does; the message to the centre is then under way. */
export async function typeCard(setup: CardSetup, number: string): Promise<FormAnswer> {
  await atForm(setup.form, 'card', { number, month: 12, year: 2031, cvc: '123' })
  return atForm(setup.form, 'confirmation')
}

/** A person with a card in use. */
export async function registerCard(company: CardCompany, person: Person, number = visa): Promise<CardSetup> {
  const setup = await openSetup(company, person)
  await typeCard(setup, number)
  await company.settle()
  return person.call(readCardSetup, { params: { setupId: setup.id } })
}
