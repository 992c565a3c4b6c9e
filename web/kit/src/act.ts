import { CallFailed } from '@tsunagu/contract/client.ts'
import { useState } from 'react'
import { type Language, useLanguage } from './language.tsx'
import { type ProblemSentences, problemSentence } from './problems.ts'

export interface Act {
  pending: boolean
  /** What went wrong, in a sentence; null while nothing did. */
  wrong: string | null
  /** Code of the centre's refusal; null while nothing went wrong or it was something else. */
  code: string | null
  /** Runs it unless it is running; gives whether it went well. */
  run: (act: () => Promise<unknown>) => Promise<boolean>
  clear: () => void
}

/** A sentence for what is not an answer of the centre (a passkey given up); undefined: a fault of ours, thrown on. */
export type OtherSentence = (error: unknown, language: Language) => string | undefined

/** One act that is not a form: whether it is running, and what went wrong, to be shown at its place. */
export function useAct(problems?: ProblemSentences, other?: OtherSentence): Act {
  const { language } = useLanguage()
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const run = async (act: () => Promise<unknown>) => {
    if (pending) return false
    setPending(true)
    setError(null)
    try {
      await act()
      return true
    } catch (failed) {
      if (!(failed instanceof CallFailed) && other?.(failed, language) === undefined) throw failed
      setError(failed)
      return false
    } finally {
      setPending(false)
    }
  }
  const known = error instanceof CallFailed
  const wrong = known ? problemSentence(error.problem, language, problems) : error === null ? null : (other?.(error, language) ?? null)
  return { pending, wrong, code: known ? error.problem.code : null, run, clear: () => setError(null) }
}
