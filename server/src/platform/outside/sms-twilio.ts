/** Twilio Programmable Messaging over REST: `POST /2010-04-01/Accounts/{sid}/Messages.json`, and its status callbacks. */
import { createHmac } from 'node:crypto'
import type { SmsState } from '@tsunagu/contract/second-factor.ts'
import * as z from 'zod'
import { type Failure, NotAllowed, Refused, Unavailable } from '../errors.ts'
import { type Send, type Sent, sendOut } from './send-out.ts'
import { sameSecret } from './signed-message.ts'
import type { SmsLog, Texter } from './sms.ts'

export interface TwilioAccount {
  sid: string
  token: string
  /** A number, a sender's name, or a messaging service (`MG…`). */
  from: string
  /** Of this centre: where the callbacks come, and what their signature covers. */
  origin: string
}

export const reportPath = (id: string): string => `/api/sms/${id}/report`

/** Their words for a message's way; `accepted` and `scheduled` come before `queued`. */
const states: Readonly<Record<string, SmsState>> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'undelivered',
  canceled: 'undelivered',
}

const answered = z.object({ status: z.string() })
const refusal = z.object({ code: z.number() })
/** About the number: not one, no mobile, a landline, out of reach, or its holder has answered STOP. */
const numberFaults = new Set([21211, 21214, 21217, 21610, 21612, 21614, 21635])

export function twilioTexter(account: TwilioAccount, log: SmsLog, send: Send = sendOut, api = 'https://api.twilio.com'): Texter {
  const { sid, token, from, origin } = account
  const address = `${api}/2010-04-01/Accounts/${encodeURIComponent(sid)}/Messages.json`
  return {
    local: false,
    async send(sms) {
      await log.begin(sms, false)
      const form = new URLSearchParams({
        To: sms.to,
        ...(from.startsWith('MG') ? { MessagingServiceSid: from } : { From: from }),
        Body: sms.text,
        StatusCallback: origin + reportPath(sms.id),
      })
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`,
      }
      const answer = await send(address, { method: 'POST', headers, body: form.toString() }).catch(() => undefined)
      const { failure, error } = failureOf(answer)
      if (failure) {
        await log.settle(sms.id, { state: failure.code === 'sms-undeliverable' ? 'undelivered' : 'failed', error })
        throw failure
      }
      const read = answered.safeParse(answer?.json())
      await log.settle(sms.id, { state: (read.success && states[read.data.status]) || 'queued', error: null })
    },
    reportOf(id, body, headers) {
      const form = new URLSearchParams(body.toString('utf8'))
      checkSignature(token, origin + reportPath(id), form, headers['x-twilio-signature'])
      const state = states[form.get('MessageStatus') ?? '']
      return state && { state, error: form.get('ErrorCode') }
    },
  }
}

/** Only a no about the number is the number's; keys, sender and balance are the operator's to mend, and then the SMS may go. */
function failureOf(answer: Sent | undefined): { failure?: Failure; error: string | null } {
  if (!answer) return { failure: new Unavailable('sms-down'), error: 'no-answer' }
  if (answer.status < 300) return { error: null }
  const read = refusal.safeParse(answer.json())
  const error = String(read.success ? read.data.code : answer.status)
  if (answer.status === 429 || answer.status >= 500 || answer.status === 401 || answer.status === 403)
    return { failure: new Unavailable('sms-down'), error }
  return { failure: new Refused(read.success && numberFaults.has(read.data.code) ? 'sms-undeliverable' : 'sms-refused'), error }
}

/** Throws NotAllowed `bad-signature` unless the form was signed with our token for this very address. */
export function checkSignature(token: string, url: string, form: URLSearchParams, given: unknown): void {
  if (!sameSecret(twilioSignature(token, url, form), given)) throw new NotAllowed('bad-signature')
}

/** HMAC-SHA1 over the address and every name and value in the order of the names, base64: `X-Twilio-Signature`. */
export function twilioSignature(token: string, url: string, form: URLSearchParams): string {
  const pairs = [...form].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return createHmac('sha1', token)
    .update(url + pairs.flat().join(''))
    .digest('base64')
}
