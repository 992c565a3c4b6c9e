import { brand } from '@tsunagu/contract/brand.ts'
import type { DriveLog } from '@tsunagu/contract/drives.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { Link, LinkButton } from '@tsunagu/kit/Link.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { Link as AriaLink } from 'react-aria-components'
import { problems } from '../problems.ts'
import { OfSelectedCar } from '../remote/OfSelectedCar.tsx'
import { Page } from '../shell/Page.tsx'
import { DayBars } from './DayBars.tsx'
import { diagnosisAt, drivesAt, keepingAt, useCars, useDiagnosis, useKeeping, useLog, useTrips } from './drives.ts'
import { useDriveFormat } from './format.ts'
import { monthNow, shifted } from './months.ts'
import { ScoreRing } from './ScoreRing.tsx'
import { TripList } from './TripList.tsx'
import { driveTexts } from './texts.ts'

/** レポート of the selected car (APP-12). */
export function ReportsPage() {
  const both = useBoth()
  return (
    <Page title={both(brand.services.reports)}>
      <OfSelectedCar>
        {({ id, role }) => (role === 'owner' ? <Drives key={id} vehicleId={id} month={undefined} /> : <Shared />)}
      </OfSelectedCar>
    </Page>
  )
}

/** … of a car by its address, in a month. */
export function DrivesPage({ vehicleId, month }: { vehicleId: string; month: string | undefined }) {
  const both = useBoth()
  return (
    <Page title={both(brand.services.reports)}>
      <Drives vehicleId={vehicleId} month={month} />
    </Page>
  )
}

function Shared() {
  const t = useTexts(driveTexts)
  return <Banner>{t.shared}</Banner>
}

function Drives({ vehicleId, month = monthNow() }: { vehicleId: string; month: string | undefined }) {
  const t = useTexts(driveTexts)
  const { data: log, error, refetch } = useLog(vehicleId, month)
  const { data: cars = [] } = useCars()
  const car = cars.find((one) => one.vehicleId === vehicleId)
  if (!log) return error ? <ErrorState error={error} onRetry={() => void refetch()} problems={problems} /> : <Skeleton height="60dvh" />
  return (
    <>
      <div className="drives-head">
        <p className="type-heading">{car?.name}</p>
        <MonthStep vehicleId={vehicleId} log={log} />
      </div>
      {car && !car.present ? <Banner>{t.former}</Banner> : null}
      {log.first === null ? (
        <NothingYet vehicleId={vehicleId} />
      ) : log.total.trips === 0 ? (
        <EmptyState
          icon="route"
          title={t.monthEmpty}
          {...(log.last && log.last !== month ? { action: <LinkButton href={drivesAt(vehicleId, log.last)}>{t.toLast}</LinkButton> } : {})}
        >
          {t.updated}
        </EmptyState>
      ) : (
        <Month vehicleId={vehicleId} log={log} />
      )}
      <More vehicleId={vehicleId} />
    </>
  )
}

function MonthStep({ vehicleId, log: { month, first } }: { vehicleId: string; log: DriveLog }) {
  const t = useTexts(driveTexts)
  const say = useDriveFormat()
  const step = (by: number, possible: boolean) =>
    possible ? (
      <AriaLink href={drivesAt(vehicleId, shifted(month, by))} className="icon-button" aria-label={by < 0 ? t.previous : t.next}>
        <Icon name={by < 0 ? 'chevron-left' : 'chevron-right'} size={22} />
      </AriaLink>
    ) : (
      <span className="icon-button month-end" aria-hidden="true">
        <Icon name={by < 0 ? 'chevron-left' : 'chevron-right'} size={22} />
      </span>
    )
  return (
    <nav className="month-step" aria-label={t.log}>
      {step(-1, first !== null && month > first)}
      <h2 className="month-name">{say.month(month)}</h2>
      {step(1, month < monthNow())}
    </nav>
  )
}

function NothingYet({ vehicleId }: { vehicleId: string }) {
  const t = useTexts(driveTexts)
  const { data: keeping } = useKeeping(vehicleId)
  return (
    <EmptyState icon="route" title={t.emptyTitle}>
      {keeping?.recording === false ? t.emptyOff : t.emptyText}
    </EmptyState>
  )
}

function Month({ vehicleId, log }: { vehicleId: string; log: DriveLog }) {
  const t = useTexts(driveTexts)
  const { data: trips, error, refetch } = useTrips(vehicleId, log.month)
  return (
    <>
      <div className="drives-top">
        <Section title={t.log}>
          <Totals log={log} />
          <DayBars log={log} />
        </Section>
        <Scores vehicleId={vehicleId} month={log.month} />
      </div>
      <Section title={t.list}>
        {trips ? (
          <TripList vehicleId={vehicleId} trips={trips} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} problems={problems} />
        ) : (
          <Skeleton height="20rem" />
        )}
        <p className="type-note text-quiet">{t.updated}</p>
      </Section>
    </>
  )
}

function Totals({ log: { month, total, before } }: { log: DriveLog }) {
  const t = useTexts(driveTexts)
  const { format } = useLanguage()
  const say = useDriveFormat()
  const change = before && before.trips > 0 ? Math.round((total.distance - before.distance) / 100) * 100 : null
  const { kmPerLitre, kmPerKwh } = total.consumption
  const economy = say.economy(total.consumption)
  const used = [
    [t.usedFuel, say.fuel(total.consumption)],
    [t.usedEnergy, say.energy(total.consumption)],
  ] as const
  return (
    <div className="drive-totals">
      <div className="drive-distance">
        <span className="type-note text-quiet">{t.distance}</span>
        <span className="drive-figure">
          {format.fixed(total.distance / 1000, 1)}
          <span className="figure-unit">km</span>
        </span>
        {change === null ? null : (
          <span className="type-note text-quiet">
            {month === monthNow()
              ? t.beforeWas(say.km(before?.distance ?? 0))
              : change === 0
                ? t.same
                : change > 0
                  ? t.more(say.km(change))
                  : t.less(say.km(-change))}
          </span>
        )}
      </div>
      <dl className="drive-facts">
        <Fact name={t.trips} value={t.times(total.trips)} />
        <Fact name={t.time} value={say.duration(total.seconds)} />
        {economy ? (
          <Fact name={kmPerLitre !== null ? t.economyFuel : kmPerKwh !== null ? t.economyEnergy : t.economy} value={economy} />
        ) : (
          used.flatMap(([name, value]) => (value ? [<Fact key={name} name={name} value={value} />] : []))
        )}
      </dl>
    </div>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Scores({ vehicleId, month }: { vehicleId: string; month: string }) {
  const t = useTexts(driveTexts)
  const { data, error, refetch } = useDiagnosis(vehicleId, month)
  return (
    <Section title={t.diagnosis}>
      {data ? (
        <div className="card scores-card">
          <div className="scores">
            <ScoreRing label={t.eco} score={data.eco.score} />
            <ScoreRing label={t.safety} score={data.safety.score} />
          </div>
          <Link alone href={diagnosisAt(vehicleId, month)}>
            {t.toDiagnosis}
          </Link>
        </div>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} problems={problems} />
      ) : (
        <Skeleton height="12rem" />
      )}
    </Section>
  )
}

/** The way to one's data, and to cars one once had. */
function More({ vehicleId }: { vehicleId: string }) {
  const t = useTexts(driveTexts)
  const { format } = useLanguage()
  const { data: cars = [] } = useCars()
  const others = cars.filter((car) => !car.present && car.vehicleId !== vehicleId)
  return (
    <div className="card" data-flush>
      <List label={t.data}>
        <ListItem icon="shield" title={t.data} about={t.dataAbout} href={keepingAt(vehicleId)} />
        {others.map(({ vehicleId: id, name, held }) => (
          <ListItem
            key={id}
            icon="car"
            title={`${t.formerCars}: ${name}`}
            about={t.formerAbout(format.date(held[0]?.from ?? 0), format.date(held.at(-1)?.until ?? Date.now()))}
            href={drivesAt(id)}
          />
        ))}
      </List>
    </div>
  )
}
