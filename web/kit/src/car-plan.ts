import type { CarState } from '@tsunagu/contract/remote.ts'
import { defineTexts } from './language.tsx'

export type Place = CarState['doors'][number]['place']
export interface PlanState {
  doors: readonly { place: Place; open: boolean | null; window: number | null }[]
  boot: boolean | null
  bonnet: boolean | null
  hazard: boolean | null
  /** All doors and the boot. */
  locked: boolean | null
  /** Any of the values is old. */
  old: boolean
}

/** What the plan shows of the state a car reported; null where the car did not say. */
export function planOf(state: Pick<CarState, 'doors' | 'boot' | 'bonnetOpen' | 'hazard' | 'locked'>): PlanState {
  const shown = [...state.doors.flatMap((door) => [door.open, door.window]), state.boot.open, state.bonnetOpen, state.hazard, state.locked]
  return {
    doors: state.doors.map((door) => ({ place: door.place, open: door.open?.value ?? null, window: door.window?.value ?? null })),
    boot: state.boot.open?.value ?? null,
    bonnet: state.bonnetOpen?.value ?? null,
    hazard: state.hazard?.value ?? null,
    locked: state.locked?.value ?? null,
    old: shown.some((value) => value?.old),
  }
}

export const planTexts = defineTexts({
  ja: {
    'front-right': '運転席',
    'front-left': '助手席',
    'rear-right': '右後席',
    'rear-left': '左後席',
    locked: '施錠されています',
    unlocked: '施錠されていません',
    lockUnknown: '施錠の状態は不明です',
    doorOpen: (seat: string) => `${seat}のドアが開いています`,
    windowOpen: (seat: string) => `${seat}の窓が開いています`,
    bootOpen: 'トランクが開いています',
    bonnetOpen: 'ボンネットが開いています',
    hazardOn: 'ハザードランプが点滅しています',
    allClosed: 'ドア・窓・トランクはすべて閉まっています',
    unknown: '一部の状態は届いていません',
    stop: '。',
  },
  en: {
    'front-right': 'driver’s',
    'front-left': 'front passenger’s',
    'rear-right': 'rear right',
    'rear-left': 'rear left',
    locked: 'Locked',
    unlocked: 'Not locked',
    lockUnknown: 'Not known whether it is locked',
    doorOpen: (seat) => `The ${seat} door is open`,
    windowOpen: (seat) => `The ${seat} window is open`,
    bootOpen: 'The boot is open',
    bonnetOpen: 'The bonnet is open',
    hazardOn: 'The hazard lamps are flashing',
    allClosed: 'Doors, windows and boot are all closed',
    unknown: 'Some of the state has not been received',
    stop: '. ',
  },
})

/** The plan in sentences, most important first: for screen readers, and wherever a picture does not fit. */
export function planSentences(state: PlanState, t: (typeof planTexts)['ja']): string[] {
  const lock = state.locked === null ? t.lockUnknown : state.locked ? t.locked : t.unlocked
  const open = [
    ...state.doors.filter((door) => door.open).map((door) => t.doorOpen(t[door.place])),
    ...state.doors.filter((door) => (door.window ?? 0) > 0).map((door) => t.windowOpen(t[door.place])),
    ...(state.boot ? [t.bootOpen] : []),
    ...(state.bonnet ? [t.bonnetOpen] : []),
    ...(state.hazard ? [t.hazardOn] : []),
  ]
  const dark = state.boot === null || state.doors.some((door) => door.open === null || door.window === null)
  return [lock, ...(open.length > 0 ? open : dark ? [] : [t.allClosed]), ...(dark ? [t.unknown] : [])]
}
