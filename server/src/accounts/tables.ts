/** The tables of accounts as they are today. Every secret is kept as a hash or sealed: a copy of the database opens nothing. */
import type { StaffRole } from '@tsunagu/contract/endpoint.ts'
import type { CustomerKind, identityChange, memberRole } from '@tsunagu/contract/profile.ts'
import type { ApiScope } from '@tsunagu/contract/tokens.ts'
import type { ColumnType } from 'kysely'
import type * as z from 'zod'

/** An owner's account never opens the staff's door, nor the other way round; the same address may have both. */
export type AccountKind = 'owner' | 'staff'
export type Language = 'ja' | 'en'
export type ChangeState = z.infer<typeof identityChange>['state']
export type ChangeReason = z.infer<typeof identityChange>['reason']
export type MemberRole = z.infer<typeof memberRole>
/** `access`: another browser wants to go on with something that belongs to an address. */
export type CodePurpose = 'registration' | 'password-reset' | 'access'
/** How somebody proved who they are; also the `acr` of the OpenID provider. */
export type Acr = 'password' | 'second-factor' | 'passkey'

type Constant<T> = ColumnType<T, T, never>

export type AccountsTables = {
  'accounts.accounts': {
    id: Constant<string>
    kind: Constant<AccountKind>
    /** Lower case; unique within its kind. */
    email: string
    /** argon2id, PHC string. */
    password_hash: string
    name: string
    /** Katakana; empty for staff. */
    kana: string
    /** E.164, a Japanese mobile number (ACC-18); empty for staff. */
    auth_phone: string
    language: Language
    /** Staff only. */
    roles: StaffRole[]
    /** The shop a member of staff works for. */
    dealer_id: string | null
    /** Staff only: may not sign in any more. */
    ended_at: Date | null
    /** お客さま種別; an account has one for good (ACC-13). Staff: individual. */
    customer_kind: Constant<CustomerKind>
    /** Everything else of the profile (birth date, address, phones …) as sealed JSON; null until it is given. Name and kana stand above. */
    details: Buffer | null
    /** Linked with G-Link since: name and birth date change by request only (ACC-17). */
    held_at: Date | null
    /** Which terms were accepted at registration. */
    terms_version: string | null
    /** When a mail came back for good. */
    mail_bounced_at: Date | null
    /** When a code sent to `auth_phone` by SMS came back; null for a number nobody has tried. */
    phone_verified_at: Date | null
    /** A code by SMS is asked for after the password since (ACC-19). */
    second_factor_at: Date | null
    created_at: Constant<Date>
    password_changed_at: Date
  }
  /** A dealer's shop. */
  'accounts.dealers': {
    id: Constant<string>
    name: string
    /** As it is dialled, with hyphens; empty where it came from an older release. */
    phone: string
    place: string
    created_at: Constant<Date>
  }
  'accounts.sessions': {
    id: Constant<string>
    /** SHA-256 of the cookie's value. */
    token_hash: Constant<Buffer>
    account_id: Constant<string>
    audience: Constant<AccountKind>
    /** For people: `iPhone · Safari`. */
    device: Constant<string>
    address: string
    acr: Acr
    created_at: Constant<Date>
    /** At most a minute old while in use; the idle lifetime counts from here. */
    last_seen_at: Date
    /** The newest password or passkey; fresh for FRESH_MINUTES from here. */
    authenticated_at: Date
    expires_at: Constant<Date>
    /** The newest proof of the second factor: code by SMS, recovery code or passkey. */
    second_factor_at: Date | null
    /** uid of the OpenID provider's session this one came from; ends with it. */
    provider_session: string | null
  }
  /** Browsers an account was signed in with, to tell its owner about a new one. */
  'accounts.devices': {
    account_id: Constant<string>
    /** SHA-256 of the browser's long-lived cookie. */
    device_hash: Constant<Buffer>
    first_seen_at: Constant<Date>
    last_seen_at: Date
  }
  /** A mailed code and what it is for; rows for addresses that get no code look the same from outside. */
  'accounts.codes': {
    id: Constant<string>
    purpose: Constant<CodePurpose>
    email: Constant<string>
    language: Constant<Language>
    terms_version: Constant<string | null>
    /** SHA-256 of the cookie of the browser that asked: an id alone completes nothing. */
    browser_hash: Constant<Buffer>
    /** HMAC of id and code; null until the mail goes out, and for good where no code is mailed. */
    code_hash: Buffer | null
    /** Mails asked for, the first one included. */
    sends: number
    last_sent_at: Date
    /** Of the code; a verified row lives on until VERIFIED_MINUTES. */
    expires_at: Date
    /** Wrong and right tries of the newest code. */
    tries: number
    verified_at: Date | null
    /** The sign-in somebody chose meanwhile, for an account that is made later (argon2id; E.164). */
    password_hash: string | null
    auth_phone: string | null
    /** Used, or a newer one took its place. */
    ended_at: Date | null
    created_at: Constant<Date>
  }
  /** A code by SMS, of a sign-in or of a session. */
  'accounts.phone_codes': {
    id: Constant<string>
    account_id: Constant<string>
    /** E.164, where it is sent. */
    phone: Constant<string>
    /** uid of the provider's interaction. */
    interaction: Constant<string | null>
    session_id: Constant<string | null>
    /** HMAC of id and code; null until the SMS goes out. */
    code_hash: Buffer | null
    /** The newest SMS in platform.sms. */
    sms_id: string | null
    /** SMS asked for, the first one included. */
    sends: number
    last_sent_at: Date
    expires_at: Date
    /** Wrong and right tries of the newest code. */
    tries: number
    verified_at: Date | null
    /** Used, or a newer one took its place. */
    ended_at: Date | null
    created_at: Constant<Date>
  }
  /** For a lost phone: ten at a time, each good once. */
  'accounts.recovery_codes': {
    account_id: Constant<string>
    /** HMAC of account and code. */
    code_hash: Constant<Buffer>
    created_at: Constant<Date>
    used_at: Date | null
  }
  /** Requests of linked owners for another name or birth date (IMP-28). */
  'accounts.identity_changes': {
    id: Constant<string>
    account_id: Constant<string>
    /** Name, kana and birth date asked for, as sealed JSON. */
    wanted: Constant<Buffer>
    reason: Constant<ChangeReason>
    /** Waits once there is a document; one request of an account is open at a time. */
    state: ChangeState
    /** Sealed name and kana before an approved change; null when these stayed, or were a slip. */
    former: Buffer | null
    /** Until then both names count (IMP-28). */
    both_until: Date | null
    /** Sealed; null before it is given, after a withdrawal, and 30 days after the decision. */
    document: Buffer | null
    document_type: string | null
    /** The reviewer's words. */
    answer: string | null
    asked_at: Constant<Date>
    decided_at: Date | null
    decided_by: string | null
  }
  /** The people of a corporation (IMP-27): an invitation until the account with that address accepts it. */
  'accounts.members': {
    id: Constant<string>
    corporation_id: Constant<string>
    /** Lower case; unique within the corporation. */
    email: Constant<string>
    /** Null until accepted. */
    member_id: string | null
    role: MemberRole
    invited_at: Date
    accepted_at: Date | null
  }
  /** Wrong passwords in a row, by account and address; the key is an HMAC. */
  'accounts.guesses': {
    key: Constant<Buffer>
    failures: number
    /** Until then even the right password is refused, in the same words. */
    locked_until: Date | null
    last_at: Date
  }
  'accounts.passkeys': {
    id: Constant<string>
    account_id: Constant<string>
    /** base64url, chosen by the authenticator. */
    credential_id: Constant<string>
    /** COSE key. */
    public_key: Constant<Buffer>
    /** Signature counter; a step back means a copy. */
    counter: number
    transports: Constant<string[]>
    name: string
    /** Backed up by its provider (WebAuthn flag BS). */
    synced: boolean
    created_at: Constant<Date>
    last_used_at: Date | null
  }
  /** Personal API tokens of owners; taking one back deletes it. */
  'accounts.tokens': {
    id: Constant<string>
    account_id: Constant<string>
    name: Constant<string>
    /** Its first characters, for people. */
    hint: Constant<string>
    /** SHA-256 of the token. */
    hash: Constant<Buffer>
    scopes: Constant<ApiScope[]>
    /** Only these cars; null: all of the account. */
    vehicle_ids: Constant<string[] | null>
    created_at: Constant<Date>
    /** To the minute. */
    last_used_at: Date | null
    expires_at: Constant<Date>
  }
  /** WebAuthn challenges; using one deletes it. */
  'accounts.challenges': {
    id: Constant<string>
    purpose: Constant<'sign-in' | 'reauthenticate' | 'add-passkey' | 'request'>
    /** base64url, 256 random bits. */
    challenge: Constant<string>
    account_id: Constant<string | null>
    session_id: Constant<string | null>
    /** uid of the provider's interaction, for `sign-in`. */
    interaction: Constant<string | null>
    /** SHA-256 of method, address and body, for `request`. */
    request_hash: Constant<Buffer | null>
    expires_at: Constant<Date>
  }
  /** Third-party OpenID clients: public, with PKCE, behind a consent page. */
  'accounts.clients': {
    id: Constant<string>
    name: string
    redirect_uris: string[]
    post_logout_redirect_uris: string[]
    /** What of our API it may ask for. */
    scopes: string[]
    created_at: Constant<Date>
  }
  /** What the OpenID provider remembers: sessions, interactions, grants, codes, tokens. */
  'accounts.oidc_records': {
    /** Name of the provider's model. */
    kind: Constant<string>
    /** SHA-256 of the id, which for a token is the token. */
    id_hash: Constant<Buffer>
    /** The model's JSON, sealed. */
    sealed: Buffer
    account_id: string | null
    grant_id: string | null
    uid: string | null
    /** Set once: a code or refresh token used again is a theft. */
    consumed_at: Date | null
    expires_at: Date
  }
}
