import { Badge } from '@tsunagu/kit/Banner.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { problemSentence } from '@tsunagu/kit/problems.ts'
import { benchProblems } from './bench/problems.ts'
import type { RequestSeen } from './cars.ts'
import { byWord, verbWord, words } from './words.ts'

const tones = { accepted: 'accent', done: 'good', refused: 'caution', failed: 'danger' } as const

/** What the centre asked of the car, newest first, and what came of it. */
export function RequestRows({ requests, label }: { requests: readonly RequestSeen[]; label: string }) {
  const t = useTexts(words)
  const { format, language } = useLanguage()
  return (
    <ol className="list" aria-label={label}>
      {requests.map(({ id, verb, by, at, result, code }) => (
        <li key={id}>
          <div className="row">
            <span className="row-main">
              <span className="row-title">{verbWord(verb, t)}</span>
              <span className="row-about">
                {format.time(at)} · {byWord(by, t)}
                {code ? <span className="block">{problemSentence({ code }, language, benchProblems)}</span> : null}
              </span>
            </span>
            <Badge tone={tones[result]}>{t[result]}</Badge>
          </div>
        </li>
      ))}
    </ol>
  )
}
