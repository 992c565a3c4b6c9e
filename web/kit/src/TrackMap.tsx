import { lazy, Suspense } from 'react'
import { useTexts } from './language.tsx'
import type { Spot } from './map/metres.ts'
import type { Tiles } from './map/style.ts'
import { Skeleton } from './States.tsx'
import { kitTexts } from './texts.ts'

export interface TrackMapProps {
  /** In order; null: nobody knows where it was (a tunnel), the line is broken there. */
  points: readonly (Spot | null)[]
  /** A spot to point out: what the reader looks at elsewhere on the page. */
  here?: Spot | null
  /** Spots with a sign. */
  marks?: readonly { spot: Spot; kind: 'faster' | 'slower' }[]
  tiles?: Tiles | undefined
}

/** MapLibre is large: a page without a map never loads it. */
const LiveTrack = lazy(async () => ({ default: (await import('./map/LiveTrack.tsx')).LiveTrack }))

/** A way on the map, from its first to its last spot. What it shows stands in words beside it: that is the page's. */
export function TrackMap(props: TrackMapProps) {
  const t = useTexts(kitTexts)
  return (
    <figure>
      <Suspense fallback={<Skeleton height="var(--map-height, clamp(20rem, 52dvh, 34rem))" />}>
        <LiveTrack {...props} />
      </Suspense>
      <figcaption className="map-caption">
        <span>{t.mapCaption}</span>
        {props.tiles ? null : <span>{t.mapNoDetail}</span>}
      </figcaption>
    </figure>
  )
}
