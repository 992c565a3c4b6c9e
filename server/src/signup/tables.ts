/** The tables of `signup` as they are today. What people typed lies sealed under SECRET. */
import type { Language } from '@tsunagu/contract/accounts.ts'
import type { ContractKind } from '@tsunagu/contract/contracts.ts'
import type { Flow, StepId } from '@tsunagu/contract/signup-steps.ts'

export type Party = 'buyer' | 'user'
export type UserIs = 'same' | 'different' | 'unknown'
export type CheckState = 'none' | 'waiting' | 'confirmed' | 'refused' | 'not-needed'
export type Match = 'same' | 'unclear' | 'differs' | 'none'

export type SignupTables = {
  'signup.purchases': {
    id: string
    /** As staff calls it: `P-2026-7K3M-9Q`. */
    number: string
    dealer_id: string
    kind: ContractKind
    state: 'open' | 'closed' | 'cancelled'
    vehicle_id: string
    model_id: string
    /** As sold; the car itself lives in `vehicles`. */
    vehicle_name: string
    grade: string
    powertrain: string
    chassis_number: string | null
    plate: string | null
    purchased_on: string | null
    /** As the staff entered it, or the buyer chose since. */
    user_is: UserIs
    /** First registration day; null until the car is registered. */
    registered_on: string | null
    delivered_on: string | null
    /** Sealed: the certificate's user and the comparison. */
    certificate: Buffer | null
    certificate_match: Match | null
    created_by: string
    created_at: Date
  }
  'signup.parties': {
    purchase_id: string
    party: Party
    /** As stated; for the dealer's list and search. */
    name: string | null
    /** Sealed StatedParty. */
    stated: Buffer | null
    /** Whose account it is, once registered as buyer or user. */
    account_id: string | null
    registered_at: Date | null
    /** The user is registered after delivery (USR-40). */
    skipped_at: Date | null
    /** The staff saw this customer off. */
    acknowledged_at: Date | null
    g_link: 'unknown' | 'applied' | 'declined'
    charging: 'unknown' | 'applied' | 'declined'
    /** Sealed mail address (IMP-35). */
    invited: Buffer | null
    /** When the mail after the car's registration went out (PDL-03). */
    followed_up_at: Date | null
    reminders: number
  }
  'signup.procedures': {
    id: string
    flow: Flow
    language: Language
    purchase_id: string | null
    party: Party | null
    /** The car, once it is known. */
    vehicle_id: string | null
    account_id: string | null
    registration_id: string | null
    /** SHA-256 of the browser's cookie; null = no browser holds it. */
    browser_hash: Buffer | null
    /** Bound by a link the staff made again: nothing is shown before a mailed code or a sign-in. */
    proof_needed: boolean
    answered: StepId[]
    /** The first step not answered, for the staff's view. */
    step: StepId
    /** Sealed answers; null once finished or over. */
    kept: Buffer | null
    draft: Buffer | null
    draft_version: number
    /** The mailed code of the address given. */
    code_id: string | null
    /** Rises with each change of the details; what the staff confirms is one version. */
    details_version: number
    check_state: CheckState
    check_by: string | null
    /** Of the staff, as it was then. */
    check_name: string | null
    check_at: Date | null
    check_reason: string | null
    check_note: string | null
    begun_at: Date
    seen_at: Date
    expires_at: Date
    finished_at: Date | null
    /** Superseded, cancelled or run out. */
    ended_at: Date | null
  }
  'signup.links': {
    id: string
    purchase_id: string
    party: Party
    /** SHA-256 of 256 random bits. */
    secret_hash: Buffer
    /** HMAC under SECRET of eight digits. */
    join_hash: Buffer
    join_expires_at: Date
    expires_at: Date
    by_staff: boolean
    /** Who began with it. */
    procedure_id: string | null
    created_at: Date
    ended_at: Date | null
  }
  /** An SMS with a link, until it is handed over (IMP-24). */
  'signup.link_texts': {
    link_id: string
    /** Address and number; null once the SMS is on its way or given up. */
    sealed: Buffer | null
    created_at: Date
  }
  /** The dealer's tablet, lent to a customer for one sign-up (IMP-24). */
  'signup.tablets': {
    id: string
    /** SHA-256 of the tablet's cookie: the browser of its procedure for as long as it is lent. */
    token_hash: Buffer
    purchase_id: string
    party: Party
    lent_at: Date
    /** Moves on with each touch. */
    until: Date
    /** The customer's session at this tablet: it ends with the lending. */
    account_id: string | null
    session_id: string | null
    ended_at: Date | null
  }
  'signup.happenings': {
    id: number
    purchase_id: string
    at: Date
    /** A word of the console's language file. */
    text: string
    /** Name of the staff; null = customer or centre. */
    by: string | null
    facts: Record<string, string>
  }
  /** A car registered by its user after delivery (4-1), and its review. */
  'signup.registrations': {
    id: string
    /** `R-2026-4F7K-2M`: said on the telephone; shows nothing by itself. */
    receipt: string
    account_id: string
    /** null: a line of a fleet's list */
    procedure_id: string | null
    /** The rejected one it comes after. */
    amends: string | null
    language: Language
    state: 'received' | 'under-review' | 'approved' | 'rejected'
    /** Sealed chassis number and plate as given. */
    numbers: Buffer
    /** HMAC under SECRET of the chassis number: two of one car find each other. */
    chassis_hash: Buffer
    /** Once approved. */
    vehicle_id: string | null
    /** Why it was not approved by itself. */
    reasons: string[]
    /** Sealed items of the comparison; gone 30 days after the decision. */
    items: Buffer | null
    match: 'same' | 'unclear' | 'differs' | null
    at: Date
    /** Day in Asia/Tokyo. */
    expected_by: string
    due_at: Date
    overdue_at: Date | null
    decided_at: Date | null
    /** Staff; null with `decided_at`: by itself. */
    decided_by: string | null
    differs: string[]
    /** Sealed: the reviewer's words to the applicant. */
    note: Buffer | null
    /** Sealed; gone 30 days after the decision. */
    picture: Buffer | null
    picture_type: string | null
  }
  'signup.registration_steps': {
    id: number
    registration_id: string
    at: Date
    /** A word of the desk's language file. */
    text: string
    /** Name of the staff; null = applicant or centre. */
    by: string | null
  }
  /** One mail about several registrations has a row for each. */
  'signup.registration_mails': {
    id: string
    registration_id: string
    kind: string
    at: Date
    state: 'queued' | 'sent' | 'bounced' | 'failed'
  }
  /** Who let My LEXUS (WEB) have their data (PDL-25), and wants its mail magazine (PDL-26). */
  'signup.web_members': { account_id: string; linked_at: Date; magazine: boolean; magazine_at: Date | null }
}
