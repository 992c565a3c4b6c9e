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

export function TermsText() {
  const { clauses } = terms[useLanguage().language]
  return (
    <div className="terms">
      {clauses.map(({ title, text }) => (
        <section key={title}>
          <h3 className="type-heading">{title}</h3>
          <p>{text}</p>
        </section>
      ))}
    </div>
  )
}
