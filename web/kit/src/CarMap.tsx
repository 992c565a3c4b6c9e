import { lazy, Suspense } from 'react'
import { useLanguage, useTexts } from './language.tsx'
import { distanceBetween, type Spot } from './map/metres.ts'
import type { Tiles } from './map/style.ts'
import { Skeleton } from './States.tsx'
import { kitTexts } from './texts.ts'

export type { Spot } from './map/metres.ts'
export type { Tiles } from './map/style.ts'

export interface CarMapProps {
  /** Degrees WGS 84; accuracy: radius in metres; heading: degrees from north. */
  car: Spot & { accuracy?: number | null; heading?: number | null }
  user?: Spot | null
  /** From the centre's configuration; without it, or where it cannot be reached, the outline is drawn. */
  tiles?: Tiles | undefined
}

/** MapLibre is large: a page without a map never loads it. */
const LiveMap = lazy(async () => ({ default: (await import('./map/LiveMap.tsx')).LiveMap }))

/** Where the car is, with what the picture cannot say in words below it (and for those who do not see it). */
export function CarMap(props: CarMapProps) {
  const t = useTexts(kitTexts)
  const { format } = useLanguage()
  const { car, user, tiles } = props
  return (
    <figure>
      <Suspense fallback={<Skeleton height="var(--map-height, clamp(20rem, 52dvh, 34rem))" />}>
        <LiveMap {...props} />
      </Suspense>
      <figcaption className="map-caption">
        <span>
          {t.mapText(format.number(car.latitude, 5), format.number(car.longitude, 5))}
          {user ? <> — {t.mapAway(format.distance(distanceBetween(car, user)))}</> : null}
        </span>
        <span>
          {t.mapCaption}
          {car.accuracy ? <> · {t.mapAccuracy(format.distance(car.accuracy))}</> : null}
        </span>
        {tiles ? null : <span>{t.mapNoDetail}</span>}
      </figcaption>
    </figure>
  )
}
