import { CallFailed } from '@tsunagu/contract/client.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { useLanguage } from '@tsunagu/kit/language.tsx'
import { problemSentence } from '@tsunagu/kit/problems.ts'
import { problems } from '../problems.ts'

/** What an act answered, in a sentence, where the act stands; nothing when nothing went wrong. */
export function ProblemBanner({ error }: { error: unknown }) {
  const { language } = useLanguage()
  if (!error) return null
  const problem = error instanceof CallFailed ? error.problem : { code: 'unknown' }
  return (
    <div className="mt-4">
      <Banner tone="danger" live>
        {problemSentence(problem, language, problems)}
      </Banner>
    </div>
  )
}
