/** Keeps what was typed at the centre: debounced, versioned, sent again after a gap. Pure but for the functions it is given. */

export type DraftValue = string | boolean | null
export type DraftValues = Readonly<Record<string, DraftValue>>
export interface Draft {
  readonly version: number
  readonly values: DraftValues
}

/** How saving went, as the centre or the line said. */
export type Saved =
  | { is: 'saved'; version: number }
  /** Another tab or device saved since. */
  | { is: 'newer'; draft: Draft }
  /** Nothing came through: to be sent again. */
  | { is: 'no-line' }
  /** The procedure is over, or the centre will not have it: sending again is of no use. */
  | { is: 'refused' }

export type SaveState =
  /** `at`: ms since 1970; null = nothing was typed since the page came. */
  { is: 'saved'; at: number | null } | { is: 'saving' } | { is: 'waiting' } | { is: 'newer'; draft: Draft } | { is: 'refused' }

export interface Snapshot {
  readonly values: DraftValues
  readonly state: SaveState
  /** Grows when the values are others than those typed here: forms begin again with them. */
  readonly epoch: number
}

interface Asked {
  draft: Draft
  save: (draft: Draft, last: boolean) => Promise<Saved>
  /** What is not yet at the centre, so that a reload without a line loses nothing either. */
  spare: { read: () => DraftValues | null; write: (values: DraftValues | null) => void }
  now?: () => number
  debounceMs?: number
}

export interface Keeper {
  snapshot: () => Snapshot
  subscribe: (listener: () => void) => () => void
  set: (values: DraftValues) => void
  /** Sends at once what is not sent; `last`: the page is going away. */
  flush: (last?: boolean) => Promise<void>
  /** What the centre answered about the draft. `own`: to something this page did, which keeps its own words. */
  adopt: (draft: Draft, own: boolean) => void
  takeNewer: () => void
  keepMine: () => void
  /** The line is back. */
  wake: () => void
  stop: () => void
}

const longestWaitMs = 30_000

export function createKeeper({ draft, save, spare, now = Date.now, debounceMs = 700 }: Asked): Keeper {
  const left = spare.read()
  let { version } = draft
  let values: DraftValues = left ? { ...draft.values, ...left } : draft.values
  let dirty = left !== null
  let state: SaveState = dirty ? { is: 'waiting' } : { is: 'saved', at: null }
  let epoch = 0
  let failures = 0
  let sending: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown: Snapshot = { values, state, epoch }
  const listeners = new Set<() => void>()

  const show = () => {
    shown = { values, state, epoch }
    for (const each of listeners) each()
  }
  const schedule = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }
  const send = async (last: boolean) => {
    const sent = values
    state = { is: 'saving' }
    show()
    const answer = await save({ version, values: sent }, last)
    if (answer.is === 'saved') {
      version = Math.max(version, answer.version)
      failures = 0
      dirty = values !== sent
      if (dirty) schedule(debounceMs)
      else spare.write(null)
      state = dirty ? { is: 'saving' } : { is: 'saved', at: now() }
    } else if (answer.is === 'newer') state = { is: 'newer', draft: answer.draft }
    else if (answer.is === 'refused') state = { is: 'refused' }
    else {
      state = { is: 'waiting' }
      failures += 1
      schedule(Math.min(longestWaitMs, 1500 * 2 ** failures))
    }
    show()
  }
  const flush = async (last = false): Promise<void> => {
    clearTimeout(timer)
    if (!dirty || state.is === 'newer' || state.is === 'refused') return
    if (sending && !last) {
      await sending
      return dirty && state.is === 'saving' ? flush() : undefined
    }
    sending = send(last)
    await sending
    sending = undefined
  }
  if (dirty) schedule(0)

  return {
    snapshot: () => shown,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set: (changed) => {
      if (Object.entries(changed).every(([name, value]) => values[name] === value)) return
      values = { ...values, ...changed }
      dirty = true
      spare.write(values)
      if (state.is !== 'newer' && state.is !== 'refused') {
        if (state.is === 'saved') state = { is: 'saving' }
        schedule(debounceMs)
      }
      show()
    },
    flush,
    adopt: (found, own) => {
      if (found.version < version || state.is === 'newer') return
      const other = found.version > version && !own
      if (other && dirty) return
      version = found.version
      if (!dirty) values = found.values
      else values = { ...found.values, ...values }
      if (other) epoch += 1
      show()
    },
    takeNewer: () => {
      if (state.is !== 'newer') return
      ;({ version, values } = state.draft)
      dirty = false
      spare.write(null)
      state = { is: 'saved', at: now() }
      epoch += 1
      show()
    },
    keepMine: () => {
      if (state.is !== 'newer') return
      version = state.draft.version
      values = { ...state.draft.values, ...values }
      state = { is: 'saving' }
      void flush()
    },
    wake: () => {
      if (state.is === 'waiting') void flush()
    },
    stop: () => clearTimeout(timer),
  }
}
