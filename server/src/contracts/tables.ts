/** The tables of `contracts` as they are today. Days are days in Asia/Tokyo, YYYY-MM-DD; yen include tax. */
import type { ContractKind, DocumentId, OptionId } from '@tsunagu/contract/contracts.ts'

/** What a price is for: applying with the purchase or later, going on after the first term, going on with the contract itself. */
export type Occasion = 'at-purchase' | 'later' | 'afterwards' | 'continuation'
export type Term = 'free' | 'month' | 'year' | 'two-years'
export type Product = 'g-link' | OptionId
export type Channel = 'at-dealer' | 'online'
/** The day a free time counts from. */
export type Starts = 'first-registration' | 'purchase' | 'application'
/** Is the last day the eve of the anniversary, or the anniversary itself? */
export type LastDay = 'eve' | 'anniversary'
export type ChargingPlanId = 'normal' | 'normal-and-quick'
export type Purpose = 'notices' | 'services' | 'dealer-support'

/** A row holds from `valid_from` until the day before `valid_until`; null = no end known. */
interface Dated {
  valid_from: string
  valid_until: string | null
  /** where the figure is from */
  source: string
}

export type ContractsTables = {
  'contracts.plans': Dated & {
    kind: ContractKind
    name_ja: string
    name_en: string
    /** null = free without end */
    free_years: number | null
    starts: Starts
    last_day: LastDay
  }
  'contracts.option_terms': Dated & {
    option: OptionId
    kind: ContractKind
    /** null = never free */
    free_years: number | null
    /** free until this day even when the years are over before (OPT-11) */
    free_at_least: string | null
    /** goes on paid when the first term is over, without being asked (OPT-03, OPT-17) */
    renews_by_itself: boolean
    card_only: boolean
    corporations: boolean
    /** phones it works with (IMP-20); null = any */
    phones_ja: string | null
    phones_en: string | null
  }
  'contracts.prices': Dated & {
    product: Product
    kind: ContractKind
    occasion: Occasion
    term: Term
    yen: number
    /** false: reported or assumed, to be set by the operator */
    official: boolean
  }
  'contracts.charging_plans': Dated & {
    plan: ChargingPlanId
    name_ja: string
    name_en: string
    /** needs a quick-charge inlet (CHG-05) */
    quick: boolean
    monthly: number
    card_fee: number
    /** numeric: as text */
    normal_per_minute: string
    quick_per_minute: string | null
    official: boolean
  }
  /** what is known of a car whether or not there is a contract */
  'contracts.cars': {
    vehicle_id: string
    /** null = sold neither new nor as CPO here: G-Link Lite (GLK-31) */
    kind: ContractKind | null
    purchased_on: string | null
    first_registered_on: string | null
    /** who sold it, and may see its contract */
    dealer_id: string | null
  }
  'contracts.contracts': {
    id: string
    vehicle_id: string
    /** the user, who is the contractor */
    account_id: string
    /** G-Link契約ID: 60 random bits */
    number: string
    kind: ContractKind
    /** the plan's terms of the day of application */
    free_years: number | null
    starts: Starts
    last_day: LastDay
    channel: Channel
    /** of the application: the same key comes twice = once */
    key: string
    alert_contacts: string[]
    /** owner's card ID, the last four */
    card_tail: string | null
    applied_at: Date
    ended_at: Date | null
    ended_why: 'withdrawn' | 'sale-cancelled' | null
  }
  /** the times agreed, one after the other: the free one, then those paid; none yet = applied */
  'contracts.periods': {
    contract_id: string
    first_day: string
    /** null = without end */
    last_day: string | null
    term: Term
    yen: number
  }
  'contracts.options': {
    id: string
    contract_id: string
    option: OptionId
    /** of the first term */
    term: Term
    yen: number
    applied_at: Date
    /** both null until the contract has begun */
    first_day: string | null
    /** of the first term; null = goes on by itself from the start */
    last_day: string | null
    ended_at: Date | null
  }
  'contracts.charging': {
    id: string
    vehicle_id: string
    account_id: string
    plan: ChargingPlanId
    channel: Channel
    key: string
    applied_at: Date
    ended_at: Date | null
  }
  'contracts.declines': {
    vehicle_id: string
    account_id: string
    service: 'g-link' | 'charging'
    channel: Channel
    /** of the survey at the dealer (GLK-12); null = not asked */
    reason: string | null
    declined_at: Date
  }
  /** added, never changed */
  'contracts.consents': {
    id: string
    account_id: string
    document: DocumentId
    version: string
    /** in which it was read */
    language: 'ja' | 'en'
    channel: Channel
    vehicle_id: string | null
    /** GEN-09 */
    purposes: Purpose[]
    given_at: Date
  }
  'contracts.withdrawals': { consent_id: string; withdrawn_at: Date }
  /** which PDF a person was given, and when (GLK-05) */
  'contracts.deliveries': {
    id: string
    account_id: string
    document: DocumentId
    version: string
    language: 'ja' | 'en'
    delivered_at: Date
  }
}
