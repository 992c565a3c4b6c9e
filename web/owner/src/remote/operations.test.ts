import type { CarState } from '@tsunagu/contract/remote.ts'
import { describe, expect, it } from 'vitest'
import { whyNot } from './operations.ts'

const aged = <T>(value: T, old = false) => ({ value, measuredAt: '', changedAt: '', old, why: null })
const services = (['remote-check', 'remote-lock', 'remote-hazard', 'remote-windows', 'car-finder'] as const).map((service) => ({
  service,
  available: true,
  why: null,
}))
const vehicle = { services }
const parked: CarState = {
  vehicleId: 'v',
  presence: { state: 'online', since: null, lastSeenAt: null },
  doors: [{ place: 'front-right', open: aged(false), locked: aged(false), window: aged(0) }],
  boot: { open: aged(false), locked: aged(false) },
  bonnetOpen: aged(false),
  locked: aged(false),
  hazard: aged(false),
  alarmArmed: null,
  fuel: null,
  charge: null,
  charging: null,
  range: null,
  odometer: null,
  moving: aged(false),
  occupied: aged(false),
  ignition: aged('OFF' as const),
  position: null,
  lockedRemotely: false,
  verbs: null,
}

describe('why an operation cannot be asked', () => {
  it('nothing speaks against a parked, empty car', () => expect(whyNot('lock-doors', vehicle, parked)).toBeNull())
  it('IMP-12 somebody inside: neither doors nor windows, but the lamps', () => {
    const state = { ...parked, occupied: aged(true) }
    expect(whyNot('lock-doors', vehicle, state)).toBe('someone-inside')
    expect(whyNot('close-windows', vehicle, state)).toBe('someone-inside')
    expect(whyNot('turn-hazard-off', vehicle, state)).toBeNull()
  })
  it('a moving car is asked for its state only', () => {
    const state = { ...parked, moving: aged(true) }
    expect(whyNot('flash-hazard', vehicle, state)).toBe('car-is-moving')
    expect(whyNot('refresh', vehicle, state)).toBeNull()
  })
  it('an open door hinders the lock, an open window does not', () => {
    const [door] = parked.doors
    const state = { ...parked, doors: door ? [{ ...door, open: aged(true), window: aged(40) }] : [] }
    expect(whyNot('lock-doors', vehicle, state)).toBe('door-open')
    expect(whyNot('close-windows', vehicle, state)).toBeNull()
  })
  it('an old report decides nothing: the car knows better', () => {
    expect(whyNot('lock-doors', vehicle, { ...parked, moving: aged(true, true) })).toBeNull()
  })
  it('what the car’s list lacks is named first', () => {
    const without = {
      services: services.map((one) =>
        one.service === 'remote-windows' ? { ...one, available: false, why: 'not-on-grade' as const } : one,
      ),
    }
    expect(whyNot('close-windows', without, { ...parked, moving: aged(true) })).toBe('not-on-grade')
  })
  it('a car that a device speaks for is asked only what the device can do', () => {
    const state = { ...parked, verbs: ['link/report', 'remote/lock-doors'] }
    expect(whyNot('lock-doors', vehicle, state)).toBeNull()
    expect(whyNot('flash-hazard', vehicle, state)).toBe('not-on-device')
  })
  it('a car that was never heard cannot be asked', () => {
    expect(whyNot('refresh', vehicle, { ...parked, presence: { state: 'never', since: null, lastSeenAt: null } })).toBe('car-never-seen')
  })
})
