import cookies from '@fastify/cookie'
import { addPasskey, passkeyOptions } from '@tsunagu/contract/accounts.ts'
import { proofHeader } from '@tsunagu/contract/client.ts'
import { endpoint, type Problem } from '@tsunagu/contract/endpoint.ts'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import * as z from 'zod'
import { type Authenticator, createAuthenticator, type Twist } from '../../../test/authenticator.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { hangEndpoints, serve } from '../../platform/http/serve.ts'
import { gate } from '../gate.ts'
import { openSession } from '../index.ts'

/** An act that asks for a passkey each time, as remote operations do. */
const act = endpoint({
  id: 'remote.test-act',
  method: 'POST',
  path: '/api/test/:car/act',
  who: 'owner',
  summary: 'An act.',
  assurance: 'this-request',
  params: z.object({ car: z.string() }),
  body: z.object({ requestId: z.string(), windows: z.array(z.string()).default([]) }),
  response: z.object({ done: z.number() }),
})
/** The same, but configuration does not ask. */
const easy = { ...act, id: 'remote.test-easy', path: '/api/test/:car/easy' } as const

let server: TestServer
let app: FastifyInstance
let owner: Person
let authenticator: Authenticator
let done = 0
beforeAll(async () => {
  server = await startServer({ env: { STEP_UP: 'remote.test-act' } })
  app = Fastify()
  await app.register(cookies)
  hangEndpoints(app, server.running.centre.ground, gate, [
    serve(act, async () => ({ done: ++done })),
    serve(easy, async () => ({ done: ++done })),
  ])
})
afterAll(async () => {
  await app.close()
  await server.stop()
})
beforeEach(async () => {
  done = 0
  owner = await server.owner()
  authenticator = createAuthenticator(server.running.centre.config.ORIGIN)
  const options = await owner.call(passkeyOptions)
  await owner.call(addPasskey, { body: { name: 'x', response: authenticator.create(options) } })
})

interface Sent {
  body?: object
  url?: string
  proof?: string
  who?: Person
}
const send = async ({ body = { requestId: '1' }, url = '/api/test/7/act', proof, who = owner }: Sent = {}) => {
  const answer = await app.inject({
    method: 'POST',
    url,
    headers: { cookie: who.cookie, 'x-tsunagu-csrf': '1', ...(proof ? { [proofHeader]: proof } : {}) },
    payload: body,
  })
  return { ...answer.json<Problem & { done?: number }>(), status: answer.statusCode }
}
type Facts = { challengeId: string; options: Record<string, unknown> }
const prove = (problem: Problem, twist?: Twist) => {
  const { challengeId, options } = problem.facts as unknown as Facts
  return Buffer.from(JSON.stringify({ challengeId, response: authenticator.get(options, twist) })).toString('base64url')
}
const needed = { status: 401, code: 'proof-needed' }

it('asks for a passkey over this very request, and acts once it is there', async () => {
  const asked = await send()
  expect(asked).toMatchObject({ ...needed, facts: { options: { rpId: 'localhost', userVerification: 'required' } } })
  expect(done).toBe(0)
  expect(await send({ proof: prove(asked) })).toMatchObject({ status: 200, done: 1 })
})

it('takes the same request written in another order', async () => {
  const asked = await send({ body: { requestId: '1', windows: ['a'] } })
  expect(await send({ body: { windows: ['a'], requestId: '1' }, proof: prove(asked) })).toMatchObject({ status: 200 })
})

it.each<[string, Sent]>([
  ['body', { body: { requestId: '2' } }],
  ['part of the body that the act does not read', { body: { requestId: '1', more: true } }],
  ['car', { url: '/api/test/8/act' }],
  ['query', { url: '/api/test/7/act?x=1' }],
])('is not taken for another %s', async (_what, other) => {
  const asked = await send()
  expect(await send({ ...other, proof: prove(asked) })).toMatchObject(needed)
  expect(done).toBe(0)
})

it('is used once', async () => {
  const proof = prove(await send())
  expect(await send({ proof })).toMatchObject({ done: 1 })
  expect(await send({ proof })).toMatchObject(needed)
  expect(done).toBe(1)
})

it('is used once even by two at the same moment', async () => {
  const proof = prove(await send())
  const both = await Promise.all([send({ proof }), send({ proof })])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401])
  expect(done).toBe(1)
})

it('is over after two minutes', async () => {
  const proof = prove(await send())
  server.clock.advance(2 * 60_000 + 1)
  expect(await send({ proof })).toMatchObject(needed)
})

it('belongs to the account and the session', async () => {
  const proof = prove(await send())
  const stranger = await server.owner()
  expect(await send({ proof, who: stranger })).toMatchObject({ status: 403, code: 'passkey-needed' })
  expect(done).toBe(0)
})

it('is not taken from another session of the same account', async () => {
  const proof = prove(await send())
  const { cookie } = await server.work((work) =>
    openSession(work, { accountId: owner.accountId, audience: 'owner', device: 'x', address: '127.0.0.1' }),
  )
  expect(await send({ proof, who: { ...owner, cookie } })).toMatchObject(needed)
  expect(done).toBe(0)
})

it.each<[string, Twist]>([
  ['another origin', { origin: 'https://evil.example' }],
  ['nobody verified', { verified: false }],
  ['a foreign signature', { signature: Buffer.alloc(70, 1).toString('base64url') }],
])('refuses %s', async (_what, twist) => {
  expect(await send({ proof: prove(await send(), twist) })).toMatchObject(needed)
  expect(done).toBe(0)
})

it.each(['', 'x', 'e30', Buffer.from('{"challengeId":"1","response":{}}').toString('base64url'), 'a'.repeat(10_000)])(
  'asks again for a proof that is none (%#)',
  async (proof) => {
    expect(await send({ proof })).toMatchObject(needed)
  },
)

it('offers a passkey to whoever has none', async () => {
  const bare = await server.owner()
  expect(await send({ who: bare })).toMatchObject({ status: 403, code: 'passkey-needed' })
})

it('is not asked for where configuration does not ask', async () => {
  expect(await send({ url: '/api/test/7/easy' })).toMatchObject({ status: 200, done: 1 })
})
