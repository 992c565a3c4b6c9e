import { brand } from '@tsunagu/contract/brand.ts'
import type { CarState } from '@tsunagu/contract/remote.ts'
import { AgeText } from '@tsunagu/kit/AgeText.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Link as AriaLink } from 'react-aria-components'
import { homeTexts } from './texts.ts'

/** Where the car stands, in words and a compass rose; the map itself is a tap away and not loaded before. */
export function PositionCard({ state: { position } }: { state: CarState }) {
  const t = useTexts(homeTexts)
  const both = useBoth()
  const { format } = useLanguage()
  return (
    <Section title={t.position}>
      <AriaLink href="/finder" className="position-card">
        <Rose heading={position?.value.heading ?? null} known={position !== null} />
        <span className="position-words">
          <span className="type-heading">{both(brand.services.carFinder)}</span>
          {position ? (
            <span className="type-note">{t.at(format.number(position.value.latitude, 4), format.number(position.value.longitude, 4))}</span>
          ) : null}
          <AgeText at={position?.measuredAt ?? null} {...(position ? { old: position.old } : {})} short />
          <span className="type-note text-quiet">{t.mayBeOff}</span>
        </span>
        <Icon name="chevron-right" size={20} className="row-chevron" />
      </AriaLink>
    </Section>
  )
}

/** North up; the arrow is where the nose points. */
function Rose({ heading, known }: { heading: number | null; known: boolean }) {
  return (
    <svg viewBox="0 0 120 120" className="rose" aria-hidden="true">
      <rect width="120" height="120" className="rose-ground" />
      <path className="rose-grid" d="M0 20h120M0 60h120M0 100h120M20 0v120M60 0v120M100 0v120" />
      <circle className="rose-ring" cx="60" cy="60" r="44" />
      <circle className="rose-ring" cx="60" cy="60" r="22" />
      {known ? (
        <g transform={`translate(60 60) rotate(${heading ?? 0})`}>
          <circle className="rose-car" r="15" />
          {heading === null ? <circle className="rose-nose" r="4" /> : <path className="rose-nose" d="M0-8L6 6L0 3L-6 6z" />}
        </g>
      ) : null}
    </svg>
  )
}
