import { type Mailed, nothingMailed } from '@tsunagu/kit/mailed-code/mailed.ts'
import { createContext, useContext } from 'react'
import { useQueryWord, withWords } from '../frame/search.ts'

/** What a registration remembers between its steps; passwords are held in memory only. */
export interface Registration extends Mailed {
  /** Version of the terms agreed to; '' = not yet. */
  agreedTo: string
  name: string
  kana: string
  authPhone: string
  password: string
  passwordAgain: string
}
export const emptyRegistration: Registration = {
  ...nothingMailed,
  agreedTo: '',
  name: '',
  kana: '',
  authPhone: '',
  password: '',
  passwordAgain: '',
}

type Step = 'email' | 'code' | 'details' | 'done'

/** Addresses of the steps; `uid` is the sign-in that sent the person here. */
export function useRegistrationSteps(): { uid: string | undefined; at: (step: Step) => string } {
  const uid = useQueryWord('uid')
  return { uid, at: (step) => withWords(`/account/register/${step}`, { uid }) }
}

interface Kept {
  draft: Registration
  setDraft: (next: Registration) => void
  forget: () => void
}
export const RegistrationContext = createContext<Kept | null>(null)

export function useRegistration(): Kept {
  const kept = useContext(RegistrationContext)
  if (!kept) throw new Error('useRegistration outside of RegistrationFlow')
  return kept
}
