import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { problemSentence } from '@tsunagu/kit/problems.ts'
import { problems } from '../problems.ts'
import { vehicleTexts } from './texts.ts'

/** The sentence for why something cannot be done: a lacking service, or a code of the car. */
export function useWhyNot(): (code: string | null) => string | undefined {
  const t = useTexts(vehicleTexts)
  const { language } = useLanguage()
  return (code) => {
    if (code === null) return undefined
    if (code === 'not-on-model' || code === 'not-on-grade' || code === 'no-unit' || code === 'network-ended') return t[code]
    return problemSentence({ code }, language, problems)
  }
}
