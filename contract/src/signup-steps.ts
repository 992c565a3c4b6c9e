/**
 * The steps of a sign-up as data: which there are, in which order, and which printed step of the guide each one is.
 * Pure: the page draws its progress from it, the centre decides from it what may be answered next.
 */

/** One person's way: buyer at the dealer (1-1, 2-1, 2-3, 3-1, 3-2), another user at the dealer (2-2, 3-1, 3-2), user after delivery (4-1), services later (5-1, 5-2). */
export const flows = ['buyer', 'user', 'after-delivery', 'services'] as const
export type Flow = (typeof flows)[number]

/** ① buyer ② user ③ services (SGN-03). */
export type Stage = 1 | 2 | 3

/** What was answered so far, as far as it decides which steps there are. */
export interface StepGround {
  readonly flow: Flow
  readonly account: 'unknown' | 'existing' | 'new'
  readonly kind: 'individual' | 'corporation' | null
  readonly input: 'camera' | 'direct' | null
  /** The centre is set so that staff confirms who it is, and this is a person at the dealer (BUY-05, BUY-06). */
  readonly staffChecks: boolean
  /** A corporation whose number is typed by hand skips the look-up's result (ACC-21). */
  readonly lookedUp: boolean
  /** Of the buyer: is the user the same? */
  readonly user: 'unknown' | 'same' | 'different'
  readonly present: boolean | null
  readonly gLink: 'unknown' | 'apply' | 'decline'
  /** G-Link was applied for earlier: this way is about charging support alone (CHG-01, CHG-16). */
  readonly chargingAlone: boolean
  /** Something that costs money was chosen (GLK-21, X-07). */
  readonly paid: boolean
  /** A payment method was there before this sign-up (CHG-06); one registered on the way keeps its step. */
  readonly hadMethod: boolean
  readonly chargingTarget: boolean
  readonly charging: 'unknown' | 'apply' | 'decline'
}

export const stepIds = [
  'start',
  'overview',
  'vehicle',
  'data-consent',
  'sign-in',
  'check-details',
  'terms',
  'email',
  'code',
  'email-done',
  'login',
  'kind',
  'method',
  'photo-guide',
  'document',
  'photo-start',
  'photo',
  'photo-check',
  'corporate-number',
  'corporation-check',
  'details',
  'staff-check',
  'review',
  'account-done',
  'details-done',
  'web-terms',
  'web-link',
  'magazine',
  'buyer-done',
  'user-start',
  'name-choice',
  'presence',
  'user-qr',
  'user-wait',
  'later-guidance',
  'user-terms',
  'user-done',
  'car',
  'car-review',
  'received',
  'services-start',
  'g-link-choice',
  'g-link-terms',
  'g-link-content',
  'payment',
  'g-link-review',
  'g-link-receipt',
  'g-link-later',
  'survey',
  'charging-choice',
  'charging-terms',
  'charging-plan',
  'charging-payment',
  'charging-review',
  'charging-receipt',
  'charging-later',
  'done',
  'staff-call',
] as const
export type StepId = (typeof stepIds)[number]

const when = (condition: boolean, ...steps: StepId[]): StepId[] => (condition ? steps : [])

/** The steps there are as far as is known, in order. What is not yet decided adds nothing: the list grows with the answers. */
export function stepsOf(ground: StepGround): StepId[] {
  switch (ground.flow) {
    case 'buyer':
      return [
        'start',
        'vehicle',
        'data-consent',
        'sign-in',
        ...identity(ground),
        ...when(identified(ground), 'buyer-done', 'user-start', 'name-choice'),
        ...userOfBuyer(ground),
      ]
    case 'user':
      return [
        'start',
        'overview',
        'vehicle',
        'data-consent',
        'sign-in',
        ...identity(ground),
        ...when(identified(ground), 'user-terms', 'user-done'),
        ...when(identified(ground), ...services(ground)),
      ]
    case 'after-delivery':
      return [
        'start',
        'sign-in',
        ...identity(ground),
        ...when(
          identified(ground),
          ...when(ground.account === 'new', 'web-terms', 'web-link', 'magazine'),
          'user-terms',
          'car',
          'car-review',
          'received',
        ),
      ]
    case 'services':
      return services(ground)
  }
}

/** How a person becomes known: an account that is there (A), a new one of a person (B) or of a corporation (C). */
function identity(ground: StepGround): StepId[] {
  if (ground.account === 'unknown') return []
  if (ground.account === 'existing') return ['check-details', ...when(ground.staffChecks, 'staff-check'), 'review', 'details-done']
  const first: StepId[] = ['terms', 'email', 'code', 'email-done']
  const choose: StepId[] = ground.flow === 'after-delivery' ? ['login', 'kind'] : ['kind', 'login']
  if (ground.kind === null) return [...first, ...(ground.flow === 'after-delivery' ? choose : (['kind'] as const))]
  if (ground.kind === 'corporation')
    return [...first, ...choose, 'corporate-number', ...when(ground.lookedUp, 'corporation-check'), 'details', 'review', 'account-done']
  // no camera after delivery (PDL-22)
  const camera = ground.flow !== 'after-delivery'
  return [
    ...first,
    ...choose,
    ...when(camera, 'method'),
    ...when(camera && ground.input === 'camera', 'photo-guide', 'document', 'photo-start', 'photo', 'photo-check'),
    ...when(!camera || ground.input !== null, 'details', ...when(ground.staffChecks, 'staff-check'), 'review', 'account-done'),
  ]
}

const identified = (ground: StepGround): boolean =>
  ground.account === 'existing' ||
  (ground.account === 'new' &&
    (ground.kind === 'corporation' || (ground.kind === 'individual' && (ground.flow === 'after-delivery' || ground.input !== null))))

function userOfBuyer(ground: StepGround): StepId[] {
  if (!identified(ground) || ground.user === 'unknown') return []
  if (ground.user === 'same') return ['user-terms', 'user-done', ...services(ground)]
  if (ground.present === null) return ['presence']
  return ground.present ? ['presence', 'user-qr', 'user-wait', 'done'] : ['presence', 'later-guidance', 'done', 'staff-call']
}

/** ③: G-Link, then charging support where the car is a target (3-1, 3-2, 5-1, 5-2). */
function services(ground: StepGround): StepId[] {
  if (ground.chargingAlone) return [...chargingSteps(ground), 'done']
  const atDealer = ground.flow !== 'services'
  const start: StepId[] = ['services-start', 'g-link-choice']
  if (ground.gLink === 'unknown') return start
  const gLink: StepId[] =
    ground.gLink === 'apply'
      ? ['g-link-terms', 'g-link-content', ...when(ground.paid && !ground.hadMethod, 'payment'), 'g-link-review', 'g-link-receipt']
      : ['g-link-later', ...when(atDealer, 'survey')]
  // charging support follows G-Link after delivery (CHG-16); at the dealer it is asked either way (STP-31-04B)
  const asked = ground.chargingTarget && (atDealer || ground.gLink === 'apply')
  return [...start, ...gLink, ...when(asked, ...chargingSteps(ground)), 'done', ...when(atDealer, 'staff-call')]
}

function chargingSteps(ground: StepGround): StepId[] {
  if (ground.charging === 'unknown') return ['charging-choice']
  if (ground.charging === 'decline') return ['charging-choice', 'charging-later']
  const pays = !ground.hadMethod && !(ground.paid && ground.gLink === 'apply')
  return ['charging-choice', 'charging-terms', 'charging-plan', ...when(pays, 'charging-payment'), 'charging-review', 'charging-receipt']
}

/** Which stage a step belongs to; stage n + 1 opens when n is done or skipped (SGN-03). */
export function stageOf(flow: Flow, step: StepId): Stage {
  if (flow === 'services') return 3
  const place = stepIds.indexOf(step)
  if (place >= stepIds.indexOf('services-start') && step !== 'done' && step !== 'staff-call') return 3
  if (flow === 'after-delivery' || flow === 'user') return step === 'done' || step === 'staff-call' ? 3 : 2
  if (step === 'done' || step === 'staff-call') return 3
  return place >= stepIds.indexOf('user-start') ? 2 : 1
}

/** The printed steps of the guide by flow and way: for the tests that walk them and for the help that cites them. */
export function printedSteps(ground: StepGround, step: StepId): string[] {
  const way = ground.account === 'existing' ? 'A' : ground.kind === 'corporation' ? 'C' : 'B'
  return printed[ground.flow]?.[step]?.flatMap((code) => (code.endsWith('*') ? [`${code.slice(0, -1)}${way}`] : [code])) ?? []
}

const licence = { buyer: 12, user: 16 } as const
const twoDigits = (n: number) => String(n).padStart(2, '0')
/** 1-1 and 2-2 print the same screens four steps apart. */
function register(flow: 'buyer' | 'user'): Partial<Record<StepId, string[]>> {
  const section = flow === 'buyer' ? 'STP-11' : 'STP-22'
  const b = (n: number) => `${section}-${twoDigits(n + (flow === 'buyer' ? 0 : 4))}`
  return {
    'sign-in': flow === 'buyer' ? ['STP-11-01..06'] : ['STP-22-10'],
    'check-details': [`${b(7)}A`],
    terms: [`${b(7)}B`],
    email: [`${b(8)}B`],
    code: [`${b(9)}B`],
    'email-done': [`${b(10)}B`],
    kind: [`${b(11)}B`],
    method: [`${section}-${twoDigits(licence[flow])}B`],
    'photo-guide': [`${b(13)}B`],
    document: [`${b(14)}B`],
    'photo-start': [`${b(15)}B`],
    photo: [`${b(16)}B`],
    'photo-check': [`${b(17)}B`],
    login: [`${b(12)}C`],
    'corporate-number': [`${b(13)}C`],
    'corporation-check': [`${b(14)}C`],
    details: [`${b(18)}B`, `${b(15)}C`],
    'staff-check': [`${b(8)}A`, `${b(19)}B`],
    review: [`${b(9)}A`, `${b(20)}B`, `${b(16)}C`],
    'account-done': [`${b(21)}B`, `${b(17)}C`],
    'details-done': [`${b(10)}A`],
  }
}
const services31: Partial<Record<StepId, string[]>> = {
  'services-start': ['STP-31-01'],
  'g-link-choice': ['STP-31-02'],
  'g-link-terms': ['STP-31-03A'],
  'g-link-content': ['STP-31-04A'],
  'g-link-review': ['STP-31-05A'],
  'g-link-receipt': ['STP-31-06A'],
  'g-link-later': ['STP-31-03B'],
  survey: ['STP-31-04B'],
  'charging-choice': ['STP-32-01'],
  'charging-terms': ['STP-32-02A'],
  'charging-plan': ['STP-32-03A'],
  'charging-payment': ['STP-32-04A', 'STP-32-05A', 'STP-32-06A', 'STP-32-07A', 'STP-32-08A'],
  'charging-review': ['STP-32-09A'],
  'charging-receipt': ['STP-32-10A'],
  'charging-later': ['STP-32-02B'],
  done: ['STP-32-11A', 'STP-32-03B'],
  'staff-call': ['STP-32-12A', 'STP-32-04B'],
}
const printed: Readonly<Record<Flow, Partial<Record<StepId, string[]>>>> = {
  buyer: {
    ...register('buyer'),
    start: ['STP-11-01..06'],
    vehicle: ['STP-11-01..06'],
    'data-consent': ['STP-11-01..06'],
    'buyer-done': ['STP-11-11A', 'STP-11-22B', 'STP-11-18C'],
    'user-start': ['STP-21-01', 'STP-22-01', 'STP-23-01'],
    'name-choice': ['STP-21-02', 'STP-22-02', 'STP-23-02'],
    'user-terms': ['STP-21-03'],
    'user-done': ['STP-21-04'],
    presence: ['STP-22-03', 'STP-23-03'],
    'user-qr': ['STP-22-04'],
    'later-guidance': ['STP-23-04'],
    ...services31,
    done: ['STP-23-05', ...(services31.done ?? [])],
    'staff-call': ['STP-23-06', ...(services31['staff-call'] ?? [])],
  },
  user: {
    ...register('user'),
    start: ['STP-22-05', 'STP-22-06'],
    overview: ['STP-22-07'],
    vehicle: ['STP-22-08'],
    'data-consent': ['STP-22-09'],
    review: ['STP-22-13A', 'STP-22-24B', 'STP-22-20C'],
    'user-terms': ['STP-22-15A', 'STP-22-26B', 'STP-22-22C'],
    'user-done': ['STP-22-16A', 'STP-22-27B', 'STP-22-23C'],
    ...services31,
  },
  'after-delivery': {
    start: ['STP-41-01'],
    'sign-in': ['STP-41-02'],
    'check-details': ['STP-41-03A'],
    review: ['STP-41-04A', 'STP-41-10B', 'STP-41-12C'],
    'details-done': ['STP-41-05A'],
    terms: ['STP-41-03B'],
    email: ['STP-41-04B'],
    code: ['STP-41-05B'],
    'email-done': ['STP-41-06B'],
    login: ['STP-41-07B'],
    kind: ['STP-41-08B'],
    'corporate-number': ['STP-41-09C'],
    'corporation-check': ['STP-41-10C'],
    details: ['STP-41-09B', 'STP-41-11C'],
    'account-done': ['STP-41-11B', 'STP-41-13C'],
    'web-terms': ['STP-41-12B', 'STP-41-14C'],
    'web-link': ['STP-41-13B', 'STP-41-15C'],
    magazine: ['STP-41-14B', 'STP-41-16C'],
    'user-terms': ['STP-41-06A', 'STP-41-15B', 'STP-41-17C'],
    car: ['STP-41-07A', 'STP-41-16B', 'STP-41-18C'],
    'car-review': ['STP-41-08A', 'STP-41-17B', 'STP-41-19C'],
    received: ['STP-41-09A', 'STP-41-18B', 'STP-41-20C'],
  },
  services: {
    'services-start': ['STP-51-01'],
    'g-link-choice': ['STP-51-02'],
    'g-link-terms': ['STP-51-03A'],
    'g-link-content': ['STP-51-04A'],
    payment: ['STP-51-05A', 'STP-51-06A', 'STP-51-07A', 'STP-51-08A', 'STP-51-09A'],
    'g-link-review': ['STP-51-10A'],
    'g-link-receipt': ['STP-51-11A'],
    'g-link-later': ['STP-51-03B'],
    'charging-choice': ['STP-52-01'],
    'charging-terms': ['STP-52-02A'],
    'charging-plan': ['STP-52-03A'],
    'charging-payment': ['STP-52-04A', 'STP-52-05A', 'STP-52-06A', 'STP-52-07A', 'STP-52-08A'],
    'charging-review': ['STP-52-09A'],
    'charging-receipt': ['STP-52-10A'],
    'charging-later': ['STP-52-02B'],
    done: ['STP-52-11A', 'STP-52-03B'],
  },
}
