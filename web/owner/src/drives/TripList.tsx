import type { Trip } from '@tsunagu/contract/drives.ts'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Link as AriaLink } from 'react-aria-components'
import { tripAt } from './drives.ts'
import { useDriveFormat } from './format.ts'
import { driveTexts } from './texts.ts'

/** A month's drives under their days, the newest first. */
export function TripList({ vehicleId, trips }: { vehicleId: string; trips: readonly Trip[] }) {
  const say = useDriveFormat()
  const days = [...Map.groupBy(trips, ({ day }) => day)]
  return (
    <div className="trip-days">
      {days.map(([day, of]) => (
        <section key={day} aria-label={say.day(day)}>
          <div className="trip-day">
            <h3>{say.day(day)}</h3>
            <span>{say.km(of.reduce((sum, { distance }) => sum + distance, 0))}</span>
          </div>
          <ul className="card trip-rows" data-flush>
            {of.map((trip) => (
              <li key={trip.id}>
                <TripRow vehicleId={vehicleId} trip={trip} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function TripRow({ vehicleId, trip }: { vehicleId: string; trip: Trip }) {
  const t = useTexts(driveTexts)
  const say = useDriveFormat()
  const economy = say.economy(trip.consumption)
  return (
    <AriaLink href={tripAt(vehicleId, trip.id)} className="row trip-row">
      <span className="row-main">
        <span className="row-title trip-times">
          {say.time(trip.startedAt)} <span aria-hidden="true">→</span>
          <span className="only-heard">{t.to}</span> {say.time(trip.endedAt)}
        </span>
        <span className="row-about">
          {say.duration(trip.seconds)}
          {economy ? ` ・ ${economy}` : ''}
        </span>
      </span>
      <span className="trip-way">{say.km(trip.distance)}</span>
      <span className="trip-scores">
        <Score label={t.eco} score={trip.eco} />
        <Score label={t.safety} score={trip.safety} />
      </span>
      <Icon name="chevron-right" size={20} className="row-chevron" />
    </AriaLink>
  )
}

function Score({ label, score }: { label: string; score: number | null }) {
  return (
    <span className="trip-score">
      <span>{label}</span>
      <b>{score ?? '—'}</b>
    </span>
  )
}
