/** What a car can have, at what price and until when; how a contract stands today. Pure. */
import type { Application, Contract, ContractKind, Offer, OptionId } from '@tsunagu/contract/contracts.ts'
import type { ModelFacts } from '../vehicles/index.ts'
import { addDays, lastDayAfter, lastDayOfTerm } from './days/rules.ts'
import type { ContractsTables, LastDay, Occasion, Product, Starts, Term } from './tables.ts'

type Row<T extends keyof ContractsTables> = Omit<ContractsTables[T], 'valid_from' | 'valid_until' | 'source'>
/** What is for sale on one day. */
export interface Catalogue {
  plans: Row<'contracts.plans'>[]
  options: Row<'contracts.option_terms'>[]
  prices: Row<'contracts.prices'>[]
  chargingPlans: Row<'contracts.charging_plans'>[]
}
/** What is known of the car beside its model. */
export interface CarGround {
  kind: ContractKind
  purchasedOn: string | null
  firstRegisteredOn: string | null
}
export interface OfferGround {
  vehicleId: string
  model: ModelFacts
  car: CarGround
  catalogue: Catalogue
  /** A corporation may be refused an option. */
  customer: 'individual' | 'corporation'
  /** How this customer pays already, when anything but a card: what takes cards only is not for them (PAY-06, GLK-23). */
  otherMethod: boolean
  today: string
  /** Where charging support is applied for later (CHG-14). */
  chargingLaterAt: string
}

interface FreeTerms {
  free_years: number | null
  starts: Starts
  last_day: LastDay
}
/** The free time of a plan: from and last day; null until its first day is known; `until` null = without end. */
export function freeTime(terms: FreeTerms, car: CarGround, applied: string): { from: string; until: string | null } | null {
  const from = { 'first-registration': car.firstRegisteredOn, purchase: car.purchasedOn, application: applied }[terms.starts]
  if (from === null) return null
  return { from, until: terms.free_years === null ? null : lastDayAfter(from, terms.free_years * 12, terms.last_day) }
}

export function offerOf(ground: OfferGround): Offer {
  const { vehicleId, model, car, catalogue, today } = ground
  const plan = planOf(catalogue, car.kind)
  const free = freeTime(plan, car, today)
  const eligible = isChargingTarget(model)
  return {
    vehicleId,
    kind: car.kind,
    plan: { ja: plan.name_ja, en: plan.name_en },
    freeFrom: free?.from ?? null,
    freeUntil: free?.until ?? null,
    freeYears: plan.free_years ?? 0,
    continuation: pricesOf(catalogue, 'g-link', car.kind, 'continuation'),
    options: (['wifi', 'digital-key', 'charging-reservation'] as const).map((option) => optionOffer(option, ground)),
    charging: {
      eligible,
      plans: eligible ? chargingPlansFor(catalogue, model) : [],
      laterAt: ground.chargingLaterAt,
    },
  }
}

export function planOf(catalogue: Catalogue, kind: ContractKind): Row<'contracts.plans'> {
  const plan = catalogue.plans.find((one) => one.kind === kind)
  if (!plan) throw new Error(`no plan of kind ${kind} holds today`)
  return plan
}

const longest: readonly Term[] = ['free', 'two-years', 'year', 'month']
function pricesOf(catalogue: Catalogue, product: Product, kind: ContractKind, occasion: Occasion) {
  return catalogue.prices
    .filter((row) => row.product === product && row.kind === kind && row.occasion === occasion)
    .map(({ term, yen }) => ({ term, yen }))
    .sort((a, b) => longest.indexOf(a.term) - longest.indexOf(b.term))
}

type OptionOffer = Offer['options'][number]

function optionOffer(option: OptionId, ground: OfferGround): OptionOffer {
  const { model, car, catalogue, today } = ground
  const terms = catalogue.options.find((one) => one.option === option && one.kind === car.kind)
  const why = terms ? whyNoOption(option, terms, ground) : whyNotOnModel(option, model)
  const freeUntil = terms ? freeUntilOf(terms, car) : null
  const over = freeUntil !== null && freeUntil < today
  // OPT-08: after the day of purchase a CPO key is paid by the month
  const occasion = car.purchasedOn !== null && today > car.purchasedOn ? 'later' : 'at-purchase'
  const afterwards = pricesOf(catalogue, option, car.kind, 'afterwards')
  const first = pricesOf(catalogue, option, car.kind, occasion)
  // a free time that is over is not offered: what comes after it is
  const prices = over && first.some(({ term }) => term === 'free') ? afterwards : first
  return {
    option,
    // OPT-06: no price, no purchase
    available: terms !== undefined && why === null && prices.length > 0,
    why: why ?? (terms ? null : 'not-on-model'),
    freeUntil: over ? null : freeUntil,
    prices: terms ? prices : [],
    afterwards: terms ? afterwards : [],
    renewsByItself: terms?.renews_by_itself ?? false,
    cardOnly: terms?.card_only ?? false,
    phones: terms?.phones_ja && terms.phones_en ? { ja: terms.phones_ja, en: terms.phones_en } : null,
  }
}

function whyNoOption(option: OptionId, terms: Row<'contracts.option_terms'>, ground: OfferGround): OptionOffer['why'] {
  const onModel = whyNotOnModel(option, ground.model)
  if (onModel) return onModel
  if (ground.customer === 'corporation' && !terms.corporations) return 'corporation'
  return terms.card_only && ground.otherMethod ? 'card-only' : null
}

function whyNotOnModel(option: OptionId, { headUnit, powertrain, services }: ModelFacts): OptionOffer['why'] {
  if (option === 'wifi' && headUnit === 'dcm-only') return 'no-connected-navi'
  if (option === 'charging-reservation' && powertrain !== 'bev') return 'not-battery-electric'
  return services.has(option) ? null : 'not-on-model'
}

/** Last free day of an option: as many years as it has from the car's own first day, and not before the day it is free to at least (OPT-11). */
function freeUntilOf(terms: Pick<Row<'contracts.option_terms'>, 'free_years' | 'free_at_least'>, car: CarGround): string | null {
  const from = car.kind === 'cpo' ? car.purchasedOn : car.firstRegisteredOn
  if (terms.free_years === null || from === null) return null
  const until = lastDayAfter(from, terms.free_years * 12)
  return terms.free_at_least !== null && terms.free_at_least > until ? terms.free_at_least : until
}

export const isChargingTarget = ({ powertrain, services }: Pick<ModelFacts, 'powertrain' | 'services'>): boolean =>
  (powertrain === 'phev' || powertrain === 'bev') && services.has('charging-support')

/** CHG-05: a car without a quick-charge inlet has exactly one kind of plan. */
function chargingPlansFor(catalogue: Catalogue, model: Pick<ModelFacts, 'quickInlet'>): Offer['charging']['plans'] {
  return catalogue.chargingPlans
    .filter(({ quick }) => !quick || model.quickInlet)
    .sort((a, b) => a.monthly - b.monthly)
    .map((row) => ({
      plan: row.plan,
      name: { ja: row.name_ja, en: row.name_en },
      monthly: row.monthly,
      cardFee: row.card_fee,
      normalPerMinute: Number(row.normal_per_minute),
      quickPerMinute: row.quick_per_minute === null ? null : Number(row.quick_per_minute),
    }))
}

export interface ChosenOption {
  option: OptionId
  term: Term
  yen: number
  offer: OptionOffer
}
/** What was chosen, each with its price of today; undefined when something of it is not offered. Chosen twice counts once. */
export function chosenOptions(offer: Offer, application: Application): ChosenOption[] | undefined {
  const chosen = new Map<OptionId, ChosenOption>()
  for (const { option, term } of application.options) {
    const offered = offer.options.find((one) => one.option === option && one.available)
    const price = offered?.prices.find((one) => one.term === term)
    if (!offered || !price) return undefined
    chosen.set(option, { option, term, yen: price.yen, offer: offered })
  }
  return [...chosen.values()]
}

/** Does something of it cost money, now or by itself later (GLK-21, X-07)? */
export const costs = (chosen: readonly ChosenOption[]): boolean => chosen.some(({ term, offer }) => term !== 'free' || offer.renewsByItself)

/** The days of an option's first term once its contract has begun. A monthly term goes on by itself. */
export function optionDays(
  { option, term, appliedOn }: { option: OptionId; term: Term; appliedOn: string },
  car: CarGround,
  catalogue: Catalogue,
  contractFrom: string,
): { first: string; last: string | null } {
  const first = appliedOn > contractFrom ? appliedOn : contractFrom
  if (term === 'month') return { first, last: null }
  if (term !== 'free') return { first, last: lastDayOfTerm(first, term) }
  const terms = catalogue.options.find((one) => one.option === option && one.kind === car.kind)
  return { first, last: terms ? freeUntilOf(terms, car) : null }
}

export interface Period {
  from: string
  until: string | null
  term: Term
}
export type ContractState = Contract['state']

/** states.md 5.4 as far as applications go: what is agreed for today; a time that has run out ends by itself (CON-08). */
export function stateOn(today: string, ground: { periods: readonly Period[] | null; declined: boolean }): ContractState {
  if (ground.periods === null) return ground.declined ? 'declined' : 'none'
  const now = ground.periods.find(({ from, until }) => from <= today && (until === null || today <= until))
  if (now) return now.term === 'free' ? 'free' : 'paid'
  return ground.periods.some(({ until }) => until !== null && until < today) ? 'ended' : 'applied'
}

/** The agreed times, the free one year by year, and the first paid year that continuing would bring (CON-04). */
export function timelineOf(periods: readonly Period[], continues: boolean): Contract['timeline'] {
  const years = periods.flatMap((period) => (period.term === 'free' ? yearByYear(period) : [period]))
  const last = periods.at(-1)
  if (!continues || !last?.until) return years
  const from = addDays(last.until, 1)
  return [...years, { from, until: lastDayOfTerm(from, 'year'), term: 'year' }]
}

function yearByYear({ from, until, term }: Period): Period[] {
  if (until === null) return [{ from, until, term }]
  const years: Period[] = []
  for (let first = from, n = 1; first <= until; n++) {
    const last = lastDayAfter(from, 12 * n)
    years.push({ from: first, until: last < until ? last : until, term })
    first = addDays(last, 1)
  }
  return years
}

/** An option as it stands today: one that renews by itself goes on by the month after its free time (OPT-17). */
export function optionOn(
  today: string,
  row: { option: OptionId; term: Term; yen: number; first: string | null; last: string | null },
  state: ContractState,
  catalogue: Catalogue,
  kind: ContractKind,
): Contract['options'][number] {
  const freeUntil = row.term === 'free' ? row.last : null
  const shown = { option: row.option, term: row.term, freeUntil, yen: row.yen }
  if (state === 'ended') return { ...shown, state: 'ended' }
  if (row.first === null || row.first > today) return { ...shown, state: 'applied' }
  if (row.last === null || today <= row.last) return { ...shown, state: 'active' }
  const terms = catalogue.options.find((one) => one.option === row.option && one.kind === kind)
  const monthly = pricesOf(catalogue, row.option, kind, 'afterwards').find(({ term }) => term === 'month')
  if (!terms?.renews_by_itself || !monthly) return { ...shown, state: 'ended' }
  return { ...shown, state: 'active', term: 'month', yen: monthly.yen }
}
