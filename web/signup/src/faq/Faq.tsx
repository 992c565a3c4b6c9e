import { Link } from '@tsunagu/kit/Link.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { useId } from 'react'
import { type FaqTopic, faq } from './entries.ts'
import { faqTexts } from './texts.ts'

/** The questions of a topic, to be opened in place: nothing typed is left for them. */
export function Faq({ about, all = true, title }: { about: FaqTopic; all?: boolean; title?: string }) {
  const t = useTexts(faqTexts)
  const both = useBoth()
  const id = useId()
  return (
    <section aria-labelledby={id} className="faq">
      <h2 id={id} className="type-heading">
        {title ?? t.title}
      </h2>
      {faq
        .filter(({ topics }) => topics.includes(about))
        .map((entry) => (
          <details key={entry.id}>
            <summary>{both(entry.question)}</summary>
            {entry.answer.map((paragraph) => (
              <p key={paragraph.en}>{both(paragraph)}</p>
            ))}
          </details>
        ))}
      {all ? (
        <Link href="/signup/faq" alone external>
          {t.all}
        </Link>
      ) : null}
    </section>
  )
}
