/** The entities of a car in Home Assistant, each with its platform, its words and how its state is read. Pure. */
import type { Both } from '@tsunagu/contract/brand.ts'
import type { Verb } from '@tsunagu/contract/message.ts'
import type { CarState } from '@tsunagu/contract/remote.ts'

type Aged = { value: unknown; measuredAt: string; old: boolean; why: string | null } | null

export interface Entity {
  platform: 'lock' | 'device_tracker' | 'sensor' | 'binary_sensor' | 'button'
  name: Both
  /** Options of the platform, as Home Assistant names them. */
  more: Readonly<Record<string, unknown>>
  /** Only where cars may be operated (true), or only where not (false). */
  operates?: boolean
  /** What the car must be able to do for it: a tracker can do nothing. */
  verb?: Verb
  /** Does the car say anything about it? */
  known(state: CarState): boolean
  state?(state: CarState): string
  attributes?(state: CarState): Record<string, unknown>
}

/** What Home Assistant reads as "unknown". */
const unknown = 'None'

/** How old a value is, for whoever wants to know or to automate by it. */
const ageOf = (value: Aged) => (value ? { measured_at: value.measuredAt, old: value.old, why: value.why } : {})

function one<T>(
  platform: Entity['platform'],
  name: Both,
  read: (state: CarState) => ({ value: T } & NonNullable<Aged>) | null,
  say: (value: T) => string,
  more: Record<string, unknown>,
): Entity {
  return {
    platform,
    name,
    more,
    known: (state) => read(state) !== null,
    state: (state) => {
      const found = read(state)
      return found === null ? unknown : say(found.value)
    },
    attributes: (state) => ageOf(read(state)),
  }
}

const flag = (name: Both, read: Parameters<typeof one<boolean>>[2], more: Record<string, unknown>) =>
  one('binary_sensor', name, read, (value) => (value ? 'ON' : 'OFF'), more)
const figure = (name: Both, read: Parameters<typeof one<number>>[2], more: Record<string, unknown>) =>
  one('sensor', name, read, String, more)

type Place = CarState['doors'][number]['place']
const placeNames: Record<Place, Both> = {
  'front-right': { ja: '運転席', en: 'driver' },
  'front-left': { ja: '助手席', en: 'passenger' },
  'rear-right': { ja: '右後席', en: 'rear right' },
  'rear-left': { ja: '左後席', en: 'rear left' },
}
const door = (state: CarState, place: Place) => state.doors.find((one) => one.place === place)
const doorOf = (place: Place) =>
  flag({ ja: `${placeNames[place].ja}ドア`, en: `Door, ${placeNames[place].en}` }, (state) => door(state, place)?.open ?? null, {
    device_class: 'door',
  })
const windowOf = (place: Place) =>
  one<number>(
    'binary_sensor',
    { ja: `${placeNames[place].ja}の窓`, en: `Window, ${placeNames[place].en}` },
    (state) => door(state, place)?.window ?? null,
    (position) => (position > 0 ? 'ON' : 'OFF'),
    { device_class: 'window' },
  )

const all = {
  lock: {
    ...one<boolean>(
      'lock',
      { ja: 'ドアロック', en: 'Doors' },
      (state) => state.locked,
      (locked) => (locked ? 'LOCKED' : 'UNLOCKED'),
      // Home Assistant has no lock that only locks: UNLOCK comes back as refused (ROP-02)
      { payload_lock: 'LOCK', payload_unlock: 'UNLOCK', state_locked: 'LOCKED', state_unlocked: 'UNLOCKED', optimistic: false },
    ),
    operates: true,
    verb: 'remote/lock-doors',
  },
  // its class `lock` says ON when it is open
  unlocked: {
    ...flag({ ja: 'ドアロック', en: 'Doors' }, (state) => state.locked && { ...state.locked, value: !state.locked.value }, {
      device_class: 'lock',
    }),
    operates: false,
    verb: 'remote/lock-doors',
  },
  position: {
    platform: 'device_tracker',
    name: { ja: '位置', en: 'Position' },
    more: { source_type: 'gps' },
    known: (state) => state.position !== null,
    attributes: ({ position }) =>
      position
        ? {
            latitude: position.value.latitude,
            longitude: position.value.longitude,
            ...(position.value.accuracy === null ? {} : { gps_accuracy: position.value.accuracy }),
            ...ageOf(position),
          }
        : {},
  },
  fuel: figure({ ja: '燃料', en: 'Fuel' }, (state) => state.fuel, {
    unit_of_measurement: '%',
    state_class: 'measurement',
    icon: 'mdi:gas-station',
  }),
  charge: figure({ ja: '充電残量', en: 'Charge' }, (state) => state.charge, {
    unit_of_measurement: '%',
    state_class: 'measurement',
    device_class: 'battery',
  }),
  range: figure({ ja: '航続可能距離', en: 'Range' }, (state) => state.range, {
    unit_of_measurement: 'km',
    state_class: 'measurement',
    device_class: 'distance',
  }),
  odometer: figure({ ja: '総走行距離', en: 'Odometer' }, (state) => state.odometer, {
    unit_of_measurement: 'km',
    state_class: 'total_increasing',
    device_class: 'distance',
  }),
  reported: {
    platform: 'sensor',
    name: { ja: '最終通信', en: 'Last heard' },
    more: { device_class: 'timestamp', entity_category: 'diagnostic' },
    known: () => true,
    state: ({ presence }) => presence.lastSeenAt ?? unknown,
    attributes: ({ presence }) => ({ since: presence.since, state: presence.state }),
  },
  online: {
    platform: 'binary_sensor',
    name: { ja: '通信', en: 'On the line' },
    more: { device_class: 'connectivity', entity_category: 'diagnostic' },
    known: () => true,
    state: ({ presence }) => (presence.state === 'online' ? 'ON' : 'OFF'),
    attributes: ({ presence }) => ({ state: presence.state, since: presence.since }),
  },
  door_driver: doorOf('front-right'),
  door_passenger: doorOf('front-left'),
  door_rear_right: doorOf('rear-right'),
  door_rear_left: doorOf('rear-left'),
  window_driver: windowOf('front-right'),
  window_passenger: windowOf('front-left'),
  window_rear_right: windowOf('rear-right'),
  window_rear_left: windowOf('rear-left'),
  boot: flag({ ja: 'トランク', en: 'Boot' }, (state) => state.boot.open, { device_class: 'opening' }),
  bonnet: flag({ ja: 'ボンネット', en: 'Bonnet' }, (state) => state.bonnetOpen, { device_class: 'opening' }),
  hazard: flag({ ja: 'ハザードランプ', en: 'Hazard lamps' }, (state) => state.hazard, { icon: 'mdi:hazard-lights' }),
  moving: flag({ ja: '走行', en: 'Moving' }, (state) => state.moving, { device_class: 'moving' }),
  charging: flag({ ja: '充電', en: 'Charging' }, (state) => state.charging, { device_class: 'battery_charging' }),
  flash: {
    platform: 'button',
    name: { ja: 'ハザード点滅', en: 'Flash hazard lamps' },
    more: { icon: 'mdi:car-light-alert' },
    operates: true,
    verb: 'remote/flash-hazard',
    known: () => true,
  },
  check: {
    platform: 'button',
    name: { ja: '最新の状態を確認', en: 'Check the car now' },
    more: { icon: 'mdi:refresh' },
    operates: true,
    verb: 'link/report',
    known: () => true,
  },
  /** Published by what became of a command, not from the car's state. */
  answer: {
    platform: 'sensor',
    name: { ja: '操作の結果', en: 'Last command' },
    more: { entity_category: 'diagnostic', icon: 'mdi:message-alert-outline' },
    operates: true,
    known: () => true,
  },
} satisfies Record<string, Entity>

export type EntityId = keyof typeof all
export const entities: Readonly<Record<EntityId, Entity>> = all

/** Does it stand in this person's Home Assistant? What a car cannot do is not offered, and its state is shown without a button. */
export function isOffered({ operates, verb }: Entity, { mayOperate, state }: { mayOperate: boolean; state: CarState }): boolean {
  const may = mayOperate && (verb === undefined || state.verbs === null || state.verbs.includes(verb))
  return operates === undefined || operates === may
}
