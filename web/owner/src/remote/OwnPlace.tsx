import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import type { Spot } from '@tsunagu/kit/CarMap.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { distanceBetween } from '@tsunagu/kit/map/metres.ts'
import { bearing, windOf } from './bearing.ts'
import { finderTexts } from './finder-texts.ts'
import type { OwnPosition } from './own-position.ts'

/** How far and in which direction the car lies from here; asks for the own position only when tapped, and explains a refusal. */
export function OwnPlace({ own, ask, car }: { own: OwnPosition; ask: () => void; car: Spot }) {
  const t = useTexts(finderTexts)
  if (own.state === 'known') return <Way from={own.spot} accuracy={own.accuracy} to={car} />
  if (own.state === 'denied')
    return (
      <Banner tone="caution" title={t.denied} live>
        {t.deniedText}
      </Banner>
    )
  if (own.state === 'unsupported') return <Banner>{t.unsupported}</Banner>
  return (
    <div className="flex flex-col gap-3">
      {own.state === 'unavailable' ? (
        <Banner tone="caution" live>
          {t.unavailable}
        </Banner>
      ) : null}
      <Button icon="locate" wide pending={own.state === 'looking'} onPress={ask}>
        {t.showMe}
      </Button>
      <p className="type-note text-quiet">{t.stays}</p>
    </div>
  )
}

/** Nearer than the positions can tell apart. */
const hereMetres = 15

function Way({ from, accuracy, to }: { from: Spot; accuracy: number; to: Spot }) {
  const t = useTexts(finderTexts)
  const { format } = useLanguage()
  const metres = distanceBetween(from, to)
  const degrees = bearing(from, to)
  if (metres < Math.max(hereMetres, accuracy / 2)) return <Banner tone="good">{t.here}</Banner>
  return (
    <div className="way">
      <span className="way-mark" style={{ rotate: `${Math.round(degrees) - 45}deg` }}>
        <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
          <path d="M20 4L4 11l7 2 2 7z" fill="currentColor" />
        </svg>
      </span>
      <p>
        <span className="way-distance">{t.away(format.distance(metres))}</span>
        <span className="block type-small text-quiet">{t.direction(t[windOf(degrees)])}</span>
      </p>
    </div>
  )
}
