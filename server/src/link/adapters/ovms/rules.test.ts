import { describe, expect, it } from 'vitest'
import { allSignals } from '../device-signals.ts'
import { Metrics, ovmsSignals } from './metrics.ts'
import { readNumber } from './units.ts'
import { activeWord, answerOf, commandFor, isNews, readTopic, vehicleOf, verbsOf } from './words.ts'

describe('numbers with and without their unit', () => {
  it.each([
    ['12.6V', 'V', 12.6],
    ['12.6', 'V', 12.6],
    ['88%', '%', 88],
    ['154 km', 'km', 154],
    ['100M', 'km', 160.9344],
    ['500m', 'km', 0.5],
    ['62Mph', 'km/h', 99.779328],
    ['-3.5°C', 'Celsius', -3.5],
    ['50°F', 'Celsius', 10],
    ['32psi', 'kPa', 220.632224],
    ['320', 'km as m', 320_000],
    ['.5', 'km', 0.5],
  ] as const)('%s in %s', (text, unit, value) => expect(readNumber(text, unit)).toBeCloseTo(value, 6))

  it.each(['', 'nan', 'Infinity', '12 parsec', '12,6', '0x10', '--1', '1e999', '12km km'])('%j is none', (text) =>
    expect(readNumber(text, 'km')).toBeUndefined(),
  )
})

describe('metrics', () => {
  const read = (metric: string, text: string, metrics = new Metrics()) => metrics.read(metric, text)

  it('say what a car of ours would say', () => {
    expect(read('v.b.soc', '81.5%')).toEqual({
      readings: [['Vehicle.Powertrain.TractionBattery.StateOfCharge.Current', 81.5]],
      urgent: false,
    })
    expect(read('v.b.range.est', '240')).toEqual({ readings: [['Vehicle.Powertrain.Range', 240_000]], urgent: false })
    expect(read('v.e.on', 'no')).toEqual({ readings: [['Vehicle.LowVoltageSystemState', 'OFF']], urgent: true })
    expect(read('v.d.fr', 'yes')).toEqual({ readings: [['Vehicle.Cabin.Door.Row1.DriverSide.IsOpen', true]], urgent: true })
    expect(read('v.c.state', 'topoff')).toMatchObject({ readings: [[expect.stringContaining('IsCharging'), true]] })
    expect(read('v.t.pressure', '220,221.5,230,231')).toMatchObject({
      readings: [['Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure', 220], expect.anything(), expect.anything(), expect.anything()],
    })
  })

  it('are all signals that an owner’s own program can read', () => {
    expect(ovmsSignals().filter((path) => !Object.hasOwn(allSignals, path))).toEqual([])
  })

  it('lists carry one unit, behind the last; in miles and psi too', () => {
    expect(read('v.t.pressure', '32,32,33,33psi')).toMatchObject({
      readings: [
        ['Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure', expect.closeTo(220.63, 1)],
        {},
        {},
        [{}, expect.closeTo(227.53, 1)],
      ],
    })
    expect(read('v.t.pressure', '2.2,2.3,2.2,2.3 bar')).toMatchObject({ readings: [[{}, 220], [{}, 230], {}, {}] })
  })

  it('whether it charges is one metric’s word; the other’s counts where there is none', () => {
    const metrics = new Metrics()
    metrics.read('v.c.charging', 'no')
    for (const state of ['', 'charging', 'timedout']) expect(metrics.read('v.c.state', state)).toEqual({ readings: [], urgent: false })
    metrics.read('v.c.charging', '')
    expect(metrics.read('v.c.state', 'charging')).toMatchObject({ readings: [[expect.stringContaining('IsCharging'), true]] })
    expect(metrics.read('v.c.state', 'a word of tomorrow')).toEqual({ readings: [], urgent: false })
  })

  it('a lock that is no longer said is unknown', () => {
    const metrics = new Metrics()
    metrics.read('v.e.locked', 'yes')
    expect(metrics.read('v.e.locked', '')).toEqual({ readings: [['Vehicle.Cabin.Door.Row1.DriverSide.IsLocked', null]], urgent: false })
    expect(metrics.read('v.d.fl', 'no')).toMatchObject({ readings: [[expect.stringContaining('IsOpen'), false]] })
  })

  it('the one lock is said of the doors the module has named', () => {
    const metrics = new Metrics()
    metrics.read('v.d.fl', 'no')
    expect(metrics.read('v.e.locked', 'yes')).toEqual({
      readings: [
        ['Vehicle.Cabin.Door.Row1.DriverSide.IsLocked', true],
        ['Vehicle.Cabin.Door.Row1.PassengerSide.IsLocked', true],
      ],
      urgent: true,
    })
    expect(metrics.read('v.d.rr', 'no')).toMatchObject({
      readings: [
        ['Vehicle.Cabin.Door.Row2.DriverSide.IsOpen', false],
        ['Vehicle.Cabin.Door.Row2.DriverSide.IsLocked', true],
      ],
    })
  })

  it('a place without satellites is none, an empty text takes a value back', () => {
    const metrics = new Metrics()
    expect(metrics.read('v.p.latitude', '0')).toEqual({ readings: [], urgent: false })
    metrics.read('v.p.gpslock', 'no')
    expect(metrics.read('v.p.latitude', '35.6')).toEqual({ readings: [], urgent: false })
    metrics.read('v.p.gpslock', 'yes')
    expect(metrics.read('v.p.latitude', '35.6')).toMatchObject({ readings: [['Vehicle.CurrentLocation.Latitude', 35.6]] })
    expect(metrics.read('v.b.soc', '')).toMatchObject({ readings: [[expect.any(String), null]] })
  })

  it.each([
    ['v.p.latitude', '91'],
    ['v.b.soc', '101'],
    ['v.b.soc', 'full'],
    ['v.e.locked', 'maybe'],
    ['v.t.pressure', '1,2,3,4,5'],
    ['v.t.pressure', '220,x'],
  ])('%s = %s is not readable', (metric, text) => expect(read(metric, text)).toBe('bad'))

  it.each(['xrt.b.health', 'constructor', '__proto__', 'v.vin'])('%s is not ours', (metric) => expect(read(metric, '1')).toBeUndefined())
})

describe('topics and commands', () => {
  it('are read', () => {
    expect(readTopic('CAR1/metric/v/b/soc')).toEqual({ vehicle: 'CAR1', heard: { about: 'metric', metric: 'v.b.soc' } })
    expect(readTopic('CAR1/notify/alert/alarm/sounding')?.heard).toEqual({ about: 'notice', kind: 'alert', subtype: 'alarm.sounding' })
    expect(readTopic('CAR1/notify/data/log/trip/17/-90')?.heard).toEqual({
      about: 'data',
      subtype: 'log.trip',
      record: '17',
      ageSeconds: 90,
    })
    expect(readTopic('CAR1/event')?.heard).toEqual({ about: 'event', name: undefined })
    expect(readTopic('CAR1/client/tsunagu/response/abc')?.heard).toEqual({ about: 'response', id: 'abc' })
    expect(readTopic('CAR1/client/app/response/abc')?.heard).toEqual({ about: 'foreign' })
    expect(vehicleOf('CAR1/client/+/active')).toBe('CAR1')
    expect(vehicleOf('+/client/+/active')).toBeUndefined()
  })

  it.each([
    '',
    'CAR1',
    'CAR1/metric',
    'CAR1/metric//x',
    'CAR1/notify/alert',
    'CAR1/notify/data/x/y/-1',
    'CAR1/notify/secret/x',
    'CAR1/x/y',
  ])('%j is not known', (topic) => expect(readTopic(topic)).toBeUndefined())

  it('a PIN opens lock; unlock is off until the operator turns it on', () => {
    expect(commandFor('remote/lock-doors', { pin: '1234', unlock: false })).toBe('lock 1234')
    expect(commandFor('remote/lock-doors', { pin: null, unlock: true })).toBeUndefined()
    expect(commandFor('remote/unlock-doors', { pin: '1234', unlock: false })).toBeUndefined()
    expect(commandFor('remote/unlock-doors', { pin: '1234', unlock: true })).toBe('unlock 1234')
    expect(commandFor('remote/start-climate', { pin: null, unlock: false })).toBe('climatecontrol on')
    expect(commandFor('toString', { pin: '1', unlock: true })).toBeUndefined()
    expect(verbsOf({ pin: null, unlock: true })).not.toContain('remote/lock-doors')
  })

  it.each([
    ['Vehicle locked', { result: 'done' }],
    ['Climate Control \non', { result: 'done' }],
    ['Error: vehicle could not be locked', { result: 'failed', code: 'fault' }],
    ['Error: Vehicle lock functionality not available', { result: 'refused', code: 'not-equipped' }],
    ['Unrecognised command', { result: 'refused', code: 'not-equipped' }],
    ['Error: No vehicle module selected', { result: 'failed', code: 'fault' }],
    ['Error: Climate Control failed', { result: 'failed', code: 'fault' }],
    ['Vehicle has been woken', { result: 'done' }],
    ['Error: vehicle could not be woken', { result: 'failed', code: 'fault' }],
    ['Error: Vehicle wake functionality not available', { result: 'refused', code: 'not-equipped' }],
  ])('%s', (text, answer) => expect(answerOf(text)).toEqual(answer))

  it.each([
    [true, undefined, '1'],
    [true, 1000, undefined],
    [true, 79_999, undefined],
    [true, 80_000, '1'],
    [false, 1000, '0'],
    [false, undefined, undefined],
  ] as const)('somebody looks: %s, told %s ms ago → %s', (looks, toldAgo, word) => expect(activeWord(looks, toldAgo)).toBe(word))

  it('events that people see', () => {
    expect(['vehicle.locked', 'vehicle.alarm.on', 'vehicle.charge.start'].every(isNews)).toBe(true)
    expect(['ticker.1', 'system.modem.gotgps', 'vehicle.require.gps', ''].some(isNews)).toBe(false)
  })
})
