/** Which items remote check shows, in which groups and words (RCK-01). Pure. */
import type { CarState } from '@tsunagu/contract/remote.ts'
import type { Format } from '@tsunagu/kit/format.ts'
import type { checkTexts } from './check-texts.ts'

type Words = (typeof checkTexts)['ja']
type Aged = { value: unknown; measuredAt: string; old: boolean; why: 'asleep' | 'no-signal' | 'charging' | 'not-reported' | null } | null

export interface CheckRow {
  name: string
  aged: Aged
  /** null: the car has not said. */
  value: string | null
  /** Something an owner would want to see to. */
  look?: boolean
  note?: string
}
export interface CheckGroup {
  title: string
  rows: CheckRow[]
  href?: string
}

/** Fuel or charge at which one should think of the next stop, in %. */
const low = 15

export function checkGroups(state: CarState, t: Words, format: Format): CheckGroup[] {
  const flag = (name: string, aged: CarState['hazard'], yes: string, no: string, look = false): CheckRow => ({
    name,
    aged,
    value: aged ? (aged.value ? yes : no) : null,
    look: look && aged?.value === true,
  })
  const number = (name: string, aged: CarState['fuel'], words: (value: number) => string, look = (_: number) => false): CheckRow => ({
    name,
    aged,
    value: aged ? words(aged.value) : null,
    look: aged ? look(aged.value) : false,
  })
  const open = (name: string, aged: CarState['hazard']) => flag(name, aged, t.open, t.closed, true)
  const locked = (name: string, aged: CarState['hazard']): CheckRow => ({
    ...flag(name, aged, t.locked, t.unlocked),
    look: aged?.value === false,
  })
  const percent = (value: number) => format.percent(value)
  const km = (value: number) => `${format.number(Math.round(value))} km`
  const ignitions = { OFF: t.off, LOCK: t.off, ACC: t.acc, ON: t.on, START: t.starting, UNDEFINED: null }
  return [
    {
      title: t.lockAndAlarm,
      rows: [
        ...state.doors.map((door) => locked(t[door.place], door.locked)),
        locked(t.boot, state.boot.locked),
        {
          ...flag(t.alarm, state.alarmArmed, t.armed, t.notArmed),
          ...(state.lockedRemotely ? { look: true, note: t.lockedRemotely } : {}),
        },
      ],
    },
    {
      title: t.doors,
      rows: [...state.doors.map((door) => open(t[door.place], door.open)), open(t.boot, state.boot.open), open(t.bonnet, state.bonnetOpen)],
    },
    {
      title: t.windows,
      rows: state.doors.map((door) =>
        number(
          t[door.place],
          door.window,
          (value) => (value > 0 ? t.openBy(percent(value)) : t.closed),
          (value) => value > 0,
        ),
      ),
    },
    { title: t.lamps, rows: [flag(t.hazard, state.hazard, t.flashing, t.notFlashing, true)] },
    {
      title: t.energy,
      rows: [
        ...(state.fuel ? [number(t.fuel, state.fuel, percent, (value) => value < low)] : []),
        ...(state.charge ? [number(t.charge, state.charge, percent, (value) => value < low)] : []),
        ...(state.charging ? [flag(t.charging, state.charging, t.chargingNow, t.notCharging)] : []),
        number(t.range, state.range, km),
        number(t.odometer, state.odometer, km),
      ],
    },
    {
      title: t.use,
      rows: [
        flag(t.driving, state.moving, t.moving, t.standing),
        { name: t.power, aged: state.ignition, value: state.ignition ? ignitions[state.ignition.value] : null },
        flag(t.people, state.occupied, t.somebody, t.nobody),
      ],
    },
    {
      title: t.position,
      href: '/finder',
      rows: [
        {
          name: t.spot,
          aged: state.position,
          value: state.position
            ? t.at(format.number(state.position.value.latitude, 5), format.number(state.position.value.longitude, 5))
            : null,
          note: state.position?.value.accuracy ? t.accuracy(format.distance(state.position.value.accuracy)) : t.mayBeOff,
        },
      ],
    },
  ]
}
