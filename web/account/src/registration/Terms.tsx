import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useLanguage } from '@tsunagu/kit/language.tsx'
import { terms } from './terms.ts'

/** The three things that matter most. */
export function TermsPoints() {
  const { points } = terms[useLanguage().language]
  return (
    <ul className="points type-small">
      {points.map((point) => (
        <li key={point}>
          <Icon name="check" size={18} />
          <span>{point}</span>
        </li>
      ))}
    </ul>
  )
}

/** `level`: 2 under a page's title, 3 within a sheet. */
export function TermsText({ level }: { level: 2 | 3 }) {
  const Title = `h${level}` as const
  const { clauses } = terms[useLanguage().language]
  return (
    <div className="terms">
      {clauses.map(({ title, text }) => (
        <section key={title}>
          <Title className="type-heading">{title}</Title>
          <p>{text}</p>
        </section>
      ))}
    </div>
  )
}
