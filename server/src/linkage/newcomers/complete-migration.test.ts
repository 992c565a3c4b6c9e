/** Procedure ②: a card is there, an account is not. */
import { readMe, resendCode } from '@tsunagu/contract/accounts.ts'
import {
  completeMigration,
  mailMigrationCode,
  readLinkage,
  readMigration,
  startMigration,
  verifyMigrationCode,
} from '@tsunagu/contract/linkage.ts'
import { type Details, readProfile } from '@tsunagu/contract/profile.ts'
import { listVehicles } from '@tsunagu/contract/vehicles.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { address, company, type Given, hanako, oldCard, oldVehicle } from '../../../test/old-cards.ts'
import { mailedCode } from '../../../test/sign-in.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor, type Visitor } from '../../../test/visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

let count = 0
const newEmail = () => `migrating${++count}@test.example`
const login = { password: 'a-long-enough-sentence', passwordAgain: 'a-long-enough-sentence' }
const person: Details = {
  kind: 'individual',
  name: hanako.name,
  kana: hanako.kana,
  birthDate: '1980-04-02',
  gender: 'female',
  address,
  contactPhone: hanako.phone,
  mobilePhone: '+819012345678',
}
const problem = (code: string) => ({ problem: { code } })

const start = (visitor: Visitor, body: Given) => visitor.call(startMigration, { body })
const mail = (visitor: Visitor, migrationId: string, email: string) =>
  visitor.call(mailMigrationCode, { params: { migrationId }, body: { email, language: 'ja', termsVersion: '2026-11' } })
const verify = (visitor: Visitor, migrationId: string, code: string) =>
  visitor.call(verifyMigrationCode, { params: { migrationId }, body: { code } })
const complete = (visitor: Visitor, migrationId: string, details: Details = person, more = login) =>
  visitor.call(completeMigration, { params: { migrationId }, body: { details, ...more } })

async function verified(visitor: Visitor, given: Given, email = newEmail()): Promise<string> {
  const { migrationId } = await start(visitor, given)
  await mail(visitor, migrationId, email)
  await server.settle()
  await verify(visitor, migrationId, mailedCode(server, email))
  return migrationId
}

describe('procedure ②', () => {
  it('STP-M2-05 STP-M2-06 STP-M2-07 STP-M2-08 STP-M2-09 STP-M2-10 MIG-10 MIG-11 from the card to an account that is linked and signed in', async () => {
    const visitor = createVisitor(server)
    const vehicleId = await oldVehicle(server)
    const { given, tail } = await oldCard(server, { kind: 'service-card', vehicleIds: [vehicleId] })
    const { migrationId, shows } = await start(visitor, given)
    expect(shows).toEqual({
      kind: 'service-card',
      numberTail: tail,
      holder: '青木 ●●',
      vehicles: [{ name: 'Sora 300', plate: '品川 300 さ 12-34' }],
    })
    const read = () => visitor.call(readMigration, { params: { migrationId } })
    expect(await read()).toEqual({ shows, email: null, verified: false, prefilled: null })

    const email = newEmail()
    await mail(visitor, migrationId, email)
    expect(await read()).toMatchObject({ email, verified: false, prefilled: null })
    await server.settle()
    await verify(visitor, migrationId, mailedCode(server, email))
    expect((await read()).prefilled).toMatchObject({
      name: hanako.name,
      birthDate: hanako.birthDate,
      address,
      mobilePhone: hanako.mobilePhone,
    })

    const moved = { ...person, address: { ...address, street: '霞が関3-3' } }
    expect(await complete(visitor, migrationId, moved)).toEqual({ next: '/' })
    expect(await visitor.call(readMe)).toMatchObject({ email, name: hanako.name })
    expect(await visitor.call(readProfile)).toMatchObject({
      held: ['name', 'kana', 'birthDate'],
      details: { address: { street: '霞が関3-3' } },
    })
    expect(await visitor.call(readLinkage)).toMatchObject({ advice: 'none', links: [{ kind: 'service-card', numberTail: tail }] })
    expect((await visitor.call(listVehicles)).map(({ id }) => id)).toEqual([vehicleId])
    await expect(read()).rejects.toMatchObject(problem('check-over'))
    await expect(complete(visitor, migrationId)).rejects.toMatchObject(problem('check-over'))
  })

  it('a corporation makes a corporation’s account', async () => {
    const visitor = createVisitor(server)
    const { given } = await oldCard(server, { of: company })
    const { kind, name, kana, corporateNumber, phone } = company
    const migrationId = await verified(visitor, given)
    await complete(visitor, migrationId, {
      kind: kind as 'corporation',
      name,
      kana,
      corporateNumber,
      address,
      department: null,
      contactPhone: phone,
      mobilePhone: '+819011112222',
    })
    expect(await visitor.call(readProfile)).toMatchObject({ kind: 'corporation', held: ['name', 'kana'] })
  })

  it('STP-M2-07 sends another code to the same browser', async () => {
    const visitor = createVisitor(server)
    const { migrationId } = await start(visitor, (await oldCard(server)).given)
    const email = newEmail()
    const { id } = await mail(visitor, migrationId, email)
    await server.settle()
    const first = mailedCode(server, email)
    await expect(verify(visitor, migrationId, first === '000000' ? '000001' : '000000')).rejects.toMatchObject(problem('code-wrong'))
    server.clock.advance(31_000)
    await visitor.call(resendCode, { params: { id } })
    await server.settle()
    await verify(visitor, migrationId, mailedCode(server, email))
    await verify(visitor, migrationId, '000000')
    expect(await visitor.call(readMigration, { params: { migrationId } })).toMatchObject({ verified: true })
  })
})

describe('what does not fit', () => {
  it('MIG-10 is refused in one way, whatever it is', async () => {
    const { given } = await oldCard(server)
    const wrong = [{ number: 'OC99999999' }, { kana: 'アオキ ハルコ' }, { birthDate: '1980-04-03' }, { phone: '03-0000-0000' }]
    for (const more of wrong)
      expect(await start(createVisitor(server), { ...given, ...more }).catch((e: { problem: object }) => e.problem)).toEqual({
        type: 'about:blank',
        status: 409,
        code: 'card-not-matching',
        title: 'Refused',
      })
  })

  it('a network that tries numbers through waits longer each time', async () => {
    const visitor = createVisitor(server)
    const { given } = await oldCard(server)
    for (let n = 0; n < 20; n++)
      await expect(start(visitor, { ...given, number: `ZZ${String(n).padStart(8, '0')}` })).rejects.toMatchObject(
        problem('card-not-matching'),
      )
    await expect(start(visitor, given)).rejects.toMatchObject({ problem: { code: 'too-many', retryAfter: 60 } })
    expect(await start(createVisitor(server), given)).toMatchObject({ shows: { holder: '青木 ●●' } })
  })

  it('another browser sees and does nothing with the id', async () => {
    const [visitor, other] = [createVisitor(server), createVisitor(server)]
    const migrationId = await verified(visitor, (await oldCard(server)).given)
    await start(other, (await oldCard(server)).given)
    await expect(other.call(readMigration, { params: { migrationId } })).rejects.toMatchObject(problem('not-found'))
    await expect(mail(other, migrationId, newEmail())).rejects.toMatchObject(problem('not-found'))
    await expect(verify(other, migrationId, '123456')).rejects.toMatchObject(problem('not-found'))
    await expect(complete(other, migrationId)).rejects.toMatchObject(problem('not-found'))
  })

  it('half an hour without a step ends it', async () => {
    const visitor = createVisitor(server)
    const migrationId = await verified(visitor, (await oldCard(server)).given)
    server.clock.advance(31 * 60_000)
    await expect(visitor.call(readMigration, { params: { migrationId } })).rejects.toMatchObject(problem('check-over'))
    await expect(mail(visitor, migrationId, newEmail())).rejects.toMatchObject(problem('check-over'))
    await expect(complete(visitor, migrationId)).rejects.toMatchObject(problem('check-over'))
  })

  it('without the code there is no account', async () => {
    const visitor = createVisitor(server)
    const { migrationId } = await start(visitor, (await oldCard(server)).given)
    await expect(verify(visitor, migrationId, '123456')).rejects.toMatchObject(problem('code-expired'))
    await expect(complete(visitor, migrationId)).rejects.toMatchObject(problem('code-needed'))
    await mail(visitor, migrationId, newEmail())
    await expect(complete(visitor, migrationId)).rejects.toMatchObject(problem('code-needed'))
  })

  it('ACC-07 MIG-11 the address may be another, the person may not', async () => {
    const visitor = createVisitor(server)
    const migrationId = await verified(visitor, (await oldCard(server)).given)
    await expect(complete(visitor, migrationId, { ...person, name: '青木 桃子', birthDate: '2001-01-01' })).rejects.toMatchObject({
      problem: { code: 'identity-differs', facts: { against: 'card', items: ['name', 'birthDate'] } },
    })
    await expect(
      complete(visitor, migrationId, person, { password: 'password2026!', passwordAgain: 'password2026!' }),
    ).rejects.toMatchObject(problem('password-known'))
    await expect(complete(visitor, migrationId, person, { ...login, passwordAgain: 'something-else' })).rejects.toMatchObject({
      problem: { code: 'invalid', fields: { passwordAgain: 'not-same' } },
    })
    expect(await complete(visitor, migrationId)).toEqual({ next: '/' })
  })

  it('an address that has an account gets a mail that says so; the page sees no difference', async () => {
    const owner = await server.owner()
    const [known, unknown] = [createVisitor(server), createVisitor(server)]
    const shape = async (visitor: Visitor, email: string) => {
      const { migrationId } = await start(visitor, (await oldCard(server)).given)
      const { resendAfter, resendsLeft } = await mail(visitor, migrationId, email)
      return { resendAfter, resendsLeft, tried: await verify(visitor, migrationId, '123456').catch((e: { problem: object }) => e.problem) }
    }
    expect(await shape(known, owner.email)).toEqual(await shape(unknown, newEmail()))
    await server.settle()
    expect(server.sent.mails.filter(({ to, kind }) => to === owner.email && kind.startsWith('accounts.')).map(({ kind }) => kind)).toEqual([
      'accounts.known-address',
    ])
  })

  it('of two who take one card, one gets it, and the other no account', async () => {
    const { given } = await oldCard(server)
    const visitors = [createVisitor(server), createVisitor(server)]
    const emails = [newEmail(), newEmail()]
    const ids: string[] = []
    for (const [n, visitor] of visitors.entries()) ids.push(await verified(visitor, given, emails[n]))
    const both = await Promise.allSettled(visitors.map((visitor, n) => complete(visitor, ids[n] ?? '')))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: problem('already-linked') })
    const loser = visitors[both.findIndex(({ status }) => status === 'rejected')]
    await expect(loser?.call(readMe)).rejects.toMatchObject(problem('signed-out'))
    await expect(start(createVisitor(server), given)).rejects.toMatchObject(problem('already-linked'))
  })
})
