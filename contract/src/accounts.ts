/** TOYOTA account: registration, sign-in, passkeys, sessions, own details; staff accounts. */
import * as z from 'zod'
import { endpoint, staffRoles } from './endpoint.ts'

export const language = z.enum(['ja', 'en'])
export type Language = z.infer<typeof language>

/** Lower-cased and trimmed; 254 characters at most (RFC 5321). */
export const email = z.string().trim().toLowerCase().max(254).pipe(z.email())
export const codeDigits = 6
/** Six digits, full-width ones taken too (ACC-11). */
export const code = z
  .string()
  .transform((text) => text.normalize('NFKC').replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/))
/** At least ten characters; long sentences are welcome (ACC-18). */
export const password = z.string().min(10).max(200)
/**
 * Mobile number, kept as E.164: 090-1234-5678 → +819012345678 (ACC-18, 11 digits: ACC-19). Of other countries with + and
 * country code; which of theirs are mobile cannot be told from the number.
 */
export const mobilePhone = z
  .string()
  .transform((text) => text.normalize('NFKC').replaceAll(/[\s().ー−‐-]/g, ''))
  .pipe(z.string().regex(/^(?:(?:\+81|0)(?:60|70|80|90)\d{8}|\+(?!81)[1-9]\d{6,14})$/, 'not-mobile'))
  .transform((text) => text.replace(/^0/, '+81'))
const name = z.string().trim().min(1).max(60)
const kana = z
  .string()
  .transform((text) =>
    text
      .normalize('NFKC')
      .trim()
      .replaceAll(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60)),
  )
  .pipe(
    z
      .string()
      .min(1)
      .max(60)
      .regex(/^[ァ-ヶー・\s]+$/, 'not-kana'),
  )

/** Opaque JSON of WebAuthn Level 3 (`PublicKeyCredential*JSON`). */
const webauthn = z.record(z.string(), z.unknown())
const uid = z.object({ uid: z.string().min(1).max(64) })
const id = z.object({ id: z.uuid() })
/** Where the browser goes next: the OpenID provider carries on. */
const next = z.object({ next: z.string() })
/** By address: many phones may share one behind a carrier; single accounts have growing delays of their own. */
const tries = { calls: 30, seconds: 60 }

/* Codes by mail: the same answer whether the address is known or not. */

export const mailedCode = z.object({
  id: z.uuid(),
  /** Seconds until another code may be asked for. */
  resendAfter: z.number(),
  resendsLeft: z.number(),
  expiresAt: z.iso.datetime(),
})

export const startRegistration = endpoint({
  id: 'accounts.start-registration',
  method: 'POST',
  path: '/api/accounts/registrations',
  who: 'anyone',
  summary: 'Mails a six-digit code to an address that wants an account (ACC-06, ACC-11). A known address gets a mail that says so instead.',
  body: z.object({ email, language, termsVersion: z.string().max(20) }),
  response: mailedCode,
  limit: tries,
})
export const startPasswordReset = endpoint({
  id: 'accounts.start-password-reset',
  method: 'POST',
  path: '/api/accounts/password-resets',
  who: 'anyone',
  summary: 'Mails a six-digit code to an account that lost its password.',
  body: z.object({ email, language }),
  response: mailedCode,
  limit: tries,
})
export const resendCode = endpoint({
  id: 'accounts.resend-code',
  method: 'POST',
  path: '/api/accounts/codes/:id/resend',
  who: 'anyone',
  summary: 'Mails a new code; the older one ends (ACC-11).',
  params: id,
  response: mailedCode,
  refusals: ['resend-too-early', 'code-used-up'],
  limit: tries,
})
export const verifyCode = endpoint({
  id: 'accounts.verify-code',
  method: 'POST',
  path: '/api/accounts/codes/:id/verification',
  who: 'anyone',
  summary: 'Takes the mailed code; only the newest unexpired one counts (ACC-11).',
  params: id,
  body: z.object({ code }),
  response: z.object({ email: z.string() }),
  refusals: ['code-wrong', 'code-expired', 'code-used-up'],
  limit: tries,
})
export const completeRegistration = endpoint({
  id: 'accounts.complete-registration',
  method: 'POST',
  path: '/api/accounts/registrations/:id/completion',
  who: 'anyone',
  summary: 'Makes the account after the code was right (ACC-06, ACC-18) and carries the sign-in on that sent us here.',
  params: id,
  body: z
    .object({ password, passwordAgain: z.string(), authPhone: mobilePhone, name, kana, uid: z.string().max(64).optional() })
    .refine((b) => b.password === b.passwordAgain, { path: ['passwordAgain'], message: 'not-same' }),
  response: next,
  refusals: ['code-needed', 'password-known', 'already-registered'],
  limit: tries,
})
export const completePasswordReset = endpoint({
  id: 'accounts.complete-password-reset',
  method: 'POST',
  path: '/api/accounts/password-resets/:id/completion',
  who: 'anyone',
  summary:
    'Sets a new password after the code was right; ends every session. `next`: the sign-in page, the one in progress when `uid` says so.',
  params: id,
  body: z
    .object({ password, passwordAgain: z.string(), uid: z.string().max(64).optional() })
    .refine((b) => b.password === b.passwordAgain, { path: ['passwordAgain'], message: 'not-same' }),
  response: next,
  refusals: ['code-needed', 'password-known'],
  limit: tries,
})

/* Sign-in: within an interaction of the OpenID provider, named by its uid; 404 `interaction-gone` when it is over or another browser's. */

export const readInteraction = endpoint({
  id: 'accounts.read-interaction',
  method: 'GET',
  path: '/api/accounts/interactions/:uid',
  who: 'anyone',
  summary: 'What a sign-in in progress is for: owner or staff, and the client that asked.',
  params: uid,
  response: z.object({
    audience: z.enum(['owner', 'staff']),
    client: z.string(),
    firstParty: z.boolean(),
    scopes: z.array(z.string()),
    prompt: z.enum(['login', 'consent']),
    /** The client asked for a passkey (RFC 9470): a password is refused with `passkey-needed`. */
    passkeyOnly: z.boolean(),
  }),
})
export const signIn = endpoint({
  id: 'accounts.sign-in',
  method: 'POST',
  path: '/api/accounts/interactions/:uid/password',
  who: 'anyone',
  summary: 'E-mail and password (ACC-05, APP-01). One answer for every wrong pair.',
  params: uid,
  body: z.object({ email, password: z.string().min(1).max(200) }),
  response: next,
  refusals: ['sign-in-failed', 'passkey-needed'],
  limit: tries,
})
export const passkeySignInOptions = endpoint({
  id: 'accounts.passkey-sign-in-options',
  method: 'POST',
  path: '/api/accounts/interactions/:uid/passkey-options',
  who: 'anyone',
  summary: 'A challenge for a discoverable passkey.',
  params: uid,
  response: webauthn,
  limit: { calls: 30, seconds: 60 },
})
export const passkeySignIn = endpoint({
  id: 'accounts.passkey-sign-in',
  method: 'POST',
  path: '/api/accounts/interactions/:uid/passkey',
  who: 'anyone',
  summary: 'Signs in with a passkey.',
  params: uid,
  body: z.object({ response: webauthn }),
  response: next,
  refusals: ['sign-in-failed'],
  limit: tries,
})
export const giveConsent = endpoint({
  id: 'accounts.give-consent',
  method: 'POST',
  path: '/api/accounts/interactions/:uid/consent',
  who: 'anyone',
  summary: 'The owner lets a third-party client have what it asked for, or not; `allow: false` also gives up a sign-in.',
  params: uid,
  body: z.object({ allow: z.boolean() }),
  response: next,
  limit: tries,
})

/* The session of our own web apps. `GET /api/session/start?return=/…` and `/api/session/callback` are redirects, not calls. */

export const me = z.object({
  id: z.uuid(),
  email: z.string(),
  emailBounced: z.boolean(),
  name: z.string(),
  kana: z.string(),
  authPhone: z.string(),
  language,
  hasPasskey: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Until when password or passkey count as fresh; null = not now. */
  freshUntil: z.iso.datetime().nullable(),
})
export type Me = z.infer<typeof me>
export const readMe = endpoint({
  id: 'accounts.read-me',
  method: 'GET',
  path: '/api/me',
  who: 'owner',
  summary: 'My details (ACC-30).',
  response: me,
})
export const changeMe = endpoint({
  id: 'accounts.change-me',
  method: 'PATCH',
  path: '/api/me',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Changes my details; needs a fresh authentication (ACC-30).',
  body: z.object({ name: name.optional(), kana: kana.optional(), authPhone: mobilePhone.optional() }),
  response: me,
  refusals: ['identity-held', 'phone-code-needed'],
})
export const chooseLanguage = endpoint({
  id: 'accounts.choose-language',
  method: 'PUT',
  path: '/api/me/language',
  who: 'owner',
  summary: 'The language of mails and notices.',
  body: z.object({ language }),
})
export const changePassword = endpoint({
  id: 'accounts.change-password',
  method: 'POST',
  path: '/api/me/password',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Sets a new password; ends every other session (ACC-30).',
  body: z
    .object({ password, passwordAgain: z.string() })
    .refine((b) => b.password === b.passwordAgain, { path: ['passwordAgain'], message: 'not-same' }),
  refusals: ['password-known'],
})
export const reauthenticate = endpoint({
  id: 'accounts.reauthenticate',
  method: 'POST',
  path: '/api/me/authentication',
  who: 'owner',
  summary: 'Password once more: fresh for some minutes.',
  body: z.object({ password: z.string().min(1).max(200) }),
  response: z.object({ freshUntil: z.iso.datetime() }),
  refusals: ['sign-in-failed'],
  limit: tries,
})
export const reauthenticateOptions = endpoint({
  id: 'accounts.reauthenticate-options',
  method: 'POST',
  path: '/api/me/authentication/passkey-options',
  who: 'owner',
  summary: 'A challenge for one of my passkeys.',
  response: webauthn,
  refusals: ['passkey-needed'],
  limit: { calls: 30, seconds: 60 },
})
export const reauthenticateByPasskey = endpoint({
  id: 'accounts.reauthenticate-by-passkey',
  method: 'POST',
  path: '/api/me/authentication/passkey',
  who: 'owner',
  summary: 'Passkey once more: fresh for some minutes.',
  body: z.object({ response: webauthn }),
  response: z.object({ freshUntil: z.iso.datetime() }),
  refusals: ['sign-in-failed'],
  limit: tries,
})

export const passkey = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  synced: z.boolean(),
})
export const listPasskeys = endpoint({
  id: 'accounts.list-passkeys',
  method: 'GET',
  path: '/api/me/passkeys',
  who: 'owner',
  summary: 'My passkeys.',
  response: z.array(passkey),
})
export const passkeyOptions = endpoint({
  id: 'accounts.passkey-options',
  method: 'POST',
  path: '/api/me/passkeys/options',
  who: 'owner',
  assurance: 'fresh',
  summary: 'A challenge to make a passkey.',
  response: webauthn,
  limit: { calls: 30, seconds: 60 },
})
export const addPasskey = endpoint({
  id: 'accounts.add-passkey',
  method: 'POST',
  path: '/api/me/passkeys',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Keeps a new passkey.',
  body: z.object({ name: z.string().trim().min(1).max(60), response: webauthn }),
  response: passkey,
  status: 201,
  refusals: ['passkey-invalid', 'passkey-known'],
})
export const renamePasskey = endpoint({
  id: 'accounts.rename-passkey',
  method: 'PATCH',
  path: '/api/me/passkeys/:id',
  who: 'owner',
  summary: 'Renames a passkey.',
  params: id,
  body: z.object({ name: z.string().trim().min(1).max(60) }),
})
export const removePasskey = endpoint({
  id: 'accounts.remove-passkey',
  method: 'DELETE',
  path: '/api/me/passkeys/:id',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Removes a passkey.',
  params: id,
})

export const session = z.object({
  id: z.uuid(),
  device: z.string(),
  address: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  current: z.boolean(),
})
export const listSessions = endpoint({
  id: 'accounts.list-sessions',
  method: 'GET',
  path: '/api/me/sessions',
  who: 'owner',
  summary: 'Devices where I am signed in.',
  response: z.array(session),
})
export const endSession = endpoint({
  id: 'accounts.end-session',
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  who: 'owner',
  summary: 'Signs one device out.',
  params: id,
})
export const endAllSessions = endpoint({
  id: 'accounts.end-all-sessions',
  method: 'DELETE',
  path: '/api/me/sessions',
  who: 'owner',
  summary: 'Signs out everywhere, here too, and takes back every token.',
})
export const signOut = endpoint({
  id: 'accounts.sign-out',
  method: 'POST',
  path: '/api/session/end',
  who: 'owner',
  summary: 'Signs out here.',
  response: next,
})

/* Staff: apart from owners. */

/** A dealer's shop: its staff sees its own purchases and cars only. */
export const dealer = z.object({
  id: z.uuid(),
  name: z.string(),
  /** As it is dialled, with hyphens. */
  phone: z.string(),
  place: z.string(),
})
export type Dealer = z.infer<typeof dealer>
export const staffMe = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(staffRoles)),
  /** Where a dealer's member of staff works. */
  dealer: dealer.nullable(),
  /** null = may sign in. */
  endedAt: z.iso.datetime().nullable(),
})
export const readStaffMe = endpoint({
  id: 'accounts.read-staff-me',
  method: 'GET',
  path: '/api/staff/me',
  who: { staff: staffRoles },
  summary: 'The signed-in member of staff.',
  response: staffMe,
})
export const listStaff = endpoint({
  id: 'accounts.list-staff',
  method: 'GET',
  path: '/api/staff',
  who: { staff: ['administrator'] },
  summary: 'All staff accounts.',
  response: z.array(staffMe),
})
export const addStaff = endpoint({
  id: 'accounts.add-staff',
  method: 'POST',
  path: '/api/staff',
  who: { staff: ['administrator'] },
  summary: 'Makes a staff account.',
  assurance: 'fresh',
  body: z
    .object({ email, name, roles: z.array(z.enum(staffRoles)).min(1), dealerId: z.uuid().nullable().default(null), password })
    .refine((b) => !b.roles.includes('dealer') || b.dealerId !== null, { path: ['dealerId'], message: 'required' }),
  response: staffMe,
  status: 201,
  refusals: ['already-registered', 'password-known', 'dealer-not-found'],
})
export const endStaff = endpoint({
  id: 'accounts.end-staff',
  method: 'DELETE',
  path: '/api/staff/:staffId',
  who: { staff: ['administrator'] },
  assurance: 'fresh',
  summary: 'Ends a staff account and its sessions; what it did stays in the record. Not one’s own.',
  params: z.object({ staffId: z.uuid() }),
  refusals: ['own-account'],
})
export const listDealers = endpoint({
  id: 'accounts.list-dealers',
  method: 'GET',
  path: '/api/staff/dealers',
  who: { staff: ['administrator'] },
  summary: 'All dealers.',
  response: z.array(dealer),
})
export const addDealer = endpoint({
  id: 'accounts.add-dealer',
  method: 'POST',
  path: '/api/staff/dealers',
  who: { staff: ['administrator'] },
  summary: 'Adds a dealer.',
  body: z.object({ name, phone: z.string().trim().min(6).max(20), place: z.string().trim().min(1).max(120) }),
  response: dealer,
  status: 201,
})
export const reauthenticateStaff = endpoint({
  id: 'accounts.reauthenticate-staff',
  method: 'POST',
  path: '/api/staff/me/authentication',
  who: { staff: staffRoles },
  summary: 'Password once more: fresh for some minutes.',
  body: z.object({ password: z.string().min(1).max(200) }),
  response: z.object({ freshUntil: z.iso.datetime() }),
  refusals: ['sign-in-failed'],
  limit: tries,
})
export const changeStaffPassword = endpoint({
  id: 'accounts.change-staff-password',
  method: 'POST',
  path: '/api/staff/me/password',
  who: { staff: staffRoles },
  assurance: 'fresh',
  summary: 'Sets a new password; ends every other session of this member of staff.',
  body: z
    .object({ password, passwordAgain: z.string() })
    .refine((b) => b.password === b.passwordAgain, { path: ['passwordAgain'], message: 'not-same' }),
  refusals: ['password-known'],
})
export const staffSignOut = endpoint({
  id: 'accounts.staff-sign-out',
  method: 'POST',
  path: '/api/staff/session/end',
  who: { staff: staffRoles },
  summary: 'Signs staff out here.',
  response: next,
})
