import { type Mailed, nothingMailed } from '@tsunagu/kit/mailed-code/mailed.ts'
import { createContext, useContext } from 'react'
import { useQueryWord, withWords } from '../frame/search.ts'

export interface Reset extends Mailed {
  password: string
  passwordAgain: string
}
export const emptyReset: Reset = { ...nothingMailed, password: '', passwordAgain: '' }

type Step = 'email' | 'code' | 'password'

/** Addresses of the steps; `uid` is the sign-in that sent the person here. */
export function useResetSteps(): { uid: string | undefined; at: (step: Step) => string } {
  const uid = useQueryWord('uid')
  return { uid, at: (step) => withWords(`/account/reset/${step}`, { uid }) }
}

interface Kept {
  draft: Reset
  setDraft: (next: Reset) => void
  forget: () => void
}
export const ResetContext = createContext<Kept | null>(null)

export function useReset(): Kept {
  const kept = useContext(ResetContext)
  if (!kept) throw new Error('useReset outside of ResetFlow')
  return kept
}
