import { readMe, startPasswordReset, verifyCode } from '@tsunagu/contract/accounts.ts'
import { askPhoneCode, readSecondFactor, switchOnSecondFactor, verifyPhoneCode } from '@tsunagu/contract/second-factor.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'
import { createVisitor } from '../../test/visitor.ts'
import { markMailBounced } from './mark-mail-bounced.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

it('shows the owner that mails come back', async () => {
  const owner = await server.owner()
  expect(await owner.call(readMe)).toMatchObject({ emailBounced: false })
  await server.work((work) => markMailBounced(work, owner.email))
  expect(await owner.call(readMe)).toMatchObject({ emailBounced: true })
})

it('is noticed by our own mails', async () => {
  const owner = await server.owner({ email: 'gone@bounce.example' })
  await createVisitor(server).call(startPasswordReset, { body: { email: owner.email, language: 'ja' } })
  await server.settle()
  expect(await owner.call(readMe)).toMatchObject({ emailBounced: true })
})

it('is over once a mail gets through again', async () => {
  const owner = await server.owner()
  await server.work((work) => markMailBounced(work, owner.email))
  await createVisitor(server).call(startPasswordReset, { body: { email: owner.email, language: 'ja' } })
  await server.settle()
  expect(await owner.call(readMe)).toMatchObject({ emailBounced: false })
})

describe('IMP-36 essential news whose mail came back', () => {
  const newest = () => server.sent.texts.at(-1)
  const codeIn = (text = '') => /#(\d{6})$/.exec(text)?.[1] ?? ''
  const reset = async (owner: Person) => {
    const visitor = createVisitor(server)
    const before = server.sent.texts.length
    const { id } = await visitor.call(startPasswordReset, { body: { email: owner.email, language: 'ja' } })
    await server.settle()
    return { visitor, id, texts: server.sent.texts.slice(before) }
  }
  const verified = async (email: string) => {
    const owner = await server.owner({ email })
    const { id } = await owner.call(askPhoneCode, { body: {} })
    await server.settle()
    await owner.call(verifyPhoneCode, { params: { id }, body: { code: codeIn(newest()?.text) } })
    return owner
  }

  it('IMP-36 goes by SMS to a verified phone, and its owner sees whether that arrived', async () => {
    const owner = await verified('lost1@bounce.example')
    const { visitor, id, texts } = await reset(owner)
    expect(texts).toMatchObject([{ to: '+819012345678', kind: 'accounts.code' }])
    expect(await visitor.call(verifyCode, { params: { id }, body: { code: codeIn(texts[0]?.text) } })).toEqual({ email: owner.email })
    expect(await owner.call(readSecondFactor)).toMatchObject({ lastSms: { state: 'delivered' } })
    expect(await owner.call(readMe)).toMatchObject({ emailBounced: true })
  })

  it('goes nowhere when nobody has verified the phone, or when that is the second step', async () => {
    expect((await reset(await server.owner({ email: 'lost2@bounce.example' }))).texts).toEqual([])
    const owner = await verified('lost3@bounce.example')
    await owner.call(switchOnSecondFactor)
    expect((await reset(owner)).texts).toEqual([])
  })

  it('five a day of one account', async () => {
    const owner = await verified('lost4@bounce.example')
    const sent = []
    for (let n = 0; n < 6; n++) sent.push((await reset(owner)).texts.length)
    expect(sent).toEqual([1, 1, 1, 1, 1, 0])
  })
})
