/** The second factor of an owner's account (ACC-19): a code by SMS to the authentication phone, and recovery codes for a lost one. */
import * as z from 'zod'
import { code, mobilePhone } from './accounts.ts'
import { endpoint } from './endpoint.ts'

/** What became of an SMS: `sent` is with the carrier; the last three are the end. */
export const smsState = z.enum(['queued', 'sent', 'delivered', 'undelivered', 'failed'])
export type SmsState = z.infer<typeof smsState>

/** `off`: nobody is asked; `offer`: whoever has switched it on; `required`: every owner who comes by password. */
export const secondFactorMode = z.enum(['off', 'offer', 'required'])
export type SecondFactorMode = z.infer<typeof secondFactorMode>

export const textedCode = z.object({
  id: z.uuid(),
  /** E.164; before somebody is signed in only its last four digits, `…5678`. */
  phone: z.string(),
  /** Seconds until another code may be asked for. */
  resendAfter: z.number(),
  resendsLeft: z.number(),
  expiresAt: z.iso.datetime(),
  /** Of the newest SMS; null: not handed over yet. */
  delivery: smsState.nullable(),
})

/** Ten characters of Crockford's base 32 in two groups: `K7QMR-2W9XD`. Case, spaces, hyphens and look-alikes do not matter. */
export const recoveryCode = z
  .string()
  .max(60)
  .transform((text) =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\s\-ー−‐]/g, '')
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1'),
  )
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/, 'not-recovery-code'))
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

const uid = z.object({ uid: z.string().min(1).max(64) })
const id = z.object({ id: z.uuid() })
const next = z.object({ next: z.string() })
/** By address; codes, accounts and numbers have counters of their own. */
const tries = { calls: 30, seconds: 60 }

/* Signing in: the password was right, and the second factor is asked for. */

export const readSignInCode = endpoint({
  id: 'accounts.read-sign-in-code',
  method: 'GET',
  path: '/api/accounts/interactions/:uid/second-factor',
  who: 'anyone',
  summary: 'The code this sign-in waits for: where it went and whether it arrived (ACC-19). 404 `no-code-needed` when it waits for none.',
  params: uid,
  response: textedCode,
})
export const resendSignInCode = endpoint({
  id: 'accounts.resend-sign-in-code',
  method: 'POST',
  path: '/api/accounts/interactions/:uid/second-factor/resend',
  who: 'anyone',
  summary: 'Sends another code by SMS; the older one ends.',
  params: uid,
  response: textedCode,
  refusals: ['resend-too-early', 'code-used-up'],
  limit: tries,
})
export const takeSignInCode = endpoint({
  id: 'accounts.take-sign-in-code',
  method: 'POST',
  path: '/api/accounts/interactions/:uid/second-factor/code',
  who: 'anyone',
  summary: 'Takes the code by SMS: signed in (ACC-19).',
  params: uid,
  body: z.object({ code }),
  response: next,
  refusals: ['code-wrong', 'code-used-up', 'code-expired'],
  limit: tries,
})
export const takeRecoveryCode = endpoint({
  id: 'accounts.take-recovery-code',
  method: 'POST',
  path: '/api/accounts/interactions/:uid/second-factor/recovery',
  who: 'anyone',
  summary: 'Takes a recovery code instead, once: signed in, and told to the owner.',
  params: uid,
  body: z.object({ code: recoveryCode }),
  response: next,
  refusals: ['recovery-code-wrong'],
  limit: tries,
})

/* In the account. */

export const secondFactor = z.object({
  mode: secondFactorMode,
  /** Asked for at the next sign-in by password. */
  on: z.boolean(),
  since: z.iso.datetime().nullable(),
  phone: z.string(),
  phoneVerifiedAt: z.iso.datetime().nullable(),
  /** Of the newest SMS to this number, whatever it was about. */
  lastSms: z.object({ state: smsState, at: z.iso.datetime() }).nullable(),
  recoveryCodesLeft: z.number(),
})
export type SecondFactor = z.infer<typeof secondFactor>

export const readSecondFactor = endpoint({
  id: 'accounts.read-second-factor',
  method: 'GET',
  path: '/api/me/second-factor',
  who: 'owner',
  summary: 'Whether a second factor is asked for, and whether SMS reach me (ACC-19, IMP-36).',
  response: secondFactor,
})
export const askPhoneCode = endpoint({
  id: 'accounts.ask-phone-code',
  method: 'POST',
  path: '/api/me/phone-codes',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Sends a code by SMS to my authentication phone, or to a number that is to become it.',
  body: z.object({ phone: mobilePhone.optional() }),
  response: textedCode,
  status: 201,
  refusals: ['sms-off'],
  limit: { calls: 10, seconds: 3600 },
})
export const readPhoneCode = endpoint({
  id: 'accounts.read-phone-code',
  method: 'GET',
  path: '/api/me/phone-codes/:id',
  who: 'owner',
  summary: 'Whether its SMS arrived.',
  params: id,
  response: textedCode,
})
export const resendPhoneCode = endpoint({
  id: 'accounts.resend-phone-code',
  method: 'POST',
  path: '/api/me/phone-codes/:id/resend',
  who: 'owner',
  summary: 'Sends another code by SMS; the older one ends.',
  params: id,
  response: textedCode,
  refusals: ['resend-too-early', 'code-used-up'],
})
export const verifyPhoneCode = endpoint({
  id: 'accounts.verify-phone-code',
  method: 'POST',
  path: '/api/me/phone-codes/:id/verification',
  who: 'owner',
  summary: 'Takes the code: of my own number it proves the second factor for some minutes; of another one it lets me change to it.',
  params: id,
  body: z.object({ code }),
  refusals: ['code-wrong', 'code-used-up', 'code-expired'],
  limit: tries,
})
export const proveByRecoveryCode = endpoint({
  id: 'accounts.prove-by-recovery-code',
  method: 'POST',
  path: '/api/me/second-factor/recovery',
  who: 'owner',
  summary: 'A recovery code proves the second factor for some minutes, once.',
  body: z.object({ code: recoveryCode }),
  refusals: ['recovery-code-wrong'],
  limit: tries,
})
export const switchOnSecondFactor = endpoint({
  id: 'accounts.switch-on-second-factor',
  method: 'PUT',
  path: '/api/me/second-factor',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Switches it on after a code to my number (ACC-19); gives ten recovery codes, this once.',
  response: recoveryCodes,
  refusals: ['sms-off', 'phone-code-needed', 'second-factor-on'],
})
export const switchOffSecondFactor = endpoint({
  id: 'accounts.switch-off-second-factor',
  method: 'DELETE',
  path: '/api/me/second-factor',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Switches it off; needs the second factor once more, like a change of the number.',
  refusals: ['second-factor-needed', 'second-factor-required'],
})
export const makeRecoveryCodes = endpoint({
  id: 'accounts.make-recovery-codes',
  method: 'POST',
  path: '/api/me/second-factor/recovery-codes',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Ten new recovery codes, shown this once; the older ones end.',
  response: recoveryCodes,
  refusals: ['second-factor-needed', 'second-factor-off'],
})
export const changePhone = endpoint({
  id: 'accounts.change-phone',
  method: 'PUT',
  path: '/api/me/phone',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Makes a number of which I have just given the code my authentication phone (ACC-18, ACC-19).',
  body: z.object({ codeId: z.uuid() }),
  refusals: ['code-needed', 'second-factor-needed'],
})
