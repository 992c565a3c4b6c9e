import { readMe } from '@tsunagu/contract/accounts.ts'
import {
  askIdentityChange,
  changeProfile,
  decideIdentityChange,
  giveIdentityDocument,
  listIdentityChanges,
  listOpenIdentityChanges,
  readProfile,
  withdrawIdentityChange,
} from '@tsunagu/contract/profile.ts'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/details.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { holdIdentity } from '../index.ts'

let server: TestServer
let reviewer: Person
let photo: { type: string; data: Uint8Array<ArrayBuffer> }
const pdf = { type: 'application/pdf', data: new Uint8Array(Buffer.from('%PDF-1.7\nfamily register')) }
beforeAll(async () => {
  server = await startServer()
  reviewer = await server.staff('reviewer')
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#fff' } }).withExif({
    IFD0: { Make: 'secret-camera' },
  })
  photo = { type: 'image/png', data: new Uint8Array(await picture.png().toBuffer()) }
})
afterAll(() => server.stop())

const linked = async () => {
  const owner = await server.owner()
  await owner.call(changeProfile, { body: { details: person } })
  await server.work((work) => holdIdentity(work, owner.accountId))
  return owner
}
const wanted = { name: '林 花子', kana: 'はやし はなこ', reason: 'marriage' as const }
const ask = (owner: Person, body: object = wanted) => owner.call(askIdentityChange, { body: body as typeof wanted })
const give = (owner: Person, changeId: string, bytes = photo) => owner.call(giveIdentityDocument, { params: { changeId }, bytes })
const waiting = async () => {
  const owner = await linked()
  const { id } = await ask(owner)
  await give(owner, id)
  return { owner, id }
}
const decide = (changeId: string, approve: boolean, answer = '', by = reviewer) =>
  by.call(decideIdentityChange, { params: { changeId }, body: { approve, answer } })
const look = (changeId: string, by = reviewer) =>
  server.app.inject({ url: `/api/staff/identity-changes/${changeId}/document`, headers: { cookie: by.cookie } })
const auditOf = async (act: string, changeId: string) =>
  (
    await server.work(({ db }) =>
      sql<{ actor_id: string; outcome: string; about: object }>`select actor_id, outcome, about from platform.audit
        where act = ${act} and about ->> 'changeId' = ${changeId} order by at`.execute(db),
    )
  ).rows

describe('a linked owner asks for another name', () => {
  it('IMP-28 with a document, a reviewer approves, the account changes at once and its owner gets a mail', async () => {
    const owner = await linked()
    const asked = await ask(owner, { ...wanted, birthDate: '1985-04-21' })
    expect(asked).toMatchObject({ name: '林 花子', kana: 'ハヤシ ハナコ', birthDate: '1985-04-21', state: 'draft', hasDocument: false })
    expect(await reviewer.call(listOpenIdentityChanges)).not.toContainEqual(expect.objectContaining({ id: asked.id }))
    expect(await give(owner, asked.id)).toMatchObject({ state: 'waiting', hasDocument: true })
    expect(await reviewer.call(listOpenIdentityChanges)).toContainEqual({
      ...asked,
      state: 'waiting',
      hasDocument: true,
      account: { id: owner.accountId, name: person.name, kana: person.kana, birthDate: person.birthDate },
    })
    await decide(asked.id, true)
    expect((await owner.call(readProfile)).details).toEqual({ ...person, name: '林 花子', kana: 'ハヤシ ハナコ', birthDate: '1985-04-21' })
    expect(await owner.call(readMe)).toMatchObject({ name: '林 花子' })
    expect(await owner.call(listIdentityChanges)).toMatchObject([{ id: asked.id, state: 'approved', decidedAt: expect.any(String) }])
    await server.settle()
    const mail = server.sent.mails.findLast(({ to, kind }) => to === owner.email && kind === 'accounts.identity-decision')
    expect(mail).toMatchObject({ html: expect.stringContaining('<html') })
    expect(mail?.text).not.toContain('林')
    // held as before
    await expect(owner.call(changeProfile, { body: { details: person } })).rejects.toMatchObject({ problem: { code: 'identity-held' } })
  })

  it('IMP-28 and is told in the reviewer’s words why not', async () => {
    const { owner, id } = await waiting()
    await decide(id, false, '発行日が読めません。')
    expect(await owner.call(listIdentityChanges)).toMatchObject([{ state: 'rejected', answer: '発行日が読めません。' }])
    expect((await owner.call(readProfile)).details).toEqual(person)
    await server.settle()
    const mail = server.sent.mails.findLast(({ to, kind }) => to === owner.email && kind === 'accounts.identity-decision')
    expect(mail?.subject).toBe('お客さま情報を変更できませんでした / We could not change your details')
    expect(mail?.text).toContain('発行日が読めません。')
    // may ask again
    expect(await ask(owner)).toMatchObject({ state: 'draft' })
  })

  it('an owner without a profile yet changes the name alone', async () => {
    const owner = await server.owner()
    await server.work((work) => holdIdentity(work, owner.accountId))
    await expect(ask(owner, { ...wanted, birthDate: '1985-04-21' })).rejects.toMatchObject({
      problem: { fields: { birthDate: 'invalid' } },
    })
    const { id } = await ask(owner, { ...wanted, kana: null })
    await give(owner, id, pdf)
    await decide(id, true)
    expect(await owner.call(readMe)).toMatchObject({ name: '林 花子', kana: 'アオキ ハナコ' })
  })

  it('one request at a time, of two at once too', async () => {
    const owner = await linked()
    const both = await Promise.allSettled([ask(owner), ask(owner)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(ask(owner)).rejects.toMatchObject({ problem: { code: 'change-open' } })
  })

  it('is decided once, of two reviewers at once too', async () => {
    const { id } = await waiting()
    const both = await Promise.allSettled([decide(id, true), decide(id, false)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(decide(id, true)).rejects.toMatchObject({ problem: { code: 'change-decided' } })
  })

  it.each([
    [{ reason: 'marriage' }, 'name'],
    [{ name: '林', reason: 'because' }, 'reason'],
    [{ kana: '林', reason: 'marriage' }, 'kana'],
    [{ birthDate: '1800-01-01', reason: 'other' }, 'birthDate'],
  ])('refuses %j', async (body, field) => {
    await expect(ask(await linked(), body)).rejects.toMatchObject({ problem: { code: 'invalid', fields: { [field]: expect.any(String) } } })
  })
})

describe('the document', () => {
  it('IMP-28 is shown to a reviewer, and each look leaves a row', async () => {
    const { owner, id } = await waiting()
    const shown = await look(id)
    expect(shown.statusCode).toBe(200)
    expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store' })
    const { width, exif } = await sharp(shown.rawPayload).metadata()
    expect({ width, exif }).toEqual({ width: 40, exif: undefined })
    await look(id)
    const row = { actor_id: reviewer.accountId, outcome: 'done', about: { changeId: id, accountId: owner.accountId } }
    expect(await auditOf('accounts.read-identity-document', id)).toEqual([row, row])
  })

  it('the list leaves a row for each person it shows', async () => {
    const { owner, id } = await waiting()
    await reviewer.call(listOpenIdentityChanges)
    expect(await auditOf('accounts.list-open-identity-changes', id)).toEqual([
      { actor_id: reviewer.accountId, outcome: 'done', about: { changeId: id, accountId: owner.accountId } },
    ])
  })

  it('may be a PDF, and lies sealed like what is asked for', async () => {
    const owner = await linked()
    const { id } = await ask(owner)
    await give(owner, id, pdf)
    expect((await look(id)).rawPayload.toString()).toContain('family register')
    const rows = await server.work(({ db }) =>
      sql<{ document: Buffer; wanted: Buffer }>`select document, wanted from accounts.identity_changes where id = ${id}`.execute(db),
    )
    expect(rows.rows[0]?.document.includes('family register')).toBe(false)
    expect(rows.rows[0]?.wanted.includes('林')).toBe(false)
  })

  it('is none when it is neither picture nor PDF, whatever it says it is', async () => {
    const owner = await linked()
    const { id } = await ask(owner)
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    for (const text of ['<script>alert(1)</script>', '', 'GIF89a', drawing])
      await expect(give(owner, id, { type: 'image/png', data: new Uint8Array(Buffer.from(text)) })).rejects.toMatchObject({
        problem: { code: 'not-a-document' },
      })
    expect(await owner.call(listIdentityChanges)).toMatchObject([{ state: 'draft', hasDocument: false }])
  })

  it('IMP-28 is gone 30 days after the decision, at once when the request is taken back', async () => {
    const decided = await waiting()
    await decide(decided.id, true)
    const open = await waiting()
    const forget = async () => {
      await server.work(({ later }) => later({ name: 'accounts.forget', payload: {} }))
      await server.settle()
    }
    const day = 86_400_000
    server.clock.advance(29 * day)
    reviewer = await server.staff('reviewer')
    await forget()
    expect((await look(decided.id)).statusCode).toBe(200)
    server.clock.advance(day + 1)
    reviewer = await server.staff('reviewer')
    await forget()
    expect((await look(decided.id)).statusCode).toBe(404)
    expect((await look(open.id)).statusCode).toBe(200)
    const owner = await server.signIn(open.owner)
    await owner.call(withdrawIdentityChange, { params: { changeId: open.id } })
    expect((await look(open.id)).statusCode).toBe(404)
    expect(await owner.call(listIdentityChanges)).toMatchObject([{ state: 'withdrawn', hasDocument: false }])
    await expect(decide(open.id, true)).rejects.toMatchObject({ problem: { code: 'change-decided' } })
    await expect(give(owner, open.id)).rejects.toMatchObject({ problem: { code: 'change-decided' } })
    await expect(owner.call(withdrawIdentityChange, { params: { changeId: open.id } })).rejects.toMatchObject({
      problem: { code: 'change-decided' },
    })
  })
})

describe('who may', () => {
  it('nobody but the owner touches a request', async () => {
    const { id } = await waiting()
    const other = await server.owner()
    const params = { changeId: id }
    await expect(give(other, id)).rejects.toMatchObject({ problem: { code: 'not-found' } })
    await expect(other.call(withdrawIdentityChange, { params })).rejects.toMatchObject({ problem: { code: 'not-found' } })
    expect(await other.call(listIdentityChanges)).toEqual([])
    for (const attempt of [
      () => server.call(askIdentityChange, { body: wanted }),
      () => server.call(listIdentityChanges),
      () => server.call(withdrawIdentityChange, { params }),
      () => server.call(giveIdentityDocument, { params, bytes: photo }),
      () => other.call(listOpenIdentityChanges),
      () => other.call(decideIdentityChange, { params, body: { approve: true } }),
    ])
      await expect(attempt()).rejects.toMatchObject({ problem: { code: 'signed-out' } })
  })

  it('nobody but a reviewer decides or looks', async () => {
    const { id } = await waiting()
    for (const role of ['dealer', 'operator', 'support', 'administrator'] as const) {
      const staff = await server.staff(role)
      await expect(staff.call(listOpenIdentityChanges)).rejects.toMatchObject({ problem: { code: 'not-allowed' } })
      await expect(decide(id, true, '', staff)).rejects.toMatchObject({ problem: { code: 'not-allowed' } })
      expect((await look(id, staff)).statusCode).toBe(403)
    }
    expect((await server.app.inject(`/api/staff/identity-changes/${id}/document`)).statusCode).toBe(401)
    expect(await auditOf('accounts.read-identity-document', id)).toEqual([])
  })

  it('nothing is decided without a document, or about what is not there', async () => {
    const { id } = await ask(await linked())
    await expect(decide(id, true)).rejects.toMatchObject({ problem: { code: 'not-found' } })
    expect((await look(id)).statusCode).toBe(404)
    await expect(decide(crypto.randomUUID(), true)).rejects.toMatchObject({ problem: { code: 'not-found' } })
  })

  it('asks for the password again after some minutes', async () => {
    const owner = await linked()
    server.clock.advance(5 * 60_000 + 1)
    await expect(ask(owner)).rejects.toMatchObject({ problem: { code: 'fresh-needed' } })
  })
})
