import type { Purchase } from '@tsunagu/contract/signup.ts'
import { Section } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { happeningOf } from './happenings.ts'
import { purchaseTexts } from './texts.ts'

/** Everything that happened, newest first. */
export function Timeline({ timeline }: { timeline: Purchase['timeline'] }) {
  const t = useTexts(purchaseTexts)
  const { language, format } = useLanguage()
  return (
    <Section title={t.timeline}>
      {timeline.length === 0 ? (
        <p className="type-small text-quiet">{t.timelineNone}</p>
      ) : (
        <ol className="timeline">
          {timeline.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two things may happen at one moment
            <li key={`${one.at} ${place}`}>
              <p>{happeningOf(one, language)}</p>
              <p className="type-note text-quiet">
                <time dateTime={one.at}>{format.dateTime(one.at)}</time>
                {one.by ? `・${one.by}` : ''}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
