/** Who a customer is: person or corporation, their details as on the licence or in the registry. Part of the module `accounts`. */
import * as z from 'zod'
import { mobilePhone } from './accounts.ts'
import { endpoint } from './endpoint.ts'

/** お客さま種別 (ACC-12); never changes once an account has it (ACC-13). */
export const customerKind = z.enum(['individual', 'corporation'])
export type CustomerKind = z.infer<typeof customerKind>

/** Full width to half, spaces in a row to one. */
const tidy = (text: string) => text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
const line = (most: number) => z.string().transform(tidy).pipe(z.string().min(1).max(most))
/** Katakana; hiragana and half-width kana are turned. */
export const kanaName = z
  .string()
  .transform((text) => tidy(text).replaceAll(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60)))
  .pipe(
    z
      .string()
      .min(1)
      .max(100)
      .regex(/^[ァ-ヶー・\s（）()]+$/, 'not-kana'),
  )
/** Japanese number, mobile or fixed, kept as E.164: 03-1234-5678 → +81312345678. */
export const japanesePhone = z
  .string()
  .transform((text) => text.normalize('NFKC').replaceAll(/[\s().ー−‐-]/g, ''))
  .pipe(z.string().regex(/^(?:\+81|0)[1-9]\d{8,9}$/, 'not-a-phone'))
  .transform((text) => text.replace(/^0/, '+81'))
/** Seven digits: 〒100-0013 → 1000013. */
export const postalCode = z
  .string()
  .transform((text) => text.normalize('NFKC').replaceAll(/[〒\s-]/g, ''))
  .pipe(z.string().regex(/^\d{7}$/, 'not-a-postal-code'))
/** A day that was: YYYY-MM-DD, not before 1900. */
export const birthDate = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day <= new Date().toISOString().slice(0, 10), 'not-a-birth-date')

export const address = z.object({
  postalCode,
  /** 都道府県. */
  prefecture: line(10),
  /** 市区町村. */
  city: line(60),
  /** 町名・番地. */
  street: line(120),
  /** 建物名・部屋番号. */
  building: line(120).nullable().default(null),
})
export type Address = z.infer<typeof address>

export const gender = z.enum(['female', 'male', 'other', 'unsaid'])

/** The nine items of a person (ACC-25); the first is `kind`. */
export const personDetails = z.object({
  kind: z.literal('individual'),
  name: line(60),
  kana: kanaName,
  gender,
  birthDate,
  address,
  contactPhone: japanesePhone,
  mobilePhone,
})
/** 法人番号: 13 digits; the check digit is a warning where it is typed, a refusal only where it is looked up (BUY-32). */
export const corporateNumber = z
  .string()
  .transform((text) => text.normalize('NFKC').replaceAll(/[\sT-]/gi, ''))
  .pipe(z.string().regex(/^\d{13}$/, 'not-thirteen-digits'))
/** The first digit checks the other twelve (法人番号の指定等に関する省令): 9 − (sum of the digits, every second from the right twice) mod 9. */
export function hasRightCheckDigit(number: string): boolean {
  const digits = [...number].map(Number)
  const sum = digits.slice(1).reduce((total, digit, n) => total + digit * (n % 2 === 0 ? 2 : 1), 0)
  return digits.length === 13 && digits[0] === 9 - (sum % 9)
}
/** A corporation (ACC-22, ACC-23); without a number when it is not known (ACC-21). */
export const corporationDetails = z.object({
  kind: z.literal('corporation'),
  corporateNumber: corporateNumber.nullable().default(null),
  name: line(100),
  kana: kanaName,
  address,
  /** 部署名. */
  department: line(60).nullable().default(null),
  contactPhone: japanesePhone,
  mobilePhone,
})
export const details = z.discriminatedUnion('kind', [personDetails, corporationDetails])
export type Details = z.infer<typeof details>
export type PersonDetails = z.infer<typeof personDetails>
export type CorporationDetails = z.infer<typeof corporationDetails>

export const profile = z.object({
  kind: customerKind,
  /** Null: an older account that has given name and kana only. */
  details: details.nullable(),
  /** What cannot be changed here because the account is linked with G-Link (ACC-17). */
  held: z.array(z.enum(['name', 'kana', 'birthDate'])),
})
export type Profile = z.infer<typeof profile>
export const readProfile = endpoint({
  id: 'accounts.read-profile',
  method: 'GET',
  path: '/api/me/profile',
  who: 'owner',
  summary: 'My details, all nine (ACC-25) or the corporation’s (ACC-22).',
  response: profile,
})
export const changeProfile = endpoint({
  id: 'accounts.change-profile',
  method: 'PUT',
  path: '/api/me/profile',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Changes my details (ACC-30). Held items stay (ACC-17); the kind never changes (ACC-13).',
  body: z.object({ details }),
  response: profile,
  refusals: ['identity-held', 'other-kind'],
})

/* Name and birth date of a linked account change by request, with a document (IMP-28). */

export const identityChange = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  kana: z.string().nullable(),
  birthDate: z.iso.date().nullable(),
  reason: z.enum(['marriage', 'court', 'misspelt', 'other']),
  hasDocument: z.boolean(),
  state: z.enum(['draft', 'waiting', 'approved', 'rejected', 'withdrawn']),
  /** The reviewer's words when it was rejected. */
  answer: z.string().nullable(),
  askedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  /** The name before, while it still counts beside the new one (IMP-28): papers such as the certificate have it. */
  former: z.string().nullable(),
  bothUntil: z.iso.datetime().nullable(),
})
const ofChange = z.object({ changeId: z.uuid() })
export const listIdentityChanges = endpoint({
  id: 'accounts.list-identity-changes',
  method: 'GET',
  path: '/api/me/identity-changes',
  who: 'owner',
  summary: 'My requests to correct name or birth date (IMP-28), newest first.',
  response: z.array(identityChange),
})
export const askIdentityChange = endpoint({
  id: 'accounts.ask-identity-change',
  method: 'POST',
  path: '/api/me/identity-changes',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Asks for another name or birth date (IMP-28); it waits once a document is there.',
  body: z
    .object({
      name: line(60).nullable().default(null),
      kana: kanaName.nullable().default(null),
      birthDate: birthDate.nullable().default(null),
      reason: z.enum(['marriage', 'court', 'misspelt', 'other']),
    })
    .refine((b) => b.name !== null || b.kana !== null || b.birthDate !== null, { path: ['name'], message: 'required' }),
  response: identityChange,
  status: 201,
  refusals: ['change-open'],
  limit: { calls: 10, seconds: 3600 },
})
export const documentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export const giveIdentityDocument = endpoint({
  id: 'accounts.give-identity-document',
  method: 'PUT',
  path: '/api/me/identity-changes/:changeId/document',
  who: 'owner',
  summary: 'The document that shows it; kept sealed, gone 30 days after the decision.',
  params: ofChange,
  bytes: { types: documentTypes, max: 8 * 1024 * 1024 },
  response: identityChange,
  refusals: ['not-a-document', 'change-decided'],
  limit: { calls: 20, seconds: 3600 },
})
export const withdrawIdentityChange = endpoint({
  id: 'accounts.withdraw-identity-change',
  method: 'DELETE',
  path: '/api/me/identity-changes/:changeId',
  who: 'owner',
  summary: 'Takes a request back.',
  params: ofChange,
  refusals: ['change-decided'],
})
export const openIdentityChange = identityChange.extend({
  account: z.object({ id: z.uuid(), name: z.string(), kana: z.string(), birthDate: z.iso.date().nullable() }),
})
export const listOpenIdentityChanges = endpoint({
  id: 'accounts.list-open-identity-changes',
  method: 'GET',
  path: '/api/staff/identity-changes',
  who: { staff: ['reviewer'] },
  summary: 'Requests that wait for a reviewer, oldest first.',
  response: z.array(openIdentityChange),
})
export const readIdentityDocument = endpoint({
  id: 'accounts.read-identity-document',
  method: 'GET',
  path: '/api/staff/identity-changes/:changeId/document',
  who: { staff: ['reviewer'] },
  summary: 'The document; each look leaves an audit row.',
  params: ofChange,
})
export const decideIdentityChange = endpoint({
  id: 'accounts.decide-identity-change',
  method: 'POST',
  path: '/api/staff/identity-changes/:changeId/decision',
  who: { staff: ['reviewer'] },
  summary: 'Approves or rejects; the account changes at once and its owner is told.',
  params: ofChange,
  body: z.object({ approve: z.boolean(), answer: z.string().trim().max(400).default('') }),
  refusals: ['change-decided'],
})

/* Look-ups that fill a form. */

export const readPostalCode = endpoint({
  id: 'accounts.read-postal-code',
  method: 'GET',
  path: '/api/postal-codes/:postalCode',
  who: 'anyone',
  summary: 'The areas of a postal code, from data on board; several for some codes, none for an unknown one.',
  params: z.object({ postalCode }),
  response: z.array(z.object({ prefecture: z.string(), city: z.string(), town: z.string() })),
  limit: { calls: 60, seconds: 60 },
})
export const corporation = z.object({
  corporateNumber: z.string(),
  name: z.string(),
  kana: z.string(),
  postalCode: z.string(),
  prefecture: z.string(),
  city: z.string(),
  street: z.string(),
  /** When the registry closed it. */
  closedOn: z.iso.date().nullable(),
})
export const readCorporation = endpoint({
  id: 'accounts.read-corporation',
  method: 'GET',
  path: '/api/corporations/:corporateNumber',
  who: 'anyone',
  summary: 'What the National Tax Agency’s registry says of a number (ACC-20, BUY-31). 404 `corporation-not-found`, 503 `registry-down`.',
  params: z.object({ corporateNumber }),
  response: corporation,
  refusals: ['corporate-number-wrong'],
  limit: { calls: 20, seconds: 60 },
})

/* Several people under one corporation (IMP-27). */

/** administrator: people and cars; manager: cars; viewer: looks only. */
export const memberRole = z.enum(['administrator', 'manager', 'viewer'])
export const member = z.object({
  id: z.uuid(),
  email: z.string(),
  /** Null until the invitation is accepted. */
  name: z.string().nullable(),
  role: memberRole,
  since: z.iso.datetime().nullable(),
  invitedAt: z.iso.datetime(),
})
export const membership = z.object({ id: z.uuid(), corporation: z.string(), role: memberRole, accepted: z.boolean() })
export const listMembers = endpoint({
  id: 'accounts.list-members',
  method: 'GET',
  path: '/api/me/members',
  who: 'owner',
  summary: 'The people of my corporation (IMP-27); an administrator of several names one by their own membership in it.',
  query: z.object({ membership: z.uuid().optional() }),
  response: z.array(member),
  refusals: ['not-a-corporation', 'which-corporation'],
})
export const inviteMember = endpoint({
  id: 'accounts.invite-member',
  method: 'POST',
  path: '/api/me/members',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Invites a person by mail; they keep a sign-in of their own (IMP-27).',
  body: z.object({ email: z.string().trim().toLowerCase().max(254).pipe(z.email()), role: memberRole, membership: z.uuid().optional() }),
  response: member,
  status: 201,
  refusals: ['not-a-corporation', 'which-corporation', 'already-member'],
  limit: { calls: 30, seconds: 3600 },
})
export const changeMember = endpoint({
  id: 'accounts.change-member',
  method: 'PATCH',
  path: '/api/me/members/:memberId',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Another role.',
  params: z.object({ memberId: z.uuid() }),
  body: z.object({ role: memberRole }),
  refusals: ['not-a-corporation'],
})
export const removeMember = endpoint({
  id: 'accounts.remove-member',
  method: 'DELETE',
  path: '/api/me/members/:memberId',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Takes a person out, or an invitation back.',
  params: z.object({ memberId: z.uuid() }),
  refusals: ['not-a-corporation'],
})
export const listMemberships = endpoint({
  id: 'accounts.list-memberships',
  method: 'GET',
  path: '/api/me/memberships',
  who: 'owner',
  summary: 'Corporations I act for, and invitations that wait for me.',
  response: z.array(membership),
})
export const acceptMembership = endpoint({
  id: 'accounts.accept-membership',
  method: 'POST',
  path: '/api/me/memberships/:memberId/acceptance',
  who: 'owner',
  summary: 'Takes an invitation that was sent to my address.',
  params: z.object({ memberId: z.uuid() }),
})
export const leaveMembership = endpoint({
  id: 'accounts.leave-membership',
  method: 'DELETE',
  path: '/api/me/memberships/:memberId',
  who: 'owner',
  summary: 'Leaves a corporation, or declines its invitation.',
  params: z.object({ memberId: z.uuid() }),
})
