import { useQuery } from '@tanstack/react-query'
import { brand } from '@tsunagu/contract/brand.ts'
import { readMap } from '@tsunagu/contract/platform.ts'
import type { CarState } from '@tsunagu/contract/remote.ts'
import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { AgeText } from '@tsunagu/kit/AgeText.tsx'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { CarMap } from '@tsunagu/kit/CarMap.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { NoContract } from '../contracts/NoContract.tsx'
import { Page } from '../shell/Page.tsx'
import { whyWithout } from '../vehicles/services.ts'
import { vehicleTexts } from '../vehicles/texts.ts'
import { useWhyNot } from '../vehicles/why-not.ts'
import { AskSheet } from './AskSheet.tsx'
import { type Asking, useAsking } from './asking.ts'
import { walkingAddress } from './bearing.ts'
import { lacksContract, useCarState, useRequests, useWatch } from './car.ts'
import { finderTexts } from './finder-texts.ts'
import { OfSelectedCar } from './OfSelectedCar.tsx'
import { OwnPlace } from './OwnPlace.tsx'
import { asking as askingOf, fresh } from './operations.ts'
import { useOwnPosition } from './own-position.ts'
import { RequestPanel } from './RequestPanel.tsx'
import { currentRequest } from './request-view.ts'
import { remoteTexts } from './texts.ts'

/** カーファインダー: where the car is, how far, and a flash of its lamps (FND-01 … FND-03). */
export function FinderPage() {
  const both = useBoth()
  const t = useTexts(remoteTexts)
  return (
    <Page title={both(brand.services.carFinder)} back="/remote" backLabel={t.menu}>
      <OfSelectedCar>{(vehicle) => <Finder key={vehicle.id} vehicle={vehicle} />}</OfSelectedCar>
    </Page>
  )
}

function Finder({ vehicle }: { vehicle: Vehicle }) {
  const t = useTexts(finderTexts)
  const whys = useTexts(vehicleTexts)
  const { data: state, error, refetch } = useCarState(vehicle)
  useWatch(vehicle)
  const asking = useAsking(vehicle, state)
  const without = whyWithout(vehicle, 'car-finder') ?? whyWithout(vehicle, 'remote-check')
  if (without)
    return (
      <EmptyState icon="pin" title={t.without}>
        {whys[without]}
      </EmptyState>
    )
  if (lacksContract(error)) return <NoContract vehicle={vehicle} />
  if (!state) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton height="60dvh" />
  return (
    <>
      <Found vehicle={vehicle} state={state} asking={asking} />
      <AskSheet asking={asking} />
    </>
  )
}

function Found({ vehicle, state, asking }: { vehicle: Vehicle; state: CarState; asking: Asking }) {
  const t = useTexts(finderTexts)
  const { own, ask } = useOwnPosition()
  const ground = useQuery({ queryKey: ['map'], queryFn: ({ signal }) => call(readMap, { signal }), staleTime: Number.POSITIVE_INFINITY })
  const { position } = state
  if (!position)
    return (
      <>
        <EmptyState icon="pin" title={t.noPosition}>
          {t.noPositionText}
        </EmptyState>
        <Flash asking={asking} />
      </>
    )
  const car = position.value
  return (
    <div className="finder">
      <div className="finder-map">
        {ground.isPending ? (
          <Skeleton height="var(--map-height)" />
        ) : (
          <CarMap car={car} user={own.state === 'known' ? own.spot : null} tiles={ground.data?.tiles ?? undefined} />
        )}
      </div>
      <div className="finder-side">
        <div>
          <p className="type-heading">{vehicle.name}</p>
          <AgeText at={position.measuredAt} old={position.old} why={position.why} />
          <p className="type-note text-quiet">{t.mayBeOff}</p>
        </div>
        {fresh(state.moving) ? <Banner tone="info">{t.moving}</Banner> : null}
        <Flash asking={asking} />
        <OwnPlace own={own} ask={ask} car={car} />
        <Link alone external icon="locate" href={walkingAddress(car, /iPhone|iPad|Mac/.test(navigator.userAgent))}>
          {t.walk}
        </Link>
      </div>
    </div>
  )
}

/** 「見つける」: the hazard lamps flash, and the way of the request shows (FND-02). */
function Flash({ asking }: { asking: Asking }) {
  const t = useTexts(remoteTexts)
  const now = useNow()
  const { data: requests = [] } = useRequests(asking.vehicle.id)
  const request = currentRequest(requests, [askingOf['flash-hazard'].verb], now)
  const reason = useWhyNot()(asking.whyNot('flash-hazard'))
  return (
    <div className="card finder-flash">
      <Button
        kind="primary"
        icon="hazard"
        wide
        pending={asking.busy('flash-hazard')}
        disabledReason={reason}
        onPress={() => asking.tap('flash-hazard')}
      >
        {t.flash}
      </Button>
      <p className="type-small text-quiet">{t.flashAbout}</p>
      {request ? <RequestPanel request={request} named={false} /> : null}
    </div>
  )
}
