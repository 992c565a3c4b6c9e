import { randomUUID } from 'node:crypto'
import { changeMe, endAllSessions, readMe } from '@tsunagu/contract/accounts.ts'
import { listNotices } from '@tsunagu/contract/notices.ts'
import * as remote from '@tsunagu/contract/remote.ts'
import { type ApiScope, listTokens, makeToken, revokeToken, scopeNeeded, tokenLimit } from '@tsunagu/contract/tokens.ts'
import { listVehicles, readVehicle } from '@tsunagu/contract/vehicles.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addCar } from '../../../test/cars.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { modules } from '../../modules.ts'
import { callerOfToken } from '../index.ts'

let server: TestServer
let owner: Person
let first: string
let second: string
beforeAll(async () => {
  server = await startServer({ env: { STEP_UP: 'remote.close-windows' } })
})
afterAll(() => server.stop())
beforeEach(async () => {
  owner = await server.owner()
  first = await addCar(server, { owner: owner.accountId })
  second = await addCar(server, { owner: owner.accountId })
})

const bearer = (token: string) => server.callWith({ authorization: `Bearer ${token}` })
const made = (scopes: ApiScope[], more: { days?: number; vehicleIds?: string[] | null } = {}) =>
  owner.call(makeToken, { body: { name: '家の温度計', scopes, days: 30, ...more } })
const minute = 60_000
const invalid = { problem: { status: 401, code: 'signed-out' } }
const params = () => ({ vehicleId: first })
const body = () => ({ requestId: randomUUID() })

describe('making a token', () => {
  it('shows it once, keeps its hash, and tells the account by mail', async () => {
    const { token, made: shown } = await made(['vehicles:read'])
    expect(token).toMatch(/^tsg_[\w-]{43}$/)
    expect(shown).toMatchObject({
      name: '家の温度計',
      hint: token.slice(0, 8),
      scopes: ['vehicles:read'],
      lastUsedAt: null,
      expired: false,
    })
    expect(JSON.stringify(await owner.call(listTokens))).not.toContain(token)
    await server.settle()
    const mails = server.sent.mails.filter(({ to }) => to === owner.email)
    expect(mails.some(({ text }) => text.includes('家の温度計'))).toBe(true)
    expect((await owner.call(listNotices, { query: {} })).notices.map(({ word }) => word)).toContain('token-made')
    expect(JSON.stringify(server.sent.mails)).not.toContain(token)
  })
  it('needs a fresh sign-in', async () => {
    server.clock.advance(6 * minute)
    await expect(made(['vehicles:read'])).rejects.toMatchObject({ problem: { status: 401, code: 'fresh-needed' } })
  })
  it('lives a year at most, and can do something', async () => {
    await expect(made(['vehicles:read'], { days: 366 })).rejects.toMatchObject({ problem: { fields: { days: 'too-long' } } })
    await expect(made([])).rejects.toMatchObject({ problem: { fields: { scopes: expect.any(String) } } })
    await expect(made(['everything' as ApiScope])).rejects.toMatchObject({ problem: { status: 400 } })
  })
  it('is not for strangers, nor for a token', async () => {
    const asked = { body: { name: 'x', scopes: ['vehicles:read' as const], days: 1 } }
    await expect(server.call(makeToken, asked)).rejects.toMatchObject(invalid)
    const { token } = await made(['vehicles:read', 'drives:read', 'remote:operate'])
    await expect(bearer(token)(makeToken, asked)).rejects.toMatchObject({ problem: { status: 403, code: 'not-allowed' } })
    await expect((await server.staff('administrator')).call(makeToken, asked)).rejects.toMatchObject({ problem: { status: 401 } })
  })
})

describe('a token', () => {
  it('reads my cars and nobody else’s', async () => {
    const other = await server.owner()
    const theirs = await addCar(server, { owner: other.accountId })
    const call = bearer((await made(['vehicles:read'])).token)
    expect((await call(listVehicles)).map(({ id }) => id).toSorted()).toEqual([first, second].toSorted())
    await expect(call(readVehicle, { params: { vehicleId: theirs } })).rejects.toMatchObject({ problem: { status: 404 } })
  })
  it('for some cars only knows no other', async () => {
    const call = bearer((await made(['vehicles:read', 'remote:operate'], { vehicleIds: [second] })).token)
    expect((await call(listVehicles)).map(({ id, selected }) => [id, selected])).toEqual([[second, true]])
    const nothing = { problem: { status: 404 } }
    await expect(call(readVehicle, { params: params() })).rejects.toMatchObject(nothing)
    await expect(call(remote.readState, { params: params() })).rejects.toMatchObject(nothing)
    await expect(call(remote.lockDoors, { params: params(), body: body() })).rejects.toMatchObject(nothing)
    await expect(call(remote.listRequests, { params: params(), query: {} })).rejects.toMatchObject(nothing)
  })
  it('says when it was last used, to the minute', async () => {
    const { token } = await made(['vehicles:read'])
    await bearer(token)(listVehicles)
    expect((await owner.call(listTokens))[0]?.lastUsedAt).not.toBeNull()
  })
  it('opens nothing when it is taken back, expired, changed, or everything was signed out', async () => {
    const { token, made: shown } = await made(['vehicles:read'], { days: 1 })
    await expect(bearer(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)(listVehicles)).rejects.toMatchObject(invalid)
    await expect((await server.owner()).call(revokeToken, { params: shown })).rejects.toMatchObject({ problem: { status: 404 } })
    await expect(server.call(revokeToken, { params: shown })).rejects.toMatchObject(invalid)
    await owner.call(revokeToken, { params: shown })
    await expect(bearer(token)(listVehicles)).rejects.toMatchObject(invalid)

    const gone = (await made(['vehicles:read'])).token
    await owner.call(endAllSessions)
    await expect(bearer(gone)(listVehicles)).rejects.toMatchObject(invalid)

    owner = await server.signIn(owner)
    const old = (await made(['vehicles:read'], { days: 1 })).token
    server.clock.advance(24 * 60 * minute + minute)
    await expect(bearer(old)(listVehicles)).rejects.toMatchObject(invalid)
    expect((await owner.call(listTokens)).map(({ expired }) => expired)).toEqual([true])
  })
  it('shows no passkey: acts that ask for one are refused for good', async () => {
    const call = bearer((await made(['remote:operate'])).token)
    const refused = { problem: { status: 403, code: 'token-not-enough' } }
    await expect(call(remote.closeWindows, { params: params(), body: body() })).rejects.toMatchObject(refused)
    // without a step-up it gets as far as the owner would
    await expect(call(remote.lockDoors, { params: params(), body: body() })).rejects.toMatchObject({ problem: { status: 409 } })
  })
  it('may call so often and not more, whatever it calls', async () => {
    const { token } = await made(['vehicles:read'])
    server.clock.advance(minute)
    const answers = await Promise.allSettled(Array.from({ length: tokenLimit.calls + 1 }, () => bearer(token)(listVehicles)))
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused.length).toBeGreaterThanOrEqual(1)
    expect(refused[0]?.reason).toMatchObject({ problem: { status: 429, code: 'too-many' } })
  })
  it('has a caller for doors that are no endpoints', async () => {
    const { token } = await made(['vehicles:read'], { vehicleIds: [first] })
    expect(await server.work((work) => callerOfToken(work, token))).toMatchObject({
      actor: { kind: 'owner', accountId: owner.accountId, sessionId: null, vehicles: [first] },
      scopes: ['vehicles:read'],
    })
    expect(await server.work((work) => callerOfToken(work, 'tsg_nothing'))).toBeUndefined()
  })
})

describe('scopes', () => {
  const served = modules.flatMap((module) => module.endpoints ?? []).map(({ endpoint }) => endpoint)
  it('let tokens read cars and operate them, and do nothing else', () => {
    expect(
      [listVehicles, remote.readState, remote.lockDoors, remote.acknowledgeCaution, readMe, changeMe, makeToken].map(scopeNeeded),
    ).toEqual(['vehicles:read', 'vehicles:read', 'remote:operate', undefined, undefined, undefined, undefined])
    const opened = served.filter((endpoint) => scopeNeeded(endpoint) !== undefined)
    expect([...new Set(opened.map(({ id }) => id.split('.')[0]))].filter((module) => module !== 'drives')).toEqual(['vehicles', 'remote'])
    expect(opened.filter(({ who, assurance }) => who !== 'owner' || assurance === 'fresh')).toEqual([])
  })
  it('of other kinds open no endpoint', async () => {
    const all = ['vehicles:read', 'drives:read', 'remote:operate'] as const
    const without = new Map<ApiScope | undefined, string>()
    for (const scope of [...all, undefined]) without.set(scope, (await made(all.filter((one) => one !== scope))).token)
    for (const endpoint of served.filter(({ who }) => who !== 'anyone')) {
      const answer = await server.app.inject({
        method: endpoint.method,
        url: endpoint.path.replaceAll(/:\w+/g, randomUUID()),
        headers: { authorization: `Bearer ${without.get(scopeNeeded(endpoint))}` },
      })
      expect([endpoint.id, answer.statusCode, answer.headers['www-authenticate']]).toEqual([
        endpoint.id,
        403,
        expect.stringContaining('insufficient_scope'),
      ])
    }
  })
})
