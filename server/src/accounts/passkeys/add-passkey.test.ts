import {
  addPasskey,
  listPasskeys,
  passkeyOptions,
  passkeySignIn,
  passkeySignInOptions,
  readMe,
  reauthenticateByPasskey,
  reauthenticateOptions,
  removePasskey,
  renamePasskey,
} from '@tsunagu/contract/accounts.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Authenticator, createAuthenticator, type Twist } from '../../../test/authenticator.ts'
import { beginSignIn, starts } from '../../../test/sign-in.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'

let server: TestServer
let origin: string
beforeAll(async () => {
  server = await startServer()
  origin = server.running.centre.config.ORIGIN
})
afterAll(() => server.stop())

const add = async (owner: Person, authenticator: Authenticator, twist?: Twist) => {
  const options = await owner.call(passkeyOptions)
  return owner.call(addPasskey, { body: { name: '電話', response: authenticator.create(options, twist) } })
}
const withPasskey = async () => {
  const owner = await server.owner()
  const authenticator = createAuthenticator(origin)
  return { owner, authenticator, passkey: await add(owner, authenticator) }
}
/** Signs in with a passkey in a new browser; gives where it ended. */
const signIn = async (authenticator: Authenticator, twist?: Twist, start: string = starts.owner) => {
  const visitor = createVisitor(server)
  const uid = await beginSignIn(visitor, start)
  const options = await visitor.call(passkeySignInOptions, { params: { uid } })
  const response = authenticator.get(options, twist)
  const { next } = await visitor.call(passkeySignIn, { params: { uid }, body: { response } })
  await visitor.open(next)
  return { visitor, uid, response }
}
const failed = { problem: { code: 'sign-in-failed', status: 409 } }

describe('making a passkey', () => {
  it('asks for a discoverable one behind a screen lock, and keeps it', async () => {
    const owner = await server.owner()
    const options = await owner.call(passkeyOptions)
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      user: { name: owner.email },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
    })
    const made = await owner.call(addPasskey, { body: { name: '電話', response: createAuthenticator(origin).create(options) } })
    expect(made).toMatchObject({ name: '電話', lastUsedAt: null, synced: false })
    expect(await owner.call(listPasskeys)).toEqual([made])
    expect(await owner.call(readMe)).toMatchObject({ hasPasskey: true })
    expect((await owner.call(passkeyOptions)).excludeCredentials).toHaveLength(1)
  })

  it('needs a fresh authentication', async () => {
    const owner = await server.owner()
    server.clock.advance(6 * 60_000)
    await expect(owner.call(passkeyOptions)).rejects.toMatchObject({ problem: { code: 'fresh-needed' } })
    await expect(server.call(passkeyOptions)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  })

  it.each<[string, Twist]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another site', { rpId: 'evil.example' }],
    ['nobody verified', { verified: false }],
    ['another challenge', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
  ])('refuses %s', async (_what, twist) => {
    const owner = await server.owner()
    await expect(add(owner, createAuthenticator(origin), twist)).rejects.toMatchObject({ problem: { code: 'passkey-invalid' } })
    expect(await owner.call(listPasskeys)).toEqual([])
  })

  it("refuses a challenge used before, another account's, an old one, and nonsense", async () => {
    const owner = await server.owner()
    const other = await server.owner()
    const options = await owner.call(passkeyOptions)
    const authenticator = createAuthenticator(origin)
    const invalid = { problem: { code: 'passkey-invalid' } }
    const response = authenticator.create(options)
    await owner.call(addPasskey, { body: { name: 'x', response } })
    await expect(owner.call(addPasskey, { body: { name: 'x', response } })).rejects.toMatchObject(invalid)
    const theirs = authenticator.create(await other.call(passkeyOptions))
    await expect(owner.call(addPasskey, { body: { name: 'x', response: theirs } })).rejects.toMatchObject(invalid)
    await expect(
      owner.call(addPasskey, { body: { name: 'x', response: { id: 'x', response: { clientDataJSON: '!' } } } }),
    ).rejects.toMatchObject(invalid)
    const late = authenticator.create(await owner.call(passkeyOptions))
    server.clock.advance(4.5 * 60_000)
    await expect(owner.call(addPasskey, { body: { name: '', response: late } })).rejects.toMatchObject({
      problem: { fields: { name: 'required' } },
    })
    server.clock.advance(40_000)
    await expect(owner.call(addPasskey, { body: { name: 'x', response: late } })).rejects.toMatchObject({
      problem: { code: 'fresh-needed' },
    })
  })
})

describe('the list', () => {
  it('renames and removes mine only', async () => {
    const { owner, passkey } = await withPasskey()
    const stranger = await server.owner()
    await owner.call(renamePasskey, { params: { id: passkey.id }, body: { name: '古い電話' } })
    const gone = { problem: { code: 'not-found' } }
    await expect(stranger.call(renamePasskey, { params: { id: passkey.id }, body: { name: 'x' } })).rejects.toMatchObject(gone)
    await expect(stranger.call(removePasskey, { params: { id: passkey.id } })).rejects.toMatchObject(gone)
    expect(await stranger.call(listPasskeys)).toEqual([])
    expect(await owner.call(listPasskeys)).toMatchObject([{ name: '古い電話' }])
    await owner.call(removePasskey, { params: { id: passkey.id } })
    expect(await owner.call(listPasskeys)).toEqual([])
    await expect(owner.call(removePasskey, { params: { id: passkey.id } })).rejects.toMatchObject(gone)
  })

  it('loses one only after a fresh authentication', async () => {
    const { owner, passkey } = await withPasskey()
    server.clock.advance(6 * 60_000)
    await expect(owner.call(removePasskey, { params: { id: passkey.id } })).rejects.toMatchObject({ problem: { code: 'fresh-needed' } })
    await expect(server.call(listPasskeys)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
    await expect(server.call(renamePasskey, { params: { id: passkey.id }, body: { name: 'x' } })).rejects.toMatchObject({
      problem: { code: 'signed-out' },
    })
  })
})

describe('signing in with a passkey', () => {
  it('needs no address: the passkey knows whose it is', async () => {
    const { owner, authenticator } = await withPasskey()
    const { visitor } = await signIn(authenticator)
    expect(await visitor.call(readMe)).toMatchObject({ id: owner.accountId })
    expect((await owner.call(listPasskeys))[0]?.lastUsedAt).not.toBeNull()
  })

  it.each<[string, Twist]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another site', { rpId: 'evil.example' }],
    ['nobody verified', { verified: false }],
    ['another challenge', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
    ['a foreign signature', { signature: Buffer.alloc(70, 1).toString('base64url') }],
    ['another account', { userHandle: Buffer.alloc(16, 1).toString('base64url') }],
  ])('refuses %s in the same words as a wrong password', async (_what, twist) => {
    const { authenticator } = await withPasskey()
    await expect(signIn(authenticator, twist)).rejects.toMatchObject(failed)
  })

  it('refuses an assertion used before, and one for another sign-in', async () => {
    const { authenticator } = await withPasskey()
    const { visitor, uid, response } = await signIn(authenticator)
    // this sign-in is over, its challenge too
    await expect(visitor.call(passkeySignIn, { params: { uid }, body: { response } })).rejects.toMatchObject({
      problem: { code: 'interaction-gone' },
    })
    const [one, two] = [createVisitor(server), createVisitor(server)]
    const [uid1, uid2] = [await beginSignIn(one), await beginSignIn(two)]
    const forOne = authenticator.get(await one.call(passkeySignInOptions, { params: { uid: uid1 } }))
    await expect(two.call(passkeySignIn, { params: { uid: uid2 }, body: { response: forOne } })).rejects.toMatchObject(failed)
    await expect(one.call(passkeySignIn, { params: { uid: uid1 }, body: { response: forOne } })).rejects.toMatchObject(failed)
  })

  it('takes one of two answers at the same moment', async () => {
    const { authenticator } = await withPasskey()
    const visitor = createVisitor(server)
    const uid = await beginSignIn(visitor)
    const response = authenticator.get(await visitor.call(passkeySignInOptions, { params: { uid } }))
    const both = await Promise.allSettled([0, 1].map(() => visitor.call(passkeySignIn, { params: { uid }, body: { response } })))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('refuses a copy: the counter went back', async () => {
    const { authenticator } = await withPasskey()
    await signIn(authenticator, { counter: 9 })
    await expect(signIn(authenticator, { counter: 9 })).rejects.toMatchObject(failed)
    await expect(signIn(authenticator, { counter: 4 })).rejects.toMatchObject(failed)
    await signIn(authenticator, { counter: 10 })
  })

  it('refuses a challenge that waited too long, and a removed passkey', async () => {
    const { owner, authenticator, passkey } = await withPasskey()
    const visitor = createVisitor(server)
    const uid = await beginSignIn(visitor)
    const response = authenticator.get(await visitor.call(passkeySignInOptions, { params: { uid } }))
    await owner.call(removePasskey, { params: { id: passkey.id } })
    await expect(signIn(authenticator)).rejects.toMatchObject(failed)
    server.clock.advance(2 * 60_000 + 1)
    await expect(visitor.call(passkeySignIn, { params: { uid }, body: { response } })).rejects.toMatchObject(failed)
  })

  it("does not open the staff's door", async () => {
    const { authenticator } = await withPasskey()
    await expect(signIn(authenticator, undefined, starts.staff)).rejects.toMatchObject(failed)
  })
})

describe('proving oneself again', () => {
  it('makes fresh for some minutes', async () => {
    const { owner, authenticator } = await withPasskey()
    server.clock.advance(6 * 60_000)
    await expect(owner.call(passkeyOptions)).rejects.toMatchObject({ problem: { code: 'fresh-needed' } })
    const options = await owner.call(reauthenticateOptions)
    expect(options.allowCredentials).toHaveLength(1)
    await owner.call(reauthenticateByPasskey, { body: { response: authenticator.get(options) } })
    expect(await owner.call(passkeyOptions)).toMatchObject({ attestation: 'none' })
    const rows = await server.work(({ db }) =>
      sql<{ acr: string }>`select acr from accounts.sessions where account_id = ${owner.accountId}`.execute(db),
    )
    expect(rows.rows).toEqual([{ acr: 'passkey' }])
  })

  it("is refused with another's passkey, another session's challenge, and without a passkey", async () => {
    const { owner, authenticator } = await withPasskey()
    const other = await withPasskey()
    const theirs = other.authenticator.get({ ...(await owner.call(reauthenticateOptions)), allowCredentials: [] })
    await expect(owner.call(reauthenticateByPasskey, { body: { response: theirs } })).rejects.toMatchObject(failed)
    const forOther = authenticator.get({ ...(await other.owner.call(reauthenticateOptions)), allowCredentials: [] })
    await expect(owner.call(reauthenticateByPasskey, { body: { response: forOther } })).rejects.toMatchObject(failed)
    const bare = await server.owner()
    await expect(bare.call(reauthenticateOptions)).rejects.toMatchObject({ problem: { code: 'passkey-needed' } })
    await expect(server.call(reauthenticateOptions)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  })
})
