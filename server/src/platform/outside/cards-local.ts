/** The local card company (stand-ins/), spoken to as a real one: over HTTP, with a key, never by a shorter way. */
import { setupStatus } from '@tsunagu/contract/payments.ts'
import * as z from 'zod'
import { Unavailable } from '../errors.ts'
import { type Cards, yearMonth } from './cards.ts'
import { type Asked, type Send, type Sent, sendOut } from './send-out.ts'
import { readSigned } from './signed-message.ts'

/** A setup as the company answers it: the shape of Stripe's SetupIntent, as far as we use it. */
const setupAnswer = z.object({
  id: z.string(),
  client_secret: z.string(),
  customer: z.string(),
  status: setupStatus,
  last_setup_error: z.object({ code: z.string() }).nullable(),
  payment_method: z
    .object({
      id: z.string(),
      card: z.object({ brand: z.string(), last4: z.string(), exp_month: z.number(), exp_year: z.number() }),
    })
    .nullable(),
})

export const companySignature = 'tsunagu-signature'

/** `url`: the company's origin. `key`: ours at the company; it also signs its messages. */
export function localCards({ url, key, send = sendOut }: { url: string; key: string; send?: Send }): Cards {
  const ask = async (path: string, asked: Asked): Promise<Sent> => {
    const headers = { ...asked.headers, authorization: `Bearer ${key}` }
    const answer = await send(url + path, { ...asked, headers }).catch(() => undefined)
    // a key it does not know: another laptop's company holds the port
    if (!answer || answer.status >= 500 || answer.status === 401) throw new Unavailable('card-company-down')
    return answer
  }
  return {
    sources: { script: [], frame: [url], connect: [] },
    async openSetup({ setupId, accountId, customer }) {
      const body = JSON.stringify({ customer: customer ?? `cus_${accountId.replaceAll('-', '')}` })
      const answer = await ask('/v1/setup_intents', { method: 'POST', headers: { 'idempotency-key': setupId }, body })
      const made = setupAnswer.parse(answer.json())
      // after the # it is in no log and no Referer
      const page = `${url}/form/${made.id}#${made.client_secret}`
      return { ref: made.id, customer: made.customer, form: { kind: 'stand-in', url: page, origin: url } }
    },
    async askSetup(ref) {
      const answer = await ask(`/v1/setup_intents/${encodeURIComponent(ref)}`, { method: 'GET' })
      // it keeps setups in memory only: after a restart they are gone
      if (answer.status === 404) return { status: 'canceled', error: null, card: null }
      const { status, last_setup_error, payment_method } = setupAnswer.parse(answer.json())
      return {
        status,
        error: last_setup_error?.code ?? null,
        card: status === 'succeeded' && payment_method ? cardOf(payment_method) : null,
      }
    },
    async forgetCard(ref) {
      await ask(`/v1/payment_methods/${encodeURIComponent(ref)}/detach`, { method: 'POST', body: '{}' })
    },
    setupOfMessage(body, headers) {
      const shape = z.object({ data: z.object({ object: z.object({ object: z.literal('setup_intent'), id: z.string() }) }) })
      const read = shape.safeParse(readSigned(key, body, headers[companySignature], new Date()))
      return read.success ? read.data.data.object.id : undefined
    },
  }
}

function cardOf({ id, card }: NonNullable<z.infer<typeof setupAnswer>['payment_method']>) {
  return { ref: id, brand: card.brand, last4: card.last4, expires: yearMonth(card.exp_year, card.exp_month) }
}
