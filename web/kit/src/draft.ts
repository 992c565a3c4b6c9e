import { useCallback, useEffect, useState } from 'react'

/** What never lies in storage, whatever a form calls it. */
const secret = /pass(word|code|phrase)|secret|(^|[a-z])pin$|code$|card|cvc|token/i

/** The part of a form that may be kept: everything but passwords, codes, card numbers. */
export function keepable<T extends Record<string, unknown>>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.test(name) || name.endsWith('postalCode'))) as Partial<T>
}

/** What was kept, laid over the initial values; fields the form does not know (any more) are dropped. */
export function restored<T extends Record<string, unknown>>(kept: string | null, initial: T): T {
  if (kept === null) return initial
  try {
    const found: unknown = JSON.parse(kept)
    if (typeof found !== 'object' || found === null) return initial
    const known = Object.entries(found).filter(([name, value]) => name in initial && typeof value === typeof initial[name])
    return { ...initial, ...keepable(Object.fromEntries(known)) } as T
  } catch {
    return initial
  }
}

/**
 * Input of a flow that survives Back and reload, in this tab only (sessionStorage). Secrets are held in memory and never kept.
 * `const [draft, setDraft, forget] = useDraft('registration', { email: '' })`; forget it when the flow is done.
 */
export function useDraft<T extends Record<string, unknown>>(key: string, initial: T): [T, (next: T) => void, () => void] {
  const name = `tsunagu.draft.${key}`
  const [begun] = useState(initial)
  const [draft, setDraft] = useState<T>(() => restored(read(name), begun))
  useEffect(() => {
    // what nobody has typed is not kept: known values would lie over newer ones the next time
    if (draft !== begun) write(name, JSON.stringify(keepable(draft)))
  }, [name, draft, begun])
  const forget = useCallback(() => {
    setDraft(begun)
    try {
      sessionStorage.removeItem(name)
    } catch {
      // nothing was kept either
    }
  }, [name, begun])
  return [draft, setDraft, forget]
}

function read(name: string): string | null {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null
  }
}

function write(name: string, value: string): void {
  try {
    sessionStorage.setItem(name, value)
  } catch {
    // forbidden or full: the draft lasts as long as the page
  }
}
