/** Procedure ①: an account is there, a card too. */
import { readMe, signIn } from '@tsunagu/contract/accounts.ts'
import { checkCard, linkCard, readLinkage } from '@tsunagu/contract/linkage.ts'
import { readProfile } from '@tsunagu/contract/profile.ts'
import { listVehicles } from '@tsunagu/contract/vehicles.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { address, company, type Given, hanako, oldCard, oldVehicle } from '../../test/old-cards.ts'
import { beginSignIn } from '../../test/sign-in.ts'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'
import { createVisitor } from '../../test/visitor.ts'
import { setProfile } from '../accounts/index.ts'
import { giveVehicle } from '../vehicles/index.ts'
import { isLinked, linkNeeded } from './index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
// owners of these tests share a network
afterEach(() => server.work(({ db }) => sql`delete from linkage.misses`.execute(db)))

const check = (owner: Pick<Person, 'call'>, body: Given) => owner.call(checkCard, { body })
const link = (owner: Pick<Person, 'call'>, checkId: string) => owner.call(linkCard, { body: { checkId } })
const problem = (code: string, facts?: object) => ({ problem: facts ? { code, facts } : { code } })
const withBirthDate = (owner: Person, birthDate: string) =>
  server.work((work) =>
    setProfile(work, owner.accountId, {
      kind: 'individual',
      name: hanako.name,
      kana: hanako.kana,
      birthDate,
      gender: 'female',
      address,
      contactPhone: hanako.phone,
      mobilePhone: '+819012345678',
    }),
  )

describe('procedure ①', () => {
  it('STP-M1-01 STP-M1-02 MIG-05 MIG-18 ACC-09 ACC-10 an old ID logs in with the same address and password, and hears what is to do', async () => {
    const owner = await server.owner()
    const visitor = createVisitor(server)
    const uid = await beginSignIn(visitor, '/api/session/start?return=/')
    const { next } = await visitor.call(signIn, { params: { uid }, body: { email: owner.email, password: owner.password } })
    expect((await visitor.open(next)).url.pathname).toBe('/')
    expect(await visitor.call(readLinkage)).toMatchObject({ advice: 'link', links: [], hasOldRecords: false })
  })

  it('STP-M1-08 STP-M1-09 STP-M1-10 STP-M1-11 MIG-07 MIG-08 MIG-19 shows what was found, links it once, and the car stands in the garage', async () => {
    const owner = await server.owner()
    const vehicleId = await oldVehicle(server)
    const { given, tail } = await oldCard(server, { vehicleIds: [vehicleId] })
    const { checkId, shows } = await check(owner, given)
    expect(shows).toEqual({
      kind: 'owners-card',
      numberTail: tail,
      holder: '青木 ●●',
      vehicles: [{ name: 'Sora 300', plate: '品川 300 さ 12-34' }],
    })
    expect(await owner.call(readLinkage)).toMatchObject({ advice: 'link' })
    const linked = await link(owner, checkId)
    expect(linked).toMatchObject({ advice: 'none', links: [{ kind: 'owners-card', numberTail: tail }] })
    expect(await owner.call(readLinkage)).toEqual(linked)
    expect((await owner.call(listVehicles)).map(({ id }) => id)).toEqual([vehicleId])
    await expect(link(owner, checkId)).rejects.toMatchObject(problem('check-over'))
    await server.settle()
    const mail = server.sent.mails.find(({ to, kind }) => to === owner.email && kind === 'linkage.linked')
    expect(mail?.text).toContain(`末尾 ${tail}`)
    expect(mail?.text).not.toContain(given.number)
  })

  it('ACC-17 afterwards name and birth date are held; what the account never said comes from the card', async () => {
    const owner = await server.owner()
    expect((await owner.call(readProfile)).details).toBeNull()
    const { given } = await oldCard(server)
    await link(owner, (await check(owner, given)).checkId)
    expect(await owner.call(readProfile)).toMatchObject({
      held: ['name', 'kana', 'birthDate'],
      details: { birthDate: hanako.birthDate, address },
    })
  })

  it('ACC-27 MIG-03 three kinds of ID link, and several of them with one account', async () => {
    const owner = await server.owner()
    for (const kind of ['owners-card', 'service-card', 'g-link-lite'] as const)
      await link(owner, (await check(owner, (await oldCard(server, { kind })).given)).checkId)
    expect((await owner.call(readLinkage)).links.map(({ kind }) => kind)).toEqual(['owners-card', 'service-card', 'g-link-lite'])
  })

  it('takes a number as it is printed or typed: lower case, hyphens, O for 0', async () => {
    const owner = await server.owner()
    const { given } = await oldCard(server)
    const typed = `${given.number.slice(0, 4).replaceAll('0', 'o')}-${given.number.slice(4)} `.toLowerCase()
    expect(await check(owner, { ...given, number: typed })).toMatchObject({ shows: { holder: '青木 ●●' } })
  })

  it('a corporation’s card links with a corporation’s account only', async () => {
    const owner = await server.owner({ name: company.name })
    const { given } = await oldCard(server, { of: company })
    await expect(check(owner, given)).rejects.toMatchObject(problem('identity-differs', { against: 'account', items: ['kind', 'kana'] }))
  })
})

describe('what does not fit', () => {
  it('ACC-07 names the items in which account and card differ', async () => {
    const owner = await server.owner({ name: '青木 太郎' })
    await expect(check(owner, (await oldCard(server)).given)).rejects.toMatchObject(
      problem('identity-differs', { against: 'account', items: ['name'] }),
    )
    const other = await server.owner()
    await withBirthDate(other, '1981-04-02')
    await expect(check(other, (await oldCard(server)).given)).rejects.toMatchObject(
      problem('identity-differs', { against: 'account', items: ['birthDate'] }),
    )
  })

  it('names what differs from the card only to who has the number and knows birth date or telephone', async () => {
    const owner = await server.owner()
    const { given } = await oldCard(server)
    await expect(check(owner, { ...given, kana: 'アオキ ハルコ' })).rejects.toMatchObject(
      problem('identity-differs', { against: 'card', items: ['kana'] }),
    )
    const wrong = [
      { ...given, number: 'OC99999999' },
      { ...given, kind: 'service-card' as const },
      { ...given, birthDate: '1980-04-03', phone: '03-0000-0000' },
      { ...given, name: '山田 一郎', birthDate: '1970-01-01', phone: '03-0000-0000' },
    ]
    const answers = await Promise.all(
      wrong.map(async (one) => check(await server.owner(), one).catch((e: { problem: object }) => e.problem)),
    )
    for (const answer of answers) expect(answer).toEqual({ type: 'about:blank', status: 409, code: 'card-not-matching', title: 'Refused' })
  })

  it('a card linked elsewhere is told to its holder, not to others', async () => {
    const [first, second, stranger] = [await server.owner(), await server.owner(), await server.owner()]
    const { given } = await oldCard(server)
    await link(first, (await check(first, given)).checkId)
    await expect(check(first, given)).rejects.toMatchObject(problem('already-linked', { mine: true }))
    await expect(check(second, given)).rejects.toMatchObject(problem('already-linked', { mine: false }))
    await expect(check(stranger, { ...given, birthDate: '1990-01-01', phone: '03-0000-0000' })).rejects.toMatchObject(
      problem('card-not-matching'),
    )
  })

  it('of two who link one card at once, one does', async () => {
    const [one, two] = [await server.owner(), await server.owner()]
    const { given } = await oldCard(server)
    const checks = [await check(one, given), await check(two, given)]
    const both = await Promise.allSettled([link(one, checks[0]?.checkId ?? ''), link(two, checks[1]?.checkId ?? '')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: problem('already-linked') })
    expect([await server.work((w) => isLinked(w, one.accountId)), await server.work((w) => isLinked(w, two.accountId))].toSorted()).toEqual(
      [false, true],
    )
  })

  it('a check is its account’s, and over after half an hour', async () => {
    const [owner, other] = [await server.owner(), await server.owner()]
    const { given } = await oldCard(server)
    const { checkId } = await check(owner, given)
    await expect(link(other, checkId)).rejects.toMatchObject(problem('check-over'))
    server.clock.advance(31 * 60_000)
    await expect(link(owner, checkId)).rejects.toMatchObject(problem('check-over'))
  })

  it('an account that became somebody else’s between check and link is looked at again', async () => {
    const owner = await server.owner()
    const { checkId } = await check(owner, (await oldCard(server)).given)
    await withBirthDate(owner, '1985-05-05')
    await expect(link(owner, checkId)).rejects.toMatchObject(problem('identity-differs', { items: ['birthDate'] }))
  })

  it('a car that was sold meanwhile stays with its new owner', async () => {
    const [seller, buyer, vehicleId] = [await server.owner(), await server.owner(), await oldVehicle(server)]
    await server.work((work) => giveVehicle(work, vehicleId, buyer.accountId))
    await link(seller, (await check(seller, (await oldCard(server, { vehicleIds: [vehicleId] })).given)).checkId)
    expect(await seller.call(listVehicles)).toEqual([])
    expect((await buyer.call(listVehicles)).map(({ id }) => id)).toEqual([vehicleId])
  })

  it.each([
    ['no number', { number: '' }, { number: 'required' }],
    ['a short number', { number: '1234' }, { number: 'too-short' }],
    ['kanji as kana', { kana: '青木' }, { kana: 'not-kana' }],
    ['a day to come', { birthDate: '2099-01-01' }, { birthDate: 'not-a-birth-date' }],
    ['half a telephone number', { phone: '03-12' }, { phone: 'not-a-phone' }],
    ['another kind of card', { kind: 'credit' as never }, { kind: 'invalid' }],
  ])('refuses %s at its field', async (_what, wrong, fields) => {
    const owner = await server.owner()
    const given: Given = { kind: 'owners-card', number: 'OC00000001', name: 'a', kana: 'ア', birthDate: null, phone: '0312345678' }
    await expect(check(owner, { ...given, ...wrong })).rejects.toMatchObject({ problem: { code: 'invalid', fields } })
  })

  it('is for owners: nobody signed out, no staff', async () => {
    const { given } = await oldCard(server)
    const staff = await server.staff('support')
    for (const [call, code] of [
      [server.call, 'signed-out'],
      [staff.call, 'signed-out'],
    ] as const) {
      await expect(call(checkCard, { body: given })).rejects.toMatchObject(problem(code))
      await expect(call(linkCard, { body: { checkId: crypto.randomUUID() } })).rejects.toMatchObject(problem(code))
      await expect(call(readLinkage)).rejects.toMatchObject(problem(code))
    }
  })
})

describe('trying numbers through', () => {
  it('makes an account wait longer each time, even for the right card', async () => {
    const owner = await server.owner()
    const { given } = await oldCard(server)
    const miss = (n: number) => check(owner, { ...given, number: `XX${String(n).padStart(8, '0')}` })
    for (let n = 0; n < 5; n++) await expect(miss(n)).rejects.toMatchObject(problem('card-not-matching'))
    await expect(check(owner, given)).rejects.toMatchObject({ problem: { code: 'too-many', retryAfter: 60 } })
    server.clock.advance(61_000)
    await expect(miss(6)).rejects.toMatchObject({ problem: { code: 'card-not-matching' } })
    await expect(check(owner, given)).rejects.toMatchObject({ problem: { code: 'too-many', retryAfter: 120 } })
    server.clock.advance(121_000)
    expect(await check(owner, given)).toMatchObject({ shows: { holder: '青木 ●●' } })
    await expect(miss(7)).rejects.toMatchObject({ problem: { code: 'card-not-matching' } })
    expect(await check(owner, given)).toMatchObject({ shows: { holder: '青木 ●●' } })
  })

  it('protects one card from many accounts, and a number that is none just so', async () => {
    const { given } = await oldCard(server)
    for (const number of [given.number, 'XX77777777']) {
      for (let n = 0; n < 5; n++) {
        await expect(
          check(await server.owner(), { ...given, number, birthDate: '1999-01-01', phone: '03-0000-0000' }),
        ).rejects.toMatchObject({
          problem: { code: 'card-not-matching' },
        })
      }
      await expect(check(await server.owner(), { ...given, number })).rejects.toMatchObject({
        problem: { code: 'too-many', retryAfter: 60 },
      })
    }
  })
})

describe('what needs the link', () => {
  it('ACC-02 ACC-03 an owner hears link-needed about a car of a card from before until linked with that very card; a car without a card asks for none', async () => {
    const [owner, vehicleId] = [await server.owner(), await oldVehicle(server)]
    await server.work((work) => giveVehicle(work, vehicleId, owner.accountId))
    const needed = () => server.work((work) => linkNeeded(work, owner.accountId, vehicleId))
    expect(await needed()).toBeUndefined()
    const { given } = await oldCard(server, { vehicleIds: [vehicleId] })
    expect(await needed()).toMatchObject({ code: 'link-needed' })
    const other = await oldCard(server)
    await link(owner, (await check(owner, other.given)).checkId)
    expect(await needed()).toMatchObject({ code: 'link-needed' })
    await link(owner, (await check(owner, given)).checkId)
    expect(await needed()).toBeUndefined()
  })

  it('a corrected name follows to the card (ACC-07 stays true)', async () => {
    const owner = await server.owner()
    await link(owner, (await check(owner, (await oldCard(server)).given)).checkId)
    await server.work(({ db }) => sql`update accounts.accounts set name = '田中 花子' where id = ${owner.accountId}`.execute(db))
    await server.tell({ type: 'accounts.identity-changed', accountId: owner.accountId } as never)
    await server.settle()
    expect((await owner.call(readMe)).name).toBe('田中 花子')
    await expect(check(await server.owner({ name: '田中 花子' }), { ...(await lastGiven(owner)) })).rejects.toMatchObject(
      problem('already-linked', { mine: false }),
    )
  })
})

/** What the holder of the newest card would type after the name changed. */
async function lastGiven(owner: Person): Promise<Given> {
  const { links } = await owner.call(readLinkage)
  return {
    kind: 'owners-card',
    number: `OC0000${links.at(-1)?.numberTail}`,
    name: '田中 花子',
    kana: hanako.kana,
    birthDate: hanako.birthDate,
    phone: hanako.phone,
  }
}
