import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { CarPlan } from '@tsunagu/kit/CarPlan.tsx'
import { planOf } from '@tsunagu/kit/car-plan.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { useEffect, useRef } from 'react'
import { NoContract } from '../contracts/NoContract.tsx'
import { WithoutRemote } from '../home/WithoutRemote.tsx'
import { Page } from '../shell/Page.tsx'
import { whyWithout } from '../vehicles/services.ts'
import { useWhyNot } from '../vehicles/why-not.ts'
import { AskSheet } from './AskSheet.tsx'
import { useAsking } from './asking.ts'
import { CheckList } from './CheckList.tsx'
import { lacksContract, useCarState, useCautions, useRequests, useWatch } from './car.ts'
import { OfSelectedCar } from './OfSelectedCar.tsx'
import { asking as askingOf } from './operations.ts'
import { PresenceLine } from './PresenceLine.tsx'
import { RequestPanel } from './RequestPanel.tsx'
import { currentRequest } from './request-view.ts'
import { remoteTexts } from './texts.ts'

/** リモート確認: everything the car reports, each with its own age (RCK-01, RCK-02, IMP-10). */
export function CheckPage() {
  const t = useTexts(remoteTexts)
  return (
    <Page title={t.check} back="/remote" backLabel={t.menu}>
      <OfSelectedCar>{(vehicle) => <Check key={vehicle.id} vehicle={vehicle} />}</OfSelectedCar>
    </Page>
  )
}

function Check({ vehicle }: { vehicle: Vehicle }) {
  const t = useTexts(remoteTexts)
  const now = useNow()
  const { data: state, error, refetch } = useCarState(vehicle)
  useWatch(vehicle)
  const asking = useAsking(vehicle, state)
  useReadFirst(asking)
  const { data: requests = [] } = useRequests(vehicle.id)
  const request = currentRequest(requests, [askingOf.refresh.verb], now)
  const why = asking.whyNot('refresh')
  // a car that was never heard may still be asked; a phone that only tells where it is cannot
  const reason = useWhyNot()(why === 'not-on-device' ? why : null)
  const without = whyWithout(vehicle, 'remote-check')
  if (without) return <WithoutRemote why={without} />
  if (lacksContract(error)) return <NoContract vehicle={vehicle} />
  const abouts = { online: t.onlineAbout, asleep: t.asleepAbout, lost: t.lostAbout, never: t.neverAbout }
  return (
    <div className="check">
      <div className="check-side">
        <div className="card check-head">
          <div>
            <p className="type-heading">{vehicle.name}</p>
            {state ? (
              <>
                <PresenceLine presence={state.presence} />
                <p className="type-note text-quiet mt-1">{abouts[state.presence.state]}</p>
              </>
            ) : null}
          </div>
          {state ? (
            <div className="check-plan">
              <CarPlan state={planOf(state)} />
            </div>
          ) : null}
          <Button icon="refresh" wide pending={asking.busy('refresh')} disabledReason={reason} onPress={() => asking.tap('refresh')}>
            {t.refresh}
          </Button>
          {request ? <RequestPanel request={request} /> : null}
        </div>
        <Banner>{t.notNow}</Banner>
      </div>
      <div className="check-list">
        {state ? (
          <CheckList state={state} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton height="40rem" />
        )}
      </div>
      <AskSheet asking={asking} />
    </div>
  )
}

/** GEN-21: the cautions come up by themselves at the first visit, once; refused to read, they come again with the first refresh. */
function useReadFirst({ tap }: { tap: (ask: 'refresh') => void }): void {
  const { data: cautions } = useCautions()
  const shown = useRef(false)
  const unread = cautions?.some(({ about, acknowledgedAt }) => about === 'remote-check' && acknowledgedAt === null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a visit
  useEffect(() => {
    if (!unread || shown.current) return
    shown.current = true
    tap('refresh')
  }, [unread])
}
