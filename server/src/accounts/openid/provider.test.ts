import cookie from '@fastify/cookie'
import {
  addPasskey,
  endAllSessions,
  giveConsent,
  passkeyOptions,
  passkeySignIn,
  passkeySignInOptions,
  readInteraction,
  readMe,
  signIn,
  signOut,
} from '@tsunagu/contract/accounts.ts'
import { endpoint } from '@tsunagu/contract/endpoint.ts'
import { listVehicles } from '@tsunagu/contract/vehicles.ts'
import Fastify, { type FastifyInstance } from 'fastify'
import { decodeJwt } from 'jose'
import * as client from 'openid-client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createAuthenticator } from '../../../test/authenticator.ts'
import { signInByPassword, uidOf } from '../../../test/sign-in.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor, type Page, type Visitor } from '../../../test/visitor.ts'
import { hangEndpoints, serve } from '../../platform/http/serve.ts'
import { gate } from '../gate.ts'
import { addClient } from '../index.ts'

/** A third party, played by an independent implementation of the client's side (openid-client). */
const redirect = 'https://third.example/callback'
const home = 'https://third.example/'

let server: TestServer
let origin: string
let clientId: string
let third: client.Configuration
let owner: Person
beforeAll(async () => {
  server = await startServer({ env: { STEP_UP: 'remote.test-act' } })
  origin = server.running.centre.config.ORIGIN
  clientId = await server.work((work) =>
    addClient(work, {
      name: '家の見張り',
      redirectUris: [redirect],
      postLogoutRedirectUris: [home],
      scopes: ['vehicles:read', 'remote:operate'],
    }),
  )
  third = await configured(clientId)
})
afterAll(() => server.stop())
beforeEach(async () => {
  owner = await server.owner()
})

/** Discovery, as any client does it. */
const configured = (id: string) => {
  const anyVisitor = createVisitor(server)
  return client.discovery(new URL(`${origin}/oidc`), id, { id_token_signed_response_alg: 'ES256' }, client.None(), {
    execute: [client.allowInsecureRequests],
    [client.customFetch]: (url, options) => anyVisitor.fetch(url, options as RequestInit),
  })
}

interface Asked {
  page: Page
  finish(page: Page): Promise<client.TokenEndpointResponse & client.TokenEndpointResponseHelpers>
}
/** Sends a browser to the provider with PKCE, state and nonce; `finish` exchanges what comes back. */
async function authorize(visitor: Visitor, more: Record<string, string> = {}, config = third): Promise<Asked> {
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: 'openid offline_access vehicles:read',
    prompt: 'consent',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...more,
  })
  return {
    page: await visitor.open(url.href),
    finish: (page) =>
      client.authorizationCodeGrant(config, page.url, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      }),
  }
}

const signInAt = async (visitor: Visitor, page: Page) => {
  const { next } = await visitor.call(signIn, { params: { uid: uidOf(page) }, body: { email: owner.email, password: owner.password } })
  return visitor.open(next)
}
const consentAt = async (visitor: Visitor, page: Page, allow = true) => {
  const { next } = await visitor.call(giveConsent, { params: { uid: uidOf(page) }, body: { allow } })
  return visitor.open(next)
}
/** The whole way: sign-in, consent, code, tokens. */
async function tokensFor(visitor: Visitor, more: Record<string, string> = {}) {
  const { page, finish } = await authorize(visitor, more)
  return finish(await consentAt(visitor, await signInAt(visitor, page)))
}
const bearer = (token: string) => server.callWith({ authorization: `Bearer ${token}` })
const refusedToken = { problem: { status: 401, code: 'signed-out' } }

describe('a third-party client', () => {
  it('gets tokens by code and PKCE after sign-in and consent, and reads cars with them', async () => {
    const visitor = createVisitor(server)
    const { page, finish } = await authorize(visitor)
    const consent = await signInAt(visitor, page)
    expect(await visitor.call(readInteraction, { params: { uid: uidOf(consent) } })).toMatchObject({
      audience: 'owner',
      client: '家の見張り',
      firstParty: false,
      scopes: ['openid', 'offline_access', 'vehicles:read'],
      prompt: 'consent',
    })
    const tokens = await finish(await consentAt(visitor, consent))
    expect(tokens.claims()).toMatchObject({ iss: `${origin}/oidc`, sub: owner.accountId, aud: clientId, acr: 'password', amr: ['pwd'] })
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      iss: `${origin}/oidc`,
      aud: `${origin}/api`,
      sub: owner.accountId,
      client_id: clientId,
      scope: 'vehicles:read',
      acr: 'password',
    })
    expect(await bearer(tokens.access_token)(listVehicles)).toEqual([])
  })

  it('gets nothing when the owner says no', async () => {
    const visitor = createVisitor(server)
    const { page, finish } = await authorize(visitor)
    const back = await consentAt(visitor, await signInAt(visitor, page), false)
    expect(back.url.searchParams.get('error')).toBe('access_denied')
    await expect(finish(back)).rejects.toMatchObject({ error: 'access_denied' })
  })

  it('gets no more than it was admitted for', async () => {
    const reader = await server.work((work) => addClient(work, { name: 'R', redirectUris: [redirect], scopes: ['vehicles:read'] }))
    const visitor = createVisitor(server)
    const { page, finish } = await authorize(visitor, { scope: 'openid vehicles:read remote:operate' }, await configured(reader))
    const consent = await signInAt(visitor, page)
    expect(await visitor.call(readInteraction, { params: { uid: uidOf(consent) } })).toMatchObject({ scopes: ['openid', 'vehicles:read'] })
    const tokens = await finish(await consentAt(visitor, consent))
    expect(decodeJwt(tokens.access_token)).toMatchObject({ scope: 'vehicles:read' })
  })

  it('does not get by without PKCE, with a foreign redirect address, or as an unknown client', async () => {
    const query = (more: Record<string, string>) =>
      `/oidc/auth?${new URLSearchParams({ client_id: clientId, response_type: 'code', scope: 'openid', redirect_uri: redirect, ...more })}`
    const visitor = createVisitor(server)
    expect((await visitor.open(query({}))).url.searchParams.get('error')).toBe('invalid_request')
    const challenge = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' }
    for (const wrong of [{ redirect_uri: 'https://evil.example/' }, { client_id: 'nobody' }]) {
      const page = await visitor.open(query({ ...challenge, ...wrong }))
      expect(page.status).toBe(400)
      expect(page.url.origin).toBe(origin)
      expect(page.body).toContain('ログインできませんでした')
    }
  })

  it('exchanges a code once; a second use takes back what the first gave', async () => {
    const visitor = createVisitor(server)
    const { page, finish } = await authorize(visitor)
    const back = await consentAt(visitor, await signInAt(visitor, page))
    const tokens = await finish(back)
    await expect(finish(back)).rejects.toMatchObject({ error: 'invalid_grant' })
    await expect(bearer(tokens.access_token)(listVehicles)).rejects.toMatchObject(refusedToken)
    await expect(client.refreshTokenGrant(third, tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' })
  })
})

describe('refresh tokens', () => {
  it('rotate, and a used one that comes back ends everything', async () => {
    const first = await tokensFor(createVisitor(server))
    const second = await client.refreshTokenGrant(third, first.refresh_token ?? '')
    expect(second.refresh_token).toBeDefined()
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect(await bearer(second.access_token)(listVehicles)).toEqual([])
    expect(decodeJwt(second.access_token)).toMatchObject({ acr: 'password', scope: 'vehicles:read' })
    await expect(client.refreshTokenGrant(third, first.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' })
    await expect(client.refreshTokenGrant(third, second.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' })
    await expect(bearer(second.access_token)(listVehicles)).rejects.toMatchObject(refusedToken)
  })

  it('are used once even by two at the same moment', async () => {
    const { refresh_token = '' } = await tokensFor(createVisitor(server))
    const both = await Promise.allSettled([client.refreshTokenGrant(third, refresh_token), client.refreshTokenGrant(third, refresh_token)])
    const won = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(won.length).toBeLessThanOrEqual(1)
    // nobody knows which of the two was the thief: what one of them got is worth nothing
    for (const tokens of [{ refresh_token }, ...won])
      await expect(client.refreshTokenGrant(third, tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it('are taken back by revocation, with the access tokens of the same grant', async () => {
    const tokens = await tokensFor(createVisitor(server))
    await client.tokenRevocation(third, tokens.refresh_token ?? '')
    await expect(client.refreshTokenGrant(third, tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' })
    await expect(bearer(tokens.access_token)(listVehicles)).rejects.toMatchObject(refusedToken)
  })

  it('are taken back by signing out everywhere', async () => {
    const tokens = await tokensFor(createVisitor(server))
    await owner.call(endAllSessions)
    await expect(client.refreshTokenGrant(third, tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' })
    await expect(bearer(tokens.access_token)(listVehicles)).rejects.toMatchObject(refusedToken)
  })
})

describe('access tokens', () => {
  it('open cars only: not my details, not sign-in', async () => {
    const { access_token } = await tokensFor(createVisitor(server))
    const answer = await server.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${access_token}` } })
    expect(answer.statusCode).toBe(403)
    expect(answer.headers['www-authenticate']).toBe('Bearer error="insufficient_scope"')
    await expect(bearer(access_token)(readMe)).rejects.toMatchObject({ problem: { code: 'not-allowed' } })
  })

  it('expire', async () => {
    const { access_token } = await tokensFor(createVisitor(server))
    server.clock.advance(10 * 60_000 + 1000)
    const answer = await server.app.inject({ url: '/api/vehicles', headers: { authorization: `Bearer ${access_token}` } })
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"')
  })

  it('are not what an ID token is, nor one with a changed letter', async () => {
    const tokens = await tokensFor(createVisitor(server))
    const [head, body, signature] = tokens.access_token.split('.')
    const forged = Buffer.from(JSON.stringify({ ...decodeJwt(tokens.access_token), scope: 'remote:operate' })).toString('base64url')
    const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${body}.`
    for (const token of [tokens.id_token ?? '', `${head}.${forged}.${signature}`, unsigned, tokens.refresh_token ?? '', 'x'])
      await expect(bearer(token)(listVehicles)).rejects.toMatchObject(refusedToken)
  })

  it('need no protection against foreign pages, and give none of the cookie beside them', async () => {
    const { access_token } = await tokensFor(createVisitor(server))
    const other = await server.owner()
    const answer = await server.app.inject({
      url: '/api/me',
      headers: { authorization: `Bearer ${access_token}`, cookie: other.cookie },
    })
    expect(answer.statusCode).toBe(403)
  })
})

describe('step-up of API clients (RFC 9470)', () => {
  const act = endpoint({
    id: 'remote.test-act',
    method: 'POST',
    path: '/api/test/act',
    who: 'owner',
    summary: 'An act.',
    assurance: 'this-request',
    response: z.object({ done: z.literal(true) }),
  })
  let app: FastifyInstance
  beforeAll(async () => {
    app = Fastify()
    await app.register(cookie)
    hangEndpoints(app, server.running.centre.ground, gate, [serve(act, async () => ({ done: true }) as const)])
  })
  afterAll(() => app.close())
  const ask = async (token: string) => {
    const answer = await app.inject({ method: 'POST', url: '/api/test/act', headers: { authorization: `Bearer ${token}` } })
    return { status: answer.statusCode, challenge: answer.headers['www-authenticate'] }
  }
  const scope = 'openid vehicles:read remote:operate'

  it('says what is missing, and takes a token that came by a passkey; a password will not do', async () => {
    const authenticator = createAuthenticator(origin)
    const options = await owner.call(passkeyOptions)
    await owner.call(addPasskey, { body: { name: 'x', response: authenticator.create(options) } })
    const visitor = createVisitor(server)
    const weak = await tokensFor(visitor, { scope })
    const refused = await ask(weak.access_token)
    expect(refused).toEqual({
      status: 401,
      challenge: 'Bearer error="insufficient_user_authentication", acr_values="passkey", max_age="300"',
    })

    // the client comes back with what the challenge asked for
    const { page, finish } = await authorize(visitor, { scope, acr_values: 'passkey', max_age: '300' })
    const uid = uidOf(page)
    expect(await visitor.call(readInteraction, { params: { uid } })).toMatchObject({ prompt: 'login', passkeyOnly: true })
    await expect(visitor.call(signIn, { params: { uid }, body: { email: owner.email, password: owner.password } })).rejects.toMatchObject({
      problem: { code: 'passkey-needed' },
    })
    const response = authenticator.get(await visitor.call(passkeySignInOptions, { params: { uid } }))
    const { next } = await visitor.call(passkeySignIn, { params: { uid }, body: { response } })
    const strong = await finish(await consentAt(visitor, await visitor.open(next)))
    expect(strong.claims()).toMatchObject({ acr: 'passkey', amr: ['pop', 'user'] })
    expect(await ask(strong.access_token)).toMatchObject({ status: 200 })

    // still the same passkey, but too long ago
    server.clock.advance(5 * 60_000 + 1000)
    expect(await ask(strong.access_token)).toEqual(refused)
  })

  it('needs the scope first', async () => {
    const { access_token } = await tokensFor(createVisitor(server))
    expect(await ask(access_token)).toEqual({ status: 403, challenge: 'Bearer error="insufficient_scope", scope="remote:operate"' })
  })
})

it('a token without offline_access ends with the session it came from', async () => {
  const visitor = createVisitor(server)
  const tokens = await tokensFor(visitor, { scope: 'openid vehicles:read' })
  expect(tokens.refresh_token).toBeUndefined()
  await visitor.open('/api/session/start')
  expect(await bearer(tokens.access_token)(listVehicles)).toEqual([])
  await visitor.call(signOut)
  await expect(bearer(tokens.access_token)(listVehicles)).rejects.toMatchObject(refusedToken)
})

describe('signing out at a third party', () => {
  it('asks, ends the session at the provider and in our own apps, and goes back', async () => {
    const visitor = createVisitor(server)
    await signInByPassword(visitor, owner)
    const { page, finish } = await authorize(visitor, { scope: 'openid' })
    const tokens = await finish(await consentAt(visitor, page))
    const url = client.buildEndSessionUrl(third, { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: home, state: 'x1' })
    const asked = await visitor.open(url.href)
    expect(asked.body).toContain('ログアウトしますか？')
    const stayed = await visitor.submit(asked)
    expect(stayed.url.origin + stayed.url.pathname).toBe(home)
    expect(await visitor.call(readMe)).toMatchObject({ id: owner.accountId })
    const left = await visitor.submit(await visitor.open(url.href), { logout: 'yes' })
    expect(left.url.href).toBe(`${home}?state=x1`)
    await expect(visitor.call(readMe)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
    expect((await visitor.open('/api/session/start')).url.pathname).toMatch(/^\/account\/sign-in\//)
  })
})

describe('the provider', () => {
  it('describes itself below its path and, by RFC 8414, at the root', async () => {
    const one = await server.app.inject('/oidc/.well-known/openid-configuration')
    const two = await server.app.inject('/.well-known/oauth-authorization-server/oidc')
    expect(one.json()).toMatchObject({
      issuer: `${origin}/oidc`,
      authorization_endpoint: `${origin}/oidc/auth`,
      token_endpoint: `${origin}/oidc/token`,
      acr_values_supported: ['password', 'second-factor', 'passkey'],
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['ES256'],
    })
    expect(two.json()).toEqual(one.json())
  })

  it('makes addresses from the configured origin, whatever host or proxy header comes', async () => {
    const answer = await server.app.inject({
      url: '/oidc/.well-known/openid-configuration',
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' },
    })
    expect(answer.body).not.toContain('evil.example')
  })

  it('gives away no private key', async () => {
    const { keys } = (await server.app.inject('/oidc/jwks')).json<{ keys: Record<string, string>[] }>()
    expect(keys).toHaveLength(1)
    expect(keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256' })
    expect(keys[0]).not.toHaveProperty('d')
  })

  it('is the same at every replica: one begins a sign-in, another ends it', async () => {
    const { DATABASE_URL, SECRET } = server.running.centre.config
    const replica = await startServer({ databaseUrl: DATABASE_URL, secret: SECRET })
    try {
      const here = createVisitor(server)
      const there = createVisitor(replica)
      const start = await here.open('/api/session/start?return=/there')
      for (const [name, value] of here.cookies) there.cookies.set(name, value)
      const { next } = await there.call(signIn, { params: { uid: uidOf(start) }, body: { email: owner.email, password: owner.password } })
      expect((await there.open(next)).url.pathname).toBe('/there')
      expect(await there.call(readMe)).toMatchObject({ id: owner.accountId })
    } finally {
      await replica.stop()
    }
  })
})
