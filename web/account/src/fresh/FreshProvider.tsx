import type { Me } from '@tsunagu/contract/accounts.ts'
import { codeOf } from '@tsunagu/kit/session.ts'
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { FreshSheet } from './FreshSheet.tsx'

/** Runs an act; when the centre asks for a fresh authentication, asks the person in place and runs it again. */
export type WithFresh = <T>(act: () => Promise<T>) => Promise<T>
const FreshContext = createContext<WithFresh | null>(null)

/** One sheet for a whole page. Whoever closes it gets the centre's refusal, as if nobody had asked. */
export function FreshProvider({ me, children }: { me: Pick<Me, 'email' | 'hasPasskey'>; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const answer = useRef<(fresh: boolean) => void>(undefined)
  const settle = (fresh: boolean) => {
    setOpen(false)
    answer.current?.(fresh)
    answer.current = undefined
  }
  const withFresh = useCallback<WithFresh>(async (act) => {
    try {
      return await act()
    } catch (refusal) {
      if (codeOf(refusal) !== 'fresh-needed') throw refusal
      setOpen(true)
      const fresh = await new Promise<boolean>((resolve) => {
        answer.current = resolve
      })
      if (!fresh) throw refusal
      return act()
    }
  }, [])
  return (
    <FreshContext value={withFresh}>
      {children}
      <FreshSheet me={me} open={open} onFresh={() => settle(true)} onClose={() => settle(false)} />
    </FreshContext>
  )
}

export function useFresh(): WithFresh {
  const withFresh = useContext(FreshContext)
  if (!withFresh) throw new Error('useFresh outside of FreshProvider')
  return withFresh
}
