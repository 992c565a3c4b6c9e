import { completeRegistration, resendCode, startRegistration, verifyCode } from '@tsunagu/contract/accounts.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailedCode, newcomer } from '../../../test/sign-in.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor, type Visitor } from '../../../test/visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { CODE_MINUTES: '10', CODE_TRIES: '3', CODE_RESENDS: '2', CODE_RESEND_SECONDS: '30' } })
})
afterAll(() => server.stop())

let count = 0
const begun = async (email = `code${++count}@test.example`) => {
  const visitor = createVisitor(server)
  const asked = await visitor.call(startRegistration, { body: { email, language: 'en', termsVersion: '1' } })
  await server.settle()
  return { visitor, email, id: asked.id, code: mailedCode(server, email), asked }
}
const verify = (visitor: Visitor, id: string, code: string) => visitor.call(verifyCode, { params: { id }, body: { code } })
const resend = (visitor: Visitor, id: string) => visitor.call(resendCode, { params: { id } })
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const refused = (code: string, facts?: object) => ({ problem: { code, ...(facts ? { facts } : {}) } })

describe('ACC-11 the mailed code', () => {
  it('ACC-11 is six digits, in the mail, and taken in full width too', async () => {
    const { visitor, id, code, email } = await begun()
    expect(code).toMatch(/^\d{6}$/)
    const wide = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
    expect(await verify(visitor, id, wide)).toEqual({ email })
  })

  it('ACC-11 expires', async () => {
    const { visitor, id, code } = await begun()
    server.clock.advance(10 * 60_000 + 1)
    await expect(verify(visitor, id, code)).rejects.toMatchObject(refused('code-expired'))
  })

  it('ACC-11 takes so many tries and no more, even the right one', async () => {
    const { visitor, id, code } = await begun()
    await expect(verify(visitor, id, other(code))).rejects.toMatchObject(refused('code-wrong', { triesLeft: 2 }))
    await expect(verify(visitor, id, other(code))).rejects.toMatchObject(refused('code-wrong', { triesLeft: 1 }))
    await expect(verify(visitor, id, other(code))).rejects.toMatchObject(refused('code-used-up'))
    await expect(verify(visitor, id, code)).rejects.toMatchObject(refused('code-used-up'))
  })

  it('ACC-11 counts wrong tries made at the same moment one by one', async () => {
    const { visitor, id, code } = await begun()
    const tries = await Promise.all(Array.from({ length: 6 }, () => verify(visitor, id, other(code)).catch((e) => e.problem.code)))
    expect(tries.toSorted()).toEqual(['code-used-up', 'code-used-up', 'code-used-up', 'code-used-up', 'code-wrong', 'code-wrong'])
  })

  it('ACC-11 is used once: of two at the same moment one wins', async () => {
    const { visitor, id, code } = await begun()
    const both = await Promise.allSettled([verify(visitor, id, code), verify(visitor, id, code)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(verify(visitor, id, code)).rejects.toMatchObject(refused('code-expired'))
  })

  it('ACC-11 is resent after a wait, so often and no more, and only the newest counts', async () => {
    const { visitor, id, code, email, asked } = await begun()
    expect(asked).toMatchObject({ resendAfter: 30, resendsLeft: 2 })
    await expect(resend(visitor, id)).rejects.toMatchObject(refused('resend-too-early', { resendAfter: 30 }))
    server.clock.advance(30_000)
    expect(await resend(visitor, id)).toMatchObject({ id, resendAfter: 30, resendsLeft: 1 })
    // between the two mails neither counts
    await expect(verify(visitor, id, code)).rejects.toMatchObject(refused('code-wrong'))
    await server.settle()
    const newest = mailedCode(server, email)
    if (newest !== code) await expect(verify(visitor, id, code)).rejects.toMatchObject(refused('code-wrong'))
    server.clock.advance(30_000)
    expect(await resend(visitor, id)).toMatchObject({ resendsLeft: 0 })
    await server.settle()
    server.clock.advance(30_000)
    await expect(resend(visitor, id)).rejects.toMatchObject(refused('code-used-up'))
    expect(await verify(visitor, id, mailedCode(server, email))).toEqual({ email })
  })

  it('ACC-11 sends one mail when two resends come at once', async () => {
    const { visitor, id, email } = await begun()
    server.clock.advance(30_000)
    const both = await Promise.allSettled([resend(visitor, id), resend(visitor, id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await server.settle()
    expect(server.sent.mails.filter(({ to }) => to === email)).toHaveLength(2)
  })

  it('ACC-11 ends when the same address asks again', async () => {
    const first = await begun()
    const second = await begun(first.email)
    await expect(verify(first.visitor, first.id, first.code)).rejects.toMatchObject(refused('code-expired'))
    expect(await verify(second.visitor, second.id, second.code)).toEqual({ email: first.email })
    await expect(first.visitor.call(completeRegistration, { params: { id: first.id }, body: newcomer })).rejects.toMatchObject(
      refused('code-needed'),
    )
  })

  it('belongs to the browser that asked', async () => {
    const { id, code } = await begun()
    const stranger = createVisitor(server)
    await expect(verify(stranger, id, code)).rejects.toMatchObject(refused('not-found'))
    await expect(resend(stranger, id)).rejects.toMatchObject(refused('not-found'))
  })

  it('refuses what is no code', async () => {
    const { visitor, id } = await begun()
    await expect(verify(visitor, id, '12345')).rejects.toMatchObject(refused('invalid'))
    await expect(verify(visitor, id, 'abcdef')).rejects.toMatchObject(refused('invalid'))
  })

  it('lies nowhere in clear: not in the table, not in a job', async () => {
    const visitor = createVisitor(server)
    const email = `code${++count}@test.example`
    const { id } = await visitor.call(startRegistration, { body: { email, language: 'ja', termsVersion: '1' } })
    const jobs = await server.work(({ db }) =>
      sql<{ payload: object }>`select p.payload from graphile_worker._private_jobs p where p.payload::text like ${`%${id}%`}`.execute(db),
    )
    expect(jobs.rows).toEqual([{ payload: { codeId: id } }])
    await server.settle()
    const code = mailedCode(server, email)
    const rows = await server.work(({ db }) =>
      sql<{ row: string }>`select c::text as row from accounts.codes c where id = ${id}`.execute(db),
    )
    expect(rows.rows[0]?.row).toContain(email)
    expect(rows.rows[0]?.row.replaceAll(/[0-9a-f]{32,}|[0-9a-f]{8}-[0-9a-f-]{27}/g, '')).not.toContain(code)
  })

  it('one address gets ten codes an hour, known or not', async () => {
    const owner = await server.owner()
    for (const email of [owner.email, 'many@test.example']) {
      const ask = () => createVisitor(server).call(startRegistration, { body: { email, language: 'ja', termsVersion: '1' } })
      for (let i = 0; i < 10; i++) await ask()
      await expect(ask()).rejects.toMatchObject({ problem: { code: 'too-many' } })
    }
  })
})
