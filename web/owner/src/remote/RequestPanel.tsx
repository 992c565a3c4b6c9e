import type { CarRequest } from '@tsunagu/contract/link.ts'
import { since } from '@tsunagu/kit/age.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { problemSentence } from '@tsunagu/kit/problems.ts'
import { RequestProgress } from '@tsunagu/kit/RequestProgress.tsx'
import { problems } from '../problems.ts'
import { reachedBy } from './car.ts'
import { askOf } from './operations.ts'
import { endNote } from './request-view.ts'
import { endTexts, requestTexts } from './texts.ts'

/** The words of a request's verb; a verb this app does not know yet has none of its own. */
export function useRequestWords({ verb }: Pick<CarRequest, 'verb'>) {
  const { language } = useLanguage()
  const ask = askOf(verb)
  return ask ? requestTexts[ask][language] : undefined
}

/** One request on its way, and what came of it; "sent" is never called done. */
export function RequestPanel({ request, named = true }: { request: CarRequest; named?: boolean }) {
  const t = useTexts(endTexts)
  const words = useRequestWords(request)
  const about = useEndSentence(request)
  const { settled } = request
  return (
    <div className="request">
      {named ? <p className="request-name">{words?.name ?? t.other}</p> : null}
      <RequestProgress
        state={request.state}
        reached={reachedBy(request)}
        names={{
          // what lies ahead must not read like something that has happened
          done: request.state === 'done' ? (words?.done ?? t.done) : t.done,
          ...(words ? { doing: words.doing, refused: words.refused, failed: words.failed } : {}),
        }}
        {...(about === undefined ? {} : { about })}
      />
      {settled ? (
        <Banner tone={settled === 'happened' ? 'good' : 'caution'} live>
          {t.settled(words?.[settled] ?? t[settled])}
        </Banner>
      ) : null}
    </div>
  )
}

/** Why it ended so; an empty sentence when what was learned later says it. */
function useEndSentence(request: CarRequest): string | undefined {
  const t = useTexts(endTexts)
  const { language } = useLanguage()
  const now = useNow()
  const { code, lastSeenAt } = request
  switch (endNote(request)) {
    case 'code':
      return problemSentence({ code: code ?? 'unknown' }, language, problems)
    case 'unsettled':
      return lastSeenAt ? t.unsettledSeen(since(lastSeenAt, now, language)) : t.unsettled
    case 'happened':
    case 'did-not-happen':
      return ''
    default:
      return undefined
  }
}
