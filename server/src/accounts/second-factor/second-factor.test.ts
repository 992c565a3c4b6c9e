import { changeMe, completePasswordReset, readMe, signIn, startPasswordReset, verifyCode } from '@tsunagu/contract/accounts.ts'
import * as contract from '@tsunagu/contract/second-factor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { beginSignIn, mailedCode, signInByPassword } from '../../../test/sign-in.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { createVisitor, type Visitor } from '../../../test/visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
afterEach(() => {
  server.running.centre.config.SECOND_FACTOR = 'offer'
})

const refused = (code: string, facts?: object) =>
  expect.objectContaining({ problem: expect.objectContaining({ code, ...(facts ? { facts } : {}) }) })
let numbers = 0
/** A number of its own for each person: SMS are limited by number. */
const newNumber = () => `+8190${String(10_000_000 + ++numbers)}`
const lastCode = (phone: string) => {
  const sms = server.sent.texts.findLast(({ to }) => to === phone)
  return /#(\d{6})$/.exec(sms?.text ?? '')?.[1] ?? ''
}
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

/** Gives the code to a number; gives the id of what it was given to. */
async function giveCode(person: Pick<Person, 'call'>, phone?: string): Promise<string> {
  const { id, phone: to } = await person.call(contract.askPhoneCode, { body: phone ? { phone } : {} })
  await server.settle()
  await person.call(contract.verifyPhoneCode, { params: { id }, body: { code: lastCode(to) } })
  return id
}

async function ownerWithFactor(): Promise<Person & { phone: string; recoveryCodes: string[] }> {
  const owner = await server.owner()
  const phone = newNumber()
  await owner.call(contract.changePhone, { body: { codeId: await giveCode(owner, phone) } })
  const { recoveryCodes } = await owner.call(contract.switchOnSecondFactor)
  await server.settle()
  return { ...owner, phone, recoveryCodes }
}

/** Ends where the code is asked for. */
async function toTheCode(visitor: Visitor, { email, password }: Person): Promise<string> {
  const uid = await beginSignIn(visitor)
  const { next } = await visitor.call(signIn, { params: { uid }, body: { email, password } })
  expect(next).toBe(`/account/sign-in/${uid}/code`)
  await server.settle()
  return uid
}

const mailsTo = (to: string) => server.sent.mails.filter((mail) => mail.to === to).map(({ subject }) => subject)
const acrOf = async (accountId: string) => {
  const found = await server.running.centre.database.pool.query(
    'select acr from accounts.sessions where account_id = $1 order by created_at desc limit 1',
    [accountId],
  )
  return found.rows[0].acr
}

describe('switching on', () => {
  it('ACC-19 after a code by SMS to an 11-digit number: on, told by mail, ten recovery codes once', async () => {
    const owner = await server.owner()
    expect(await owner.call(contract.readSecondFactor)).toMatchObject({
      mode: 'offer',
      on: false,
      phone: '+819012345678',
      phoneVerifiedAt: null,
    })
    await expect(owner.call(contract.switchOnSecondFactor)).rejects.toEqual(refused('phone-code-needed'))
    await giveCode(owner)
    const { recoveryCodes } = await owner.call(contract.switchOnSecondFactor)
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const code of recoveryCodes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    const now = await owner.call(contract.readSecondFactor)
    expect(now).toMatchObject({ on: true, since: expect.any(String), recoveryCodesLeft: 10, lastSms: { state: 'delivered' } })
    await server.settle()
    expect(mailsTo(owner.email).join()).toContain('2段階認証')
    await expect(owner.call(contract.switchOnSecondFactor)).rejects.toEqual(refused('second-factor-on'))
    // neither code nor recovery code lies in the database
    const rows = await server.running.centre.database.pool.query('select code_hash::text from accounts.recovery_codes')
    expect(JSON.stringify(rows.rows)).not.toContain(recoveryCodes[0])
  })

  it('ACC-19 takes numbers of other countries and refuses what is no mobile number', async () => {
    const owner = await server.owner()
    await owner.call(contract.changePhone, { body: { codeId: await giveCode(owner, '+1 202-555-0123') } })
    expect(await owner.call(readMe)).toMatchObject({ authPhone: '+12025550123' })
    for (const phone of ['03-1234-5678', '+81312345678', '12025550123', '090-1234-567'])
      await expect(owner.call(contract.askPhoneCode, { body: { phone } })).rejects.toEqual(refused('invalid'))
  })

  it('needs a fresh session, an owner, and a code of this very session', async () => {
    const owner = await server.owner()
    const other = await server.signIn(owner)
    const { id } = await owner.call(contract.askPhoneCode, { body: {} })
    await server.settle()
    const code = lastCode('+819012345678')
    await expect(other.call(contract.verifyPhoneCode, { params: { id }, body: { code } })).rejects.toEqual(refused('not-found'))
    await expect(server.call(contract.askPhoneCode, { body: {} })).rejects.toEqual(refused('signed-out'))
    await expect((await server.staff('support')).call(contract.readSecondFactor)).rejects.toEqual(refused('signed-out'))
    await owner.call(contract.verifyPhoneCode, { params: { id }, body: { code } })
    // the other session has not given it
    await expect(other.call(contract.switchOnSecondFactor)).rejects.toEqual(refused('phone-code-needed'))
    server.clock.advance(6 * 60_000)
    await expect(owner.call(contract.switchOnSecondFactor)).rejects.toEqual(refused('fresh-needed'))
  })

  it('is not offered where the operator has switched it off', async () => {
    const owner = await server.owner()
    server.running.centre.config.SECOND_FACTOR = 'off'
    expect(await owner.call(contract.readSecondFactor)).toMatchObject({ mode: 'off', on: false })
    await expect(owner.call(contract.switchOnSecondFactor)).rejects.toEqual(refused('sms-off'))
  })

  it('an SMS that cannot arrive is shown as such', async () => {
    const owner = await server.owner()
    for (const [phone, state] of [
      ['+819000000001', 'undelivered'],
      ['+819000000002', 'undelivered'],
    ] as const) {
      const { id } = await owner.call(contract.askPhoneCode, { body: { phone } })
      await server.settle()
      expect(await owner.call(contract.readPhoneCode, { params: { id } })).toMatchObject({ delivery: state })
    }
  })
})

describe('signing in', () => {
  it('ACC-19 a right password asks for the code by SMS, and only the code opens; the session says so', async () => {
    const owner = await ownerWithFactor()
    const visitor = createVisitor(server)
    const uid = await toTheCode(visitor, owner)
    const step = await visitor.call(contract.readSignInCode, { params: { uid } })
    expect(step).toMatchObject({ phone: `…${owner.phone.slice(-4)}`, delivery: 'delivered', resendsLeft: 4 })
    const code = lastCode(owner.phone)
    await expect(visitor.call(contract.takeSignInCode, { params: { uid }, body: { code: wrong(code) } })).rejects.toEqual(
      refused('code-wrong', { triesLeft: 4 }),
    )
    const { next } = await visitor.call(contract.takeSignInCode, { params: { uid }, body: { code } })
    expect((await visitor.open(next)).url.pathname).toBe('/')
    expect(await visitor.call(readMe)).toMatchObject({ email: owner.email })
    expect(await acrOf(owner.accountId)).toBe('second-factor')
    await expect(visitor.call(contract.takeSignInCode, { params: { uid }, body: { code } })).rejects.toEqual(refused('interaction-gone'))
  })

  it('is asked of nobody who has not switched it on', async () => {
    const owner = await server.owner()
    const visitor = createVisitor(server)
    expect((await signInByPassword(visitor, owner)).url.pathname).toBe('/')
    expect(await acrOf(owner.accountId)).toBe('password')
  })

  it('another browser cannot give the code, and an interaction without a password before has none', async () => {
    const owner = await ownerWithFactor()
    const [mine, other] = [createVisitor(server), createVisitor(server)]
    const uid = await toTheCode(mine, owner)
    const code = lastCode(owner.phone)
    await expect(other.call(contract.takeSignInCode, { params: { uid }, body: { code } })).rejects.toEqual(refused('interaction-gone'))
    const begun = await beginSignIn(other)
    await expect(other.call(contract.takeSignInCode, { params: { uid: begun }, body: { code } })).rejects.toEqual(refused('no-code-needed'))
    await expect(other.call(contract.readSignInCode, { params: { uid: begun } })).rejects.toEqual(refused('no-code-needed'))
    // and without it the provider asks from the beginning
    const page = await mine.open(`/oidc/auth/${uid}`)
    expect(page.url.pathname).toMatch(/^\/account\/sign-in\/[\w-]+$/)
    await expect(mine.call(readMe)).rejects.toEqual(refused('signed-out'))
  })

  it('five wrong codes end it, a resend waits half a minute and ends the older code, which expires after ten minutes', async () => {
    const owner = await ownerWithFactor()
    const visitor = createVisitor(server)
    const uid = await toTheCode(visitor, owner)
    const first = lastCode(owner.phone)
    const give = (code: string) => visitor.call(contract.takeSignInCode, { params: { uid }, body: { code } })
    const resend = () => visitor.call(contract.resendSignInCode, { params: { uid } })
    for (let left = 4; left > 0; left--) await expect(give(wrong(first))).rejects.toEqual(refused('code-wrong', { triesLeft: left }))
    await expect(give(wrong(first))).rejects.toEqual(refused('code-used-up'))
    await expect(give(first)).rejects.toEqual(refused('code-used-up'))
    await expect(resend()).rejects.toEqual(refused('resend-too-early'))
    server.clock.advance(31_000)
    expect(await resend()).toMatchObject({ resendsLeft: 3 })
    await server.settle()
    const second = lastCode(owner.phone)
    if (first !== second) await expect(give(first)).rejects.toEqual(refused('code-wrong'))
    server.clock.advance(11 * 60_000)
    await expect(give(second)).rejects.toEqual(refused('code-expired'))
  })

  it('a number gets ten codes an hour; a recovery code opens all the same', async () => {
    const owner = await ownerWithFactor()
    // one was sent to switch it on
    for (let n = 0; n < 9; n++) await toTheCode(createVisitor(server), owner)
    const sent = server.sent.texts.length
    const visitor = createVisitor(server)
    const uid = await toTheCode(visitor, owner)
    expect(server.sent.texts.length).toBe(sent)
    expect(await visitor.call(contract.readSignInCode, { params: { uid } })).toMatchObject({ resendsLeft: 0, delivery: null })
    const { next } = await visitor.call(contract.takeRecoveryCode, { params: { uid }, body: { code: owner.recoveryCodes[3] ?? '' } })
    expect((await visitor.open(next)).url.pathname).toBe('/')
  })

  it('ACC-19 a recovery code opens once, however it is typed, and its owner is told', async () => {
    const owner = await ownerWithFactor()
    const code = owner.recoveryCodes[0] ?? ''
    const visitor = createVisitor(server)
    const uid = await toTheCode(visitor, owner)
    const give = (who: Visitor, at: string, written: string) =>
      who.call(contract.takeRecoveryCode, { params: { uid: at }, body: { code: written } })
    await expect(give(visitor, uid, '00000-00000')).rejects.toEqual(refused('recovery-code-wrong'))
    await expect(give(visitor, uid, 'short')).rejects.toEqual(refused('invalid'))
    await give(visitor, uid, ` ${code.toLowerCase().replace('-', '　')} `)
    await server.settle()
    expect(mailsTo(owner.email).join()).toContain('回復コード')
    expect(await owner.call(contract.readSecondFactor)).toMatchObject({ recoveryCodesLeft: 9 })
    const again = createVisitor(server)
    await expect(give(again, await toTheCode(again, owner), code)).rejects.toEqual(refused('recovery-code-wrong'))
  })

  it('twenty wrong recovery codes a day are the end', async () => {
    const owner = await ownerWithFactor()
    const visitor = createVisitor(server)
    const uid = await toTheCode(visitor, owner)
    const give = (code: string) => visitor.call(contract.takeRecoveryCode, { params: { uid }, body: { code } })
    for (let n = 0; n < 20; n++) await expect(give('0000000000')).rejects.toEqual(refused('recovery-code-wrong'))
    await expect(give(owner.recoveryCodes[0] ?? '')).rejects.toEqual(refused('too-many'))
  })

  it('a password reset by mail does not go around it', async () => {
    const owner = await ownerWithFactor()
    const visitor = createVisitor(server)
    const uid = await beginSignIn(visitor)
    const { id } = await visitor.call(startPasswordReset, { body: { email: owner.email, language: 'ja' } })
    await server.settle()
    await visitor.call(verifyCode, { params: { id }, body: { code: mailedCode(server, owner.email) } })
    const password = 'another-sentence-entirely'
    const { next } = await visitor.call(completePasswordReset, { params: { id }, body: { password, passwordAgain: password, uid } })
    expect(next).toBe(`/account/sign-in/${uid}`)
    expect((await visitor.call(signIn, { params: { uid }, body: { email: owner.email, password } })).next).toMatch(/\/code$/)
  })

  it('ACC-19 required by the operator: asked of every owner, of no staff, and the code verifies the number', async () => {
    const owner = await server.owner()
    server.running.centre.config.SECOND_FACTOR = 'required'
    const visitor = createVisitor(server)
    const uid = await toTheCode(visitor, owner)
    await visitor.call(contract.takeSignInCode, { params: { uid }, body: { code: lastCode('+819012345678') } })
    expect(await owner.call(contract.readSecondFactor)).toMatchObject({ mode: 'required', on: true, phoneVerifiedAt: expect.any(String) })
    const staff = await server.staff('support')
    expect((await signInByPassword(createVisitor(server), staff, '/api/staff-session/start')).url.pathname).toBe('/account/staff')
  })

  it('switched off by the operator it is asked of nobody', async () => {
    const owner = await ownerWithFactor()
    server.running.centre.config.SECOND_FACTOR = 'off'
    expect((await signInByPassword(createVisitor(server), owner)).url.pathname).toBe('/')
  })
})

describe('with the second factor on, a session and its password are not enough', () => {
  it('ACC-19 to change the number: the old one or a recovery code first, then the new one', async () => {
    const owner = await ownerWithFactor()
    const session = await server.signIn(owner)
    const phone = newNumber()
    await expect(session.call(changeMe, { body: { authPhone: phone } })).rejects.toEqual(refused('phone-code-needed'))
    const codeId = await giveCode(session, phone)
    await expect(session.call(contract.changePhone, { body: { codeId } })).rejects.toEqual(refused('second-factor-needed'))
    await session.call(contract.proveByRecoveryCode, { body: { code: owner.recoveryCodes[1] ?? '' } })
    await session.call(contract.changePhone, { body: { codeId } })
    expect(await session.call(readMe)).toMatchObject({ authPhone: phone })
    await server.settle()
    expect(mailsTo(owner.email).join()).toContain('電話番号')
    // used up
    await expect(session.call(contract.changePhone, { body: { codeId } })).rejects.toEqual(refused('code-needed'))
  })

  it('to switch it off or to make recovery codes', async () => {
    const owner = await ownerWithFactor()
    const session = await server.signIn(owner)
    await expect(session.call(contract.switchOffSecondFactor)).rejects.toEqual(refused('second-factor-needed'))
    await expect(session.call(contract.makeRecoveryCodes)).rejects.toEqual(refused('second-factor-needed'))
    await giveCode(session)
    const { recoveryCodes } = await session.call(contract.makeRecoveryCodes)
    expect(recoveryCodes).toHaveLength(10)
    await expect(session.call(contract.proveByRecoveryCode, { body: { code: owner.recoveryCodes[0] ?? '' } })).rejects.toEqual(
      refused('recovery-code-wrong'),
    )
    await session.call(contract.switchOffSecondFactor)
    expect(await session.call(contract.readSecondFactor)).toMatchObject({ on: false, recoveryCodesLeft: 0 })
    await expect(session.call(contract.makeRecoveryCodes)).rejects.toEqual(refused('second-factor-off'))
    expect((await signInByPassword(createVisitor(server), owner)).url.pathname).toBe('/')
  })

  it('what was proved is over after some minutes', async () => {
    const owner = await ownerWithFactor()
    server.clock.advance(6 * 60_000)
    const session = await server.signIn(owner)
    await expect(session.call(contract.switchOffSecondFactor)).rejects.toEqual(refused('second-factor-needed'))
    server.running.centre.config.SECOND_FACTOR = 'required'
    await giveCode(session)
    await expect(session.call(contract.switchOffSecondFactor)).rejects.toEqual(refused('second-factor-required'))
  })

  it('off, the number changes without, and has to be verified anew', async () => {
    const owner = await server.owner()
    await giveCode(owner)
    await owner.call(changeMe, { body: { authPhone: newNumber() } })
    expect(await owner.call(contract.readSecondFactor)).toMatchObject({ phoneVerifiedAt: null })
  })
})
