/** The card company: it alone sees card numbers. Stripe (cards-stripe.ts), or the local company of a laptop (cards-local.ts). */
import type { CardForm, SetupStatus } from '@tsunagu/contract/payments.ts'

/** A card as the company knows it: what may stand in our database. */
export interface KnownCard {
  /** Its name at the company (`pm_…`). */
  ref: string
  /** `Visa`. */
  brand: string
  last4: string
  /** YYYY-MM. */
  expires: string
}

export interface OpenedSetup {
  /** `seti_…`. */
  ref: string
  /** The customer at the company (`cus_…`), to be given again next time. */
  customer: string
  form: CardForm
}

/** How a setup stands, by the company's own word. */
export interface SetupNow {
  status: SetupStatus
  error: string | null
  /** Only once it succeeded. */
  card: KnownCard | null
}

export interface Cards {
  /** What pages need to speak with the company: origins for the Content-Security-Policy. */
  readonly sources: { script: readonly string[]; frame: readonly string[]; connect: readonly string[] }
  /** Opens a setup; the same `setupId` again gives the same one. Throws Unavailable `card-company-down`. */
  openSetup(asked: { setupId: string; accountId: string; customer: string | null }): Promise<OpenedSetup>
  /** Throws Unavailable `card-company-down`. A setup the company does not know is `canceled`. */
  askSetup(ref: string): Promise<SetupNow>
  /** The company forgets a card; nothing happens when it has done so before. */
  forgetCard(ref: string): Promise<void>
  /** Which setup a message of the company is about. Throws NotAllowed `bad-signature`; undefined: about something else. */
  setupOfMessage(body: Buffer, headers: Readonly<Record<string, unknown>>): string | undefined
}

/** 2029, 3 → `2029-03`. */
export const yearMonth = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`
