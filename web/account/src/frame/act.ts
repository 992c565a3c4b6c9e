import { CallFailed } from '@tsunagu/contract/client.ts'
import { useLanguage } from '@tsunagu/kit/language.tsx'
import { type ProblemSentences, problemSentence } from '@tsunagu/kit/problems.ts'
import { useState } from 'react'
import { PasskeyFailed } from '../passkeys/browser.ts'
import { passkeyFaultSentence } from '../passkeys/texts.ts'

export interface Act {
  pending: boolean
  /** What went wrong, in a sentence; null while nothing did. */
  wrong: string | null
  /** Runs it unless it is running; gives whether it went well. */
  run: (act: () => Promise<unknown>) => Promise<boolean>
  clear: () => void
}

/** One act that is not a form: whether it is running, and what went wrong, to be shown at its place. */
export function useAct(problems?: ProblemSentences): Act {
  const { language } = useLanguage()
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<CallFailed | PasskeyFailed | null>(null)
  const run = async (act: () => Promise<unknown>) => {
    if (pending) return false
    setPending(true)
    setError(null)
    try {
      await act()
      return true
    } catch (failed) {
      if (!(failed instanceof CallFailed || failed instanceof PasskeyFailed)) throw failed
      setError(failed)
      return false
    } finally {
      setPending(false)
    }
  }
  const wrong =
    error instanceof CallFailed
      ? problemSentence(error.problem, language, problems)
      : error
        ? passkeyFaultSentence(error.fault, language)
        : null
  return { pending, wrong, run, clear: () => setError(null) }
}
