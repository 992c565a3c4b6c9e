/**
 * The bank, or the gateway that speaks for banks: agreements to direct debit made on its own page (IMP-26).
 * Japan has no common interface for these, so this is a small one of our own, drawn after what the gateways have in common:
 * a signed address to send the customer to, a signed message back, and a question that can be asked at any time.
 */
import * as z from 'zod'
import type { Config } from '../config.ts'
import { Unavailable } from '../errors.ts'
import { type Send, sendOut } from './send-out.ts'
import { readSigned, sign, signed } from './signed-message.ts'
import { hasStripe, standInKeys, standInOrigin } from './stand-in-address.ts'

/** `open`: not yet decided, or never begun. */
const mandateNow = z.object({
  state: z.enum(['open', 'agreed', 'refused', 'given-up']),
  /** Bank and branch; never the account number. */
  bank: z.string().max(60).nullable(),
  why: z.string().max(200).nullable(),
})
export type MandateNow = z.infer<typeof mandateNow>

export interface Bank {
  /** Throws Unavailable `bank-down`. */
  askMandate(mandateId: string): Promise<MandateNow>
  /** Which mandate a message of the bank is about. Throws NotAllowed `bad-signature`. */
  mandateOfMessage(body: Buffer, headers: Readonly<Record<string, unknown>>): string | undefined
}

/** Where the bank is and what is shared with it. */
export interface BankAddress {
  /** Without a slash at its end. */
  url: string
  secret: string
}

/** Null: cards are real here and no gateway to banks is configured, so direct debit is agreed on paper only. */
export function bankAddress(config: Config): BankAddress | null {
  if (config.BANK_URL && config.BANK_SECRET) return { url: config.BANK_URL.replace(/\/$/, ''), secret: config.BANK_SECRET }
  return hasStripe(config) ? null : { url: `${standInOrigin(config)}/bank`, secret: standInKeys(config.SECRET).bankSecret }
}

const pageMinutes = 30
export const bankSignature = 'tsunagu-signature'

/** What the bank's page is given, and what is signed: name=value, sorted by name. */
export const bankPageText = (asked: { mandate: string; return: string; until: string }) => new URLSearchParams(asked).toString()

/** The page on which the customer agrees; good for half an hour. `returnTo`: whole address to which the bank leads back. */
export function bankPage({ url, secret }: BankAddress, asked: { mandateId: string; returnTo: string; now: Date }): string {
  const until = String(Math.floor(asked.now.getTime() / 1000) + pageMinutes * 60)
  const text = bankPageText({ mandate: asked.mandateId, return: asked.returnTo, until })
  return `${url}/mandate?${text}&signature=${sign(secret, text)}`
}

export function signedBank({ url, secret }: BankAddress, send: Send = sendOut): Bank {
  return {
    async askMandate(mandateId) {
      const path = `/mandates/${encodeURIComponent(mandateId)}`
      const answer = await send(`${url}${path}`, { method: 'GET', headers: { [bankSignature]: signed(secret, path, new Date()) } }).catch(
        () => undefined,
      )
      const read = answer?.status === 200 ? mandateNow.safeParse(answer.json()) : undefined
      if (!read?.success) throw new Unavailable('bank-down')
      return read.data
    },
    mandateOfMessage(body, headers) {
      const read = z.object({ mandate: z.uuid() }).safeParse(readSigned(secret, body, headers[bankSignature], new Date()))
      return read.success ? read.data.mandate : undefined
    },
  }
}
