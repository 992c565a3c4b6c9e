import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { type Database, openDatabase } from '../database/db.ts'
import { localMailer, type Mail, type Mailer, recentMails, smtpFailure, smtpMailer } from './mail.ts'

let lying: TestDatabase
let database: Database
let smtp: SMTPServer
let mailer: Mailer
const taken: string[] = []
/** What the server says to the next recipient or message; null: it takes it. */
let answers: { recipient: [number, string] | null; message: [number, string] | null }

const refusal = ([responseCode, text]: [number, string]) => Object.assign(new Error(text), { responseCode })
const mail = (more: Partial<Mail> = {}): Mail => ({
  kind: 'notices.news',
  from: '"TOYOTAアカウント" <account@tsunagu.example>',
  to: 'hanako@example.jp',
  subject: '新しい端末でログインがありました',
  text: '青木 花子 様\n\n「iPhone · Safari」で…\n.\n..点で始まる行',
  ...more,
})

beforeAll(async () => {
  lying = await testDatabase()
  database = openDatabase(lying.url)
  smtp = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ password }, _session, done) =>
      password === 'right' ? done(null, { user: 'centre' }) : done(refusal([535, '5.7.8 wrong password'])),
    onRcptTo: (_address, _session, done) => done(answers.recipient ? refusal(answers.recipient) : null),
    onData: (stream, _session, done) => {
      text(stream).then((source) => {
        if (answers.message) return done(refusal(answers.message))
        taken.push(source)
        done(null)
      }, done)
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  mailer = smtpMailer(`smtp://127.0.0.1:${portOf(smtp)}`, database.db)
})
beforeEach(() => {
  answers = { recipient: null, message: null }
  taken.length = 0
})
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve))
  await database.close()
  await lying.drop()
})

const portOf = (server: SMTPServer) => (server.server.address() as AddressInfo).port
const logged = async (to: string) => (await recentMails(database.db, to))[0]

describe('SMTP', () => {
  it('carries Japanese whole: subject, sender, text', async () => {
    await mailer.send(mail())
    const [source = ''] = taken
    // mail servers of old: nothing but ASCII in the headers
    expect(source.split('\r\n\r\n')[0]).toMatch(/^[\x20-\x7e\r\n\t]*$/)
    const read = await simpleParser(source)
    expect(read.subject).toBe('新しい端末でログインがありました')
    expect(read.from?.value[0]).toMatchObject({ name: 'TOYOTAアカウント', address: 'account@tsunagu.example' })
    expect(read.text?.trimEnd()).toBe(mail().text)
    expect(read.headers.get('auto-submitted')).toBe('auto-generated')
    expect(read.messageId).toMatch(/^<[0-9a-f-]{36}@tsunagu\.example>$/)
  })

  it('carries the HTML version beside the text, and keeps neither', async () => {
    await mailer.send(mail({ to: 'html@example.jp', html: '<p lang="ja">承認されました</p>' }))
    const read = await simpleParser(taken[0] ?? '')
    expect(read.html).toBe('<p lang="ja">承認されました</p>')
    expect(read.text?.trimEnd()).toBe(mail().text)
    expect(await logged('html@example.jp')).toMatchObject({ state: 'sent', body: null, html: null })
  })

  it('logs each mail, but keeps neither subject nor text of one that went out', async () => {
    await mailer.send(mail({ to: 'log@example.jp' }))
    expect(await logged('log@example.jp')).toMatchObject({ kind: 'notices.news', state: 'sent', subject: null, body: null })
  })

  it('says that an address takes no mail: 550', async () => {
    answers.recipient = [550, '5.1.1 no such user']
    await expect(mailer.send(mail({ to: 'nobody@example.jp' }))).rejects.toMatchObject({ code: 'mail-bounced', retry: false })
    expect(await logged('nobody@example.jp')).toMatchObject({ state: 'bounced' })
  })

  it('may go later: 451, or no server at all', async () => {
    answers.recipient = [451, '4.7.1 greylisted']
    await expect(mailer.send(mail({ to: 'later@example.jp' }))).rejects.toMatchObject({ code: 'mail-down', retry: true })
    expect(await logged('later@example.jp')).toMatchObject({ state: 'failed' })
    answers.recipient = null
    await mailer.send(mail({ to: 'later@example.jp' }))
    expect(await logged('later@example.jp')).toMatchObject({ state: 'sent' })
    await expect(smtpMailer('smtp://127.0.0.1:9', database.db).send(mail())).rejects.toMatchObject({ code: 'mail-down' })
  })

  it('does not blame the address for a refused message or our own wrong password', async () => {
    answers.message = [554, '5.7.1 looks like spam']
    await expect(mailer.send(mail())).rejects.toMatchObject({ code: 'mail-refused', retry: false })
    answers.message = null
    const wrong = smtpMailer(`smtp://centre:wrong@127.0.0.1:${portOf(smtp)}`, database.db)
    await expect(wrong.send(mail())).rejects.toMatchObject({ code: 'mail-down', retry: true })
    await smtpMailer(`smtp://centre:right@127.0.0.1:${portOf(smtp)}`, database.db).send(mail())
    expect(taken).toHaveLength(1)
  })

  it('lets nobody write headers through an address or a subject', async () => {
    await mailer.send(mail({ subject: 'a\r\nBcc: other@example.jp' }))
    expect((await simpleParser(taken[0] ?? '')).headers.has('bcc')).toBe(false)
  })
})

it.each([
  [{ command: 'RCPT TO', responseCode: 550, response: '550 5.1.1 unknown' }, 'mail-bounced'],
  [{ command: 'RCPT TO', responseCode: 550, response: '550 no such user here' }, 'mail-bounced'],
  [{ command: 'RCPT TO', responseCode: 552, response: '552 5.2.2 mailbox full' }, 'mail-refused'],
  [{ command: 'RCPT TO', responseCode: 550, response: '550 5.7.1 your network is blocked' }, 'mail-refused'],
  [{ command: 'RCPT TO', responseCode: 450, response: '450 4.2.1 busy' }, 'mail-down'],
  [{ command: 'DATA', code: 'EMESSAGE', responseCode: 554, response: '554 no' }, 'mail-refused'],
  [{ command: 'MAIL FROM', responseCode: 553, response: '553 sender not allowed' }, 'mail-down'],
  [{ code: 'EAUTH', responseCode: 535, response: '535 5.7.8' }, 'mail-down'],
  [{ code: 'ECONNECTION' }, 'mail-down'],
] as const)('%o means %s', (error, code) => {
  expect(smtpFailure(error).code).toBe(code)
})

it('the local mailbox keeps the text, bounces at bounce.example and is down at down.example', async () => {
  const local = localMailer(database.db, 0)
  await local.send(mail({ to: 'a@local.example' }))
  expect(await logged('a@local.example')).toMatchObject({ state: 'sent', body: mail().text })
  await expect(local.send(mail({ to: 'a@bounce.example' }))).rejects.toMatchObject({ code: 'mail-bounced' })
  await expect(local.send(mail({ to: 'a@down.example' }))).rejects.toMatchObject({ code: 'mail-down' })
})
