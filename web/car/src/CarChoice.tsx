import { useTexts } from '@tsunagu/kit/language.tsx'
import { Link as AriaLink } from 'react-aria-components'
import type { CarView } from './cars.ts'
import { carTexts } from './texts.ts'

/** Which car: each has an address of its own. */
export function CarChoice({ cars, chosen }: { cars: readonly CarView[]; chosen: string | undefined }) {
  const t = useTexts(carTexts)
  return (
    <nav className="car-choice" aria-label={t.car}>
      {cars.map(({ name, kind, paint }) => (
        <AriaLink
          key={name}
          href={`/${encodeURIComponent(name)}`}
          className="car-chip"
          {...(name === chosen ? { 'aria-current': 'page', 'data-current': true } : {})}
        >
          <span className="car-paint" style={{ background: paint }} aria-hidden="true" />
          <span>
            <span className="block font-semibold">{name}</span>
            <span className="type-note text-quiet block">{t[kind]}</span>
          </span>
        </AriaLink>
      ))}
    </nav>
  )
}
