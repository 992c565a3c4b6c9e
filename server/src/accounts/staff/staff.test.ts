import {
  addDealer,
  addStaff,
  changeStaffPassword,
  endStaff,
  listDealers,
  listStaff,
  readStaffMe,
  reauthenticateStaff,
} from '@tsunagu/contract/accounts.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInByPassword, starts } from '../../../test/sign-in.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'
import type { Actor } from '../../platform/work.ts'
import { dealerById, dealerOf } from '../index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const newStaff = {
  email: 'dealer@test.example',
  name: '店舗 花子',
  roles: ['dealer' as const],
  password: 'a-sentence-for-the-shop',
}

it('an administrator makes a staff account, and it signs in', async () => {
  const administrator = await server.staff('administrator')
  const dealerId = await server.dealer('レクサス青山')
  const made = await administrator.call(addStaff, { body: { ...newStaff, dealerId } })
  expect(made).toMatchObject({ email: newStaff.email, roles: ['dealer'], dealer: { id: dealerId, name: 'レクサス青山' } })
  expect(await administrator.call(listStaff)).toContainEqual(made)
  const visitor = createVisitor(server)
  await signInByPassword(visitor, newStaff, starts.staff)
  expect(await visitor.call(readStaffMe)).toEqual(made)
})

it('refuses a second account of an address, a known password, no role', async () => {
  const administrator = await server.staff('administrator')
  const body = { ...newStaff, email: 'twice@test.example', dealerId: await server.dealer() }
  await administrator.call(addStaff, { body })
  await expect(administrator.call(addStaff, { body })).rejects.toMatchObject({ problem: { code: 'already-registered' } })
  await expect(
    administrator.call(addStaff, { body: { ...body, email: 'x@test.example', password: 'password1234' } }),
  ).rejects.toMatchObject({
    problem: { code: 'password-known' },
  })
  await expect(administrator.call(addStaff, { body: { ...body, roles: [] } })).rejects.toMatchObject({ problem: { code: 'invalid' } })
})

it('an address may be an owner and staff, apart', async () => {
  const owner = await server.owner({ email: 'both@test.example' })
  const administrator = await server.staff('administrator')
  const staff = await administrator.call(addStaff, { body: { ...newStaff, email: owner.email, dealerId: await server.dealer() } })
  expect(staff.id).not.toBe(owner.accountId)
})

it.each(['dealer', 'operator', 'support', 'reviewer'] as const)('%s may not see or make staff accounts', async (role) => {
  const staff = await server.staff(role)
  await expect(staff.call(listStaff)).rejects.toMatchObject({ problem: { code: 'not-allowed', status: 403 } })
  await expect(staff.call(addStaff, { body: { ...newStaff, dealerId: await server.dealer() } })).rejects.toMatchObject({
    problem: { code: 'not-allowed' },
  })
  expect(await staff.call(readStaffMe)).toMatchObject({ roles: [role] })
})

it('owners and strangers are nobody here', async () => {
  const owner = await server.owner()
  await expect(owner.call(listStaff)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  await expect(server.call(readStaffMe)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
})

describe('dealers', () => {
  const shop = { name: 'レクサス高輪', phone: '03-9999-0000', place: '東京都港区' }
  const as = ({ accountId }: Person, roles: readonly ('dealer' | 'reviewer' | 'administrator')[]): Actor => ({
    kind: 'staff',
    accountId,
    roles,
    sessionId: crypto.randomUUID(),
    authenticatedAt: new Date(),
  })

  it('are added and listed by an administrator', async () => {
    const administrator = await server.staff('administrator')
    const made = await administrator.call(addDealer, { body: shop })
    expect(made).toEqual({ ...shop, id: expect.any(String) })
    expect(await administrator.call(listDealers)).toContainEqual(made)
    expect(await server.work((work) => dealerById(work, made.id))).toEqual(made)
    await expect(administrator.call(addDealer, { body: { ...shop, name: '' } })).rejects.toMatchObject({ problem: { code: 'invalid' } })
    await expect(server.work((work) => dealerById(work, crypto.randomUUID()))).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are nobody else’s to see or add', async () => {
    for (const { call } of [await server.staff('dealer'), await server.staff('reviewer')]) {
      await expect(call(listDealers)).rejects.toMatchObject({ problem: { code: 'not-allowed' } })
      await expect(call(addDealer, { body: shop })).rejects.toMatchObject({ problem: { code: 'not-allowed' } })
    }
    for (const { call } of [await server.owner(), server]) {
      await expect(call(listDealers)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
      await expect(call(addDealer, { body: shop })).rejects.toMatchObject({ problem: { code: 'signed-out' } })
    }
  })

  it('staff works at one of them; an administrator at none, which is all', async () => {
    const dealerId = await server.dealer()
    const staff = await server.staffOf(dealerId)
    expect(await staff.call(readStaffMe)).toMatchObject({ dealer: { id: dealerId, name: 'テスト販売店' }, endedAt: null })
    expect(await server.work(dealerOf, as(staff, ['dealer']))).toMatchObject({ id: dealerId })
    const administrator = await server.staff('administrator')
    expect(await server.work(dealerOf, as(administrator, ['administrator']))).toBeNull()
    const reviewer = await server.staff('reviewer')
    await expect(server.work(dealerOf, as(reviewer, ['reviewer']))).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(server.work(dealerOf)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('staff with the role dealer has one, and one that exists', async () => {
    const administrator = await server.staff('administrator')
    const body = { ...newStaff, email: 'no-shop@test.example' }
    await expect(administrator.call(addStaff, { body })).rejects.toMatchObject({ problem: { fields: { dealerId: 'required' } } })
    await expect(administrator.call(addStaff, { body: { ...body, dealerId: crypto.randomUUID() } })).rejects.toMatchObject({
      problem: { code: 'dealer-not-found' },
    })
  })
})

describe('a staff account that ends', () => {
  it('is out at once, does not come in again, and stays in the list', async () => {
    const administrator = await server.staff('administrator')
    const staff = await server.staff('operator')
    await administrator.call(endStaff, { params: { staffId: staff.accountId } })
    await administrator.call(endStaff, { params: { staffId: staff.accountId } })
    await expect(staff.call(readStaffMe)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
    await expect(signInByPassword(createVisitor(server), staff, starts.staff)).rejects.toMatchObject({
      problem: { code: 'sign-in-failed' },
    })
    expect(await administrator.call(listStaff)).toContainEqual(
      expect.objectContaining({ id: staff.accountId, endedAt: expect.any(String) }),
    )
  })

  it('a session that was opened at that very moment is out too', async () => {
    const staff = await server.staff('operator')
    await server.work(({ db }) => sql`update accounts.accounts set ended_at = now() where id = ${staff.accountId}`.execute(db))
    await expect(staff.call(readStaffMe)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  })

  it('is not one’s own, and none that is not there', async () => {
    const administrator = await server.staff('administrator')
    const owner = await server.owner()
    const end = (staffId: string) => administrator.call(endStaff, { params: { staffId } })
    await expect(end(administrator.accountId)).rejects.toMatchObject({ problem: { code: 'own-account' } })
    await expect(end(crypto.randomUUID())).rejects.toMatchObject({ problem: { code: 'not-found' } })
    await expect(end(owner.accountId)).rejects.toMatchObject({ problem: { code: 'not-found' } })
    expect(await administrator.call(readStaffMe)).toMatchObject({ endedAt: null })
  })

  it('is an administrator’s to end, with a fresh password', async () => {
    const staff = await server.staff('operator')
    const params = { staffId: staff.accountId }
    for (const role of ['dealer', 'operator', 'support', 'reviewer'] as const)
      await expect((await server.staff(role)).call(endStaff, { params })).rejects.toMatchObject({ problem: { code: 'not-allowed' } })
    await expect((await server.owner()).call(endStaff, { params })).rejects.toMatchObject({ problem: { code: 'signed-out' } })
    const administrator = await server.staff('administrator')
    server.clock.advance(5 * 60_000 + 1)
    await expect(administrator.call(endStaff, { params })).rejects.toMatchObject({ problem: { code: 'fresh-needed' } })
    await administrator.call(reauthenticateStaff, { body: { password: administrator.password } })
    await administrator.call(endStaff, { params })
  })
})

describe('the password of staff', () => {
  it('is asked for again, and wrong ones make a guesser wait', async () => {
    const staff = await server.staff('support')
    const again = (password: string) => staff.call(reauthenticateStaff, { body: { password } })
    expect(await again(staff.password)).toEqual({ freshUntil: expect.any(String) })
    for (let i = 0; i < 5; i++) await expect(again('wrong-sentence-here')).rejects.toMatchObject({ problem: { code: 'sign-in-failed' } })
    await expect(again(staff.password)).rejects.toMatchObject({ problem: { code: 'sign-in-failed' } })
    server.clock.advance(2000)
    expect(await again(staff.password)).toEqual({ freshUntil: expect.any(String) })
    await expect(server.call(reauthenticateStaff, { body: { password: 'x' } })).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  })

  it('changes, ends every other session, and is the one that counts', async () => {
    const staff = await server.staff('support')
    const elsewhere = createVisitor(server)
    await signInByPassword(elsewhere, staff, starts.staff)
    const password = 'quite-another-sentence'
    await staff.call(changeStaffPassword, { body: { password, passwordAgain: password } })
    await server.settle()
    await expect(elsewhere.call(readStaffMe)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
    expect(await staff.call(readStaffMe)).toMatchObject({ id: staff.accountId })
    await expect(signInByPassword(createVisitor(server), staff, starts.staff)).rejects.toMatchObject({
      problem: { code: 'sign-in-failed' },
    })
    await signInByPassword(createVisitor(server), { email: staff.email, password }, starts.staff)
  })

  it('is refused when it is known, mistyped, or not fresh', async () => {
    const staff = await server.staff('support')
    const change = (password: string, passwordAgain = password) => staff.call(changeStaffPassword, { body: { password, passwordAgain } })
    await expect(change('password1234')).rejects.toMatchObject({ problem: { code: 'password-known' } })
    await expect(change('a-good-sentence-1', 'a-good-sentence-2')).rejects.toMatchObject({
      problem: { fields: { passwordAgain: 'not-same' } },
    })
    server.clock.advance(5 * 60_000 + 1)
    await expect(change('a-good-sentence-1')).rejects.toMatchObject({ problem: { code: 'fresh-needed' } })
    await expect(
      (await server.owner()).call(changeStaffPassword, { body: { password: 'a-good-sentence-1', passwordAgain: 'a-good-sentence-1' } }),
    ).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  })
})
