/** Sign-up: the purchase at the dealer, each person's way through the steps (a procedure), registration after delivery and its review. */
import * as z from 'zod'
import { language, mailedCode, mobilePhone, password } from './accounts.ts'
import { application, chargingPlanId, contractKind, declineReason, documentVersion } from './contracts.ts'
import { endpoint } from './endpoint.ts'
import { address, customerKind, details, japanesePhone, kanaName } from './profile.ts'
import { flows, stepIds } from './signup-steps.ts'

const step = z.enum(stepIds)
const flow = z.enum(flows)
export const party = z.enum(['buyer', 'user'])
export type Party = z.infer<typeof party>
const email = z.string().trim().toLowerCase().max(254).pipe(z.email())
/** Several customers may share the shop’s Wi-Fi (SGN-11); codes have limits of their own. */
const tries = { calls: 300, seconds: 60 }

/* Numbers of cars. */

/** Chassis number, two parts (PDL-10) or a 17-character VIN; up to 23 characters. */
export const chassisNumber = z
  .string()
  .transform((text) =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\s]/g, '')
      .replaceAll(/[‐−ー―–]/g, '-'),
  )
  .pipe(z.string().regex(/^[A-Z0-9]{2,10}-\d{4,7}$|^[A-HJ-NPR-Z0-9]{17}$/, 'not-a-chassis-number'))
/** 地域名 · 分類番号 (letters allowed, G-14) · かな · 一連指定番号. */
export const plate = z.object({
  region: z
    .string()
    .transform((t) => t.normalize('NFKC').trim())
    .pipe(z.string().regex(/^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]{1,4}$/u, 'not-a-region')),
  classNumber: z
    .string()
    .transform((t) => t.normalize('NFKC').toUpperCase().trim())
    .pipe(z.string().regex(/^[0-9][0-9ACFHKLMPXY]{0,2}$/, 'not-a-class-number')),
  kana: z
    .string()
    .transform((t) => t.normalize('NFKC').trim())
    .pipe(z.string().regex(/^[ぁ-んA-Z]$/, 'not-a-kana')),
  serial: z
    .string()
    .transform((t) => t.normalize('NFKC').replaceAll(/[^0-9]/g, ''))
    .pipe(z.string().regex(/^\d{1,4}$/, 'not-a-serial')),
})
export type Plate = z.infer<typeof plate>
/**
 * Light cars cannot be registered after delivery (PDL-09). Of the three-figure classes 4xx … 8xx the ministry gives those ending in
 * 00–79 to other cars (自動車登録規則 別表第二) and the association of light cars those ending in 80–99; classes of two figures or with
 * a letter were given to both, so that one is told to look (`perhaps`). 1xx, 2xx, 3xx, 9xx, 0xx are never light cars.
 */
export function keiClass(classNumber: string): 'kei' | 'perhaps' | 'no' {
  if (/^[4-8][89]\d$/.test(classNumber)) return 'kei'
  return /^[4-8](\d?$|.*[A-Z])/.test(classNumber) ? 'perhaps' : 'no'
}
/** 品川 330 つ 12-07, as the vehicle master keeps it. */
export function plateText({ region, classNumber, kana, serial }: Plate): string {
  const digits = serial.padStart(4, '・')
  return `${region} ${classNumber} ${kana} ${/^\d{4}$/.test(digits) ? `${digits.slice(0, 2)}-${digits.slice(2)}` : digits}`
}

/* The purchase, at the dealer. */

/** What the customer told the staff when the car was bought: the base of comparison until the certificate exists (ACC-15). */
export const statedParty = z.object({
  kind: customerKind,
  name: z.string().trim().min(1).max(100),
  kana: kanaName.nullable().default(null),
  birthDate: z.iso.date().nullable().default(null),
  address,
  phone: japanesePhone.nullable().default(null),
  /** For the invitation when the user is absent (IMP-35). */
  email: email.nullable().default(null),
})
export type StatedParty = z.infer<typeof statedParty>

export const purchaseState = z.enum(['open', 'closed', 'cancelled'])
/** Where one person stands, as the staff sees it. */
export const partyState = z.enum(['not-begun', 'going-on', 'waits-for-staff', 'registered', 'skipped', 'closed'])
export const matchItem = z.enum(['name', 'kana', 'birth-date', 'postal-code', 'address', 'kind', 'chassis-number', 'plate'])
/** `same` after folding widths and variants; `unclear`: near, a person decides; `differs`. */
export const verdict = z.enum(['same', 'unclear', 'differs', 'not-given'])
export const comparedItem = z.object({
  item: matchItem,
  expected: z.string().nullable(),
  given: z.string().nullable(),
  verdict,
  /** Why: `width`, `variant`, `digits`, `family-name-only` … */
  why: z.string().nullable(),
})
export type ComparedItem = z.infer<typeof comparedItem>
export const refusalReason = z.enum([
  'name-differs',
  'address-differs',
  'birth-date-differs',
  'licence-expired',
  'licence-not-shown',
  'other',
])

export const purchaseRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: contractKind,
  vehicle: z.string(),
  vinTail: z.string().nullable(),
  plate: z.string().nullable(),
  buyer: z.string(),
  user: z.string().nullable(),
  state: purchaseState,
  parties: z.object({ buyer: partyState, user: partyState }),
  waitsForStaff: z.boolean(),
  createdAt: z.iso.datetime(),
  registeredOn: z.iso.date().nullable(),
  deliveredOn: z.iso.date().nullable(),
})
const stage = z.union([z.literal(1), z.literal(2), z.literal(3)])
export const partyView = z.object({
  party,
  state: partyState,
  /** Came to an end of their way: there is somebody to see off (STP-23-06, STP-32-12A). */
  finished: z.boolean(),
  stated: statedParty.nullable(),
  /** Step the person is at, and when the page last said so. */
  step: step.nullable(),
  stage: stage.nullable(),
  seenAt: z.iso.datetime().nullable(),
  email: z.string().nullable(),
  emailBounced: z.boolean(),
  /** What there is to confirm: shown only while the staff is to check, and afterwards by name alone. */
  check: z
    .object({
      state: z.enum(['none', 'waiting', 'confirmed', 'refused', 'not-needed']),
      /** To be sent back with the confirmation: the details it is about. */
      version: z.number().int(),
      items: z.array(comparedItem),
      by: z.string().nullable(),
      at: z.iso.datetime().nullable(),
      reason: refusalReason.nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  services: z.object({
    gLink: z.enum(['unknown', 'applied', 'declined']),
    charging: z.enum(['unknown', 'applied', 'declined', 'not-a-target']),
  }),
})
export const purchase = purchaseRow.extend({
  dealer: z.string(),
  vehicleId: z.uuid().nullable(),
  userIs: z.enum(['same', 'different', 'unknown']),
  people: z.array(partyView),
  certificate: z
    .object({
      user: z.string(),
      userKind: customerKind,
      match: z.enum(['same', 'unclear', 'differs', 'none']),
      items: z.array(comparedItem),
    })
    .nullable(),
  /** Newest first. `text`: a word of the console's language file. */
  timeline: z.array(
    z.object({ at: z.iso.datetime(), text: z.string(), by: z.string().nullable(), facts: z.record(z.string(), z.string()) }),
  ),
})
export type Purchase = z.infer<typeof purchase>

const dealer = { staff: ['dealer', 'administrator'] } as const
const ofPurchase = z.object({ purchaseId: z.uuid() })
const ofParty = ofPurchase.extend({ party })

export const listPurchases = endpoint({
  id: 'signup.list-purchases',
  method: 'GET',
  path: '/api/dealer/purchases',
  who: dealer,
  summary: 'Purchases of my dealer, newest first; search by name, number, chassis number or plate (SGN-01).',
  query: z.object({
    search: z.string().trim().max(60).optional(),
    show: z.enum(['open', 'waiting', 'all']).default('open'),
    before: z.iso.datetime().optional(),
  }),
  response: z.object({ purchases: z.array(purchaseRow), more: z.boolean() }),
})
export const listModels = endpoint({
  id: 'signup.list-models',
  method: 'GET',
  path: '/api/dealer/models',
  who: dealer,
  summary: 'Models a purchase can be of.',
  response: z.array(
    z.object({ id: z.uuid(), name: z.string(), code: z.string(), year: z.number(), grade: z.string(), powertrain: z.string() }),
  ),
})
const newPurchase = z.object({
  kind: z.enum(['new', 'cpo']),
  modelId: z.uuid(),
  paint: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .default('#b8bcc0'),
  /** Known for a car in stock or a used one; otherwise given before delivery. */
  chassisNumber: chassisNumber.nullable().default(null),
  /** Of a used car, and CON-02's first free day. */
  purchasedOn: z.iso.date().nullable().default(null),
  buyer: statedParty,
  user: z.discriminatedUnion('is', [
    z.object({ is: z.literal('same') }),
    z.object({ is: z.literal('different'), stated: statedParty }),
    z.object({ is: z.literal('unknown') }),
  ]),
})
export const openPurchase = endpoint({
  id: 'signup.open-purchase',
  method: 'POST',
  path: '/api/dealer/purchases',
  who: dealer,
  summary: 'Enters a purchase with car, buyer and, if known, user (SGN-01, SGN-05).',
  body: newPurchase,
  response: purchase,
  status: 201,
  refusals: ['chassis-number-taken'],
})
export const readPurchase = endpoint({
  id: 'signup.read-purchase',
  method: 'GET',
  path: '/api/dealer/purchases/:purchaseId',
  who: dealer,
  summary: 'One purchase with both people’s progress; live topic `signup`. The look is recorded.',
  params: ofPurchase,
  response: purchase,
})
export const changeStated = endpoint({
  id: 'signup.change-stated',
  method: 'PATCH',
  path: '/api/dealer/purchases/:purchaseId',
  who: dealer,
  summary: 'Corrects what was entered; only what depends on it opens again (IMP-03).',
  params: ofPurchase,
  body: z.object({ buyer: statedParty.optional(), user: newPurchase.shape.user.optional(), chassisNumber: chassisNumber.optional() }),
  response: purchase,
  refusals: ['chassis-number-taken', 'purchase-closed'],
})
export const link = z.object({
  /** For the QR and to copy; the secret is in the fragment, which no server log sees. */
  url: z.url(),
  /** Eight digits for who cannot scan (IMP-24). */
  joinCode: z.string(),
  /** The eight digits end before the address does: they can be guessed at. */
  joinExpiresAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export const issueLink = endpoint({
  id: 'signup.issue-link',
  method: 'POST',
  path: '/api/dealer/purchases/:purchaseId/parties/:party/link',
  who: dealer,
  summary: 'The first QR with its address and join code (BUY-03); an older one ends, what was filled in stays (IMP-03).',
  params: ofParty,
  response: link,
  status: 201,
  refusals: ['purchase-closed', 'buyer-first'],
})
export const textLink = endpoint({
  id: 'signup.text-link',
  method: 'POST',
  path: '/api/dealer/purchases/:purchaseId/parties/:party/link/sms',
  who: dealer,
  summary: 'A new link, shown and sent by SMS to the mobile number the customer told (IMP-24); an older one ends.',
  params: ofParty,
  response: link,
  status: 201,
  refusals: ['purchase-closed', 'buyer-first', 'no-mobile', 'sms-off'],
})
export const confirmParty = endpoint({
  id: 'signup.confirm-party',
  method: 'POST',
  path: '/api/dealer/purchases/:purchaseId/parties/:party/confirmation',
  who: dealer,
  summary: 'The staff compared the licence and says yes or no, on their own terminal (BUY-05, IMP-25). Of two at once the second is told.',
  params: ofParty,
  body: z
    .object({
      version: z.number().int(),
      confirmed: z.boolean(),
      /** What was compared with the licence; all three for a yes. */
      compared: z.array(z.enum(['name', 'address', 'birth-date'])),
      reason: refusalReason.nullable().default(null),
      note: z.string().trim().max(300).default(''),
    })
    .refine((b) => !b.confirmed || b.compared.length === 3, { path: ['compared'], message: 'required' })
    .refine((b) => b.confirmed || b.reason !== null, { path: ['reason'], message: 'required' }),
  response: purchase,
  refusals: ['nothing-to-confirm', 'details-changed', 'already-confirmed'],
})
export const reopenParty = endpoint({
  id: 'signup.reopen-party',
  method: 'POST',
  path: '/api/dealer/purchases/:purchaseId/parties/:party/reopening',
  who: dealer,
  summary:
    'Another person as buyer or user, other details, or another answer about services: only what depends on it opens again (BUY-10, USR-23, IMP-03).',
  params: ofParty,
  body: z.object({ what: z.enum(['person', 'details', 'services']) }),
  response: purchase,
  refusals: ['purchase-closed', 'not-begun'],
})
export const acknowledge = endpoint({
  id: 'signup.acknowledge',
  method: 'POST',
  path: '/api/dealer/purchases/:purchaseId/parties/:party/acknowledgement',
  who: dealer,
  summary: 'The staff has seen the customer off (STP-23-06, STP-32-12A).',
  params: ofParty,
  response: purchase,
  refusals: ['not-finished'],
})
export const recordRegistration = endpoint({
  id: 'signup.record-registration',
  method: 'POST',
  path: '/api/dealer/purchases/:purchaseId/registration',
  who: dealer,
  summary:
    'The car is registered: number, first registration day, the certificate’s user. Compares (USR-05), starts the free time (CON-01), mails the link when the user is missing (PDL-03).',
  params: ofPurchase,
  body: z.object({
    chassisNumber,
    plate,
    firstRegisteredOn: z.iso.date(),
    inspectionExpiresOn: z.iso.date().nullable().default(null),
    user: z.object({ kind: customerKind, name: z.string().trim().min(1).max(100), address }),
  }),
  response: purchase,
  refusals: ['chassis-number-taken', 'already-recorded', 'date-in-the-future', 'purchase-closed'],
})
export const recordDelivery = endpoint({
  id: 'signup.record-delivery',
  method: 'POST',
  path: '/api/dealer/purchases/:purchaseId/delivery',
  who: dealer,
  summary: 'The car was handed over.',
  params: ofPurchase,
  body: z.object({ deliveredOn: z.iso.date() }),
  response: purchase,
  refusals: ['not-registered-yet', 'already-recorded', 'date-in-the-future'],
})
export const takeOverCar = endpoint({
  id: 'signup.take-over-car',
  method: 'POST',
  path: '/api/dealer/taken-over-cars',
  who: { staff: ['dealer'] },
  assurance: 'fresh',
  summary:
    'A used car has been taken in: with both numbers of its certificate it leaves its former owner’s garage, who is told by mail, and can be sold again (CPO).',
  body: z.object({ chassisNumber: z.string().max(40), plate: z.string().max(40) }),
  refusals: ['vehicle-not-found', 'car-on-sale'],
  limit: { calls: 10, seconds: 3600 },
})
export const cancelPurchase = endpoint({
  id: 'signup.cancel-purchase',
  method: 'POST',
  path: '/api/dealer/purchases/:purchaseId/cancellation',
  who: dealer,
  summary: 'The purchase is off: links end, drafts go.',
  params: ofPurchase,
  response: purchase,
  refusals: ['already-recorded'],
})

/* The customer: links. Looking at one consumes nothing; beginning binds it to this browser. */

const key = z.union([
  z.object({ secret: z.string().min(20).max(64) }),
  z.object({
    joinCode: z
      .string()
      .transform((t) => t.normalize('NFKC').replaceAll(/\D/g, ''))
      .pipe(z.string().regex(/^\d{8}$/)),
  }),
])
export const lookAtLink = endpoint({
  id: 'signup.look-at-link',
  method: 'POST',
  path: '/api/signup/links/look',
  who: 'anyone',
  summary:
    'What a QR or join code leads to, without a name or number of anybody (USR-12). One answer for all that lead nowhere: `link-ended`.',
  body: key,
  response: z.object({ party, dealer: z.string(), state: z.enum(['free', 'mine', 'taken']), procedureId: z.uuid().nullable() }),
  refusals: ['link-ended'],
  limit: { calls: 30, seconds: 60 },
})
export const begin = endpoint({
  id: 'signup.begin',
  method: 'POST',
  path: '/api/signup/procedures',
  who: 'anyone',
  summary: 'お申込みを開始する: binds the link to this browser, which may come back freely (STP-22-06).',
  body: z.object({ key, language }),
  response: z.object({ procedureId: z.uuid() }),
  status: 201,
  refusals: ['link-ended', 'link-taken'],
  limit: { calls: 30, seconds: 60 },
})
export const beginAfterDelivery = endpoint({
  id: 'signup.begin-after-delivery',
  method: 'POST',
  path: '/api/signup/procedures/after-delivery',
  who: 'anyone',
  summary: 'Begins 4-1 from the leaflet’s QR or the mail (PDL-02, PDL-03). Kei cars are told here (IMP-42, PDL-09).',
  body: z.object({ language, kei: z.boolean() }),
  response: z.object({ procedureId: z.uuid() }),
  status: 201,
  refusals: ['kei-not-possible'],
  limit: { calls: 30, seconds: 60 },
})
export const beginServices = endpoint({
  id: 'signup.begin-services',
  method: 'POST',
  path: '/api/signup/procedures/services',
  who: 'owner',
  summary:
    'Begins 5-1 for my car, at any time (GLK-16, IMP-29), with G-Link already applied for 5-2 alone (CHG-01); an unfinished one goes on.',
  body: z.object({ vehicleId: z.uuid() }),
  response: z.object({ procedureId: z.uuid() }),
  status: 201,
  refusals: ['already-applied', 'not-registered', 'link-needed'],
})

/* A procedure: one person's way. Bound to a browser by a cookie; its id alone shows nothing. */

export const draftValues = z.record(z.string().max(60), z.union([z.string().max(400), z.boolean(), z.null()]))
export const procedure = z.object({
  id: z.uuid(),
  flow,
  language,
  /** The first step that is not answered. */
  step,
  steps: z.array(z.object({ id: step, stage, state: z.enum(['done', 'open', 'locked']) })),
  /** Everything typed and not yet sent, by field; never a password, code or card number. */
  draft: z.object({ version: z.number().int(), values: draftValues }),
  finished: z.boolean(),
  expiresAt: z.iso.datetime(),
  /** Shown at the steps that show them. */
  facts: z.object({
    dealer: z.string().nullable(),
    dealerPhone: z.string().nullable(),
    vehicle: z.object({ name: z.string(), grade: z.string(), powertrain: z.string(), kind: contractKind }).nullable(),
    /** Steps ③ need it. */
    vehicleId: z.uuid().nullable(),
    buyerName: z.string().nullable(),
    userName: z.string().nullable(),
    /** The account this procedure belongs to since sign-in or registration. */
    account: z
      .object({ email: z.string(), name: z.string(), kind: customerKind, signedIn: z.boolean(), held: z.array(z.string()) })
      .nullable(),
    /** What was sent at `details` or `check-details`. */
    details: details.nullable(),
    email: z.object({ address: z.string(), codeId: z.uuid().nullable(), verified: z.boolean(), bounced: z.boolean() }).nullable(),
    /** `customer-screen`: the documented tick, only where an operator wants it (BUY-05). */
    staffCheck: z.object({
      state: z.enum(['none', 'waiting', 'confirmed', 'refused', 'not-needed']),
      where: z.enum(['terminal', 'customer-screen']),
      reason: refusalReason.nullable(),
      note: z.string().nullable(),
    }),
    /** The buyer's view of a second person (USR-13). */
    other: z.object({ state: partyState, link: link.nullable(), invited: z.string().nullable() }).nullable(),
    stated: z.object({ userIs: z.enum(['same', 'different', 'unknown']), kind: customerKind.nullable() }).nullable(),
    /** After delivery: the numbers sent at `car`, or those of the registration that is being corrected. */
    car: z.object({ chassisNumber: z.string(), plate }).nullable(),
    registration: z.object({ id: z.uuid(), receipt: z.string() }).nullable(),
    answers: z.object({
      account: z.enum(['unknown', 'existing', 'new']),
      kind: customerKind.nullable(),
      input: z.enum(['camera', 'direct']).nullable(),
      user: z.enum(['unknown', 'same', 'different']),
      present: z.boolean().nullable(),
      gLink: z.enum(['unknown', 'apply', 'decline']),
      charging: z.enum(['unknown', 'apply', 'decline']),
      chargingTarget: z.boolean(),
      application: application.nullable(),
      chargingPlan: chargingPlanId.nullable(),
    }),
  }),
})
export type Procedure = z.infer<typeof procedure>
const ofProcedure = z.object({ procedureId: z.uuid() })

export const readProcedure = endpoint({
  id: 'signup.read-procedure',
  method: 'GET',
  path: '/api/signup/procedures/:procedureId',
  who: 'anyone',
  summary: 'Where I am. 403 `other-browser` where a code by mail is needed first; the pages ask again every two seconds while they wait.',
  params: ofProcedure,
  response: procedure,
})
export const saveDraft = endpoint({
  id: 'signup.save-draft',
  method: 'PUT',
  path: '/api/signup/procedures/:procedureId/draft',
  who: 'anyone',
  summary: 'Keeps what was typed, sealed (IMP-01). `draft-newer` carries the newer values of another tab.',
  params: ofProcedure,
  body: z.object({ version: z.number().int(), values: draftValues }),
  response: z.object({ version: z.number().int() }),
  refusals: ['draft-newer', 'procedure-over'],
  limit: { calls: 240, seconds: 60 },
})

const consented = z.object({ version: documentVersion })
/** One answer at one step. */
export const answer = z.discriminatedUnion('step', [
  z.object({ step: z.literal('start') }),
  z.object({ step: z.literal('overview') }),
  z.object({ step: z.literal('vehicle') }),
  z.object({ step: z.literal('data-consent') }).extend(consented.shape),
  /** `existing` needs a signed-in owner: the account of that session becomes this procedure's. */
  z.object({ step: z.literal('sign-in'), account: z.enum(['existing', 'new']) }),
  z.object({ step: z.literal('terms') }).extend(consented.shape),
  /** The address; mails the code. Answer it again to resend or to correct it. */
  z.object({ step: z.literal('email'), email }),
  z.object({ step: z.literal('code'), code: z.string().max(20) }),
  z.object({ step: z.literal('email-done') }),
  z.object({ step: z.literal('kind'), kind: customerKind }),
  z
    .object({ step: z.literal('login'), password, passwordAgain: z.string(), authPhone: mobilePhone })
    .refine((b) => b.password === b.passwordAgain, { path: ['passwordAgain'], message: 'not-same' }),
  z.object({ step: z.literal('method'), input: z.enum(['camera', 'direct']) }),
  z.object({ step: z.literal('photo-guide') }),
  z.object({ step: z.literal('document'), document: z.enum(['driving-licence']) }),
  z.object({ step: z.literal('photo-start') }),
  z.object({ step: z.literal('photo') }),
  z.object({ step: z.literal('photo-check') }),
  /** Null: not known, typed by hand (ACC-21). */
  z.object({ step: z.literal('corporate-number'), corporateNumber: z.string().max(20).nullable(), lookedUp: z.boolean() }),
  z.object({ step: z.literal('corporation-check') }),
  z.object({ step: z.literal('details'), details }),
  z.object({ step: z.literal('check-details'), details }),
  /** Only the configured fallback: the staff's tick on this screen (BUY-05). */
  z.object({ step: z.literal('staff-check'), staffName: z.string().trim().min(1).max(60) }),
  z.object({ step: z.literal('review') }),
  z.object({ step: z.literal('account-done') }),
  z.object({ step: z.literal('details-done') }),
  z.object({ step: z.literal('web-terms') }).extend(consented.shape),
  z.object({ step: z.literal('web-link') }),
  z.object({ step: z.literal('magazine'), subscribe: z.boolean() }),
  z.object({ step: z.literal('buyer-done') }),
  z.object({ step: z.literal('user-start') }),
  z.object({ step: z.literal('name-choice'), user: z.enum(['same', 'different']) }),
  z.object({ step: z.literal('presence'), present: z.boolean() }),
  z.object({ step: z.literal('user-qr') }),
  z.object({ step: z.literal('user-wait') }),
  /** Absent: an address or phone to invite the user at (IMP-35). */
  z.object({ step: z.literal('later-guidance'), invite: email.nullable().default(null) }),
  z.object({ step: z.literal('user-terms') }).extend(consented.shape),
  z.object({ step: z.literal('user-done') }),
  z.object({ step: z.literal('car'), chassisNumber, plate }),
  z.object({ step: z.literal('car-review') }),
  z.object({ step: z.literal('received') }),
  z.object({ step: z.literal('services-start') }),
  z.object({ step: z.literal('g-link-choice'), apply: z.boolean() }),
  /** Two ticks, two consents (GLK-04), and the two files were offered (GLK-05). */
  z.object({ step: z.literal('g-link-terms'), terms: documentVersion, important: documentVersion }),
  z.object({ step: z.literal('g-link-content'), application }),
  z.object({ step: z.literal('payment') }),
  z.object({ step: z.literal('g-link-review') }),
  z.object({ step: z.literal('g-link-receipt') }),
  z.object({ step: z.literal('g-link-later') }),
  z.object({ step: z.literal('survey'), reason: declineReason }),
  z.object({ step: z.literal('charging-choice'), apply: z.boolean() }),
  z.object({ step: z.literal('charging-terms') }).extend(consented.shape),
  z.object({ step: z.literal('charging-plan'), plan: chargingPlanId }),
  z.object({ step: z.literal('charging-payment') }),
  z.object({ step: z.literal('charging-review') }),
  z.object({ step: z.literal('charging-receipt') }),
  z.object({ step: z.literal('charging-later') }),
  z.object({ step: z.literal('done') }),
  z.object({ step: z.literal('staff-call') }),
])
export type Answer = z.infer<typeof answer>
export const answerStep = endpoint({
  id: 'signup.answer-step',
  method: 'POST',
  path: '/api/signup/procedures/:procedureId/answers',
  who: 'anyone',
  summary:
    'One step’s answer; the centre keeps it, does what the step does, and says what comes next. A step answered again opens only what depends on it (IMP-03).',
  params: ofProcedure,
  body: z.object({ answer }),
  response: procedure,
  refusals: [
    'step-locked',
    'procedure-over',
    'sign-in-needed',
    'document-changed',
    'code-wrong',
    'code-expired',
    'code-used-up',
    'resend-too-early',
    'code-needed',
    'password-known',
    'already-registered',
    'login-needed',
    'identity-held',
    'other-kind',
    'staff-check-needed',
    'staff-check-refused',
    'kind-differs',
    'vehicle-not-found',
    'kei-not-possible',
    'already-registered-user',
    'option-not-available',
    'payment-needed',
    'not-linked',
    'already-applied',
    'free-time-over',
    'contract-needed',
    'other-not-finished',
  ],
  limit: tries,
})
export const makeUserLink = endpoint({
  id: 'signup.make-user-link',
  method: 'POST',
  path: '/api/signup/procedures/:procedureId/user-link',
  who: 'anyone',
  summary: 'The user’s one-time QR, address and join code on the buyer’s phone (USR-11, USR-12, IMP-24); `sendTo` mails it as well.',
  params: ofProcedure,
  body: z.object({ sendTo: email.nullable().default(null) }),
  response: link,
  status: 201,
  refusals: ['step-locked', 'procedure-over', 'other-registered'],
  limit: { calls: 20, seconds: 600 },
})

/* Another browser, or days later: the link in the mail, then a code. */

export const mailResumeLink = endpoint({
  id: 'signup.mail-resume-link',
  method: 'POST',
  path: '/api/signup/procedures/:procedureId/resume-mail',
  who: 'anyone',
  summary: 'Mails the way back to the verified address; it holds for 72 hours (IMP-01).',
  params: ofProcedure,
  refusals: ['no-address', 'procedure-over'],
  limit: { calls: 6, seconds: 3600 },
})
export const askAccessCode = endpoint({
  id: 'signup.ask-access-code',
  method: 'POST',
  path: '/api/signup/procedures/:procedureId/access-codes',
  who: 'anyone',
  summary: 'Another browser: mails a six-digit code to the procedure’s address, whose name is not shown. Same answer when there is none.',
  params: ofProcedure,
  response: mailedCode,
  limit: { calls: 10, seconds: 600 },
})
export const takeAccessCode = endpoint({
  id: 'signup.take-access-code',
  method: 'POST',
  path: '/api/signup/procedures/:procedureId/access',
  who: 'anyone',
  summary: 'The code binds the procedure to this browser; the other one is let go.',
  params: ofProcedure,
  body: z.object({ codeId: z.uuid(), code: z.string().max(20) }),
  refusals: ['code-wrong', 'code-expired', 'code-used-up'],
  limit: { calls: 20, seconds: 600 },
})

/* Registrations after delivery: status and review. */

export const registrationState = z.enum(['received', 'under-review', 'approved', 'rejected'])
export const registration = z.object({
  id: z.uuid(),
  /** For the telephone: `R-2026-4F7K-2M`. */
  receipt: z.string(),
  state: registrationState,
  vehicle: z.string().nullable(),
  chassisTail: z.string(),
  plate: z.string(),
  at: z.iso.datetime(),
  expectedBy: z.iso.date().nullable(),
  overdue: z.boolean(),
  decidedAt: z.iso.datetime().nullable(),
  /** What did not agree, when it was rejected (IMP-04). */
  differs: z.array(matchItem),
  note: z.string().nullable(),
  /** The mails about it and whether they arrived (PDL-14, IMP-36). */
  mails: z.array(z.object({ kind: z.string(), at: z.iso.datetime(), state: z.enum(['queued', 'sent', 'bounced', 'failed']) })),
  vehicleId: z.uuid().nullable(),
})
export type Registration = z.infer<typeof registration>
export const listRegistrations = endpoint({
  id: 'signup.list-registrations',
  method: 'GET',
  path: '/api/me/registrations',
  who: 'owner',
  summary: 'My registrations and how far each is (ACC-28, PDL-30), newest first.',
  response: z.array(registration),
})
export const amendRegistration = endpoint({
  id: 'signup.amend-registration',
  method: 'POST',
  // under the path of the cookie that binds a procedure to its browser
  path: '/api/signup/registrations/:registrationId/amendment',
  who: 'owner',
  summary: 'Opens the filled form again at what differed (IMP-04): gives the procedure and its step.',
  params: z.object({ registrationId: z.uuid() }),
  response: z.object({ procedureId: z.uuid(), step }),
  status: 201,
  refusals: ['not-rejected'],
})
export const giveCertificatePicture = endpoint({
  id: 'signup.give-certificate-picture',
  method: 'PUT',
  path: '/api/me/registrations/:registrationId/certificate',
  who: 'owner',
  summary: 'A picture of the certificate for the reviewer (IMP-04); sealed, gone 30 days after the decision.',
  params: z.object({ registrationId: z.uuid() }),
  bytes: { types: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'], max: 8 * 1024 * 1024 },
  refusals: ['not-a-document', 'already-decided'],
  limit: { calls: 20, seconds: 3600 },
})
/** Fleet: many cars at once from a CSV (IMP-27). */
export const registerFleet = endpoint({
  id: 'signup.register-fleet',
  method: 'POST',
  path: '/api/me/registrations/fleet',
  who: 'owner',
  summary: 'A corporation registers up to 200 cars from a list; each line is answered (IMP-27).',
  body: z.object({
    lines: z
      .array(z.object({ chassisNumber: z.string().max(40), plate: z.string().max(40) }))
      .min(1)
      .max(200),
    userTerms: documentVersion,
    /** The corporation, where the caller manages several. */
    corporation: z.uuid().optional(),
  }),
  response: z.object({
    lines: z.array(z.object({ line: z.number().int(), result: z.enum(['approved', 'received', 'refused']), code: z.string().nullable() })),
  }),
  refusals: ['not-a-corporation', 'which-corporation', 'document-changed'],
  limit: { calls: 10, seconds: 3600 },
})

const reviewer = { staff: ['reviewer', 'administrator'] } as const
export const reviewRow = registration.extend({ applicant: z.string(), kind: customerKind, dueAt: z.iso.datetime() })
export const listReviews = endpoint({
  id: 'signup.list-reviews',
  method: 'GET',
  path: '/api/staff/reviews',
  who: reviewer,
  summary: 'What waits for a reviewer, the most urgent first; overdue at seven days (PDL-16).',
  query: z.object({ show: z.enum(['waiting', 'decided']).default('waiting') }),
  response: z.array(reviewRow),
})
export const readReview = endpoint({
  id: 'signup.read-review',
  method: 'GET',
  path: '/api/staff/reviews/:registrationId',
  who: reviewer,
  summary: 'One case item by item; the look is recorded.',
  params: z.object({ registrationId: z.uuid() }),
  response: reviewRow.extend({
    items: z.array(comparedItem),
    hasPicture: z.boolean(),
    history: z.array(z.object({ at: z.iso.datetime(), text: z.string(), by: z.string().nullable() })),
  }),
})
export const readReviewPicture = endpoint({
  id: 'signup.read-review-picture',
  method: 'GET',
  path: '/api/staff/reviews/:registrationId/certificate',
  who: reviewer,
  summary: 'The picture of the certificate; each look leaves a row.',
  params: z.object({ registrationId: z.uuid() }),
})
export const decideReview = endpoint({
  id: 'signup.decide-review',
  method: 'POST',
  path: '/api/staff/reviews/:registrationId/decision',
  who: reviewer,
  summary: 'Approves or rejects with the items that differ; mails the applicant (PDL-17, PDL-18). Of two at once the second is told.',
  params: z.object({ registrationId: z.uuid() }),
  body: z
    .object({ approve: z.boolean(), differs: z.array(matchItem).default([]), note: z.string().trim().max(400).default('') })
    .refine((b) => b.approve || b.differs.length > 0, { path: ['differs'], message: 'required' }),
  refusals: ['already-decided', 'no-such-vehicle'],
})
