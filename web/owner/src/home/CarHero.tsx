import type { CarState } from '@tsunagu/contract/remote.ts'
import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Badge, Banner } from '@tsunagu/kit/Banner.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import type { Asking } from '../remote/asking.ts'
import { useRequests } from '../remote/car.ts'
import { asking as askingOf, asks, fresh } from '../remote/operations.ts'
import { PresenceLine } from '../remote/PresenceLine.tsx'
import { currentRequest } from '../remote/request-view.ts'
import { remoteTexts } from '../remote/texts.ts'
import { CarImage } from '../vehicles/CarImage.tsx'
import { CarSwitch } from '../vehicles/CarSwitch.tsx'
import { LatestRequest } from './LatestRequest.tsx'
import { LockState } from './LockState.tsx'
import { QuickActs } from './QuickActs.tsx'

interface CarHeroProps {
  vehicle: Vehicle
  vehicles: readonly Vehicle[]
  state: CarState | undefined
  asking: Asking
  /** False: nothing may be asked of the car. */
  acts: boolean
}

/** The car itself: its name, its picture, locked or not, and what one most often asks of it. */
export function CarHero({ vehicle, vehicles, state, asking, acts }: CarHeroProps) {
  const t = useTexts(remoteTexts)
  const now = useNow()
  const { data: requests = [] } = useRequests(vehicle.id)
  const request = currentRequest(
    requests,
    asks.map((ask) => askingOf[ask].verb),
    now,
  )
  const panel = request ? <LatestRequest key={request.id} request={request} /> : null
  return (
    <div className="hero">
      <div className="hero-head">
        <CarSwitch vehicle={vehicle} vehicles={vehicles} />
        {state ? <PresenceLine presence={state.presence} /> : null}
      </div>
      <div className="hero-picture">
        <CarImage vehicle={vehicle} />
      </div>
      {state ? (
        <div className="hero-state">
          <LockState state={state} />
          {panel}
          <div className="flex flex-wrap gap-2">
            {fresh(state.moving) ? <Badge tone="accent">{t.moving}</Badge> : null}
            {fresh(state.charging) ? (
              <Badge tone="accent" icon="charge">
                {t.chargingNow}
              </Badge>
            ) : null}
            {fresh(state.hazard) ? (
              <Badge tone="caution" icon="hazard">
                {t.hazardOn}
              </Badge>
            ) : null}
          </div>
          {state.lockedRemotely ? <Banner tone="caution">{t.lockedRemotely}</Banner> : null}
        </div>
      ) : (
        panel
      )}
      {acts ? <QuickActs asking={asking} /> : null}
    </div>
  )
}
