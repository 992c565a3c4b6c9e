import { randomUUID } from 'node:crypto'
import * as contract from '@tsunagu/contract/signup.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailedCode, signInByPassword } from '../../../test/sign-in.ts'
import {
  hanako,
  openShop,
  type Phone,
  persona,
  phoneOf,
  phoneWith,
  type Shop,
  scan,
  scanBuyers,
  secretOf,
  sell,
  taro,
} from '../../../test/signup.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'
import { forgetWhatIsOver } from '../forget-what-is-over.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await startServer()
  shop = await openShop(server)
})
afterAll(() => server.stop())

const failing = (code: string, status?: number) =>
  expect.objectContaining({ problem: expect.objectContaining({ code, ...(status ? { status } : {}) }) })
const linkFor = async (purchaseId: string, party: 'buyer' | 'user' = 'buyer') =>
  shop.staff.call(contract.issueLink, { params: { purchaseId, party } })
const begin = (visitor: Phone['visitor'], key: { secret: string } | { joinCode: string }) =>
  visitor.call(contract.begin, { body: { key, language: 'ja' } })
const begun = async (who = persona()) => scan(server, shop, (await sell(shop)).id, { who })
const save = (phone: Phone, version: number, values: Record<string, string>) =>
  phone.visitor.call(contract.saveDraft, { params: { procedureId: phone.id }, body: { version, values } })

describe('links', () => {
  it('BUY-01 BUY-03 USR-12 IMP-24 looking consumes nothing and names nobody; beginning binds; the join code opens the same', async () => {
    const { id } = await sell(shop)
    const link = await linkFor(id)
    expect(link.url).toMatch(/\/signup\/#k=[\w-]{43}$/)
    expect(link.joinCode).toMatch(/^\d{8}$/)
    expect(link.joinExpiresAt < link.expiresAt).toBe(true)
    const secret = secretOf(link.url)
    const scanner = createVisitor(server)
    for (let n = 0; n < 3; n++) {
      const seen = await scanner.call(contract.lookAtLink, { body: { secret } })
      expect(seen).toEqual({ party: 'buyer', dealer: '青山販売店', state: 'free', procedureId: null })
    }
    const phone = createVisitor(server)
    const { procedureId } = await begin(phone, { joinCode: link.joinCode })
    expect(await begin(phone, { secret })).toEqual({ procedureId })
    expect(await phone.call(contract.lookAtLink, { body: { secret } })).toMatchObject({ state: 'mine', procedureId })
    expect(await scanner.call(contract.lookAtLink, { body: { secret } })).toMatchObject({ state: 'taken', procedureId: null })
    await expect(begin(scanner, { secret })).rejects.toEqual(failing('link-taken'))
    await expect(scanner.call(contract.readProcedure, { params: { procedureId } })).rejects.toEqual(failing('other-browser', 403))
    await expect(scanner.call(contract.readProcedure, { params: { procedureId: randomUUID() } })).rejects.toEqual(
      failing('other-browser', 403),
    )
    // of secret and code only hashes lie in the database
    const kept = await server.work((work) =>
      sql<{ row: string }>`select l::text as row from signup.links l where purchase_id = ${id}`.execute(work.db),
    )
    expect(JSON.stringify(kept.rows)).not.toContain(link.joinCode)
    expect(JSON.stringify(kept.rows)).not.toContain(Buffer.from(secret).toString('hex'))
  })

  it('a wrong one, an older one and one that ran out answer alike', async () => {
    const { id } = await sell(shop)
    const older = await linkFor(id)
    const newer = await linkFor(id)
    const visitor = createVisitor(server)
    for (const key of [{ secret: secretOf(older.url) }, { joinCode: older.joinCode }, { secret: 'x'.repeat(43) }, { joinCode: '00000000' }])
      await expect(begin(visitor, key)).rejects.toEqual(failing('link-ended'))
    expect(await begin(visitor, { secret: secretOf(newer.url) })).toMatchObject({ procedureId: expect.any(String) })
  })

  it('IMP-03 reissued by the staff it goes on with what was filled in, lets the other phone go, and shows nothing before a mailed code', async () => {
    const { id } = await sell(shop)
    const first = await scan(server, shop, id)
    await first.walk('kind')
    const second = createVisitor(server)
    const { procedureId } = await begin(second, { secret: secretOf((await linkFor(id)).url) })
    expect(procedureId).toBe(first.id)
    await expect(first.read()).rejects.toEqual(failing('other-browser'))
    const phone = phoneWith(server, second, procedureId, first.who, { staff: shop.staff, purchaseId: id })
    await expect(phone.read()).rejects.toEqual(failing('not-proven', 403))
    await expect(save(phone, 0, { name: 'x' })).rejects.toEqual(failing('not-proven'))
    await expect(phone.answer({ step: 'kind', kind: 'individual' })).rejects.toEqual(failing('not-proven'))
    const params = { procedureId }
    await expect(second.call(contract.mailResumeLink, { params })).rejects.toEqual(failing('not-proven'))
    const { id: codeId } = await second.call(contract.askAccessCode, { params })
    await server.settle()
    await second.call(contract.takeAccessCode, { params, body: { codeId, code: mailedCode(server, first.who.email) } })
    expect((await phone.read()).step).toBe('kind')
    // what was verified is there too: the account can be made
    expect((await phone.walk('buyer-done')).facts.account?.email).toBe(first.who.email)
  })

  it('… nor before a sign-in of its account; somebody else’s does not do', async () => {
    const { id } = await sell(shop)
    const { person, visitor } = await phoneOf(server)
    const first = await scan(server, shop, id, { visitor, who: persona({ account: 'existing', email: person.email }) })
    await first.walk('review')
    const second = createVisitor(server)
    const { procedureId } = await begin(second, { secret: secretOf((await linkFor(id)).url) })
    const phone = phoneWith(server, second, procedureId, first.who, { staff: shop.staff, purchaseId: id })
    const { cookie } = await server.owner()
    second.cookies.set('tsunagu_session', { value: cookie.slice(cookie.indexOf('=') + 1), path: '/', attributes: '' })
    await expect(phone.read()).rejects.toEqual(failing('not-proven'))
    second.cookies.delete('tsunagu_session')
    await signInByPassword(second, person)
    expect((await phone.read()).facts.account).toMatchObject({ email: person.email, signedIn: true })
    expect((await phone.walk('buyer-done')).step).toBe('buyer-done')
  })

  it('before there is an address to prove, a reissued one goes on without the one that was typed', async () => {
    const { id } = await sell(shop)
    const first = await scan(server, shop, id)
    await first.walk('code')
    await save(first, 0, { email: 'typed@test.example' })
    const second = createVisitor(server)
    const { procedureId } = await begin(second, { secret: secretOf((await linkFor(id)).url) })
    const seen = await second.call(contract.readProcedure, { params: { procedureId } })
    expect(seen).toMatchObject({ id: first.id, step: 'email', draft: { values: {} } })
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${first.who.email}|typed@`))
  })

  it('who scans for somebody registered already learns neither name nor address before signing in', async () => {
    const { id } = await sell(shop)
    const first = await scan(server, shop, id, { who: persona({ gLink: false }) })
    await first.walk()
    await shop.staff.call(contract.reopenParty, { params: { purchaseId: id, party: 'user' }, body: { what: 'services' } })
    await server.work((work) => sql`update signup.procedures set ended_at = ${work.now} where id = ${first.id}`.execute(work.db))
    const second = createVisitor(server)
    const { procedureId } = await begin(second, { secret: secretOf((await linkFor(id)).url) })
    const seen = await second.call(contract.readProcedure, { params: { procedureId } })
    expect(seen.facts.account).toMatchObject({ name: '', email: `${first.who.email.slice(0, 1)}•••@test.example`, signedIn: false })
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${first.who.email}|${first.who.details.name}`))
  })

  it('the buyer’s link made again shows nothing of what the user typed', async () => {
    const { id } = await sell(shop)
    const buyer = await scan(server, shop, id, { who: persona({ user: 'different' }) })
    await buyer.walk('user-qr')
    const user = await scanBuyers(server, shop, buyer, id, persona({ details: taro }))
    await user.walk('staff-check')
    const nosy = await scanBuyers(server, shop, buyer, id, persona(), buyer.visitor)
    expect(nosy.id).not.toBe(user.id)
    expect((await nosy.read()).facts).toMatchObject({ details: null, email: null, account: null })
  })

  it('join codes cannot be guessed: a network has few tries', async () => {
    const guesser = createVisitor(server)
    const codes: string[] = []
    for (let n = 0; n < 24; n++) codes.push(await begin(guesser, { joinCode: String(10_000_000 + n) }).catch((error) => error.problem.code))
    expect(codes.slice(0, 20)).toEqual(Array(20).fill('link-ended'))
    expect(codes.slice(20)).toEqual(Array(4).fill('too-many'))
    // a right one neither: else the wrong answers would tell
    const { joinCode } = await linkFor((await sell(shop)).id)
    await expect(begin(guesser, { joinCode })).rejects.toEqual(failing('too-many'))
    expect(await begin(createVisitor(server), { joinCode })).toMatchObject({ procedureId: expect.any(String) })
    // others are not kept out
    await expect(begin(createVisitor(server), { joinCode: '10000099' })).rejects.toEqual(failing('link-ended'))
  })
})

describe('SGN-10 IMP-01 nothing typed is lost', () => {
  it('of two tabs the slower gets the newer values instead of overwriting them', async () => {
    const phone = await begun()
    const { draft } = await phone.read()
    const { version } = await save(phone, draft.version, { name: 'あおき' })
    await expect(save(phone, draft.version, { name: 'old' })).rejects.toMatchObject({
      problem: { code: 'draft-newer', facts: { version, values: { name: 'あおき' } } },
    })
    expect((await phone.read()).draft).toEqual({ version, values: { name: 'あおき' } })
    const lying = await server.work((work) =>
      sql<{ draft: Buffer }>`select draft from signup.procedures where id = ${phone.id}`.execute(work.db),
    )
    expect(lying.rows[0]?.draft.includes(Buffer.from('あおき'))).toBe(false)
  })

  it.each([
    ['password', 'x'],
    ['code', '123456'],
    ['cardNumber', '1'],
    ['memo', '4242424242424242'],
  ])('but %s is never kept', async (name, value) => {
    await expect(save(await begun(), 0, { [name]: value })).rejects.toEqual(failing('invalid', 400))
  })

  it('another browser keeps no draft and answers nothing', async () => {
    const phone = await begun()
    const stranger = phoneWith(server, createVisitor(server), phone.id, persona())
    await expect(save(stranger, 0, { name: 'x' })).rejects.toEqual(failing('other-browser', 403))
    await expect(stranger.answer({ step: 'start' })).rejects.toEqual(failing('other-browser', 403))
    for (const call of [contract.mailResumeLink] as const)
      await expect(stranger.visitor.call(call, { params: { procedureId: phone.id } })).rejects.toEqual(failing('other-browser'))
  })

  it('the mailed link resumes it elsewhere, with a code; the first browser is let go', async () => {
    const phone = await begun()
    const params = { procedureId: phone.id }
    await expect(phone.visitor.call(contract.mailResumeLink, { params })).rejects.toEqual(failing('no-address'))
    await phone.walk('login')
    await phone.visitor.call(contract.mailResumeLink, { params })
    await server.settle()
    const mail = server.sent.mails.find(({ to, kind }) => to === phone.who.email && kind === 'signup.resume')
    expect(mail?.text).toContain(`/signup/p/${phone.id}`)
    expect(mail?.text).not.toContain('青木')
    const elsewhere = createVisitor(server)
    const { id: codeId } = await elsewhere.call(contract.askAccessCode, { params })
    await server.settle()
    await expect(elsewhere.call(contract.takeAccessCode, { params, body: { codeId, code: '000000' } })).rejects.toEqual(
      failing('code-wrong'),
    )
    await elsewhere.call(contract.takeAccessCode, { params, body: { codeId, code: mailedCode(server, phone.who.email) } })
    await expect(phone.read()).rejects.toEqual(failing('other-browser'))
    const there = phoneWith(server, elsewhere, phone.id, phone.who)
    expect((await there.read()).step).toBe('login')
    expect((await there.walk('kind').catch(() => there.read())).facts.email?.verified).toBe(true)
  })

  it('nobody learns by asking whether there is such a procedure, or an address', async () => {
    const visitor = createVisitor(server)
    const phone = await begun()
    for (const procedureId of [phone.id, randomUUID()]) {
      const asked = await visitor.call(contract.askAccessCode, { params: { procedureId } })
      expect(asked).toEqual({ id: expect.any(String), resendAfter: 30, resendsLeft: 4, expiresAt: expect.any(String) })
      await expect(
        visitor.call(contract.takeAccessCode, { params: { procedureId }, body: { codeId: asked.id, code: '123456' } }),
      ).rejects.toEqual(failing('code-wrong'))
    }
    await server.settle()
    expect(server.sent.mails.some(({ to }) => to.endsWith('.invalid'))).toBe(false)
  })
})

describe('answers', () => {
  it('out of order, of another flow, and to documents of yesterday', async () => {
    const phone = await begun()
    await expect(phone.answer({ step: 'review' })).rejects.toEqual(failing('step-locked'))
    await expect(phone.answer({ step: 'received' })).rejects.toEqual(failing('step-locked'))
    await phone.walk('data-consent')
    await expect(phone.answer({ step: 'data-consent', version: '2020-01' })).rejects.toEqual(failing('document-changed'))
    await phone.walk('sign-in')
    await expect(phone.answer({ step: 'sign-in', account: 'existing' })).rejects.toEqual(failing('sign-in-needed'))
  })

  it('wrong codes are counted, and the answer does not say whether the address has an account', async () => {
    const known = await server.owner()
    const phone = await begun(persona({ email: known.email }))
    await phone.walk('code').catch(() => {})
    await server.settle()
    const codes: string[] = []
    for (let n = 0; n < 6; n++) codes.push(await phone.answer({ step: 'code', code: '000000' }).catch((error) => error.problem.code))
    expect(codes).toEqual(['code-wrong', 'code-wrong', 'code-wrong', 'code-wrong', 'code-used-up', 'code-used-up'])
    expect(server.sent.mails.filter(({ to, kind }) => to === known.email && kind.startsWith('accounts.')).map(({ kind }) => kind)).toEqual([
      'accounts.known-address',
    ])
  })

  it('ACC-16 ACC-17 what an account holder corrects is the account’s from then on, but not what is held', async () => {
    const { person, visitor } = await phoneOf(server)
    const phone = await scan(server, shop, (await sell(shop)).id, {
      visitor,
      who: persona({ account: 'existing', email: person.email, details: { ...hanako, contactPhone: '+81398765432' } }),
    })
    await phone.walk()
    expect((await phone.read()).facts.account).toMatchObject({ held: expect.arrayContaining(['name']) })
    const second = await scan(server, shop, (await sell(shop)).id, { visitor, who: phone.who })
    expect((await second.walk('check-details')).facts.details).toMatchObject({ contactPhone: '+81398765432' })
    await expect(second.answer({ step: 'check-details', details: { ...hanako, name: '青木 はな' } })).rejects.toEqual(
      failing('identity-held'),
    )
  })

  it('an address that takes no mail is shown to the person and to the staff', async () => {
    const { id } = await sell(shop)
    const phone = await scan(server, shop, id, { who: persona({ email: `nobody${Date.now()}@bounce.example` }) })
    await phone.walk('code').catch(() => {})
    await server.settle()
    expect((await phone.read()).facts.email?.bounced).toBe(true)
    expect((await shop.staff.call(contract.readPurchase, { params: { purchaseId: id } })).people[0]?.emailBounced).toBe(true)
  })

  it('IMP-42 kei cars are told at the first step, and once more at the plate', async () => {
    const visitor = createVisitor(server)
    await expect(visitor.call(contract.beginAfterDelivery, { body: { language: 'ja', kei: true } })).rejects.toEqual(
      failing('kei-not-possible'),
    )
  })

  it('services begin for one’s own car alone', async () => {
    const { visitor } = await phoneOf(server)
    await expect(visitor.call(contract.beginServices, { body: { vehicleId: randomUUID() } })).rejects.toEqual(failing('not-found'))
    await expect(server.call(contract.beginServices, { body: { vehicleId: randomUUID() } })).rejects.toEqual(failing('signed-out'))
  })
})

it('after 72 hours without a step what was typed is gone', async () => {
  const phone = await begun()
  await phone.walk('vehicle')
  await save(phone, 0, { name: 'あおき' })
  server.clock.advance(73 * 3600_000)
  await expect(phone.read()).rejects.toEqual(failing('procedure-over', 404))
  await expect(phone.answer({ step: 'vehicle' })).rejects.toEqual(failing('procedure-over', 409))
  await expect(save(phone, 1, { name: 'x' })).rejects.toEqual(failing('procedure-over', 409))
  await server.work(forgetWhatIsOver)
  const left = await server.work((work) =>
    sql`select 1 from signup.procedures where kept is not null or draft is not null`.execute(work.db),
  )
  expect(left.rows).toEqual([])
})
