import type { CarState } from '@tsunagu/contract/remote.ts'
import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Section } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { Skeleton } from '@tsunagu/kit/States.tsx'
import { NoContract } from '../contracts/NoContract.tsx'
import { Page } from '../shell/Page.tsx'
import { AskSheet } from './AskSheet.tsx'
import { type Asking, useAsking } from './asking.ts'
import { lacksContract, useCarState, useRequests, useWatch } from './car.ts'
import { OfSelectedCar } from './OfSelectedCar.tsx'
import { OperationCard } from './OperationCard.tsx'
import { oldestOf } from './oldest.ts'
import { asking as askingOf, type Operation } from './operations.ts'
import { PresenceLine } from './PresenceLine.tsx'
import { RequestList } from './RequestList.tsx'
import { currentRequest } from './request-view.ts'
import { remoteTexts } from './texts.ts'

/** リモート操作: lock, hazard lamps off, windows closed (ROP-01). Unlocking is not among them. */
export function OperatePage() {
  const t = useTexts(remoteTexts)
  return (
    <Page title={t.operate} back="/remote" backLabel={t.menu} lead={t.safety}>
      <OfSelectedCar>{(vehicle) => <Operate key={vehicle.id} vehicle={vehicle} />}</OfSelectedCar>
    </Page>
  )
}

function Operate({ vehicle }: { vehicle: Vehicle }) {
  const t = useTexts(remoteTexts)
  const { data, error } = useCarState(vehicle)
  const uncontracted = lacksContract(error)
  const state = uncontracted ? undefined : data
  useWatch(vehicle)
  const asking = useAsking(vehicle, state)
  const requests = useRequests(vehicle.id)
  return (
    <>
      <div>
        <p className="type-heading">{vehicle.name}</p>
        {state ? <PresenceLine presence={state.presence} /> : null}
      </div>
      {uncontracted ? <NoContract vehicle={vehicle} /> : <Cards asking={asking} state={state} />}
      <Section title={t.history}>{requests.data ? <RequestList requests={requests.data} /> : <Skeleton lines={3} />}</Section>
      <AskSheet asking={asking} />
    </>
  )
}

function Cards({ asking, state }: { asking: Asking; state: CarState | undefined }) {
  const t = useTexts(remoteTexts)
  const now = useNow()
  const { data: requests = [] } = useRequests(asking.vehicle.id)
  const of = (ask: Operation) => currentRequest(requests, [askingOf[ask].verb], now)
  const windows = state ? oldestOf(state.doors.map((door) => door.window)) : null
  const open = state?.doors.filter((door) => (door.window?.value ?? 0) > 0).length ?? 0
  return (
    <div className="operations">
      <OperationCard
        ask="lock-doors"
        icon={state?.locked?.value ? 'lock' : 'unlock'}
        title={t.doorLock}
        verb={t.lock}
        now={state?.locked ? (state.locked.value ? t.locked : t.unlocked) : t.lockUnknown}
        wanted={state?.locked?.value === true}
        aged={state?.locked ?? null}
        request={of('lock-doors')}
        asking={asking}
        {...(state?.lockedRemotely ? { note: t.lockedRemotely } : {})}
      />
      <OperationCard
        ask="turn-hazard-off"
        icon="hazard"
        title={t.hazardLamp}
        verb={t.hazardOff}
        now={state?.hazard ? (state.hazard.value ? t.flashing : t.notFlashing) : t.stateUnknown}
        wanted={state?.hazard?.value === false}
        aged={state?.hazard ?? null}
        request={of('turn-hazard-off')}
        asking={asking}
      />
      <OperationCard
        ask="close-windows"
        icon="window"
        title={t.windows}
        verb={t.closeWindows}
        now={windows ? (open > 0 ? t.windowsOpen(open) : t.windowsClosed) : t.stateUnknown}
        wanted={windows !== null && open === 0}
        aged={windows}
        request={of('close-windows')}
        asking={asking}
      />
    </div>
  )
}
