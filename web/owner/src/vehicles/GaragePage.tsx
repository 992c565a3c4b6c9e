import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { useRef } from 'react'
import { Page } from '../shell/Page.tsx'
import { CarImage } from './CarImage.tsx'
import { useSelectVehicle } from './CarSwitch.tsx'
import { useVehicles } from './garage.ts'
import { selectedOf, withFirst } from './services.ts'
import { vehicleTexts } from './texts.ts'

/** Myガレージ: cars one owns and cars lent to one (APP-03). */
export function GaragePage() {
  const t = useTexts(vehicleTexts)
  const { data: vehicles, error, refetch } = useVehicles()
  // the order of the visit: a car just chosen stays under the finger
  const first = useRef<string>(undefined)
  first.current ??= vehicles && selectedOf(vehicles)?.id
  const add = (
    <LinkButton href="/garage/add" icon="plus">
      {t.add}
    </LinkButton>
  )
  if (error && !vehicles)
    return (
      <Page title={t.garage}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    )
  if (!vehicles)
    return (
      <Page title={t.garage}>
        <Skeleton height="20rem" />
      </Page>
    )
  if (vehicles.length === 0)
    return (
      <Page title={t.garage}>
        <EmptyState
          icon="car"
          title={t.emptyTitle}
          action={
            <LinkButton kind="primary" href="/garage/add">
              {t.enterCode}
            </LinkButton>
          }
        >
          {t.emptyText}
        </EmptyState>
      </Page>
    )
  const ordered = withFirst(vehicles, first.current)
  const owned = ordered.filter(({ role }) => role === 'owner')
  const lent = ordered.filter(({ role }) => role !== 'owner')
  return (
    <Page title={t.garage} lead={t.garageLead} action={add}>
      {owned.length > 0 ? <Cars title={t.owned} cars={owned} all={vehicles} /> : null}
      {lent.length > 0 ? <Cars title={t.lent} cars={lent} all={vehicles} /> : null}
    </Page>
  )
}

function Cars({ title, cars, all }: { title: string; cars: readonly Vehicle[]; all: readonly Vehicle[] }) {
  const t = useTexts(vehicleTexts)
  const select = useSelectVehicle()
  const selected = selectedOf(all)
  return (
    <Section title={title}>
      <ul className="garage">
        {cars.map((car) => (
          <li key={car.id} className="card garage-car">
            <div className="garage-picture">
              <CarImage vehicle={car} decorative />
            </div>
            <div className="garage-words">
              <h3 className="type-heading">{car.name}</h3>
              <p className="type-small text-quiet">
                {car.nickname === null ? t.gradeOf(car.model.grade) : `${car.model.name} ${car.model.grade}`}
              </p>
              <p className="type-small text-quiet">{car.plate ?? t.noPlate}</p>
            </div>
            <div className="garage-acts">
              {car.id === selected?.id ? (
                <Badge tone="accent" icon="check">
                  {t.selected}
                </Badge>
              ) : (
                <Button kind="quiet" pending={select.isPending && select.variables?.id === car.id} onPress={() => select.mutate(car)}>
                  {t.choose}
                </Button>
              )}
              <LinkButton kind="quiet" href={`/garage/${car.id}`}>
                {t.details}
                <span className="only-heard"> {car.name}</span>
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
