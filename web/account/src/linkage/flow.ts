import type { cardCheck } from '@tsunagu/contract/linkage.ts'
import { createContext, useContext } from 'react'
import type * as z from 'zod'
import { type CardValues, emptyCard } from './card.ts'

export type Shown = z.output<typeof cardCheck>['shows']

/** What linking remembers between its steps; `found` is what the check showed, as JSON, masked by the centre. */
export interface Linking extends CardValues {
  checkId: string
  found: string
}
export const emptyLinking: Linking = { ...emptyCard, checkId: '', found: '' }

export const linkingAt = (step: 'cautions' | 'identity' | 'confirm') => `/account/linkage/add/${step}`

interface Kept {
  draft: Linking
  setDraft: (next: Linking) => void
}
export const LinkingContext = createContext<Kept | null>(null)

export function useLinking(): Kept {
  const kept = useContext(LinkingContext)
  if (!kept) throw new Error('useLinking outside of LinkFlow')
  return kept
}

/** Undefined: nothing was found yet, or what was kept is no longer understood. */
export function shownOf({ found }: Pick<Linking, 'found'>): Shown | undefined {
  try {
    return JSON.parse(found) as Shown
  } catch {
    return undefined
  }
}
