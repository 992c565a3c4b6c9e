/** Contracts: what is for sale, what is agreed, for which car and how long; the documents and the consents to them. */
import * as z from 'zod'
import { endpoint } from './endpoint.ts'

const both = z.object({ ja: z.string(), en: z.string() })
const ofVehicle = z.object({ vehicleId: z.uuid() })

/* Documents (D-01 … D-04): versioned, with a plain summary (IMP-37). */

export const documentIds = [
  'account-terms',
  'dealer-information',
  'user-registration',
  'web-terms',
  'g-link-terms',
  'g-link-important',
  'g-link-privacy',
  'helpnet-explanation',
  'dcm-explanation',
  'charging-terms',
  'commercial-transactions',
] as const
export const documentId = z.enum(documentIds)
export type DocumentId = z.infer<typeof documentId>
/** `2026-11`: sorts by time. */
export const documentVersion = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/)

/** What personal data is used for with a consent: notices and services (GEN-09), help by the dealer. */
export const purpose = z.enum(['notices', 'services', 'dealer-support'])

export const documentHead = z.object({
  id: documentId,
  version: documentVersion,
  title: both,
  /** What it says in three to six plain sentences. */
  summary: z.array(both),
  /** Delivered as a file to keep (GLK-05). */
  pdf: z.boolean(),
})
export const documentText = documentHead.extend({
  sections: z.array(z.object({ title: both, paragraphs: z.array(both) })),
  /** What is new against the version before, for who agreed to that one. */
  changes: z.array(both),
  earlier: z.array(documentVersion),
})
export const listDocuments = endpoint({
  id: 'contracts.list-documents',
  method: 'GET',
  path: '/api/documents',
  who: 'anyone',
  summary: 'The documents in force today.',
  response: z.array(documentHead),
})
const ofDocument = z.object({ documentId })
export const readDocument = endpoint({
  id: 'contracts.read-document',
  method: 'GET',
  path: '/api/documents/:documentId',
  who: 'anyone',
  summary: 'A whole document; today’s version unless one is named.',
  params: ofDocument,
  query: z.object({ version: documentVersion.optional() }),
  response: documentText,
})
export const readDocumentFile = endpoint({
  id: 'contracts.read-document-file',
  method: 'GET',
  path: '/api/documents/:documentId/file',
  who: 'anyone',
  summary: 'The document as PDF, to keep (GLK-05).',
  params: ofDocument,
  query: z.object({ version: documentVersion.optional(), language: z.enum(['ja', 'en']).default('ja') }),
})

export const consent = z.object({
  id: z.uuid(),
  document: documentHead,
  givenAt: z.iso.datetime(),
  language: z.enum(['ja', 'en']),
  /** Where: `at-dealer`, `online`. */
  channel: z.enum(['at-dealer', 'online']),
  vehicle: z.string().nullable(),
  /** For what personal data may be used with it (GEN-09); empty where none is. */
  purposes: z.array(purpose),
  withdrawnAt: z.iso.datetime().nullable(),
  /** What ends with it when it is withdrawn; or, where it cannot be withdrawn by itself, why and what can be done. */
  withdrawal: z.object({ possible: z.boolean(), effect: both }),
  /** A newer version is in force, and what is new in it. */
  newer: z.object({ version: documentVersion, changes: z.array(both) }).nullable(),
})
export const listConsents = endpoint({
  id: 'contracts.list-consents',
  method: 'GET',
  path: '/api/me/consents',
  who: 'owner',
  summary: 'What I agreed to, with version and time (IMP-37).',
  response: z.array(consent),
})
export const withdrawConsent = endpoint({
  id: 'contracts.withdraw-consent',
  method: 'POST',
  path: '/api/me/consents/:consentId/withdrawal',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Takes a consent back, with what it ends (IMP-37).',
  params: z.object({ consentId: z.uuid() }),
  refusals: ['cannot-withdraw'],
})

/* What is for sale. All prices in yen with tax, effective-dated. */

/** 新車, 認定中古車, and G-Link Lite for other used cars (GLK-31). */
export const contractKind = z.enum(['new', 'cpo', 'lite'])
export type ContractKind = z.infer<typeof contractKind>
export const optionId = z.enum(['wifi', 'digital-key', 'charging-reservation'])
export type OptionId = z.infer<typeof optionId>
export const term = z.enum(['free', 'month', 'year', 'two-years'])
export const price = z.object({ term, yen: z.number().int().nonnegative() })
/** Why an option is not for this car. */
export const whyNoOption = z.enum(['not-on-model', 'no-connected-navi', 'not-battery-electric', 'corporation', 'card-only'])
export const optionOffer = z.object({
  option: optionId,
  available: z.boolean(),
  why: whyNoOption.nullable(),
  /** Free until that day, when it is free at first. */
  freeUntil: z.iso.date().nullable(),
  /** At application; more than one: choose. Empty: the price is not set by this operator. */
  prices: z.array(price),
  /** After the free time or the first term. */
  afterwards: z.array(price),
  renewsByItself: z.boolean(),
  /** A card and nothing else (PAY-06). */
  cardOnly: z.boolean(),
  /** Phones it works with, to be shown before it is bought (IMP-20); null = any. */
  phones: both.nullable(),
})
export const chargingPlanId = z.enum(['normal', 'normal-and-quick'])
export const chargingPlan = z.object({
  plan: chargingPlanId,
  name: both,
  /** Yen a month, and a minute of each kind of charging. */
  monthly: z.number().int(),
  cardFee: z.number().int(),
  normalPerMinute: z.number(),
  quickPerMinute: z.number().nullable(),
})
export const offer = z.object({
  vehicleId: z.uuid(),
  kind: contractKind,
  plan: both,
  /** Null until first registration or purchase day are known (CON-01, CON-02). */
  freeFrom: z.iso.date().nullable(),
  /** Last free day. */
  freeUntil: z.iso.date().nullable(),
  freeYears: z.number().int(),
  /** What continuing costs after it (CON-09, CON-18). */
  continuation: z.array(price),
  options: z.array(optionOffer),
  /** EV/PHV charging support: `plans` empty when the car is no target (CHG-04, CHG-05). */
  charging: z.object({ eligible: z.boolean(), plans: z.array(chargingPlan), laterAt: z.url() }),
})
export type Offer = z.infer<typeof offer>
export const readOffer = endpoint({
  id: 'contracts.read-offer',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/offer',
  who: 'owner',
  summary: 'What this car can have, with dates and prices (GLK-19).',
  params: ofVehicle,
  response: offer,
})

export const contractState = z.enum(['none', 'applied', 'free', 'paid', 'ended', 'declined'])
export const contract = z.object({
  vehicleId: z.uuid(),
  state: contractState,
  /** G-Link契約ID. */
  number: z.string().nullable(),
  /** レクサスオーナーズカードID, the last four. */
  cardTail: z.string().nullable(),
  kind: contractKind.nullable(),
  appliedAt: z.iso.datetime().nullable(),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  /** Free years, then the first paid one (CON-04): `{ from, until, term }`. */
  timeline: z.array(z.object({ from: z.iso.date(), until: z.iso.date().nullable(), term })),
  options: z.array(
    z.object({
      option: optionId,
      state: z.enum(['applied', 'active', 'ended']),
      term,
      freeUntil: z.iso.date().nullable(),
      yen: z.number().int(),
    }),
  ),
  charging: z.object({ state: z.enum(['none', 'applied', 'active', 'declined', 'not-a-target']), plan: chargingPlanId.nullable() }),
  alertContacts: z.array(z.string()),
  /** Where a decliner or later comer applies: any time, online (IMP-29). */
  apply: z.boolean(),
})
export type Contract = z.infer<typeof contract>
export const readContract = endpoint({
  id: 'contracts.read-contract',
  method: 'GET',
  path: '/api/vehicles/:vehicleId/contract',
  who: 'owner',
  summary: 'The contract of my car: state, dates, options (CON-13).',
  params: ofVehicle,
  response: contract,
})

/** Exactly one (GLK-12). */
export const declineReasons = ['not-needed', 'price', 'privacy', 'other-service', 'later', 'unclear'] as const
export const declineReason = z.enum(declineReasons)

/** What a person chooses at お申込み内容の入力 (GLK-07, GLK-19). */
export const application = z.object({
  options: z
    .array(z.object({ option: optionId, term }))
    .max(10)
    .default([]),
  /** Mail addresses for alarm, start and forgot notices (GLK-20): all of them get each. */
  alertContacts: z.array(z.string().trim().toLowerCase().max(254).pipe(z.email())).max(5).default([]),
})
export type Application = z.infer<typeof application>

export const staffContract = contract.extend({ vehicle: z.string(), vinTail: z.string(), owner: z.string().nullable() })
export const readStaffContract = endpoint({
  id: 'contracts.read-staff-contract',
  method: 'GET',
  path: '/api/staff/vehicles/:vehicleId/contract',
  who: { staff: ['dealer', 'administrator'] },
  summary: 'A contract, for the dealer who sold the car; the look is recorded.',
  params: ofVehicle,
  response: staffContract,
})
