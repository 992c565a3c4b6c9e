import { readMe } from '@tsunagu/contract/accounts.ts'
import {
  acceptMembership,
  changeMember,
  inviteMember,
  leaveMembership,
  listMembers,
  listMemberships,
  removeMember,
} from '@tsunagu/contract/profile.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { corporation } from '../../../test/details.ts'
import { verifiedRegistration } from '../../../test/sign-in.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor } from '../../../test/visitor.ts'
import { Failure } from '../../platform/errors.ts'
import { actsFor, browserHash, keepLogin, registerVerified } from '../index.ts'

let server: TestServer
let company: Person
beforeAll(async () => {
  server = await startServer()
  company = await newCompany()
})
afterAll(() => server.stop())

let companies = 0
async function newCompany(): Promise<Person> {
  const visitor = createVisitor(server)
  const email = `company${++companies}@test.example`
  const password = 'a-long-enough-sentence'
  const codeId = await verifiedRegistration(server, visitor, email)
  const here = { codeId, browserHash: browserHash({ cookies: { tsunagu_codes: visitor.cookies.get('tsunagu_codes')?.value } }) }
  await server.work((work) => keepLogin(work, { ...here, password, authPhone: '+819012345678' }))
  const accountId = await server.work((work) => registerVerified(work, { ...here, details: corporation, termsVersion: '1' }))
  if (accountId instanceof Failure) throw accountId
  return server.signIn({ accountId, email, password, cookie: '', call: server.call })
}

type Role = 'administrator' | 'manager' | 'viewer'
const invite = (email: string, role: Role = 'manager', by = company) => by.call(inviteMember, { body: { email, role } })
const accept = (person: Person, memberId: string) => person.call(acceptMembership, { params: { memberId } })
const acting = (person: Person) =>
  server.work(actsFor, {
    kind: 'owner',
    accountId: person.accountId,
    sessionId: null,
    client: null,
    authenticatedAt: server.clock.now(),
  })
const member = async (role: Role = 'manager') => {
  const person = await server.owner()
  const { id } = await invite(person.email, role)
  await accept(person, id)
  return { person, id }
}
const not = (code: string) => ({ problem: { code } })

describe('the people of a corporation', () => {
  it('IMP-27 are invited by mail, accept with a sign-in of their own, and act for it', async () => {
    const person = await server.owner()
    const invited = await invite(` ${person.email.toUpperCase()} `)
    expect(invited).toMatchObject({ email: person.email, name: null, role: 'manager', since: null })
    await server.settle()
    const mail = server.sent.mails.findLast(({ to, kind }) => to === person.email && kind === 'accounts.invitation')
    expect(mail).toMatchObject({ kind: 'accounts.invitation', html: expect.stringContaining(corporation.name) })
    expect(mail?.text).not.toContain(invited.id)
    expect(await person.call(listMemberships)).toEqual([
      { id: invited.id, corporation: corporation.name, role: 'manager', accepted: false },
    ])
    expect(await acting(person)).toEqual([])
    await accept(person, invited.id)
    await accept(person, invited.id)
    expect(await acting(person)).toEqual([{ corporationId: company.accountId, role: 'manager' }])
    expect(await person.call(listMemberships)).toMatchObject([{ accepted: true }])
    expect(await company.call(listMembers, { query: {} })).toContainEqual({
      ...invited,
      name: (await person.call(readMe)).name,
      since: expect.any(String),
    })
  })

  it('IMP-27 an invitation is taken by the account with that address alone', async () => {
    const person = await server.owner()
    const stranger = await server.owner()
    const { id } = await invite(person.email)
    await expect(accept(stranger, id)).rejects.toMatchObject(not('not-found'))
    await expect(stranger.call(leaveMembership, { params: { memberId: id } })).rejects.toMatchObject(not('not-found'))
    expect(await stranger.call(listMemberships)).toEqual([])
    await accept(person, id)
    await expect(accept(stranger, id)).rejects.toMatchObject(not('not-found'))
    await expect(stranger.call(leaveMembership, { params: { memberId: id } })).rejects.toMatchObject(not('not-found'))
    expect(await acting(stranger)).toEqual([])
  })

  it('answers alike whether the address has an account or not', async () => {
    const person = await server.owner()
    const [known, unknown] = [await invite(person.email), await invite('not-here@test.example')]
    expect({ ...known, id: '', email: '', invitedAt: '' }).toEqual({ ...unknown, id: '', email: '', invitedAt: '' })
  })

  it('are invited once, and never the corporation itself', async () => {
    const { person } = await member()
    await expect(invite(person.email)).rejects.toMatchObject(not('already-member'))
    await expect(invite(company.email)).rejects.toMatchObject(not('already-member'))
    await expect(invite('not an address')).rejects.toMatchObject(not('invalid'))
    await expect(invite('x@test.example', 'owner' as Role)).rejects.toMatchObject(not('invalid'))
  })

  it('IMP-27 change roles, are taken out, leave, decline', async () => {
    const { person, id } = await member('viewer')
    await company.call(changeMember, { params: { memberId: id }, body: { role: 'administrator' } })
    expect(await acting(person)).toEqual([{ corporationId: company.accountId, role: 'administrator' }])
    await company.call(removeMember, { params: { memberId: id } })
    expect(await acting(person)).toEqual([])
    const again = await invite(person.email)
    await person.call(leaveMembership, { params: { memberId: again.id } })
    expect(await person.call(listMemberships)).toEqual([])
    await expect(accept(person, again.id)).rejects.toMatchObject(not('not-found'))
    const third = await invite(person.email)
    await accept(person, third.id)
    await person.call(leaveMembership, { params: { memberId: third.id } })
    expect(await acting(person)).toEqual([])
  })

  it('an invitation taken back is not mailed', async () => {
    const { id } = await invite('taken-back@test.example')
    await company.call(removeMember, { params: { memberId: id } })
    await server.settle()
    expect(server.sent.mails.some(({ to }) => to === 'taken-back@test.example')).toBe(false)
  })

  it('IMP-27 an administrator among them looks after the people; manager and viewer do not', async () => {
    const { person: administrator } = await member('administrator')
    const { id } = await administrator.call(inviteMember, { body: { email: 'by-delegate@test.example', role: 'viewer' } })
    expect(await administrator.call(listMembers, { query: {} })).toEqual(await company.call(listMembers, { query: {} }))
    await administrator.call(changeMember, { params: { memberId: id }, body: { role: 'manager' } })
    await administrator.call(removeMember, { params: { memberId: id } })
    for (const role of ['manager', 'viewer'] as const) {
      const { person, id: own } = await member(role)
      await expect(person.call(listMembers, { query: {} })).rejects.toMatchObject(not('not-a-corporation'))
      await expect(invite('x@test.example', 'viewer', person)).rejects.toMatchObject(not('not-a-corporation'))
      await expect(person.call(changeMember, { params: { memberId: own }, body: { role: 'administrator' } })).rejects.toMatchObject(
        not('not-a-corporation'),
      )
    }
  })

  it('IMP-27 an administrator of several corporations says which one, by their own membership in it', async () => {
    const { person, id: first } = await member('administrator')
    const other = await newCompany()
    const { id: second } = await invite(person.email, 'administrator', other)
    await accept(person, second)
    await expect(person.call(listMembers, { query: {} })).rejects.toMatchObject(not('which-corporation'))
    await expect(invite('which@test.example', 'viewer', person)).rejects.toMatchObject(not('which-corporation'))
    expect(await person.call(listMembers, { query: { membership: first } })).toEqual(await company.call(listMembers, { query: {} }))
    const body = { email: 'of-the-second@test.example', role: 'viewer' as const, membership: second }
    const { id: memberId } = await person.call(inviteMember, { body })
    expect(await other.call(listMembers, { query: {} })).toContainEqual(expect.objectContaining({ id: memberId }))
    await person.call(removeMember, { params: { memberId } })
    await expect(person.call(listMembers, { query: { membership: crypto.randomUUID() } })).rejects.toMatchObject(not('not-a-corporation'))
  })

  it('are another corporation’s business not', async () => {
    const other = await newCompany()
    const { id } = await member()
    await expect(other.call(removeMember, { params: { memberId: id } })).rejects.toMatchObject(not('not-found'))
    await expect(other.call(changeMember, { params: { memberId: id }, body: { role: 'viewer' } })).rejects.toMatchObject(not('not-found'))
    expect(await other.call(listMembers, { query: {} })).toEqual([])
  })

  it('a person alone has none; a stranger and staff may not ask', async () => {
    const person = await server.owner()
    await expect(person.call(listMembers, { query: {} })).rejects.toMatchObject(not('not-a-corporation'))
    await expect(invite('x@test.example', 'viewer', person)).rejects.toMatchObject(not('not-a-corporation'))
    const staff = await server.staff('administrator')
    const params = { memberId: crypto.randomUUID() }
    for (const { call } of [server, staff]) {
      await expect(call(listMembers, { query: {} })).rejects.toMatchObject(not('signed-out'))
      await expect(call(inviteMember, { body: { email: 'x@test.example', role: 'viewer' } })).rejects.toMatchObject(not('signed-out'))
      await expect(call(changeMember, { params, body: { role: 'viewer' } })).rejects.toMatchObject(not('signed-out'))
      await expect(call(removeMember, { params })).rejects.toMatchObject(not('signed-out'))
      await expect(call(listMemberships)).rejects.toMatchObject(not('signed-out'))
      await expect(call(acceptMembership, { params })).rejects.toMatchObject(not('signed-out'))
      await expect(call(leaveMembership, { params })).rejects.toMatchObject(not('signed-out'))
    }
  })

  it('one address gets five invitations an hour, from whomever', async () => {
    const firms = []
    for (let i = 0; i < 6; i++) firms.push(await newCompany())
    for (const firm of firms.slice(0, 5)) await invite('popular@test.example', 'viewer', firm)
    await expect(invite('popular@test.example', 'viewer', firms[5])).rejects.toMatchObject(not('too-many'))
  })

  it('asks for the password again after some minutes', async () => {
    const { id } = await member()
    server.clock.advance(5 * 60_000 + 1)
    await expect(invite('y@test.example')).rejects.toMatchObject(not('fresh-needed'))
    await expect(company.call(removeMember, { params: { memberId: id } })).rejects.toMatchObject(not('fresh-needed'))
  })
})
