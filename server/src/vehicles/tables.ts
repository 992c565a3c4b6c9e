/** The tables of `vehicles` as they are today. */
import type { Service, Vehicle } from '@tsunagu/contract/vehicles.ts'

export type VehiclesTables = {
  'vehicles.models': {
    id: string
    /** as people call it */
    name: string
    /** 車両型式 */
    code: string
    year: number
    grade: string
    powertrain: Vehicle['model']['powertrain']
    body: Vehicle['model']['body']
    head_unit: Vehicle['model']['headUnit']
    /** last day of the mobile network its unit needs; null = no end known (GEN-12) */
    network_ends_on: string | null
    /** takes quick charging (CHG-05) */
    quick_inlet: boolean
    /** 軽自動車: no user registration after delivery (PDL-09) */
    kei: boolean
  }
  /** the authoritative list: what is not here is not available (GEN-03) */
  'vehicles.model_services': { model_id: string; service: Service }
  'vehicles.vehicles': {
    id: string
    model_id: string
    /** chassis number: shown by its last four only; null until a car sold new has one */
    vin: string | null
    /** registration number, normalised: 品川 330 あ 12-34 */
    plate: string | null
    /** #rrggbb, of the drawn picture */
    paint: string
    /** 車検満了日, a day in Asia/Tokyo */
    inspection_expires_on: string | null
    /** name of the present own picture: a hash, so that a browser may keep it for ever */
    picture: string | null
    created_at: Date
  }
  /** 車検証; plate and inspection stand beside the car */
  'vehicles.certificates': {
    vehicle_id: string
    /** 初度登録, a day in Asia/Tokyo */
    first_registered_on: string
    /** sealed: kind, name and address of the 使用者 */
    sealed_user: Buffer
    set_at: Date
  }
  'vehicles.pictures': {
    vehicle_id: string
    name: string
    /** at most 1600 px wide, without place and time */
    webp: Buffer
    set_at: Date
  }
  'vehicles.roles': {
    vehicle_id: string
    account_id: string
    role: Vehicle['role']
    /** this person's own name for the car */
    nickname: string | null
    since: Date
  }
  /** when a car was whose: one row for each time somebody was its owner */
  'vehicles.holdings': {
    vehicle_id: string
    account_id: string
    since: Date
    /** null: to this day */
    until: Date | null
  }
  /** the car a person's app opens with */
  'vehicles.selected': { account_id: string; vehicle_id: string }
  'vehicles.handover_codes': {
    vehicle_id: string
    /** HMAC under SECRET: the code itself is 40 random bits, tries are limited */
    hash: Buffer
    expires_at: Date
    /** staff account; null = the laptop's demo */
    made_by: string | null
  }
}
