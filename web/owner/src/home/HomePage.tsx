import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { NoContract } from '../contracts/NoContract.tsx'
import { ReportsLink } from '../drives/ReportsLink.tsx'
import { AskSheet } from '../remote/AskSheet.tsx'
import { useAsking } from '../remote/asking.ts'
import { lacksContract, useCarState, useWatch } from '../remote/car.ts'
import { useTitle } from '../shell/Page.tsx'
import { shellTexts } from '../shell/texts.ts'
import { useVehicles } from '../vehicles/garage.ts'
import { selectedOf, whyWithout } from '../vehicles/services.ts'
import { vehicleTexts } from '../vehicles/texts.ts'
import { CarFigures } from './CarFigures.tsx'
import { CarHero } from './CarHero.tsx'
import { PlanCard } from './PlanCard.tsx'
import { PositionCard } from './PositionCard.tsx'
import { WithoutRemote } from './WithoutRemote.tsx'

/** The selected car at a glance (APP-03, APP-06). */
export function HomePage() {
  const t = { ...useTexts(vehicleTexts), home: useTexts(shellTexts).home }
  useTitle(t.home)
  const { data: vehicles, error, refetch } = useVehicles()
  if (error && !vehicles) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!vehicles) return <Skeleton height="70dvh" />
  const vehicle = selectedOf(vehicles)
  if (vehicle) return <CarHome key={vehicle.id} vehicle={vehicle} vehicles={vehicles} />
  return (
    <>
      <h1 className="only-heard">{t.home}</h1>
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
    </>
  )
}

function CarHome({ vehicle, vehicles }: { vehicle: Vehicle; vehicles: readonly Vehicle[] }) {
  const state = useCarState(vehicle)
  useWatch(vehicle)
  const asking = useAsking(vehicle, state.data)
  const without = whyWithout(vehicle, 'remote-check')
  const uncontracted = lacksContract(state.error)
  return (
    <div className="home">
      <CarHero vehicle={vehicle} vehicles={vehicles} state={uncontracted ? undefined : state.data} asking={asking} acts={!uncontracted} />
      <div className="home-side">
        {uncontracted ? (
          <NoContract vehicle={vehicle} />
        ) : without ? (
          <WithoutRemote why={without} />
        ) : state.data ? (
          <>
            <CarFigures state={state.data} />
            <PlanCard state={state.data} />
            {whyWithout(vehicle, 'car-finder') === null ? <PositionCard state={state.data} /> : null}
          </>
        ) : state.error ? (
          <ErrorState error={state.error} onRetry={() => void state.refetch()} />
        ) : (
          <Skeleton height="24rem" />
        )}
        {vehicle.role === 'owner' ? <ReportsLink /> : null}
      </div>
      <AskSheet asking={asking} />
    </div>
  )
}
