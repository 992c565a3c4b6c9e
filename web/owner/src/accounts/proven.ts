import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useLanguage } from '@tsunagu/kit/language.tsx'
import { type ProblemSentences, problemSentence } from '@tsunagu/kit/problems.ts'
import { codeOf } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'

/** Does something after a proof of who it is, when the centre wants one. A refusal is said; who does not prove it has thought better of it. */
export function useProven(problems: ProblemSentences): (act: () => Promise<void>) => Promise<void> {
  const withFresh = useFresh()
  const { language } = useLanguage()
  return async (act) => {
    try {
      await withFresh(act)
    } catch (error) {
      if (codeOf(error) !== 'fresh-needed') toast(problemSentence({ code: codeOf(error) }, language, problems), 'bad')
    }
  }
}
