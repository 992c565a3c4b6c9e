/** Linkage: which card ID belongs to which account, and the way from the old owner's site (MIG). */
import * as z from 'zod'
import { code, mailedCode, password } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { address, birthDate, customerKind, details, gender, japanesePhone, kanaName } from './profile.ts'

/** The owner's site and the G-Link user site before My LEXUS (WEB): from the first day they were one, after the second they were gone (MIG-01, MIG-02). */
export const oldSite = { renewedOn: '2022-08-31', endedOn: '2023-03-16' } as const

/** レクサスオーナーズカードID, レクサスサービスカードID, G-Link Lite ID (ACC-27). */
export const cardKind = z.enum(['owners-card', 'service-card', 'g-link-lite'])
/** What people kept at the old owner's site (MIG-12 … 16); where each went, the pages say. */
export const oldRecordKind = z.enum(['car-profile', 'diary', 'reminder', 'fuel', 'd-mail', 'service-booking', 'e-care', 'owner-log'])
export const cardNumber = z
  .string()
  .transform((text) =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, ''),
  )
  .pipe(z.string().min(8).max(16))
/** What of somebody is compared; `kind`: a person's card and a corporation's account, or the other way round. */
export const identityItem = z.enum(['kind', 'name', 'kana', 'birthDate', 'phone'])
/** What somebody with a card must know about themselves (gap of the guides: ours to say). */
export const cardIdentity = z.object({
  kind: cardKind,
  number: cardNumber,
  name: z.string().trim().min(1).max(100),
  kana: kanaName,
  /** Of a person; a corporation has none. */
  birthDate: birthDate.nullable().default(null),
  phone: japanesePhone,
})

const shown = z.object({
  kind: cardKind,
  numberTail: z.string(),
  /** 青木 ●●. */
  holder: z.string(),
  vehicles: z.array(z.object({ name: z.string(), plate: z.string().nullable() })),
})
export const linkage = z.object({
  /** The decision helper (MIG-04): nothing to do, procedure ① . */
  advice: z.enum(['none', 'link']),
  links: z.array(
    z.object({
      id: z.uuid(),
      kind: cardKind,
      numberTail: z.string(),
      since: z.iso.datetime(),
      vehicles: z.array(z.object({ name: z.string(), plate: z.string().nullable() })),
    }),
  ),
  /** Something of the old site can be taken along. */
  hasOldRecords: z.boolean(),
})
export const readLinkage = endpoint({
  id: 'linkage.read',
  method: 'GET',
  path: '/api/me/linkage',
  who: 'owner',
  summary: 'Cards linked to my account (MIG-07), and what is to do (MIG-04).',
  response: linkage,
})
export const cardCheck = z.object({ checkId: z.uuid(), shows: shown, expiresAt: z.iso.datetime() })
export const checkCard = endpoint({
  id: 'linkage.check-card',
  method: 'POST',
  path: '/api/me/linkage/checks',
  who: 'owner',
  summary:
    'Procedure ① step 9: the card and who I am, against the card and against my account (ACC-07, MIG-08). `identity-differs` has `facts.items` and `facts.against`: `card` or `account`.',
  body: cardIdentity,
  response: cardCheck,
  status: 201,
  refusals: ['card-not-matching', 'identity-differs', 'already-linked'],
  limit: { calls: 30, seconds: 3600 },
})
export const linkCard = endpoint({
  id: 'linkage.link',
  method: 'POST',
  path: '/api/me/linkage/links',
  who: 'owner',
  summary: 'Procedure ① step 10: links what the check showed (MIG-08).',
  body: z.object({ checkId: z.uuid() }),
  response: linkage,
  status: 201,
  refusals: ['check-over', 'identity-differs', 'already-linked'],
})
export const exportOldRecords = endpoint({
  id: 'linkage.export-old-records',
  method: 'GET',
  path: '/api/me/linkage/old-records',
  who: 'owner',
  summary: 'What I had at the old owner’s site (MIG-12 … 16), as one JSON file to keep.',
})

/* Procedure ②: no account yet. */

const ofMigration = z.object({ migrationId: z.uuid() })
export const startMigration = endpoint({
  id: 'linkage.start-migration',
  method: 'POST',
  path: '/api/linkage/migrations',
  who: 'anyone',
  summary: 'Procedure ② step 5: a card and who I am (MIG-10). One answer for every pair that does not fit.',
  body: cardIdentity,
  response: z.object({ migrationId: z.uuid(), shows: shown, expiresAt: z.iso.datetime() }),
  status: 201,
  refusals: ['card-not-matching', 'already-linked'],
  limit: { calls: 30, seconds: 3600 },
})
export const mailMigrationCode = endpoint({
  id: 'linkage.mail-migration-code',
  method: 'POST',
  path: '/api/linkage/migrations/:migrationId/code',
  who: 'anyone',
  summary: 'Procedure ② step 6: the address that will be the account’s (MIG-10); accounts.resend-code sends another.',
  params: ofMigration,
  body: z.object({
    email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
    language: z.enum(['ja', 'en']),
    termsVersion: z.string().max(20),
  }),
  response: mailedCode,
  refusals: ['check-over'],
  limit: { calls: 30, seconds: 60 },
})
export const verifyMigrationCode = endpoint({
  id: 'linkage.verify-migration-code',
  method: 'POST',
  path: '/api/linkage/migrations/:migrationId/verification',
  who: 'anyone',
  summary: 'Procedure ② step 7: the six digits (MIG-10).',
  params: ofMigration,
  body: z.object({ code }),
  refusals: ['check-over', 'code-wrong', 'code-expired', 'code-used-up'],
  limit: { calls: 60, seconds: 60 },
})
/** What the card's record says; null: never asked for when the card was made. */
export const prefilled = z.object({
  kind: customerKind,
  name: z.string(),
  kana: z.string(),
  birthDate: z.string().nullable(),
  gender: gender.nullable(),
  address: address.nullable(),
  contactPhone: z.string(),
  mobilePhone: z.string().nullable(),
  corporateNumber: z.string().nullable(),
})
export const readMigration = endpoint({
  id: 'linkage.read-migration',
  method: 'GET',
  path: '/api/linkage/migrations/:migrationId',
  who: 'anyone',
  summary: 'Procedure ② step 8: the form, filled with what the card’s record holds (MIG-11); only in that browser and after the code.',
  params: ofMigration,
  response: z.object({
    shows: shown,
    email: z.string().nullable(),
    verified: z.boolean(),
    /** Null until the code was right. */
    prefilled: prefilled.nullable(),
  }),
})
export const completeMigration = endpoint({
  id: 'linkage.complete-migration',
  method: 'POST',
  path: '/api/linkage/migrations/:migrationId/completion',
  who: 'anyone',
  summary: 'Procedure ② step 9: makes the account and links the card in one (MIG-11); signed in afterwards.',
  params: ofMigration,
  body: z
    .object({ details, password, passwordAgain: z.string() })
    .refine((b) => b.password === b.passwordAgain, { path: ['passwordAgain'], message: 'not-same' }),
  response: z.object({ next: z.string() }),
  refusals: ['check-over', 'code-needed', 'password-known', 'already-registered', 'identity-differs', 'already-linked'],
  limit: { calls: 30, seconds: 60 },
})
