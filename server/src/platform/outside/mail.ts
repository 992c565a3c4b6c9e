/** Mail: SMTP (any server, by nodemailer) or the local mailbox. Every mail leaves a row in platform.mails, the delivery log. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Db } from '../database/db.ts'
import { type Failure, Refused, Unavailable } from '../errors.ts'

export interface Mail {
  /** What kind of mail, for the log: `accounts.code`, `notices.news`. */
  kind: string
  from: string
  to: string
  subject: string
  text: string
  /** The same in HTML; `letter` makes both. */
  html?: string
}

export interface Mailer {
  /**
   * Sends one mail. Throws Unavailable `mail-down` when trying again makes sense, Refused `mail-bounced` when the address takes none,
   * Refused `mail-refused` when the server will never take this mail, though the address may be right.
   */
  send(mail: Mail): Promise<void>
  /** True: mails lie in the local mailbox page. */
  readonly local: boolean
}

/** `url`: `smtp://user:password@host:587` or `smtps://…`, with nodemailer's options as its query. */
export function smtpMailer(url: string, db: Db): Mailer {
  const transport = createTransport(
    { url, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 },
    // RFC 3834: no out-of-office answers to a machine
    { headers: { 'Auto-Submitted': 'auto-generated' } },
  )
  return {
    local: false,
    async send(mail) {
      const id = await logMail(db, mail, false)
      try {
        await transport.sendMail({
          from: mail.from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          ...(mail.html ? { html: mail.html } : {}),
          messageId: `<${id}@${mail.from.split('@')[1]?.replace('>', '')}>`,
        })
      } catch (error) {
        const failure = smtpFailure(error as SmtpError)
        const state = failure.code === 'mail-bounced' ? 'bounced' : 'failed'
        await settle(db, id, state, String((error as SmtpError).responseCode ?? (error as SmtpError).code ?? failure.code))
        throw failure
      }
      await settle(db, id, 'sent', null)
    },
  }
}

/** What nodemailer throws: `code` says at which step, `response` is the server's line. */
interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
  response?: string
}

/** Only a lasting no (5xx) to the recipient is about the address (RFC 5321 §4.2.1); a full mailbox (x.2.2) or a policy (x.7) is not (RFC 3463). */
export function smtpFailure({ code, command, responseCode = 0, response = '' }: SmtpError): Failure {
  const lasting = responseCode >= 500 && responseCode < 600
  if (!lasting) return new Unavailable('mail-down')
  if (command === 'RCPT TO') return /\b5\.(2\.2|7\.\d+)\b/.test(response) ? new Refused('mail-refused') : new Refused('mail-bounced')
  if (command === 'DATA' || code === 'EMESSAGE') return new Refused('mail-refused')
  // signing in, the sender's address, the greeting: the operator's to mend, and then the mail may go
  return new Unavailable('mail-down')
}

/** Local stand-in: takes a moment, refuses addresses at `bounce.example`, is down for those at `down.example`. */
export function localMailer(db: Db, delay: number): Mailer {
  return {
    local: true,
    async send(mail) {
      const id = await logMail(db, mail, true)
      await wait(delay)
      const domain = mail.to.split('@')[1]?.replace('>', '')
      const state = domain === 'bounce.example' ? 'bounced' : domain === 'down.example' ? 'failed' : 'sent'
      await settle(db, id, state, state === 'sent' ? null : '550')
      if (state === 'bounced') throw new Refused('mail-bounced')
      if (state === 'failed') throw new Unavailable('mail-down')
    },
  }
}

export const openMailer = (config: Config, db: Db): Mailer => (config.SMTP_URL ? smtpMailer(config.SMTP_URL, db) : localMailer(db, 50))

/** `keep`: with its words, for the local mailbox. */
async function logMail(db: Db, { kind, to, subject, text, html = null }: Omit<Mail, 'html'> & { html?: string | null }, keep: boolean) {
  const id = randomUUID()
  const [keptSubject, body, page] = keep ? [subject, text, html] : [null, null, null]
  await sql`insert into platform.mails (id, kind, recipient, state, subject, body, html, at)
    values (${id}, ${kind}, ${to}, 'queued', ${keptSubject}, ${body}, ${page}, ${new Date()})`.execute(db)
  return id
}

async function settle(db: Db, id: string, state: string, error: string | null): Promise<void> {
  await sql`update platform.mails set state = ${state}, error = ${error} where id = ${id}`.execute(db)
}

export interface DeliveredMail {
  id: string
  kind: string
  recipient: string
  state: string
  subject: string | null
  body: string | null
  html: string | null
  at: Date
}

/** The newest mails, to one recipient or to all; bodies only of the local mailbox. */
export async function recentMails(db: Db, recipient: string | null, most = 50): Promise<DeliveredMail[]> {
  const found = await sql<DeliveredMail>`select id, kind, recipient, state, subject, body, html, at from platform.mails
    where ${recipient}::text is null or recipient = ${recipient} order by at desc limit ${most}`.execute(db)
  return found.rows
}
