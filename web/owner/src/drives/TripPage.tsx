import { useRouter } from '@tanstack/react-router'
import type { WholeTrip } from '@tsunagu/contract/drives.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { TrackMap } from '@tsunagu/kit/TrackMap.tsx'
import { useMemo, useState } from 'react'
import { problems } from '../problems.ts'
import { Page } from '../shell/Page.tsx'
import { Facts } from '../vehicles/Facts.tsx'
import { useDeleting } from './deleting.tsx'
import { drivesAt, tripAt, useGround, useTrip } from './drives.ts'
import { Reasons } from './Evaluation.tsx'
import { ExportSheet } from './ExportSheet.tsx'
import { useDriveFormat } from './format.ts'
import { keepingTexts } from './keeping-texts.ts'
import { ScoreRing } from './ScoreRing.tsx'
import { SpeedChart } from './SpeedChart.tsx'
import { driveTexts } from './texts.ts'

/** One drive: where it went, how fast, how it was driven (APP-12). */
export function TripPage({ vehicleId, tripId }: { vehicleId: string; tripId: string }) {
  const t = useTexts(driveTexts)
  const say = useDriveFormat()
  const { data: trip, error, refetch } = useTrip(vehicleId, tripId)
  return (
    <Page title={trip ? t.summary(say.day(trip.day)) : t.trip} back={drivesAt(vehicleId, trip?.day.slice(0, 7))} backLabel={t.title}>
      {trip ? (
        <OneTrip key={trip.id} vehicleId={vehicleId} trip={trip} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} problems={problems} />
      ) : (
        <Skeleton height="60dvh" />
      )}
    </Page>
  )
}

function OneTrip({ vehicleId, trip }: { vehicleId: string; trip: WholeTrip }) {
  const t = useTexts(driveTexts)
  const { safety, eco } = trip.evaluation
  return (
    <>
      <Way trip={trip} />
      <div className="two">
        <Section title={t.trip}>
          <TripFacts trip={trip} />
        </Section>
        <Section title={t.diagnosis}>
          <div className="card">
            <div className="scores">
              <ScoreRing label={t.eco} score={eco.score} />
              <ScoreRing label={t.safety} score={safety.score} />
            </div>
            <Reasons eco={eco} safety={safety} />
          </div>
        </Section>
      </div>
      <Acts vehicleId={vehicleId} trip={trip} />
    </>
  )
}

/** The map and the chart show the same moment. */
function Way({ trip }: { trip: WholeTrip }) {
  const t = useTexts(driveTexts)
  const { data: ground, isPending } = useGround()
  const [index, setIndex] = useState(0)
  const { track, hard } = trip
  const points = useMemo(
    () =>
      track.t.map((_, i) => {
        const [latitude, longitude] = [track.latitude[i] ?? null, track.longitude[i] ?? null]
        return latitude === null || longitude === null ? null : { latitude, longitude }
      }),
    [track],
  )
  const marks = useMemo(
    () =>
      hard.flatMap(({ t: seconds, acceleration }) => {
        const spot = points[track.t.findIndex((at) => at >= seconds)]
        return spot ? [{ spot, kind: acceleration > 0 ? ('faster' as const) : ('slower' as const) }] : []
      }),
    [hard, points, track],
  )
  const braking = marks.filter(({ kind }) => kind === 'slower').length
  return (
    <div className="trip-way-parts">
      {points.every((point) => point === null) ? (
        <EmptyState icon="pin" title={t.noPlace}>
          {t.updated}
        </EmptyState>
      ) : isPending ? (
        <Skeleton height="var(--map-height)" />
      ) : (
        <div>
          <TrackMap points={points} here={index === 0 ? null : (points[index] ?? null)} marks={marks} tiles={ground?.tiles ?? undefined} />
          {marks.length > 0 ? <p className="type-note text-quiet">{t.hard(braking, marks.length - braking)}</p> : null}
        </div>
      )}
      {track.speed.some((speed) => speed !== null) ? (
        <Section title={t.speed}>
          <SpeedChart trip={trip} track={track} index={index} onLook={setIndex} />
        </Section>
      ) : null}
    </div>
  )
}

function TripFacts({ trip }: { trip: WholeTrip }) {
  const t = useTexts(driveTexts)
  const say = useDriveFormat()
  const { consumption } = trip
  const some = (name: string, value: string | null) => (value === null ? [] : [{ name, value }])
  return (
    <div className="card">
      <Facts
        facts={[
          { name: t.from, value: say.time(trip.startedAt) },
          { name: t.to, value: say.time(trip.endedAt) },
          { name: t.distance, value: say.km(trip.distance) },
          { name: t.duration, value: say.duration(trip.seconds) },
          { name: t.moving, value: say.duration(trip.movingSeconds) },
          ...some(t.idle, trip.idleSeconds === null ? null : say.duration(trip.idleSeconds)),
          { name: t.average, value: say.speed(trip.averageSpeed) },
          { name: t.top, value: say.speed(trip.topSpeed) },
          ...some(t.usedFuel, say.fuel(consumption)),
          ...some(t.usedEnergy, say.energy(consumption)),
          ...some(t.economy, say.economy(consumption)),
        ]}
      />
      <p className="type-note text-quiet mt-4">
        {trip.distanceBy === 'positions' ? `${t.byPositions} ` : ''}
        {t.shownAll}
      </p>
    </div>
  )
}

function Acts({ vehicleId, trip }: { vehicleId: string; trip: WholeTrip }) {
  const t = useTexts(driveTexts)
  const words = useTexts(keepingTexts)
  const say = useDriveFormat()
  const router = useRouter()
  const [exporting, setExporting] = useState(false)
  const deleting = useDeleting(vehicleId, () => router.history.push(drivesAt(vehicleId, trip.day.slice(0, 7))))
  const what = words.theTrip(say.day(trip.day), say.time(trip.startedAt), say.time(trip.endedAt))
  return (
    <div className="trip-acts">
      <div className="trip-leaf">
        {trip.before ? (
          <LinkButton href={tripAt(vehicleId, trip.before)} icon="chevron-left" kind="quiet">
            {t.before}
          </LinkButton>
        ) : null}
        {trip.after ? (
          <LinkButton href={tripAt(vehicleId, trip.after)} icon="chevron-right" kind="quiet">
            {t.after}
          </LinkButton>
        ) : null}
      </div>
      <div className="trip-leaf">
        <Button icon="download" onPress={() => setExporting(true)}>
          {t.export}
        </Button>
        <Button icon="trash" onPress={() => deleting.ask({ body: { what: 'trip', tripId: trip.id }, words: what })}>
          {t.delete}
        </Button>
      </div>
      <ExportSheet
        open={exporting}
        onClose={() => setExporting(false)}
        title={what}
        at={(format) => `/api/vehicles/${vehicleId}/trips/${trip.id}/export?format=${format}`}
        csv={words.csvPoints}
      />
      {deleting.sheets}
    </div>
  )
}
