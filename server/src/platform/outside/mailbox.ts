/** The local mailbox page: where mails and SMS lie when no provider of theirs is configured. Only for the machine itself. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { NotFound } from '../errors.ts'
import { sendProblem } from '../http/serve.ts'
import type { Centre } from '../module.ts'
import { type DeliveredMail, recentMails } from './mail.ts'
import { recentSms } from './sms.ts'

const here = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const names = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

export async function hangMailbox(app: FastifyInstance, centre: Centre): Promise<void> {
  if (!centre.outside.mail.local) return
  const messages = async (to: string | null): Promise<Message[]> => {
    const { db } = centre.ground
    const mails = (await recentMails(db, to)).map((one): Message => ({ ...one, channel: 'mail' }))
    const texts = centre.outside.sms.local ? await recentSms(db, to) : []
    return [...mails, ...texts.map((one): Message => ({ ...one, channel: 'sms', subject: null, html: null }))].sort(
      (a, b) => b.at.getTime() - a.at.getTime(),
    )
  }
  // a foreign page whose name was turned to this machine comes from here too, but under its own name (DNS rebinding)
  const isHere = ({ ip, hostname }: FastifyRequest) =>
    here.has(ip) && (names.has(hostname) || hostname === new URL(centre.config.ORIGIN).hostname)
  const wanted = (request: FastifyRequest) => (request.query as { to?: string }).to?.toLowerCase() ?? null
  app.get('/mailbox', async (request, reply) => {
    // mails hold codes: whoever is not on this machine must not see that the page exists
    if (!isHere(request)) return sendProblem(reply, new NotFound())
    const found = await messages(wanted(request))
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page(found))
  })
  app.get('/mailbox.json', async (request, reply) => {
    if (!isHere(request)) return sendProblem(reply, new NotFound())
    return reply.header('cache-control', 'no-store').send(await messages(wanted(request)))
  })
}

type Message = DeliveredMail & { channel: 'mail' | 'sms' }

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
/** Escaped text whose web addresses can be followed. */
const linked = (text: string) => escaped(text).replaceAll(/https?:\/\/[^\s（）「」、。]+/g, (url) => `<a href="${url}">${url}</a>`)
const time = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'medium', timeStyle: 'medium' })
const states: Record<string, string> = {
  queued: '送信中 · on its way',
  sent: '届きました · delivered',
  bounced: '宛先不明で戻りました · bounced',
  failed: '送れませんでした · not sent',
}
const smsStates: Record<string, string> = {
  ...states,
  sent: '送信しました · with the carrier',
  delivered: '届きました · delivered',
  undelivered: '届きませんでした · not delivered',
}

/** Scripts stay off in the frame, whatever a mail holds; its links open beside the mailbox. */
const frame = (html: string) =>
  `<details><summary>HTML版 · HTML version</summary><iframe title="HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escaped(html.replace('<head>', '<head><base target="_blank">'))}"></iframe></details>`

function item({ channel, subject, recipient, at, state, body, html }: Message): string {
  const word = (channel === 'sms' ? smsStates : states)[state] ?? state
  return `<article class="${escaped(channel)} ${escaped(state)}"><header><b>${escaped(channel === 'sms' ? 'SMS' : (subject ?? '—'))}</b>
    <span>${escaped(recipient)} · ${time.format(at)} · <strong>${escaped(word)}</strong></span></header>
    <pre>${linked(body ?? '')}</pre>${html ? frame(html) : ''}</article>`
}

function page(messages: readonly Message[]): string {
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>ローカルメールボックス · Local mailbox</title><style>
:root{color-scheme:light dark}body{font:16px/1.7 system-ui,"Noto Sans JP",sans-serif;max-width:44rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.4rem;font-weight:600;margin:0 0 .25rem}p{margin:0 0 2rem}article{border-top:1px solid #8884;padding:1.25rem 0}
a{color:inherit}header{display:flex;flex-direction:column}header strong{font-weight:400}
.bounced strong,.failed strong,.undelivered strong{font-weight:600;color:light-dark(#a3261b,#ff9d92)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:.75rem 0 0}details{margin:.75rem 0 0}summary{cursor:pointer;padding:.25rem 0}
article.sms pre{display:inline-block;max-width:30rem;padding:.6rem 1rem;border-radius:1rem;background:#8882}
iframe{display:block;width:100%;height:40rem;resize:vertical;border:1px solid #8884;border-radius:.5rem;background:#fff}</style>
<main><h1>ローカルメールボックス</h1><p>メールサーバーが設定されていないため、送られるはずのメールとSMSはここに届きます。<br>No mail server is configured: mails and SMS land here.<br><a href="">更新 · Reload</a></p>
${messages.map(item).join('') || '<p>まだ何も届いていません。 / Nothing yet.</p>'}</main></html>`
}
