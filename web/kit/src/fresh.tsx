/** Acts before which the centre wants to be sure who it is. */
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { codeOf } from './session.ts'

/** Runs an act; when the centre asks for a proof of who it is, asks the person in place and runs it again. */
export type WithFresh = <T>(act: () => Promise<T>) => Promise<T>

/** What a sheet that asks for the proof is told. */
export interface Asked {
  open: boolean
  onProved: () => void
  onClose: () => void
}

const asIs: WithFresh = (act) => act()

/** Refused with `code`, an act waits for a proof and runs again. Whoever closes the sheet gets the refusal, as if nobody had asked. */
export function useProofFirst(code: string, run: WithFresh = asIs): { withProof: WithFresh; asked: Asked } {
  const [open, setOpen] = useState(false)
  const answer = useRef<(proved: boolean) => void>(undefined)
  const settle = (proved: boolean) => {
    setOpen(false)
    answer.current?.(proved)
    answer.current = undefined
  }
  const withProof = useCallback<WithFresh>(
    async (act) => {
      try {
        return await run(act)
      } catch (refusal) {
        if (codeOf(refusal) !== code) throw refusal
        setOpen(true)
        const proved = await new Promise<boolean>((resolve) => {
          answer.current = resolve
        })
        if (!proved) throw refusal
        return run(act)
      }
    },
    [code, run],
  )
  return { withProof, asked: { open, onProved: () => settle(true), onClose: () => settle(false) } }
}

const FreshContext = createContext<WithFresh | null>(null)

/** One sheet for everything inside, for acts that ask for a fresh authentication (ACC-30). */
export function FreshProvider({ sheet, children }: { sheet: (asked: Asked) => ReactNode; children: ReactNode }) {
  const { withProof, asked } = useProofFirst('fresh-needed')
  return (
    <FreshContext value={withProof}>
      {children}
      {sheet(asked)}
    </FreshContext>
  )
}

export function useFresh(): WithFresh {
  const withFresh = useContext(FreshContext)
  if (!withFresh) throw new Error('useFresh outside of FreshProvider')
  return withFresh
}
