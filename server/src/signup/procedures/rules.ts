/** What was answered, what that makes of the steps, and what an answer given again opens. Pure. */
import type { DocumentId } from '@tsunagu/contract/contracts.ts'
import type { CustomerKind } from '@tsunagu/contract/profile.ts'
import type { Answer } from '@tsunagu/contract/signup.ts'
import { type Flow, type StepGround, type StepId, stageOf, stepsOf } from '@tsunagu/contract/signup-steps.ts'

export type AnswerAt<S extends StepId> = Extract<Answer, { step: S }>

/** Everything a procedure remembers of a person; lies sealed, and goes when the procedure is over. */
export interface Kept {
  /** The newest answer at each step, the reopened ones too: they fill the form again. Never that of `login` or `code`. */
  given: { [S in StepId]?: AnswerAt<S> }
  /** Agreed before there was an account to keep it at. */
  consents: { id: DocumentId; version: string; at: string }[]
  /** Of the account, once there is one. */
  accountKind: CustomerKind | null
  /** Begun for charging support alone (CHG-01); not there in what was kept before there was such a way. */
  chargingAlone?: boolean
  /** The account was made on this way. */
  registered: boolean
  /** A payment method that will do was there before it was needed (CHG-06). */
  hadMethod: boolean
  /** Something with a price was chosen. */
  paid: boolean
  /** … that takes a card and nothing else. */
  cardOnly: boolean
  /** The buyer's page shows the user's QR again after a reload. */
  userLink: { id: string; url: string; joinCode: string; joinExpiresAt?: string; expiresAt: string } | null
  receipt: string | null
}

export const nothingKept = (): Kept => ({
  given: {},
  consents: [],
  accountKind: null,
  registered: false,
  hadMethod: false,
  paid: false,
  cardOnly: false,
  userLink: null,
  receipt: null,
})

export interface Way {
  flow: Flow
  answered: readonly StepId[]
  kept: Kept
  /** The car can have charging support. */
  chargingTarget: boolean
}

/** Only what is answered counts: a reopened step decides nothing. */
export function groundOf({ flow, answered, kept, chargingTarget }: Way): StepGround {
  const at = <S extends StepId>(step: S): AnswerAt<S> | undefined =>
    answered.includes(step) ? (kept.given[step] as AnswerAt<S>) : undefined
  const account = at('sign-in')?.account ?? (flow === 'services' ? 'existing' : 'unknown')
  const kind = account === 'existing' ? kept.accountKind : (at('kind')?.kind ?? null)
  const gLink = at('g-link-choice')
  const charging = at('charging-choice')
  return {
    flow,
    account,
    kind,
    input: at('method')?.input ?? null,
    // corporations are not checked (BUY-06), and nobody stands by after delivery (PDL-01)
    staffChecks: (flow === 'buyer' || flow === 'user') && kind !== 'corporation',
    lookedUp: at('corporate-number')?.lookedUp ?? true,
    user: at('name-choice')?.user ?? 'unknown',
    present: at('presence')?.present ?? null,
    gLink: gLink ? (gLink.apply ? 'apply' : 'decline') : 'unknown',
    chargingAlone: kept.chargingAlone === true,
    paid: kept.paid,
    hadMethod: kept.hadMethod,
    chargingTarget,
    charging: charging ? (charging.apply ? 'apply' : 'decline') : 'unknown',
  }
}

export interface StepNow {
  id: StepId
  stage: 1 | 2 | 3
  state: 'done' | 'open' | 'locked'
}

/** The first step without an answer is open; what comes after it waits. */
export function stepsNow(way: Way): StepNow[] {
  const steps = stepsOf(groundOf(way))
  const open = firstOpen(steps, way.answered)
  return steps.map((id) => ({
    id,
    stage: stageOf(way.flow, id),
    state: way.answered.includes(id) ? 'done' : id === open ? 'open' : 'locked',
  }))
}

const firstOpen = (steps: readonly StepId[], answered: readonly StepId[]) => steps.find((id) => !answered.includes(id))

/** Where the person is: the first open step, or the last one when all is answered. */
export function stepOf(way: Way): StepId {
  const steps = stepsOf(groundOf(way))
  return firstOpen(steps, way.answered) ?? (steps.at(-1) as StepId)
}

export const isThrough = (way: Way): boolean => firstOpen(stepsOf(groundOf(way)), way.answered) === undefined

/** May this step be answered now: the open one, or one before it. */
export function isOpen(way: Way, step: StepId): boolean {
  const steps = stepsOf(groundOf(way))
  const open = firstOpen(steps, way.answered)
  const place = steps.indexOf(step)
  return place >= 0 && (open === undefined || place <= steps.indexOf(open))
}

const photo = ['photo-guide', 'document', 'photo-start', 'photo', 'photo-check'] as const
const gLinkSteps = ['g-link-terms', 'g-link-content', 'payment', 'g-link-review', 'g-link-receipt', 'g-link-later', 'survey'] as const
const chargingSteps = [
  'charging-terms',
  'charging-plan',
  'charging-payment',
  'charging-review',
  'charging-receipt',
  'charging-later',
] as const
const end = ['done', 'staff-call'] as const
const checked = ['staff-check', 'review', 'account-done', 'details-done'] as const
const identity = [
  'check-details',
  'terms',
  'email',
  'code',
  'email-done',
  'login',
  'kind',
  'method',
  ...photo,
  'corporate-number',
  'corporation-check',
  'details',
  ...checked,
] as const
const asUser = ['user-terms', 'user-done', 'car', 'car-review', 'received'] as const
const services = ['services-start', 'g-link-choice', ...gLinkSteps, 'charging-choice', ...chargingSteps, ...end] as const

/**
 * What another answer at a step opens again (IMP-03): exactly what was decided, shown or confirmed because of the one before.
 * A step that is not here opens nothing but itself.
 */
export const reopens: { readonly [S in StepId]?: readonly StepId[] } = {
  'sign-in': [...identity, 'web-terms', 'web-link', 'magazine', 'buyer-done', ...asUser, ...services],
  // another address is proved anew, and the sign-in chosen for it is kept beside its code
  email: ['code', 'email-done', 'login'],
  kind: ['method', ...photo, 'corporate-number', 'corporation-check', 'details', ...checked],
  method: ['photo-check'],
  photo: ['photo-check', 'details', ...checked],
  'corporate-number': ['corporation-check', 'details', ...checked],
  // what the staff compared and the person read through
  details: checked,
  'check-details': checked,
  'name-choice': ['presence', 'user-qr', 'user-wait', 'later-guidance', 'user-terms', 'user-done', ...services],
  presence: ['user-qr', 'user-wait', 'later-guidance', ...end],
  'later-guidance': end,
  car: ['car-review', 'received'],
  'g-link-choice': [...gLinkSteps, ...end],
  'g-link-content': ['payment', 'g-link-review', 'g-link-receipt', ...end],
  'charging-choice': [...chargingSteps, ...end],
  'charging-plan': ['charging-payment', 'charging-review', 'charging-receipt', ...end],
}

/** The answered steps after `step` is answered; `changed`: by something else than before. */
export function afterAnswer(answered: readonly StepId[], step: StepId, changed: boolean): StepId[] {
  const opened = changed ? (reopens[step] ?? []) : []
  return [...answered.filter((one) => one !== step && !opened.includes(one)), step]
}

/** What the staff opens (BUY-10, USR-23): another person, other details, or another answer about services. */
export function afterReopening(answered: readonly StepId[], what: 'details' | 'services'): StepId[] {
  const opened: readonly StepId[] = what === 'services' ? services : ['details', 'check-details', ...checked]
  return answered.filter((one) => !opened.includes(one))
}

/** Secrets are never remembered. */
export const isSecret = (step: StepId): boolean => step === 'login' || step === 'code'

const secretWord =
  /pass(?:word|wort|code|phrase)?|パスワード|暗証|\bpin\b|secret|(?:^|[^a-z])code|otp|認証コード|(?:^|[^a-z])card|\bpan\b|cvc|cvv|security/i

/** Field names a draft must not have: passwords, codes, card numbers (not even sealed). A postal code is no code. */
export const forbiddenField = (name: string): boolean =>
  secretWord.test(name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/postal[\s_-]?code/gi, 'postal'))

/** A run of digits that could be a card number (Luhn, 13–19 digits) is refused wherever it was typed. */
export function looksLikeCard(text: string): boolean {
  const digits = text.normalize('NFKC').replaceAll(/[\s-]/g, '')
  if (!/^\d{14,19}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, n) => {
    const value = Number(digit) * (n % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** JSON with sorted keys: equal answers are equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}

/** Why another answer at an answered step is refused: what it led to cannot be taken back here. Undefined: it may be changed. */
export function whyFixed(
  { kept, answered, partyRegistered }: Pick<Way, 'kept' | 'answered'> & { partyRegistered: boolean },
  step: StepId,
): 'step-locked' | 'other-kind' | 'already-applied' | undefined {
  switch (step) {
    case 'kind':
      // ACC-13: an account has one kind for good
      return kept.registered ? 'other-kind' : undefined
    case 'terms':
    case 'email':
    case 'code':
    case 'login':
      return kept.registered ? 'step-locked' : undefined
    case 'sign-in':
    case 'name-choice':
    case 'presence':
      return partyRegistered ? 'step-locked' : undefined
    case 'car':
      return answered.includes('car-review') ? 'step-locked' : undefined
    case 'g-link-choice':
    case 'g-link-content':
      return answered.includes('g-link-receipt') ? 'already-applied' : undefined
    case 'charging-choice':
    case 'charging-plan':
      return answered.includes('charging-receipt') ? 'already-applied' : undefined
    default:
      return undefined
  }
}
