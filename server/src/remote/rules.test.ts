import type { CarState } from '@tsunagu/contract/remote.ts'
import { describe, expect, it } from 'vitest'
import { carView, doorLocks, type Signals } from './car-view.ts'
import { type Operation, whyNot } from './rules.ts'

const now = new Date('2026-11-22T05:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
const measured = (value: number | string | boolean | null, confirmed = 1, changed = confirmed) => ({
  value,
  confirmedAt: minutesAgo(confirmed),
  changedAt: minutesAgo(changed),
})
const online = { state: 'online', since: minutesAgo(60), lastSeenAt: minutesAgo(0) } as const

const view = (signals: Signals, more: Partial<Parameters<typeof carView>[0]> = {}): CarState =>
  carView({ vehicleId: 'v', presence: online, signals, now, staleMinutes: 15, lockedRemotelyAt: null, verbs: null, ...more })

describe('remote check', () => {
  it('RCK-02 every value carries the time the car measured it, and an old one is marked', () => {
    const state = view({
      'Vehicle.Powertrain.FuelSystem.RelativeLevel': measured(40, 3),
      'Vehicle.TraveledDistance': measured(1234.9, 16, 500),
    })
    expect(state.fuel).toEqual({ value: 40, measuredAt: minutesAgo(3), changedAt: minutesAgo(3), old: false, why: null })
    expect(state.odometer).toEqual({ value: 1234, measuredAt: minutesAgo(16), changedAt: minutesAgo(500), old: true, why: 'not-reported' })
  })

  it('IMP-10 says why a value is old', () => {
    const signals = { 'Vehicle.Body.Hood.IsOpen': measured(false, 60) }
    const why = (state: 'asleep' | 'lost' | 'never') => view(signals, { presence: { ...online, state } }).bonnetOpen?.why
    expect([why('asleep'), why('lost'), why('never')]).toEqual(['asleep', 'no-signal', 'no-signal'])
  })

  it('RCK-03 marks what is not updated because the car charges', () => {
    const signals = {
      'Vehicle.Powertrain.TractionBattery.Charging.IsCharging': measured(true, 1),
      'Vehicle.TraveledDistance': measured(9, 90),
    }
    expect(view(signals, { presence: { ...online, state: 'asleep' } }).odometer).toMatchObject({ old: true, why: 'charging' })
  })

  it('knows nothing of what the car did not report, said it has not, or said in a wrong kind', () => {
    const state = view({ 'Vehicle.Powertrain.FuelSystem.RelativeLevel': measured(null), 'Vehicle.Body.Hood.IsOpen': measured('yes') })
    expect([state.fuel, state.bonnetOpen, state.locked, state.position]).toEqual([null, null, null, null])
  })

  it('is locked when every lock is, and as old as its oldest lock', () => {
    const signals = Object.fromEntries(doorLocks.map((path, index) => [path, measured(true, index + 1)]))
    expect(view(signals).locked).toMatchObject({ value: true, measuredAt: minutesAgo(doorLocks.length) })
    expect(view({ ...signals, [doorLocks[2] as string]: measured(false) }).locked?.value).toBe(false)
  })

  it('ROP-02 says that a remote lock left the alarm off, until somebody touches the car', () => {
    const signals: Signals = Object.fromEntries(doorLocks.map((path) => [path, measured(true, 1, 5)]))
    const lockedRemotelyAt = minutesAgo(5)
    expect(view(signals, { lockedRemotelyAt }).lockedRemotely).toBe(true)
    expect(
      view({ ...signals, 'Vehicle.Cabin.Door.Row1.DriverSide.IsOpen': measured(false, 1, 2) }, { lockedRemotelyAt }).lockedRemotely,
    ).toBe(false)
    expect(view({ ...signals, 'Vehicle.Private.Alarm.IsArmed': measured(true) }, { lockedRemotelyAt }).lockedRemotely).toBe(false)
    expect(view(signals).lockedRemotely).toBe(false)
  })
})

describe('operations', () => {
  const moving = { 'Vehicle.IsMoving': measured(true) }
  const seated = { 'Vehicle.Private.Seat.Row2.PassengerSide.IsOccupied': measured(true) }
  const running = { 'Vehicle.LowVoltageSystemState': measured('ON') }
  const open = { 'Vehicle.Body.Trunk.Rear.IsOpen': measured(true) }
  const cases: [string, Operation, Signals, string | undefined][] = [
    ['ROP-03 no locking people in', 'lock-doors', seated, 'someone-inside'],
    ['IMP-12 no closing windows on people', 'close-windows', seated, 'someone-inside'],
    ['no locking on the road', 'lock-doors', { ...moving, ...seated }, 'car-is-moving'],
    ['no locking of a running car', 'lock-doors', running, 'ignition-on'],
    ['no locking with the boot open', 'lock-doors', open, 'door-open'],
    ['windows close beside an open boot', 'close-windows', open, undefined],
    ['hazard lamps stay on while the car moves', 'turn-hazard-off', moving, 'car-is-moving'],
    ['hazard lamps go off with people inside', 'turn-hazard-off', seated, undefined],
    ['no flashing on the road', 'flash-hazard', moving, 'car-is-moving'],
    ['a speed counts where the flag is missing', 'flash-hazard', { 'Vehicle.Speed': measured(12) }, 'car-is-moving'],
    ['an old report refuses nothing', 'lock-doors', { 'Vehicle.IsMoving': measured(true, 60) }, undefined],
    ['nothing known refuses nothing', 'lock-doors', {}, undefined],
  ]
  for (const [title, operation, signals, expected] of cases) it(title, () => expect(whyNot(operation, view(signals))).toBe(expected))
})
