import type { Contract } from '@tsunagu/contract/contracts.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { contractTexts } from './texts.ts'

/** Free years, then the first that costs (CON-04); where one stands today is marked. */
export function Timeline({ timeline }: { timeline: Contract['timeline'] }) {
  const t = useTexts(contractTexts)
  const { format } = useLanguage()
  const now = useNow()
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(now)
  const day = (date: string) => format.date(`${date}T12:00:00+09:00`)
  return (
    <Section title={t.timeline}>
      <ol className="card contract-years">
        {timeline.map(({ from, until, term }, index) => {
          const present = from <= today && (until === null || today <= until)
          const last = index === timeline.length - 1
          const name = term === 'free' ? (until === null ? t.wholeFree : t.freeYear(index + 1)) : last ? t.paidFrom(index + 1) : t.paidTerm
          return (
            <li key={from} className="contract-year" data-term={term === 'free' ? 'free' : 'paid'} data-now={present || undefined}>
              <span className="type-heading">
                {name}
                {present ? (
                  <span className="ms-2">
                    <Badge tone="accent">{t.now}</Badge>
                  </span>
                ) : null}
              </span>
              <span className="type-small text-quiet">
                {until === null || (last && term !== 'free') ? t.onwards(day(from)) : t.range(day(from), day(until))}
              </span>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
