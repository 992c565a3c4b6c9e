import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { readConfig } from '../config.ts'
import type { Send } from './send-out.ts'
import { canText, lastSmsTo, recentSms, smsLog, smsState } from './sms.ts'
import { localTexter } from './sms-local.ts'
import { twilioSignature, twilioTexter } from './sms-twilio.ts'

const keys = { sid: 'AC1', token: 'secret-token', from: '+15005550006' }
const twilioEnv = { TWILIO_ACCOUNT_SID: keys.sid, TWILIO_AUTH_TOKEN: keys.token, TWILIO_FROM: keys.from }

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: twilioEnv })
})
afterAll(() => server.stop())
const logOf = ({ running: { centre } }: TestServer) => smsLog(centre.config, centre.ground.db)
const stateOf = (id: string) => smsState(server.running.centre.ground.db, id)
const sms = (more: object = {}) => ({ id: crypto.randomUUID(), kind: 'test', to: '+819012345678', text: 'コード 123456', ...more })

describe('Twilio', () => {
  interface Asked {
    url: string
    headers: Record<string, string>
    form: URLSearchParams
  }
  let asked: Asked[]
  const answering =
    (status: number, body: object): Send =>
    async (url, { headers = {}, body: form }) => {
      asked.push({ url, headers, form: new URLSearchParams(form) })
      return { status, json: () => body }
    }
  const texter = (send: Send, from = keys.from) => twilioTexter({ ...keys, from, origin: 'https://tsunagu.example' }, logOf(server), send)
  beforeEach(() => {
    asked = []
  })

  it('hands an SMS over and follows it by its own id; neither number nor text is kept', async () => {
    const one = sms()
    await texter(answering(201, { sid: 'SM1', status: 'queued' })).send(one)
    expect(asked[0]?.url).toBe('https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json')
    expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('AC1:secret-token').toString('base64')}`)
    expect(Object.fromEntries(asked[0]?.form ?? [])).toEqual({
      To: '+819012345678',
      From: '+15005550006',
      Body: 'コード 123456',
      StatusCallback: `https://tsunagu.example/api/sms/${one.id}/report`,
    })
    expect(await stateOf(one.id)).toBe('queued')
    const { db, config } = { db: server.running.centre.ground.db, config: server.running.centre.config }
    expect(await recentSms(db, null)).toEqual([])
    expect(await lastSmsTo(config, db, '+819012345678')).toMatchObject({ state: 'queued' })
    expect(await lastSmsTo(config, db, '+819012345679')).toBe(null)
  })

  it('speaks to a messaging service when one is configured', async () => {
    await texter(answering(201, { status: 'accepted' }), 'MG77').send(sms())
    expect(asked[0]?.form.get('MessagingServiceSid')).toBe('MG77')
    expect(asked[0]?.form.has('From')).toBe(false)
  })

  it.each([
    [400, { code: 21211 }, 'sms-undeliverable', false, 'undelivered'],
    [400, { code: 21610 }, 'sms-undeliverable', false, 'undelivered'],
    [400, { code: 21408 }, 'sms-refused', false, 'failed'],
    [401, { code: 20003 }, 'sms-down', true, 'failed'],
    [429, { code: 20429 }, 'sms-down', true, 'failed'],
    [503, {}, 'sms-down', true, 'failed'],
  ])('%i %j is %s, tried again: %s', async (status, body, code, retry, state) => {
    const one = sms()
    await expect(texter(answering(status, body)).send(one)).rejects.toMatchObject({ code, retry })
    expect(await stateOf(one.id)).toBe(state)
  })

  it('nobody answers: tried again', async () => {
    const nobody: Send = async () => {
      throw new Error('ECONNREFUSED')
    }
    await expect(texter(nobody).send(sms())).rejects.toMatchObject({ code: 'sms-down', retry: true })
  })
})

it('signs as Twilio’s own documentation does', () => {
  const form = new URLSearchParams({
    CallSid: 'CA1234567890ABCDE',
    Caller: '+12349013030',
    Digits: '1234',
    From: '+12349013030',
    To: '+18005551212',
  })
  expect(twilioSignature('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', form)).toBe('0/KCTR6DLpKmkAf8muzZqo1nDgQ=')
})

describe('reports', () => {
  const report = (id: string, form: Record<string, string>, signature?: string) => {
    const body = new URLSearchParams(form)
    const url = `${server.running.centre.config.ORIGIN}/api/sms/${id}/report`
    return server.app.inject({
      method: 'POST',
      url: `/api/sms/${id}/report`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signature ?? twilioSignature(keys.token, url, body),
      },
      payload: body.toString(),
    })
  }
  const begun = async () => {
    const one = sms()
    await logOf(server).begin(one, false)
    return one.id
  }

  it('move an SMS on, in whatever order they come', async () => {
    const id = await begun()
    expect((await report(id, { MessageStatus: 'undelivered', ErrorCode: '30003' })).statusCode).toBe(204)
    expect((await report(id, { MessageStatus: 'sent' })).statusCode).toBe(204)
    expect(await stateOf(id)).toBe('undelivered')
  })

  it('of somebody else, or about another SMS, or of a state nobody knows change nothing', async () => {
    const [id, other] = [await begun(), await begun()]
    const form = { MessageStatus: 'delivered' }
    expect((await report(id, form, 'nonsense')).statusCode).toBe(403)
    const forOther = twilioSignature(
      keys.token,
      `${server.running.centre.config.ORIGIN}/api/sms/${other}/report`,
      new URLSearchParams(form),
    )
    expect((await report(id, form, forOther)).statusCode).toBe(403)
    expect((await report(id, { MessageStatus: 'teleported' })).statusCode).toBe(204)
    expect((await report('nonsense', form)).statusCode).toBe(404)
    expect(await stateOf(id)).toBe('queued')
  })
})

describe('the local stand-in', () => {
  const local = (delay = 0) => localTexter(logOf(server), delay)

  it('takes an SMS, delivers it a moment later, and shows it in the mailbox beside the mails', async () => {
    const one = sms({ to: '+819011112222', text: 'コードは <b>123456</b>' })
    const { centre } = server.running
    centre.outside.sms = local(30)
    await centre.outside.sms.send(one)
    expect(await stateOf(one.id)).toBe('sent')
    await expect.poll(() => stateOf(one.id)).toBe('delivered')
    const page = await server.app.inject({ url: '/mailbox', headers: { host: 'localhost:8700' } })
    expect(page.body).toContain('コードは &#60;b&#62;123456')
    const listed = await server.app.inject({ url: '/mailbox.json?to=%2B819011112222', headers: { host: 'localhost:8700' } })
    expect(listed.json()).toMatchObject([{ channel: 'sms', recipient: '+819011112222', state: 'delivered' }])
  })

  it.each([
    ['+819000000001', undefined, 'undelivered'],
    ['+819000000002', 'sms-undeliverable', 'undelivered'],
    ['+819000000003', 'sms-down', 'failed'],
  ])('%s behaves as documented', async (to, code, state) => {
    const one = sms({ to })
    const sending = local().send(one)
    await (code ? expect(sending).rejects.toMatchObject({ code }) : sending)
    expect(await stateOf(one.id)).toBe(state)
  })
})

describe('configuration', () => {
  const needed = { DATABASE_URL: 'postgres://x', SECRET: Buffer.alloc(32).toString('base64') }

  it('the three keys together or none; where mails are real SMS are real or not at all', () => {
    expect(() => readConfig({ ...needed, TWILIO_ACCOUNT_SID: 'AC1' })).toThrow(/TWILIO_ACCOUNT_SID.*all or none/)
    expect(canText(readConfig(needed))).toBe(true)
    expect(canText(readConfig({ ...needed, SMTP_URL: 'smtp://mail.example' }))).toBe(false)
    expect(canText(readConfig({ ...needed, SMTP_URL: 'smtp://mail.example', ...twilioEnv }))).toBe(true)
    expect(() => readConfig({ ...needed, SMTP_URL: 'smtp://mail.example', SECOND_FACTOR: 'required' })).toThrow(/SECOND_FACTOR/)
  })
})
