/** Decisions about registrations after delivery. Pure. */
import type { ComparedItem } from '@tsunagu/contract/signup.ts'

/** After this a registration is overdue (PDL-16), in days. */
export const overdueDays = 7
/** What the applicant is told to expect (PDL-15), in days. */
export const expectedDays = 5
/** Pictures and compared data go this long after the decision, in days. */
export const keptDays = 30
export const daysFrom = (moment: Date, days: number): Date => new Date(moment.getTime() + days * 24 * 3600_000)

/** Why no machine approves; `null` values are what could not be found. */
export interface ReviewGround {
  /** Both numbers name one car of the master. */
  known: boolean
  /** The certificate has been recorded, so that there is something to compare with. */
  certificate: boolean
  /** The account has all its details. */
  details: boolean
  match: 'same' | 'unclear' | 'differs' | null
  kei: boolean
  /** Somebody else's garage has the car. */
  othersCar: boolean
  /** Somebody else registers the same car. */
  othersRegistration: boolean
}
export type ReviewReason =
  | 'not-known'
  | 'no-certificate'
  | 'no-details'
  | 'unclear'
  | 'differs'
  | 'kei'
  | 'others-car'
  | 'others-registration'

/** Nothing left: approved at once. Anything else waits for a person; nothing is ever rejected by itself. */
export function whyNotByItself(ground: ReviewGround): ReviewReason[] {
  const reasons: [boolean, ReviewReason][] = [
    [!ground.known, 'not-known'],
    [ground.known && !ground.certificate, 'no-certificate'],
    [!ground.details, 'no-details'],
    [ground.match === 'unclear', 'unclear'],
    [ground.match === 'differs', 'differs'],
    [ground.kei, 'kei'],
    [ground.othersCar, 'others-car'],
    [ground.othersRegistration, 'others-registration'],
  ]
  const found = reasons.flatMap(([is, reason]) => (is ? [reason] : []))
  // nothing compared is nothing agreed
  return found.length === 0 && ground.match !== 'same' ? ['unclear'] : found
}

const ofCar: readonly ComparedItem['item'][] = ['chassis-number', 'plate']
/** The step of the form that the first differing item is at (IMP-04), and whether the car has to be typed again. */
export function stepToAmend(differs: readonly string[]): { step: 'check-details' | 'car'; details: boolean; car: boolean } {
  const car = differs.some((item) => (ofCar as readonly string[]).includes(item))
  const details = differs.some((item) => !(ofCar as readonly string[]).includes(item))
  return { step: details ? 'check-details' : 'car', details, car }
}
