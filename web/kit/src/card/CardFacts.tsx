import { useTexts } from '../language.tsx'
import { cardTexts } from './texts.ts'

/** What may be shown of a card. `expires`: YYYY-MM. */
export function CardFacts({ name, expires }: { name: string; expires: string }) {
  const t = useTexts(cardTexts)
  const [year = '', month = ''] = expires.split('-')
  return (
    <dl className="card-facts">
      <dt>{t.card}</dt>
      <dd>{name}</dd>
      <dt>{t.expires}</dt>
      <dd>{t.expiresValue(year, month)}</dd>
    </dl>
  )
}
