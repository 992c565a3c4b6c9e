import { addStaff, listStaff, readStaffMe } from '@tsunagu/contract/accounts.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signInByPassword, starts } from '../../../test/sign-in.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'

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
