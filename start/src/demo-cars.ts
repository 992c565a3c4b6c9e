/** The three cars of the demo: models, service lists, and how their simulator is set up. */
import type { Application } from '@tsunagu/contract/contracts.ts'
import type { Service } from '@tsunagu/contract/vehicles.ts'
import type { addModel, addVehicle } from '@tsunagu/server/vehicles/index.ts'

type Model = Parameters<typeof addModel>[1]
type Vehicle = Omit<Parameters<typeof addVehicle>[1], 'model_id'>

export interface DemoCar {
  /** Folder of its memory and name at the bench. */
  name: string
  /** Whose it is; the last one waits at the dealer's for its buyer. */
  owner: 'hanako' | null
  model: Model
  vehicle: Vehicle
  /** How it was sold, and what its owner applied for; null = nobody has applied yet. */
  sale: { kind: 'new' | 'cpo'; daysAgo: number; registered: boolean; options: Application['options'] | null }
  simulated: {
    kind: 'petrol' | 'phev' | 'bev'
    seed: number
    headUnit: 'plus' | 'dcm'
    /** One of the simulator's roads; the car stands at its beginning. */
    route: string
    without: string[]
  }
}

const everything: Service[] = ['remote-check', 'remote-lock', 'remote-hazard', 'remote-windows', 'car-finder', 'wifi', 'digital-key']

export const demoCars: readonly DemoCar[] = [
  {
    name: 'sora',
    owner: 'hanako',
    model: {
      name: 'Sora 350',
      code: '5BA-TSR350',
      year: 2026,
      grade: 'version L',
      powertrain: 'petrol',
      body: 'sedan',
      head_unit: 'plus',
      services: everything,
    },
    vehicle: { vin: 'TSR350-1000017', plate: '品川 330 つ 12-07', paint: '#27364d', inspection_expires_on: '2029-04-20' },
    sale: { kind: 'new', daysAgo: 217, registered: true, options: [{ option: 'digital-key', term: 'free' }] },
    simulated: { kind: 'petrol', seed: 17, headUnit: 'plus', route: 'tokyo-palace', without: [] },
  },
  {
    name: 'nami',
    owner: 'hanako',
    model: {
      name: 'Nami 450h+',
      code: '6LA-TNM450',
      year: 2025,
      grade: 'F',
      powertrain: 'phev',
      body: 'suv',
      head_unit: 'connected',
      quick_inlet: true,
      services: [...everything.filter((service) => service !== 'remote-windows'), 'charging-support'],
    },
    vehicle: { vin: 'TNM450-2000042', plate: '横浜 301 な 8-15', paint: '#7d2b2b', inspection_expires_on: '2028-11-08' },
    sale: { kind: 'cpo', daysAgo: 96, registered: true, options: [{ option: 'wifi', term: 'month' }] },
    simulated: {
      kind: 'phev',
      seed: 42,
      headUnit: 'plus',
      route: 'tokyo-bay',
      without: ['remote/close-windows'],
    },
  },
  {
    name: 'hikari',
    owner: null,
    model: {
      name: 'Hikari 300e',
      code: 'ZAA-THK300',
      year: 2026,
      grade: 'base',
      powertrain: 'bev',
      body: 'hatch',
      head_unit: 'connected',
      quick_inlet: true,
      services: [...everything, 'charging-reservation', 'charging-support'],
    },
    vehicle: { vin: 'THK300-3000099', plate: '名古屋 302 ひ 20-26', paint: '#d8dcd9', inspection_expires_on: '2029-09-30' },
    sale: { kind: 'new', daysAgo: 0, registered: true, options: null },
    simulated: { kind: 'bev', seed: 99, headUnit: 'plus', route: 'nagoya-centre', without: [] },
  },
]
