/** The local mailbox page: where mails lie when no mail server is configured. Only for the machine itself. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { NotFound } from './errors.ts'
import type { Centre } from './module.ts'
import { type DeliveredMail, recentMails } from './outside/mail.ts'
import { sendProblem } from './serve.ts'

const here = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const names = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

export async function hangMailbox(app: FastifyInstance, centre: Centre): Promise<void> {
  if (!centre.outside.mail.local) return
  // a foreign page whose name was turned to this machine comes from here too, but under its own name (DNS rebinding)
  const isHere = ({ ip, hostname }: FastifyRequest) =>
    here.has(ip) && (names.has(hostname) || hostname === new URL(centre.config.ORIGIN).hostname)
  const wanted = (request: FastifyRequest) => (request.query as { to?: string }).to?.toLowerCase() ?? null
  app.get('/mailbox', async (request, reply) => {
    // mails hold codes: whoever is not on this machine must not see that the page exists
    if (!isHere(request)) return sendProblem(reply, new NotFound())
    const mails = await recentMails(centre.ground.db, wanted(request))
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page(mails))
  })
  app.get('/mailbox.json', async (request, reply) => {
    if (!isHere(request)) return sendProblem(reply, new NotFound())
    return reply.header('cache-control', 'no-store').send(await recentMails(centre.ground.db, wanted(request)))
  })
}

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

/** Scripts stay off in the frame, whatever a mail holds; its links open beside the mailbox. */
const frame = (html: string) =>
  `<details><summary>HTML版 · HTML version</summary><iframe title="HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escaped(html.replace('<head>', '<head><base target="_blank">'))}"></iframe></details>`

function item({ subject, recipient, at, state, body, html }: DeliveredMail): string {
  return `<article class="${escaped(state)}"><header><b>${escaped(subject ?? '—')}</b>
    <span>${escaped(recipient)} · ${time.format(at)} · <strong>${escaped(states[state] ?? state)}</strong></span></header>
    <pre>${linked(body ?? '')}</pre>${html ? frame(html) : ''}</article>`
}

function page(mails: readonly DeliveredMail[]): string {
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>ローカルメールボックス · Local mailbox</title><style>
:root{color-scheme:light dark}body{font:16px/1.7 system-ui,"Noto Sans JP",sans-serif;max-width:44rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.4rem;font-weight:600;margin:0 0 .25rem}p{margin:0 0 2rem}article{border-top:1px solid #8884;padding:1.25rem 0}
a{color:inherit}header{display:flex;flex-direction:column}header strong{font-weight:400}
.bounced strong,.failed strong{font-weight:600;color:light-dark(#a3261b,#ff9d92)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:.75rem 0 0}details{margin:.75rem 0 0}summary{cursor:pointer;padding:.25rem 0}
iframe{display:block;width:100%;height:40rem;resize:vertical;border:1px solid #8884;border-radius:.5rem;background:#fff}</style>
<main><h1>ローカルメールボックス</h1><p>メールサーバーが設定されていないため、送られるはずのメールはここに届きます。<br>No mail server is configured: mails land here.<br><a href="">更新 · Reload</a></p>
${mails.map(item).join('') || '<p>まだメールはありません。 / No mail yet.</p>'}</main></html>`
}
