import { type Act, useAct as useKitAct } from '@tsunagu/kit/act.ts'
import type { ProblemSentences } from '@tsunagu/kit/problems.ts'
import { PasskeyFailed } from '../passkeys/browser.ts'
import { passkeyFaultSentence } from '../passkeys/texts.ts'

/** The kit's `useAct`, which here also knows what a browser says of passkeys. */
export function useAct(problems?: ProblemSentences): Act {
  return useKitAct(problems, (error, language) =>
    error instanceof PasskeyFailed ? passkeyFaultSentence(error.fault, language) : undefined,
  )
}
